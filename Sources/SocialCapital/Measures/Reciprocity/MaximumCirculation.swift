// SPDX-License-Identifier: Apache-2.0

/// The most that can go round in circles along the ties of a graph, each tie used up to its weight.
///
/// All weight is taken to circulate at first; then, at each node where more leaves than arrives, the
/// least weight that settles every node is taken off along paths to nodes where more arrives. That
/// is a flow of least cost, each tie costing 1, found by the primal-dual method: potentials from
/// shortest paths, then a blocking flow (Dinic) among ties that lie on one, until all is settled.
///
/// Weights are counted on a grid of whole numbers whose sum is just below 2⁶⁰, so the arithmetic is
/// exact and what rounding to the grid loses is below *m*·2⁻⁶⁰ of the whole: 10⁻¹² for a million ties.
struct MaximumCirculation {
  /// All weight, on the grid.
  private(set) var total: Int64 = 0
  /// The weight that circulates between two nodes directly, on the grid.
  let direct: Int64
  /// The most weight that circulates, on the grid.
  private(set) var circulating: Int64 = 0

  private let nodeCount: Int
  // Ties within strong components, by source; only those can lie on a circle.
  private var offsets: ContiguousArray<UInt32> = [0]
  private var targets: ContiguousArray<UInt32> = []
  private var capacity: ContiguousArray<Int64> = []
  /// The weight taken off each tie.
  private var removed: ContiguousArray<Int64>
  // The same ties by target, with where each stands above.
  private let backOffsets: ContiguousArray<UInt32>
  private let backSources: ContiguousArray<UInt32>
  private let backTies: ContiguousArray<UInt32>
  /// What leaves each node beyond what arrives, still to be settled.
  private var excess: ContiguousArray<Int64>
  private var potential: ContiguousArray<Int32>
  private var level: ContiguousArray<Int32>
  private var next: ContiguousArray<UInt32>

  /// Solves for a directed graph.
  init(_ graph: Graph, monitor: Monitor) throws(MeasureError) {
    nodeCount = graph.nodeCount
    let whole = graph.totalWeight
    let scale = Double(sign: .plus, exponent: whole > 0 ? 59 - whole.exponent : 0, significand: 1)
    func onGrid(_ weight: Double) -> Int64 { Int64((weight * scale).rounded()) }
    let parts = graph.strongComponents().membership
    for node in graph.nodes {
      for position in graph.outgoing.positions(of: node) {
        let target = graph.outgoing.targets[position]
        let amount = onGrid(graph.outgoing.weights?[position] ?? 1)
        total += amount
        if amount > 0, parts[node] == parts[Int(target)] {
          targets.append(target)
          capacity.append(amount)
        }
      }
      offsets.append(UInt32(truncatingIfNeeded: targets.count))
    }
    var matched: Int64 = 0
    graph.forEachMutualArc { _, _, forth, back in
      matched += onGrid(
        min(graph.outgoing.weights?[forth] ?? 1, graph.incoming.weights?[back] ?? 1))
    }
    direct = matched
    removed = ContiguousArray(repeating: 0, count: targets.count)
    (backOffsets, backSources, backTies) = Self.transpose(offsets, targets)
    excess = ContiguousArray(repeating: 0, count: nodeCount)
    potential = ContiguousArray(repeating: 0, count: nodeCount)
    level = potential
    next = ContiguousArray(repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      for tie in Int(offsets[node])..<Int(offsets[node + 1]) {
        excess[node] += capacity[tie]
        excess[Int(targets[tie])] -= capacity[tie]
        circulating += capacity[tie]
      }
    }
    try settle(monitor: monitor)
    for tie in removed.indices { circulating -= removed[tie] }
  }

