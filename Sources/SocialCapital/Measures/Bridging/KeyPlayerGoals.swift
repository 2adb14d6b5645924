// SPDX-License-Identifier: Apache-2.0

/// How near sets of nodes are to all others.
struct ReachOfSets: SetGoal {
  private let count: Int
  /// The distance from each node to each, row by row; ``far`` where there is no way.
  private let distances: ContiguousArray<UInt16>
  /// Further than any node can be; a way of 65,535 steps is as good as none.
  private let far: UInt16
  /// 1/d for each distance d; 0 for no distance and for no way.
  private let inverses: ContiguousArray<Double>

  init(_ graph: Graph, monitor: Monitor) throws(MeasureError) {
    count = graph.nodeCount
    let far = UInt16(clamping: max(count, 1))
    var distances = ContiguousArray(repeating: far, count: count * count)
    let offsets = graph.outgoing.offsets.span
    let targets = graph.outgoing.targets.span
    var queue: [Int] = []
    for source in 0..<count {
      if source & 255 == 0 { try monitor.checkCancellation() }
      let row = source * count
      queue.removeAll(keepingCapacity: true)
      queue.append(source)
      distances[row + source] = 0
      var head = 0
      while head < queue.count {
        let node = queue[head]
        head += 1
        let next = distances[row + node] &+ 1
        if next >= far { break }
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let target = Int(targets[position])
          if distances[row + target] != far { continue }
          distances[row + target] = next
          queue.append(target)
        }
      }
    }
    self.distances = distances
    self.far = far
    inverses = ContiguousArray((0...far).map { $0 == 0 || $0 == far ? 0 : 1 / Double($0) })
  }

  func score(of set: [Int], monitor: Monitor) throws(MeasureError) -> Double {
    nearest(to: set).reduce(0) { $0 + inverses[Int($1)] }
  }

  func value(of set: [Int], score: Double) -> Quantity {
    Quantity(
      score, over: Double(count - set.count), else: count == 0 ? .emptyGraph : .tooFewNodes)
  }

  /// The distance of each node from the nearest of a set.
  private func nearest(to set: [Int]) -> ContiguousArray<UInt16> {
    var nearest = ContiguousArray(repeating: far, count: count)
    for member in set {
      let row = member * count
      for node in 0..<count { nearest[node] = min(nearest[node], distances[row + node]) }
    }
    return nearest
  }

  func bestAddition(
    to set: [Int], above floor: Int, monitor: Monitor
  ) throws(MeasureError) -> (node: Int, score: Double)? {
    let nearest = nearest(to: set)
    let near = nearest.span
    let distances = distances.span
    let inverses = inverses.span
    var best: (node: Int, score: Double)?
    for node in (floor + 1)..<max(count, floor + 1) where !set.contains(node) {
      if node & 63 == 0 { try monitor.checkCancellation() }
      let row = node * count
      var score = 0.0
      for other in 0..<count { score += inverses[Int(min(near[other], distances[row + other]))] }
      if score > (best?.score ?? -1) { best = (node, score) }
    }
    return best
  }
}

/// How far a network falls apart without sets of nodes.
struct BreakageOfSets: SetGoal {
  /// The ties in either direction.
  let view: Graph

  /// 1 − Σ s(s − 1) ÷ all pairs left, so that the set that breaks up most has the greatest.
  private func score(pairsLeft pairs: Int, without removed: Int) -> Double {
    let left = view.nodeCount - removed
    return left < 2 ? 0 : 1 - Double(pairs) / Double(left * (left - 1))
  }

  func score(of set: [Int], monitor: Monitor) throws(MeasureError) -> Double {
    let walk = try PieceWalk(view, without: set, monitor: monitor)
    return score(pairsLeft: walk.pairs, without: set.count)
  }

  func value(of set: [Int], score: Double) -> Quantity {
    view.nodeCount - set.count < 2
      ? .undefined(view.nodeCount == 0 ? .emptyGraph : .tooFewNodes) : .value(score)
  }

  func bestAddition(
    to set: [Int], above floor: Int, monitor: Monitor
  ) throws(MeasureError) -> (node: Int, score: Double)? {
    let walk = try PieceWalk(view, without: set, monitor: monitor)
    var best: (node: Int, pairs: Int)?
    for node in (floor + 1)..<max(view.nodeCount, floor + 1) where walk.isThere(node) {
      let pairs = walk.pairs - walk.pairsLost[node]
      if pairs < best?.pairs ?? .max { best = (node, pairs) }
    }
    return best.map { ($0.node, score(pairsLeft: $0.pairs, without: set.count + 1)) }
  }
}

/// One depth-first walk over what is left of a network, which finds for every node how many ordered
/// pairs lose their last way when it goes too.
private struct PieceWalk {
  private static let unmet = UInt32.max
  private static let removed = UInt32.max - 1
  private var parents: ContiguousArray<UInt32>
  /// Ordered pairs that have a way.
  private(set) var pairs = 0
  /// Ordered pairs that have no way, or an end less, without each node.
  private(set) var pairsLost: [Int]

  func isThere(_ node: Int) -> Bool { parents[node] != Self.removed }

  init(_ view: Graph, without set: [Int], monitor: Monitor) throws(MeasureError) {
    try monitor.checkCancellation()
    let count = view.nodeCount
    parents = ContiguousArray(repeating: Self.unmet, count: count)
    for node in set { parents[node] = Self.removed }
    pairsLost = Array(repeating: 0, count: count)
    var met = ContiguousArray<UInt32>(repeating: 0, count: count)
    var earliest = met
    // Nodes below each in the walk, itself included; and of the pieces that only it holds, the sum of
    // sizes and of ordered pairs within.
    var below = [Int](repeating: 1, count: count)
    var cutSizes = [Int](repeating: 0, count: count)
    var cutPairs = cutSizes
    var next = view.outgoing.offsets
    let offsets = view.outgoing.offsets.span
    let targets = view.outgoing.targets.span
    var clock: UInt32 = 0
    var order: [Int] = []
    for root in 0..<count where parents[root] == Self.unmet {
      order.removeAll(keepingCapacity: true)
      var node = root
      parents[root] = UInt32(truncatingIfNeeded: root)
      met[root] = clock
      earliest[root] = clock
      clock &+= 1
      order.append(root)
      while true {
        let parent = Int(parents[node])
        if next[node] < offsets[node + 1] {
          let target = Int(targets[Int(next[node])])
          next[node] &+= 1
          if parents[target] == Self.removed { continue }
          if parents[target] == Self.unmet {
            parents[target] = UInt32(truncatingIfNeeded: node)
            met[target] = clock
            earliest[target] = clock
            clock &+= 1
            order.append(target)
            node = target
          } else if target != parent {
            earliest[node] = min(earliest[node], met[target])
          }
          continue
        }
        if node == root { break }
        earliest[parent] = min(earliest[parent], earliest[node])
        below[parent] += below[node]
        if earliest[node] >= met[parent] {
          cutSizes[parent] += below[node]
          cutPairs[parent] += below[node] * (below[node] - 1)
        }
        node = parent
      }
      let size = below[root]
      pairs += size * (size - 1)
      for node in order {
        let rest = size - 1 - cutSizes[node]
        pairsLost[node] = size * (size - 1) - cutPairs[node] - rest * (rest - 1)
      }
    }
  }
}
