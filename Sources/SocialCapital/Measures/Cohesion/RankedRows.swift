// SPDX-License-Identifier: Apache-2.0

/// The contacts of a graph, each pair once, from the end with fewer contacts to the one with more.
///
/// Nodes are renumbered by rank: fewest contacts first, equal ones by index. Since no row is longer
/// than √(2m), walking the row of each contact of each row finds every triangle once in *O*(*m*√*m*)
/// steps. Clustering, support, embeddedness, truss numbers and the triad census all rest on it.
///
/// Each entry holds the rank of the contact and, in its two low bits, in which directions there are
/// ties: 1 from the row's node to the contact, 2 back, 3 both. An undirected tie is 3.
struct RankedRows: Sendable {
  /// The node of each rank.
  let nodes: ContiguousArray<UInt32>
  /// The rank of each node.
  let ranks: ContiguousArray<UInt32>
  /// Where the row of each rank begins in ``entries``.
  let offsets: ContiguousArray<UInt32>
  /// Ranks of contacts, ascending within a row, times four, plus the directions.
  let entries: ContiguousArray<UInt32>

  var nodeCount: Int { nodes.count }

  /// The number of pairs tied in some direction.
  var pairCount: Int { entries.count }

  /// Which directions of a tie there are.
  @inline(__always) static func directions(_ entry: UInt32) -> Int { Int(entry & 3) }

  /// The rank in an entry.
  @inline(__always) static func rank(_ entry: UInt32) -> Int { Int(entry >> 2) }

  /// Where the pair of two nodes stands in ``entries``, or `nil` where they are not tied.
  func position(of one: Int, _ other: Int) -> Int? {
    let (a, b) = (ranks[one], ranks[other])
    let (row, wanted) = (Int(min(a, b)), max(a, b))
    var range = Int(offsets[row])..<Int(offsets[row + 1])
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let found = entries[middle] >> 2
      if found == wanted { return middle }
      range = found < wanted ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}

/// The contacts of every node in either direction, with which directions there are.
///
/// Entries are as in ``RankedRows``, by node index instead of rank.
struct ContactRows: Sendable {
  let offsets: ContiguousArray<UInt32>
  let entries: ContiguousArray<UInt32>

  init(_ graph: Graph) {
    guard graph.isDirected else {
      offsets = graph.outgoing.offsets
      entries = ContiguousArray(graph.outgoing.targets.lazy.map { $0 << 2 | 3 })
      return
    }
    let outOffsets = graph.outgoing.offsets.span
    let inOffsets = graph.incoming.offsets.span
    let outTargets = graph.outgoing.targets.span
    let inTargets = graph.incoming.targets.span
    var ends = ContiguousArray<UInt32>(repeating: 0, count: graph.nodeCount + 1)
    var merged = ContiguousArray<UInt32>(
      repeating: 0, count: outTargets.count + inTargets.count)
    var rowEnds = ends.mutableSpan
    var rows = merged.mutableSpan
    var filled = 0
    for node in 0..<graph.nodeCount {
      var out = Int(outOffsets[node])
      var into = Int(inOffsets[node])
      let (outEnd, inEnd) = (Int(outOffsets[node + 1]), Int(inOffsets[node + 1]))
      // Which row goes on is as good as chance: added up, not branched on.
      while out < outEnd, into < inEnd {
        let (forth, back) = (outTargets[out], inTargets[into])
        let isForth: UInt32 = forth <= back ? 1 : 0
        let isBack: UInt32 = back <= forth ? 1 : 0
        rows[filled] = min(forth, back) << 2 | isBack << 1 | isForth
        filled &+= 1
        out &+= Int(isForth)
        into &+= Int(isBack)
      }
      while out < outEnd {
        rows[filled] = outTargets[out] << 2 | 1
        filled &+= 1
        out &+= 1
      }
      while into < inEnd {
        rows[filled] = inTargets[into] << 2 | 2
        filled &+= 1
        into &+= 1
      }
      rowEnds[node + 1] = UInt32(truncatingIfNeeded: filled)
    }
    merged.removeLast(merged.count - filled)
    offsets = ends
    entries = merged
  }

  var nodeCount: Int { offsets.count - 1 }

  /// The number of contacts of a node.
  @inline(__always)
  func degree(of node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }
}

extension RankedRows {
  init(_ graph: Graph) { self.init(ContactRows(graph)) }

  init(_ contacts: ContactRows) {
    let count = contacts.nodeCount
    let nodes = Self.byDegree(contacts)
    var ranks = ContiguousArray<UInt32>(repeating: 0, count: count)
    for rank in 0..<count { ranks[Int(nodes[rank])] = UInt32(truncatingIfNeeded: rank) }
    let contactOffsets = contacts.offsets.span
    let contactEntries = contacts.entries.span
    let rankOf = ranks.span
    // Rows get room for all contacts first: to count the higher ones would be another walk.
    var starts = ContiguousArray<UInt32>(repeating: 0, count: count)
    var room: UInt32 = 0
    for rank in 0..<count {
      starts[rank] = room
      room &+= UInt32(truncatingIfNeeded: contacts.degree(of: Int(nodes[rank])))
    }
    var ends = starts
    var next = ends.mutableSpan
    var rows = ContiguousArray<UInt32>(repeating: 0, count: contacts.entries.count)
    var packed = rows.mutableSpan
    // Each pair goes to the row of its lower rank; taking the higher ones in order sorts the rows.
    for rank in 0..<count {
      let node = Int(nodes[rank])
      let base = UInt32(truncatingIfNeeded: rank) << 2
      for position in Int(contactOffsets[node])..<Int(contactOffsets[node + 1]) {
        let entry = contactEntries[position]
        let row = Int(rankOf[Int(entry >> 2)])
        if row >= rank { continue }
        // Seen from the other end, the two directions change places.
        packed[Int(next[row])] = base | (entry & 1) << 1 | (entry & 2) >> 1
        next[row] &+= 1
      }
    }
    // Then they close up.
    var offsets = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    var filled = 0
    for rank in 0..<count {
      for place in Int(starts[rank])..<Int(next[rank]) {
        packed[filled] = packed[place]
        filled &+= 1
      }
      offsets[rank + 1] = UInt32(truncatingIfNeeded: filled)
    }
    rows.removeLast(rows.count - filled)
    self.init(nodes: nodes, ranks: ranks, offsets: offsets, entries: rows)
  }

  /// The nodes by number of contacts, then by index: a counting sort.
  private static func byDegree(_ contacts: ContactRows) -> ContiguousArray<UInt32> {
    let count = contacts.nodeCount
    let largest = (0..<count).lazy.map { contacts.degree(of: $0) }.max() ?? 0
    var next = ContiguousArray<Int>(repeating: 0, count: largest + 2)
    for node in 0..<count { next[contacts.degree(of: node) + 1] += 1 }
    for degree in 0...largest { next[degree + 1] += next[degree] }
    var nodes = ContiguousArray<UInt32>(repeating: 0, count: count)
    for node in 0..<count {
      let degree = contacts.degree(of: node)
      nodes[next[degree]] = UInt32(truncatingIfNeeded: node)
      next[degree] += 1
    }
    return nodes
  }
}
