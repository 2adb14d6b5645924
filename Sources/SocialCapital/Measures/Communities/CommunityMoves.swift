// SPDX-License-Identifier: Apache-2.0

/// Labels of a level's nodes that are moved one by one while that raises modularity.
struct CommunityMoves {
  private(set) var labels: ContiguousArray<UInt32>
  private let level: CommunityLevel
  /// γ ÷ 2W, by which the product of two strengths becomes an expected weight.
  private let expected: Double
  private var communities: ContiguousArray<Community>
  /// Labels that no node has.
  private var unused: ContiguousArray<UInt32>
  /// The labels around the node that is looked at, in the order in which they are met.
  private var around: ContiguousArray<UInt32>

  /// What is kept of a label: the two sums lie together because both are needed when either is.
  private struct Community {
    /// The tie weight from the node that is looked at; below 0 where there is none.
    var ties = -1.0
    /// The sum of the strengths of its nodes.
    var total = 0.0
    var size = 0
  }

  init(
    _ level: CommunityLevel, labels: ContiguousArray<UInt32>, resolution: Double,
    totalWeight: Double
  ) {
    self.level = level
    self.labels = labels
    expected = resolution / totalWeight
    var communities = ContiguousArray(repeating: Community(), count: level.nodeCount)
    for node in labels.indices {
      communities[Int(labels[node])].total += level.strengths[node]
      communities[Int(labels[node])].size += 1
    }
    unused = ContiguousArray(
      communities.indices.reversed().lazy.filter { communities[$0].size == 0 }
        .map { UInt32(truncatingIfNeeded: $0) })
    self.communities = communities
    let widest = (0..<level.nodeCount).lazy.map { level.row(of: $0).count }.max() ?? 0
    around = ContiguousArray(repeating: 0, count: widest + 1)
  }

  /// Moves nodes until no move of one node raises modularity; says whether any moved.
  mutating func run(
    generator: inout SeededGenerator, monitor: Monitor
  ) throws(MeasureError) -> Bool {
    var queue = NodeQueue(shuffling: level.nodeCount, &generator)
    var hasMoved = false
    var steps = 0
    let level = level
    while let node = queue.next() {
      if steps & 4095 == 0 { try monitor.checkCancellation() }
      steps &+= 1
      guard let label = bestLabel(of: node) else { continue }
      move(node, to: label)
      hasMoved = true
      for position in level.row(of: node) {
        let other = Int(level.targets[position])
        if labels[other] != label { queue.add(other) }
      }
    }
    return hasMoved
  }

  /// The label a node does best to move to, or `nil` where it does best to stay.
  @inline(__always)
  private mutating func bestLabel(of node: Int) -> UInt32? {
    let own = labels[node]
    let strength = level.strengths[node]
    let count = Self.tally(level, node, labels, &communities, &around)
    let home = communities[Int(own)]
    let weight = expected * strength
    let staying = max(home.ties, 0) - weight * (home.total - strength)
    var best = (label: own, gain: staying)
    for place in 0..<count {
      let label = around[place]
      let community = communities[Int(label)]
      communities[Int(label)].ties = -1
      let gain = community.ties - weight * community.total
      if gain > best.gain && label != own { best = (label, gain) }
    }
    if best.gain < 0, home.size > 1, let empty = unused.last { best = (empty, 0) }
    // A gain that rounding alone could make would let nodes move for ever.
    return best.gain > staying + 1e-12 * (strength + abs(staying)) ? best.label : nil
  }

  /// Adds up a node's tie weight to each label around it; returns how many labels there are.
  @inline(__always)
  private static func tally(
    _ level: CommunityLevel, _ node: Int, _ labels: ContiguousArray<UInt32>,
    _ communities: inout ContiguousArray<Community>, _ around: inout ContiguousArray<UInt32>
  ) -> Int {
    let targets = level.targets.span
    let labels = labels.span
    var communities = communities.mutableSpan
    var around = around.mutableSpan
    var count = 0
    for position in level.row(of: node) {
      let label = labels[Int(targets[position])]
      let ties = communities[Int(label)].ties
      // Without a branch: whether a label was met before cannot be foretold.
      around[count] = label
      count &+= ties < 0 ? 1 : 0
      communities[Int(label)].ties = (ties < 0 ? 0 : ties) + (level.weights?[position] ?? 1)
    }
    return count
  }

  private mutating func move(_ node: Int, to label: UInt32) {
    let (own, label) = (Int(labels[node]), Int(label))
    if communities[label].size == 0 { unused.removeLast() }
    communities[own].total -= level.strengths[node]
    communities[own].size -= 1
    if communities[own].size == 0 {
      communities[own].total = 0
      unused.append(UInt32(truncatingIfNeeded: own))
    }
    communities[label].total += level.strengths[node]
    communities[label].size += 1
    labels[node] = UInt32(truncatingIfNeeded: label)
  }
}