  private static func transpose(
    _ offsets: ContiguousArray<UInt32>, _ targets: ContiguousArray<UInt32>
  ) -> (ContiguousArray<UInt32>, ContiguousArray<UInt32>, ContiguousArray<UInt32>) {
    var next = ContiguousArray<UInt32>(repeating: 0, count: offsets.count)
    for target in targets { next[Int(target) + 1] += 1 }
    for node in 1..<max(next.count, 1) { next[node] += next[node - 1] }
    let starts = next
    var sources = ContiguousArray<UInt32>(repeating: 0, count: targets.count)
    var ties = sources
    for node in 0..<(offsets.count - 1) {
      for tie in Int(offsets[node])..<Int(offsets[node + 1]) {
        let place = Int(next[Int(targets[tie])])
        next[Int(targets[tie])] += 1
        sources[place] = UInt32(truncatingIfNeeded: node)
        ties[place] = UInt32(truncatingIfNeeded: tie)
      }
    }
    return (starts, sources, ties)
  }

  private mutating func settle(monitor: Monitor) throws(MeasureError) {
    let unsettled = excess.reduce(0) { $0 + max(0, $1) }
    var remaining = unsettled
    while remaining > 0 {
      try monitor.checkCancellation()
      raisePotentials()
      while findLevels() {
        try monitor.checkCancellation()
        remaining -= pushBlockingFlow()
        // The amounts themselves need 60 bits; progress is told in thousandths.
        let done = 1_000 * (1 - Double(remaining) / Double(unsettled))
        monitor.report(.init(completed: Int(done), total: 1_000))
      }
    }
  }

  /// Adds to each node's potential its distance from the nodes with excess, as far as the nearest
  /// node with a deficit, so that ties on shortest ways there cost nothing more.
  private mutating func raisePotentials() {
    let unreached = Int32.max
    var distance = ContiguousArray(repeating: unreached, count: nodeCount)
    var buckets: [ContiguousArray<UInt32>] = [[]]
    for node in 0..<nodeCount where excess[node] > 0 {
      distance[node] = 0
      buckets[0].append(UInt32(truncatingIfNeeded: node))
    }
    func reach(_ node: Int, at length: Int32) {
      guard length < distance[node] else { return }
      distance[node] = length
      while buckets.count <= Int(length) { buckets.append([]) }
      buckets[Int(length)].append(UInt32(truncatingIfNeeded: node))
    }
    var nearest: Int32 = 0
    search: while Int(nearest) < buckets.count {
      var index = 0
      while index < buckets[Int(nearest)].count {
        let node = Int(buckets[Int(nearest)][index])
        index += 1
        if distance[node] != nearest { continue }
        if excess[node] < 0 { break search }
        let height = potential[node] + nearest
        for tie in Int(offsets[node])..<Int(offsets[node + 1]) where removed[tie] < capacity[tie] {
          let target = Int(targets[tie])
          reach(target, at: height + 1 - potential[target])
        }
        for place in Int(backOffsets[node])..<Int(backOffsets[node + 1])
        where removed[Int(backTies[place])] > 0 {
          let source = Int(backSources[place])
          reach(source, at: height - 1 - potential[source])
        }
      }
      nearest += 1
    }
    for node in 0..<nodeCount { potential[node] += min(distance[node], nearest) }
  }

  /// Numbers nodes by steps from the nodes with excess along ties that cost nothing more.
  ///
  /// - Returns: Whether a node with a deficit was reached.
  private mutating func findLevels() -> Bool {
    var queue: ContiguousArray<UInt32> = []
    for node in 0..<nodeCount {
      level[node] = excess[node] > 0 ? 0 : -1
      next[node] = 0
      if excess[node] > 0 { queue.append(UInt32(truncatingIfNeeded: node)) }
    }
    var reached = Int32.max
    var index = 0
    while index < queue.count {
      let node = Int(queue[index])
      index += 1
      if level[node] >= reached { break }
      for number in 0..<degree(of: node) {
        guard let (neighbor, _) = step(number, from: node, where: { level[$0] < 0 }) else {
          continue
        }
        level[neighbor] = level[node] + 1
        if excess[neighbor] < 0 { reached = level[neighbor] }
        queue.append(UInt32(truncatingIfNeeded: neighbor))
      }
    }
    return reached != Int32.max
  }

