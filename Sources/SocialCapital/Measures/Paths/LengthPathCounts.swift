// SPDX-License-Identifier: Apache-2.0

/// Brandes's algorithm for ties that have lengths.
///
/// Two ways count as equally short when their lengths differ by at most 10⁻¹⁰ of them, so that
/// rounding neither makes nor breaks a tie.
struct LengthPathCounts {
  private var distance: ContiguousArray<Double>
  private var ways: ContiguousArray<Double>
  private var dependency: ContiguousArray<Double>
  private var isSettled: ContiguousArray<Bool>
  private var settled: ContiguousArray<UInt32> = []
  /// For each settled node in turn, the arcs that end shortest ways to its successors.
  private var steps: ContiguousArray<Step> = []
  private var heap: DistanceHeap
  private var shares: PathShares
  /// Whether every count was one a `Double` can hold.
  private(set) var isCountable = true

  private struct Step {
    var source: UInt32
    var target: UInt32
    var position: UInt32
  }

  init(nodeCount: Int, arcCount: Int?) {
    distance = ContiguousArray(repeating: .infinity, count: nodeCount)
    ways = ContiguousArray(repeating: 0, count: nodeCount)
    dependency = ways
    isSettled = ContiguousArray(repeating: false, count: nodeCount)
    heap = DistanceHeap(nodeCount: nodeCount)
    shares = PathShares(nodeCount: nodeCount, arcCount: arcCount)
  }

  /// Adds the shares of the shortest ways from a source.
  mutating func run(from source: Int, in rows: Adjacency, lengths: ContiguousArray<Double>) {
    for node in settled {
      distance[Int(node)] = .infinity
      ways[Int(node)] = 0
      dependency[Int(node)] = 0
      isSettled[Int(node)] = false
    }
    settled.removeAll(keepingCapacity: true)
    settle(from: source, in: rows, lengths: lengths)
    countWays(from: source, in: rows, lengths: lengths)
    addShares(except: source)
  }

  /// Adds the shares found so far to totals and sets them to zero.
  mutating func takeShares(into totals: inout PathShares) { shares.drain(into: &totals) }

  private mutating func settle(
    from source: Int, in rows: Adjacency, lengths: ContiguousArray<Double>
  ) {
    distance[source] = 0
    heap.push(source, key: 0)
    while let node = heap.popLowest() {
      settled.append(UInt32(truncatingIfNeeded: node))
      for position in rows.positions(of: node) {
        let target = Int(rows.targets[position])
        let there = distance[node] + lengths[position]
        if there >= distance[target] { continue }
        distance[target] = there
        heap.push(target, key: there)
      }
    }
  }

  /// Counts ways in the order of settling, along arcs that end a shortest way within tolerance.
  ///
  /// An arc counts only towards a node settled later: an arc so short that adding it changes no
  /// distance would else lead back.
  private mutating func countWays(
    from source: Int, in rows: Adjacency, lengths: ContiguousArray<Double>
  ) {
    steps.removeAll(keepingCapacity: true)
    ways[source] = 1
    for entry in settled {
      let node = Int(entry)
      isSettled[node] = true
      let count = ways[node]
      if !count.isFinite { isCountable = false }
      for position in rows.positions(of: node) {
        let target = Int(rows.targets[position])
        if isSettled[target] { continue }
        let there = distance[node] + lengths[position]
        if there > distance[target] * (1 + 1e-10) { continue }
        ways[target] += count
        steps.append(
          Step(
            source: entry, target: rows.targets[position],
            position: UInt32(truncatingIfNeeded: position)))
      }
    }
  }

  private mutating func addShares(except source: Int) {
    for step in steps.reversed() {
      let node = Int(step.source)
      let target = Int(step.target)
      let share = ways[node] / ways[target] * (1 + dependency[target])
      dependency[node] += share
      if !shares.arcs.isEmpty { shares.arcs[Int(step.position)] += share }
    }
    for node in settled.dropFirst() { shares.nodes[Int(node)] += dependency[Int(node)] }
  }
}
