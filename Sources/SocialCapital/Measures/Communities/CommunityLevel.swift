// SPDX-License-Identifier: Apache-2.0

/// A weighted undirected graph whose nodes stand for groups of nodes, as Louvain and Leiden merge
/// them.
struct CommunityLevel {
  let offsets: ContiguousArray<Int>
  let targets: ContiguousArray<UInt32>
  let weights: ContiguousArray<Double>
  /// The sum of the weights of a node's ties, both ends of those within its group included.
  let strengths: ContiguousArray<Double>

  var nodeCount: Int { strengths.count }

  /// The first level: the weak view of a graph.
  init(_ graph: Graph) {
    let view = graph.weakView()
    offsets = ContiguousArray(view.outgoing.offsets.lazy.map(Int.init))
    targets = view.outgoing.targets
    weights = view.outgoing.weights ?? ContiguousArray(repeating: 1, count: targets.count)
    strengths = ContiguousArray(view.nodes.map { view.weightTotal(of: $0) })
  }

  /// The level whose nodes are the parts of a division of another's.
  init(merging level: CommunityLevel, by partition: Partition) {
    var offsets: ContiguousArray<Int> = [0]
    var targets: ContiguousArray<UInt32> = []
    var weights: ContiguousArray<Double> = []
    var strengths = ContiguousArray<Double>(repeating: 0, count: partition.count)
    var tally = LabelTally(labelCount: partition.count)
    for (part, members) in partition.parts.enumerated() {
      for node in members {
        strengths[part] += level.strengths[node]
        for position in level.offsets[node]..<level.offsets[node + 1] {
          let other = partition[Int(level.targets[position])]
          if other != part { tally.add(level.weights[position], to: other) }
        }
      }
      for label in tally.labels {
        targets.append(UInt32(truncatingIfNeeded: label))
        weights.append(tally[label])
      }
      tally.clear()
      offsets.append(targets.count)
    }
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
    self.strengths = strengths
  }
}

/// Sums of weights by label, cleared in the time it took to fill them.
struct LabelTally {
  private var sums: ContiguousArray<Double>
  private var isListed: ContiguousArray<Bool>
  /// The labels with a sum, in the order in which they first had one.
  private(set) var labels: ContiguousArray<Int> = []

  init(labelCount: Int) {
    sums = ContiguousArray(repeating: 0, count: labelCount)
    isListed = ContiguousArray(repeating: false, count: labelCount)
  }

  @inline(__always)
  mutating func add(_ weight: Double, to label: Int) {
    if !isListed[label] {
      isListed[label] = true
      labels.append(label)
    }
    sums[label] += weight
  }

  @inline(__always)
  subscript(label: Int) -> Double { sums[label] }

  mutating func clear() {
    for label in labels {
      sums[label] = 0
      isListed[label] = false
    }
    labels.removeAll(keepingCapacity: true)
  }
}

/// Nodes that wait to be looked at, each at most once at a time, first come first served.
struct NodeQueue {
  private var ring: ContiguousArray<UInt32>
  private var isWaiting: ContiguousArray<Bool>
  private var head = 0
  private var waiting: Int

  /// Makes a queue in which all nodes wait, in an order.
  init(_ order: [Int]) {
    ring = ContiguousArray(order.lazy.map { UInt32(truncatingIfNeeded: $0) })
    isWaiting = ContiguousArray(repeating: true, count: order.count)
    waiting = order.count
  }

  mutating func next() -> Int? {
    if waiting == 0 { return nil }
    let node = Int(ring[head])
    head = head + 1 == ring.count ? 0 : head + 1
    waiting -= 1
    isWaiting[node] = false
    return node
  }

  mutating func add(_ node: Int) {
    if isWaiting[node] { return }
    isWaiting[node] = true
    var end = head + waiting
    if end >= ring.count { end -= ring.count }
    ring[end] = UInt32(truncatingIfNeeded: node)
    waiting += 1
  }
}

/// Labels of a level's nodes that are moved one by one while that raises modularity.
struct CommunityMoves {
  private(set) var labels: [Int]
  private let level: CommunityLevel
  /// γ ÷ 2W, by which the product of two strengths becomes an expected weight.
  private let expected: Double
  private var totals: ContiguousArray<Double>
  private var sizes: ContiguousArray<Int>
  private var unused: [Int]
  private var tally: LabelTally

  init(_ level: CommunityLevel, labels: [Int], resolution: Double, totalWeight: Double) {
    self.level = level
    self.labels = labels
    expected = resolution / totalWeight
    var totals = ContiguousArray<Double>(repeating: 0, count: level.nodeCount)
    var sizes = ContiguousArray<Int>(repeating: 0, count: level.nodeCount)
    for (node, label) in labels.enumerated() {
      totals[label] += level.strengths[node]
      sizes[label] += 1
    }
    self.totals = totals
    self.sizes = sizes
    unused = sizes.indices.filter { sizes[$0] == 0 }.reversed()
    tally = LabelTally(labelCount: level.nodeCount)
  }

  /// Moves nodes until no move of one node raises modularity; says whether any moved.
  mutating func run(
    generator: inout SeededGenerator, monitor: Monitor
  ) throws(MeasureError) -> Bool {
    var order = Array(0..<level.nodeCount)
    generator.shuffle(&order)
    var queue = NodeQueue(order)
    var hasMoved = false
    var steps = 0
    while let node = queue.next() {
      if steps & 4095 == 0 { try monitor.checkCancellation() }
      steps &+= 1
      guard let label = bestLabel(of: node) else { continue }
      move(node, to: label)
      hasMoved = true
      for position in level.offsets[node]..<level.offsets[node + 1] {
        let other = Int(level.targets[position])
        if labels[other] != label { queue.add(other) }
      }
    }
    return hasMoved
  }

  /// The label a node does best to move to, or `nil` where it does best to stay.
  private mutating func bestLabel(of node: Int) -> Int? {
    let own = labels[node]
    let strength = level.strengths[node]
    for position in level.offsets[node]..<level.offsets[node + 1] {
      tally.add(level.weights[position], to: labels[Int(level.targets[position])])
    }
    defer { tally.clear() }
    let staying = tally[own] - expected * strength * (totals[own] - strength)
    var best = (label: own, gain: staying)
    for label in tally.labels where label != own {
      let gain = tally[label] - expected * strength * totals[label]
      if gain > best.gain { best = (label, gain) }
    }
    if best.gain < 0, sizes[own] > 1, let empty = unused.last { best = (empty, 0) }
    // A gain that rounding alone could make would let nodes move for ever.
    return best.gain > staying + 1e-12 * (strength + abs(staying)) ? best.label : nil
  }

  private mutating func move(_ node: Int, to label: Int) {
    let own = labels[node]
    if sizes[label] == 0 { unused.removeLast() }
    totals[own] -= level.strengths[node]
    sizes[own] -= 1
    if sizes[own] == 0 {
      totals[own] = 0
      unused.append(own)
    }
    totals[label] += level.strengths[node]
    sizes[label] += 1
    labels[node] = label
  }
}
