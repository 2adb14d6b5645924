// SPDX-License-Identifier: Apache-2.0

/// What one depth-first walk over an undirected graph finds out: which nodes and which ties hold it
/// together.
///
/// The walk keeps its own stack in an array, so that a path of ten million nodes needs no more of
/// the program's stack than a path of two (Tarjan 1972, doi:10.1137/0201010).
struct DepthFirstWalk {
  private static let none = UInt32.max

  /// The node each node was reached from; itself for the first of its component.
  private(set) var parents: ContiguousArray<UInt32>
  /// Whether the tie to the node's parent is the only way back.
  private(set) var isBelowBridge: [Bool]
  /// Whether the node's removal would cut its component in two or more.
  private(set) var isCutPoint: [Bool]

  /// Walks over a graph whose rows hold both directions.
  init(_ view: Graph, monitor: Monitor) throws(MeasureError) {
    let count = view.nodeCount
    parents = ContiguousArray(repeating: Self.none, count: count)
    isBelowBridge = Array(repeating: false, count: count)
    isCutPoint = Array(repeating: false, count: count)
    // When each node was first met, and the earliest met node its subtree is tied to.
    var met = ContiguousArray<UInt32>(repeating: 0, count: count)
    var earliest = met
    var next = view.outgoing.offsets
    let offsets = view.outgoing.offsets.span
    let targets = view.outgoing.targets.span
    var clock: UInt32 = 0
    for root in 0..<count where parents[root] == Self.none {
      if root & 4095 == 0 { try monitor.checkCancellation() }
      var node = root
      var rootBranches = 0
      parents[root] = UInt32(truncatingIfNeeded: root)
      met[root] = clock
      earliest[root] = clock
      clock &+= 1
      while true {
        let parent = Int(parents[node])
        if next[node] < offsets[node + 1] {
          let target = Int(targets[Int(next[node])])
          next[node] &+= 1
          if parents[target] == Self.none {
            if clock & 0xF_FFFF == 0 { try monitor.checkCancellation() }
            parents[target] = UInt32(truncatingIfNeeded: node)
            met[target] = clock
            earliest[target] = clock
            clock &+= 1
            node = target
          } else if target != parent {
            earliest[node] = min(earliest[node], met[target])
          }
          continue
        }
        if node == root { break }
        earliest[parent] = min(earliest[parent], earliest[node])
        isBelowBridge[node] = earliest[node] > met[parent]
        if parent == root {
          rootBranches += 1
        } else if earliest[node] >= met[parent] {
          isCutPoint[parent] = true
        }
        node = parent
      }
      isCutPoint[root] = rootBranches > 1
    }
  }

  /// Whether the tie of two nodes is the only way between them.
  func isBridge(_ one: Int, _ other: Int) -> Bool {
    isBelowBridge[other] && Int(parents[other]) == one
      || isBelowBridge[one] && Int(parents[one]) == other
  }
}