  @inline(__always)
  private func degree(of node: Int) -> Int {
    Int(offsets[node + 1] - offsets[node] + backOffsets[node + 1] - backOffsets[node])
  }

  /// Where the numbered step from a node leads, if that is wanted and it can be taken and costs nothing
  /// more; the tie as it is for taking weight off, its complement for putting weight back.
  ///
  /// What is left of a tie is asked last: for a complement it may lie anywhere in memory, and most
  /// steps fail before.
  @inline(__always)
  private func step(
    _ number: Int, from node: Int, where isWanted: (_ neighbor: Int) -> Bool
  ) -> (neighbor: Int, tie: Int)? {
    let forward = Int(offsets[node + 1] - offsets[node])
    if number < forward {
      let tie = Int(offsets[node]) + number
      let target = Int(targets[tie])
      guard isWanted(target), potential[node] + 1 == potential[target],
        removed[tie] < capacity[tie]
      else { return nil }
      return (target, tie)
    }
    let place = Int(backOffsets[node]) + number - forward
    let source = Int(backSources[place])
    guard isWanted(source), potential[node] - 1 == potential[source] else { return nil }
    let tie = Int(backTies[place])
    return removed[tie] > 0 ? (source, ~tie) : nil
  }

  /// Settles what can be settled along ways that climb one level a step.
  ///
  /// - Returns: The amount settled.
  private mutating func pushBlockingFlow() -> Int64 {
    var settled: Int64 = 0
    var ties: ContiguousArray<Int> = []
    var way: ContiguousArray<Int> = []
    for source in 0..<nodeCount where excess[source] > 0 && level[source] == 0 {
      way.append(source)
      while let node = way.last {
        if excess[node] < 0 {
          settled += push(along: &ties, &way, from: source)
          continue
        }
        if advance(from: node, &ties, &way) { continue }
        level[node] = -1
        way.removeLast()
        if ties.popLast() != nil { next[way[way.count - 1]] += 1 }
      }
      ties.removeAll(keepingCapacity: true)
    }
    return settled
  }

  /// Takes the next step that climbs a level, if there is one.
  private mutating func advance(
    from node: Int, _ ties: inout ContiguousArray<Int>, _ way: inout ContiguousArray<Int>
  ) -> Bool {
    let count = degree(of: node)
    let higher = level[node] + 1
    while Int(next[node]) < count {
      if let (neighbor, tie) = step(Int(next[node]), from: node, where: { level[$0] == higher }) {
        ties.append(tie)
        way.append(neighbor)
        return true
      }
      next[node] += 1
    }
    return false
  }

  /// Settles as much as the way and its two ends allow, and goes back to where it is now blocked.
  private mutating func push(
    along ties: inout ContiguousArray<Int>, _ way: inout ContiguousArray<Int>, from source: Int
  ) -> Int64 {
    let end = way[way.count - 1]
    var amount = min(excess[source], -excess[end])
    for tie in ties {
      amount = min(amount, tie >= 0 ? capacity[tie] - removed[tie] : removed[~tie])
    }
    var blocked = ties.count
    for (index, tie) in ties.enumerated().reversed() {
      if tie >= 0 { removed[tie] += amount } else { removed[~tie] -= amount }
      let left = tie >= 0 ? capacity[tie] - removed[tie] : removed[~tie]
      if left == 0 { blocked = index }
    }
    excess[source] -= amount
    excess[end] += amount
    if excess[source] == 0 {
      way.removeAll(keepingCapacity: true)
      ties.removeAll(keepingCapacity: true)
    } else if blocked < ties.count {
      ties.removeLast(ties.count - blocked)
      way.removeLast(way.count - blocked - 1)
    }
    // Otherwise the end is settled and the way goes on from it.
    return amount
  }
}
