// SPDX-License-Identifier: Apache-2.0

/// What one depth-first walk over an undirected graph finds out: which nodes and which ties hold it
/// together.
///
/// The walk keeps its own stack in an array, so that a path of ten million nodes needs no more of
/// the program's stack than a path of two (Tarjan 1972, doi:10.1137/0201010).
struct DepthFirstWalk {
  private static let none = UInt32.max

  /// The node each node was reached from; itself for the first of its component.
  let parents: ContiguousArray<UInt32>
  /// Whether the tie to the node's parent is the only way back.
  let isBelowBridge: ContiguousArray<Bool>
  /// Whether the node's removal would cut its component in two or more.
  let isCutPoint: ContiguousArray<Bool>

  /// Walks over a graph whose rows hold both directions.
  init(_ view: Graph, monitor: Monitor) throws(MeasureError) {
    let count = view.nodeCount
    let offsets = view.outgoing.offsets.span
    let targets = view.outgoing.targets.span
    var parents = ContiguousArray(repeating: Self.none, count: count)
    var belowBridge = ContiguousArray(repeating: false, count: count)
    var cutPoints = belowBridge
    // When each node was first met, from 1.
    var meetings = ContiguousArray<UInt32>(repeating: 0, count: count)
    // The way from the root to the current node.
    var way = ContiguousArray(repeating: Step(), count: count)
    var parent = parents.mutableSpan
    var isBelowBridge = belowBridge.mutableSpan
    var isCutPoint = cutPoints.mutableSpan
    var met = meetings.mutableSpan
    var steps = way.mutableSpan
    var clock: UInt32 = 0
    for root in 0..<count where met[root] == 0 {
      if root & 4095 == 0 { try monitor.checkCancellation() }
      var depth = 0
      var rootBranches = 0
      clock &+= 1
      met[root] = clock
      parent[root] = UInt32(truncatingIfNeeded: root)
      var step = Step(node: root, next: offsets[root], met: clock)
      while true {
        let node = Int(step.node)
        let above = parent[node]
        var position = Int(step.next)
        let end = Int(offsets[node + 1])
        while position < end {
          let target = targets[position]
          let when = met[Int(target)]
          if when == 0 { break }
          // As good as chance, and so without a branch.
          step.earliest = min(step.earliest, target == above ? step.earliest : when)
          position &+= 1
        }
        if position < end {
          let target = Int(targets[position])
          step.next = UInt32(truncatingIfNeeded: position &+ 1)
          steps[depth] = step
          depth &+= 1
          clock &+= 1
          if clock & 0xF_FFFF == 0 { try monitor.checkCancellation() }
          met[target] = clock
          parent[target] = UInt32(truncatingIfNeeded: node)
          step = Step(node: target, next: offsets[target], met: clock)
          continue
        }
        if depth == 0 { break }
        let earliest = step.earliest
        depth &-= 1
        step = steps[depth]
        step.earliest = min(step.earliest, earliest)
        if earliest > step.met { isBelowBridge[node] = true }
        if depth == 0 {
          rootBranches += 1
        } else if earliest >= step.met {
          isCutPoint[Int(step.node)] = true
        }
      }
      isCutPoint[root] = rootBranches > 1
    }
    self.parents = parents
    self.isBelowBridge = belowBridge
    self.isCutPoint = cutPoints
  }

  /// A node on the way: where to go on in its row, when it was met, and the earliest met node that what
  /// was found from it is tied to.
  private struct Step {
    var node: UInt32 = 0
    var next: UInt32 = 0
    var met: UInt32 = 0
    var earliest: UInt32 = 0

    init() {}

    @inline(__always)
    init(node: Int, next: UInt32, met: UInt32) {
      self.node = UInt32(truncatingIfNeeded: node)
      self.next = next
      self.met = met
      earliest = met
    }
  }

  /// Whether the tie of two nodes is the only way between them.
  func isBridge(_ one: Int, _ other: Int) -> Bool {
    isBelowBridge[other] && Int(parents[other]) == one
      || isBelowBridge[one] && Int(parents[one]) == other
  }
}
