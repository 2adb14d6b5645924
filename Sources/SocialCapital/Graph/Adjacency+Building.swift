// SPDX-License-Identifier: Apache-2.0

extension Adjacency {
  /// Where rows begin that have some numbers of entries, and where the last one ends.
  static func offsets(ofCounts counts: ContiguousArray<UInt32>) -> ContiguousArray<UInt32> {
    var offsets = ContiguousArray<UInt32>(repeating: 0, count: counts.count + 1)
    var sum: UInt32 = 0
    for row in counts.indices {
      sum &+= counts[row]
      offsets[row + 1] = sum
    }
    return offsets
  }

  /// The same arcs seen from their other end; rows come out sorted, so transposing sorts.
  func transposed() -> Adjacency {
    let offsets = offsets.span
    let targets = targets.span
    var counts = ContiguousArray<UInt32>(repeating: 0, count: nodeCount)
    var numbers = counts.mutableSpan
    for position in 0..<targets.count { numbers[Int(targets[position])] &+= 1 }
    let starts = Self.offsets(ofCounts: counts)
    var nextPlaces = starts
    var sources = ContiguousArray<UInt32>(repeating: 0, count: targets.count)
    var next = nextPlaces.mutableSpan
    var rows = sources.mutableSpan
    guard let weights else {
      for source in 0..<nodeCount {
        for position in Int(offsets[source])..<Int(offsets[source + 1]) {
          let target = Int(targets[position])
          rows[Int(next[target])] = UInt32(truncatingIfNeeded: source)
          next[target] &+= 1
        }
      }
      return Adjacency(offsets: starts, targets: sources, weights: nil)
    }
    var moved = ContiguousArray<Double>(repeating: 0, count: weights.count)
    for source in 0..<nodeCount {
      for position in Int(offsets[source])..<Int(offsets[source + 1]) {
        let target = Int(targets[position])
        let place = Int(next[target])
        next[target] &+= 1
        rows[place] = UInt32(truncatingIfNeeded: source)
        moved[place] = weights[position]
      }
    }
    return Adjacency(offsets: starts, targets: sources, weights: moved)
  }

  /// Makes one arc of neighbouring equal ones and returns how many arcs that removed.
  mutating func mergeParallels(policy: Graph.ParallelPolicy) throws(GraphError) -> Int {
    guard let first = firstNodeWithParallels() else { return 0 }
    if policy == .reject, let target = firstParallel(of: first) {
      throw .parallel(source: first, target: target)
    }
    var newOffsets = offsets
    var newTargets = targets
    var newWeights: ContiguousArray<Double>?
    let kept: Int
    if let weights {
      var summed = weights
      kept = keepDistinct(weights, policy, from: first, &newOffsets, &newTargets, &summed)
      summed.removeLast(targets.count - kept)
      newWeights = summed
    } else {
      kept = keepDistinct(from: first, &newOffsets, &newTargets)
    }
    let removed = targets.count - kept
    newTargets.removeLast(removed)
    self = Adjacency(offsets: newOffsets, targets: newTargets, weights: newWeights)
    return removed
  }

  /// Keeps the first of equal arcs; the next one kept overwrites those that are not, without a branch.
  private func keepDistinct(
    from first: Int, _ newOffsets: inout ContiguousArray<UInt32>,
    _ newTargets: inout ContiguousArray<UInt32>
  ) -> Int {
    let (offsets, targets) = (offsets.span, targets.span)
    var ends = newOffsets.mutableSpan
    var contacts = newTargets.mutableSpan
    var kept = Int(offsets[first])
    for source in first..<nodeCount {
      // No node has this number.
      var last = UInt32.max
      for position in Int(offsets[source])..<Int(offsets[source + 1]) {
        let target = targets[position]
        contacts[kept] = target
        kept &+= target == last ? 0 : 1
        last = target
      }
      ends[source + 1] = UInt32(truncatingIfNeeded: kept)
    }
    return kept
  }

  /// The same with weights, which are added up if so asked.
  private func keepDistinct(
    _ weights: ContiguousArray<Double>, _ policy: Graph.ParallelPolicy, from first: Int,
    _ newOffsets: inout ContiguousArray<UInt32>, _ newTargets: inout ContiguousArray<UInt32>,
    _ summed: inout ContiguousArray<Double>
  ) -> Int {
    var kept = Int(offsets[first])
    for source in first..<nodeCount {
      let start = kept
      for position in positions(of: source) {
        let target = targets[position]
        if kept > start, newTargets[kept - 1] == target {
          if policy == .sum { summed[kept - 1] += weights[position] }
        } else {
          newTargets[kept] = target
          summed[kept] = weights[position]
          kept += 1
        }
      }
      newOffsets[source + 1] = UInt32(truncatingIfNeeded: kept)
    }
    return kept
  }

  /// The first neighbour that stands twice in a row.
  private func firstParallel(of node: Int) -> Int? {
    positions(of: node).dropFirst().first { targets[$0] == targets[$0 - 1] }
      .map { Int(targets[$0]) }
  }

  /// The first node whose row has the same neighbour twice, or `nil` where none has.
  private func firstNodeWithParallels() -> Int? {
    if !hasParallels { return nil }
    return (0..<nodeCount).first { node in
      positions(of: node).dropFirst().contains { targets[$0] == targets[$0 - 1] }
    }
  }

  /// Whether some row has the same neighbour twice: of all entries that equal the one before, those are
  /// no parallels that begin a row.
  private var hasParallels: Bool {
    let (offsets, targets) = (offsets.span, targets.span)
    var equal = 0
    for position in stride(from: 1, to: targets.count, by: 1) {
      equal &+= targets[position] == targets[position &- 1] ? 1 : 0
    }
    for node in stride(from: 1, to: nodeCount, by: 1) {
      let start = Int(offsets[node])
      if start > 0, start < offsets[node + 1], targets[start] == targets[start - 1] { equal &-= 1 }
    }
    return equal > 0
  }
}
