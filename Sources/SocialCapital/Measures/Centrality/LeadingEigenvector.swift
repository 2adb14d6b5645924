// SPDX-License-Identifier: Apache-2.0

/// The largest eigenvalue of a graph and its vector, where there is just one.
struct LeadingEigenvector: Sendable {
  /// The spectral radius λ₁.
  let value: Double
  /// The vector, not negative, its largest entry 1.
  let vector: ContiguousArray<Double>
}

extension Graph {
  /// Finds λ₁ and x ≥ 0 with Σⱼ w(j,i)·x(j) = λ₁·x(i), or why they are not unique.
  ///
  /// By the theorem of Perron and Frobenius each strong component has one such pair of its own. The
  /// graph's is unique if one component's value exceeds all others'; its vector then spreads to what
  /// the component reaches and is zero elsewhere.
  ///
  /// - Returns: The pair, or ``Undefined/noTies``, ``Undefined/ambiguous`` (two components tie, or no
  ///   cycle exists, so that λ₁ = 0) or ``Undefined/didNotConverge``.
  func leadingEigenvector(
    tolerance: Double = 1e-15, monitor: Monitor
  ) throws(MeasureError) -> Result<LeadingEigenvector, Undefined> {
    if edgeCount == 0 { return .failure(.noTies) }
    let blocks = try leadingBlocks(tolerance, monitor: monitor)
    guard let first = blocks.first else { return .failure(.ambiguous) }
    guard let pair = first.pair else { return .failure(.didNotConverge) }
    if blocks.count > 1 { return .failure(.ambiguous) }
    var vector = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    for (place, node) in first.nodes.enumerated() { vector[node] = pair.vector[place] }
    if isDirected {
      guard
        try spread(
          &vector, from: first.nodes, value: pair.value, tolerance: tolerance, monitor: monitor)
      else {
        return .failure(.didNotConverge)
      }
    }
    let largest = vector.max() ?? 1
    return .success(
      LeadingEigenvector(
        value: pair.value, vector: ContiguousArray(vector.lazy.map { $0 / largest })))
  }

  /// The spectral radius λ₁: 0 without cycles.
  func spectralRadius(monitor: Monitor) throws(MeasureError) -> Quantity {
    guard let first = try leadingBlocks(1e-15, monitor: monitor).first else { return 0 }
    return first.pair.map { .value($0.value) } ?? .undefined(.didNotConverge)
  }

  /// The strong components whose eigenvalue is the largest, within a relative 10⁻⁹.
  private func leadingBlocks(
    _ tolerance: Double, monitor: Monitor
  ) throws(MeasureError) -> [Block] {
    let parts = (isDirected ? strongComponents() : weakComponents()).parts.filter { $0.count > 1 }
    // One part alone needs no bound.
    let bounded = parts.map { ($0, bound: parts.count == 1 ? .infinity : largestTotal(within: $0)) }
      .sorted { $0.bound != $1.bound ? $0.bound > $1.bound : $0.0[0] < $1.0[0] }
    // Which of several parts has the larger eigenvalue, no coarse one tells.
    let tolerance = parts.count == 1 ? tolerance : 1e-15
    var best: [Block] = []
    for (part, bound) in bounded {
      let top = best.first?.pair?.value ?? 0
      // No eigenvalue exceeds the largest sum of weights that reach a node.
      if bound < top * (1 - 1e-9) { break }
      let block = Block(
        nodes: part,
        pair: try (part.count == nodeCount ? self : induced(on: part))
          .irreducibleEigenvector(tolerance: tolerance, monitor: monitor))
      guard let value = block.pair?.value else { return [block] }
      if value > top * (1 + 1e-9) {
        best = [block]
      } else if value >= top * (1 - 1e-9) {
        best.append(block)
      }
    }
    return best
  }

  private struct Block {
    let nodes: [Int]
    let pair: LeadingEigenvector?
  }

  /// The largest sum of weights that reach a node, by ties of any of the graph's nodes.
  private func largestTotal(within part: [Int]) -> Double {
    part.reduce(0) { largest, node in
      let sum = incoming.positions(of: node).reduce(0) { $0 + (incoming.weights?[$1] ?? 1) }
      return max(largest, sum)
    }
  }

  /// Continues a block's vector to the nodes it reaches: x(i) = Σⱼ w(j,i)·x(j) ÷ λ₁ there.
  ///
  /// Every component reached has a smaller eigenvalue, so plain iteration converges.
  private func spread(
    _ vector: inout ContiguousArray<Double>, from block: [Int], value: Double, tolerance: Double,
    monitor: Monitor
  ) throws(MeasureError) -> Bool {
    var isFixed = [Bool](repeating: false, count: nodeCount)
    for node in block { isFixed[node] = true }
    let reached = nodesReached(from: block).filter { !isFixed[$0] }
    for _ in 0..<20_000 {
      try monitor.checkCancellation()
      var change = 0.0
      for node in reached {
        var sum = 0.0
        for position in incoming.positions(of: node) {
          sum += (incoming.weights?[position] ?? 1) * vector[Int(incoming.targets[position])]
        }
        sum /= value
        change = max(change, abs(sum - vector[node]) / max(sum, .leastNormalMagnitude))
        vector[node] = sum
      }
      if change <= tolerance * 8 { return true }
    }
    return false
  }

  /// The nodes some of the given ones lead to, those included, in the order they are met.
  private func nodesReached(from sources: [Int]) -> [Int] {
    var isReached = [Bool](repeating: false, count: nodeCount)
    for node in sources { isReached[node] = true }
    var queue = sources
    var head = 0
    while head < queue.count {
      for target in outgoing[queue[head]] where !isReached[target] {
        isReached[target] = true
        queue.append(target)
      }
      head += 1
    }
    return queue
  }
}
