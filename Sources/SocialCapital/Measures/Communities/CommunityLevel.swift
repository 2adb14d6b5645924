// SPDX-License-Identifier: Apache-2.0

/// A weighted undirected graph whose nodes stand for groups of nodes, as Louvain and Leiden merge
/// them.
struct CommunityLevel {
  let offsets: ContiguousArray<UInt32>
  let targets: ContiguousArray<UInt32>
  /// The weight of each entry of a row; 1 each when absent, as in a graph without weights.
  let weights: ContiguousArray<Double>?
  /// The sum of the weights of a node's ties, both ends of those within its group included.
  let strengths: ContiguousArray<Double>

  var nodeCount: Int { strengths.count }

  /// The first level: the weak view of a graph, whose storage it shares.
  init(_ graph: Graph) {
    let view = graph.weakView()
    offsets = view.outgoing.offsets
    targets = view.outgoing.targets
    weights = view.outgoing.weights
    strengths = ContiguousArray(view.nodes.lazy.map { view.weightTotal(of: $0) })
  }

  /// The level whose nodes are the parts of a division of another's.
  ///
  /// - Complexity: *O*(*n* + *m*) of the other level, time and space.
  init(merging level: CommunityLevel, by parts: CommunityParts) {
    var offsets = ContiguousArray<UInt32>(repeating: 0, count: parts.count + 1)
    var strengths = ContiguousArray<Double>(repeating: 0, count: parts.count)
    // One more than there can be, to write to without asking.
    var targets = ContiguousArray<UInt32>(repeating: 0, count: level.targets.count + 1)
    var weights = ContiguousArray<Double>(repeating: 0, count: level.targets.count)
    var sums = ContiguousArray<Double>(repeating: 0, count: parts.count)
    let members = parts.members()
    var filled = 0
    for part in 0..<parts.count {
      let start = filled
      for place in Int(members.offsets[part])..<Int(members.offsets[part + 1]) {
        let node = Int(members.nodes[place])
        strengths[part] += level.strengths[node]
        filled = level.add(node, by: parts.labels, to: &sums, &targets, from: filled)
      }
      let met = filled
      filled = start
      for position in start..<met {
        let other = Int(targets[position])
        if other != part {
          targets[filled] = targets[position]
          weights[filled] = sums[other]
          filled += 1
        }
        sums[other] = 0
      }
      offsets[part + 1] = UInt32(truncatingIfNeeded: filled)
    }
    targets.removeLast(targets.count - filled)
    weights.removeLast(weights.count - filled)
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
    self.strengths = strengths
  }

  /// Adds a node's tie weight to each part around it, and the parts not met before to those met so far;
  /// returns how many those are.
  private func add(
    _ node: Int, by labels: ContiguousArray<UInt32>, to sums: inout ContiguousArray<Double>,
    _ met: inout ContiguousArray<UInt32>, from count: Int
  ) -> Int {
    let (targets, labels) = (targets.span, labels.span)
    var sums = sums.mutableSpan
    var met = met.mutableSpan
    var count = count
    for position in row(of: node) {
      let label = labels[Int(targets[position])]
      let sum = sums[Int(label)]
      // Without a branch: whether a part was met before cannot be foretold.
      met[count] = label
      count &+= sum == 0 ? 1 : 0
      sums[Int(label)] = sum + (weights?[position] ?? 1)
    }
    return count
  }

  /// Where a node's row lies in `targets` and `weights`.
  @inline(__always)
  func row(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }
}

/// A division of a level's nodes, its parts numbered from 0 in the order of their first nodes.
struct CommunityParts: Hashable {
  private(set) var labels: ContiguousArray<UInt32>
  let count: Int

  /// Numbers the labels anew; each is less than the number of nodes.
  init(numbering labels: ContiguousArray<UInt32>) {
    let unmet = UInt32.max
    var numbers = ContiguousArray(repeating: unmet, count: labels.count)
    var next: UInt32 = 0
    self.labels = labels
    for node in labels.indices {
      let label = Int(labels[node])
      if numbers[label] == unmet {
        numbers[label] = next
        next += 1
      }
      self.labels[node] = numbers[label]
    }
    count = Int(next)
  }

  /// The nodes of each part, in order.
  func members() -> (offsets: ContiguousArray<UInt32>, nodes: ContiguousArray<UInt32>) {
    var next = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    for label in labels { next[Int(label) + 1] += 1 }
    for part in 0..<count { next[part + 1] += next[part] }
    let offsets = next
    var nodes = ContiguousArray<UInt32>(repeating: 0, count: labels.count)
    for node in labels.indices {
      let label = Int(labels[node])
      nodes[Int(next[label])] = UInt32(truncatingIfNeeded: node)
      next[label] += 1
    }
    return (offsets, nodes)
  }
}

/// Nodes that wait to be looked at, each at most once at a time, first come first served.
struct NodeQueue {
  private var ring: ContiguousArray<UInt32>
  private var isWaiting: ContiguousArray<Bool>
  private var head = 0
  private var waiting: Int

  /// Makes a queue in which all nodes of an order wait.
  init(_ order: ContiguousArray<UInt32>) {
    ring = order
    isWaiting = ContiguousArray(repeating: true, count: order.count)
    waiting = order.count
  }

  /// A queue in which a number of nodes wait, in an order drawn at random.
  init(shuffling count: Int, _ generator: inout SeededGenerator) {
    var order = ContiguousArray(0..<UInt32(truncatingIfNeeded: count))
    generator.shuffle(&order)
    self.init(order)
  }

  @inline(__always)
  mutating func next() -> Int? {
    if waiting == 0 { return nil }
    let node = Int(ring[head])
    head = head + 1 == ring.count ? 0 : head + 1
    waiting &-= 1
    isWaiting[node] = false
    return node
  }

  @inline(__always)
  mutating func add(_ node: Int) {
    if isWaiting[node] { return }
    isWaiting[node] = true
    var end = head + waiting
    if end >= ring.count { end -= ring.count }
    ring[end] = UInt32(truncatingIfNeeded: node)
    waiting &+= 1
  }
}

extension SeededGenerator {
  /// Puts the elements in an order drawn at random, each order equally likely (Fisher–Yates).
  mutating func shuffle<Element>(_ elements: inout ContiguousArray<Element>) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }
}
