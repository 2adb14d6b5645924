// SPDX-License-Identifier: Apache-2.0

/// Breadth-first search from up to 64 sources at once that keeps its levels.
///
/// Bit *k* of an entry says that the node is as many steps from source *k* as the number of the
/// entry's level. A node has an entry in every level that it is in for some source: few, where the
/// sources are near one another.
struct LevelSearch {
  /// The nodes of all entries, level after level.
  private(set) var nodes: ContiguousArray<UInt32> = []
  /// Which sources each entry counts for.
  private(set) var lanes: ContiguousArray<UInt64> = []
  /// Where each level begins, and at last the number of entries.
  private(set) var starts: ContiguousArray<Int> = []
  /// The sources each node has been reached from.
  private var seen: ContiguousArray<UInt64>
  /// The sources that reach a node in the level that is being made; zero between.
  private var arriving: ContiguousArray<UInt64>
  /// The nodes of that level, with room for one more.
  private var touched: ContiguousArray<UInt32>

  init(nodeCount: Int) {
    seen = ContiguousArray(repeating: 0, count: nodeCount)
    arriving = seen
    touched = ContiguousArray(repeating: 0, count: nodeCount + 1)
  }

  /// Finds the levels of some sources, clearing only what the last run touched.
  ///
  /// - Returns: Whether nodes have 32 entries at most, on average; if not, it gave up.
  /// - Complexity: as many walks along a node's arcs as it has entries.
  mutating func run(from sources: ArraySlice<UInt32>, rows: RelabeledRows.Rows) -> Bool {
    for node in nodes { seen[Int(node)] = 0 }
    nodes.removeAll(keepingCapacity: true)
    lanes.removeAll(keepingCapacity: true)
    for (lane, source) in sources.enumerated() {
      seen[Int(source)] = 1 << UInt64(lane)
      nodes.append(source)
      lanes.append(1 << UInt64(lane))
    }
    starts = [0]
    while let begin = starts.last, begin < nodes.count {
      starts.append(nodes.count)
      settle(
        Self.spread(
          begin..<nodes.count, nodes: nodes, lanes: lanes, rows: rows, arriving: &arriving,
          touched: &touched))
      if nodes.count > 32 * seen.count { return false }
    }
    return true
  }

  /// Passes the sources of a level on to its successors and returns how many nodes they are.
  private static func spread(
    _ level: Range<Int>, nodes: ContiguousArray<UInt32>, lanes: ContiguousArray<UInt64>,
    rows: RelabeledRows.Rows, arriving: inout ContiguousArray<UInt64>,
    touched: inout ContiguousArray<UInt32>
  ) -> Int {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let nodes = nodes.span
    let lanes = lanes.span
    var arriving = arriving.mutableSpan
    var touched = touched.mutableSpan
    var found = 0
    for entry in level {
      let node = Int(nodes[entry])
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = targets[position]
        let before = arriving[Int(target)]
        // Noted without a branch: the next one is written over it unless it is new.
        touched[found] = target
        found &+= before == 0 ? 1 : 0
        arriving[Int(target)] = before | lanes[entry]
      }
    }
    return found
  }

  /// Makes the entries of the next level of the sources that reach a node for the first time.
  private mutating func settle(_ found: Int) {
    for index in 0..<found {
      let node = Int(touched[index])
      let new = arriving[node] & ~seen[node]
      arriving[node] = 0
      if new == 0 { continue }
      seen[node] |= new
      nodes.append(touched[index])
      lanes.append(new)
    }
  }
}
