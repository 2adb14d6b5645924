// SPDX-License-Identifier: Apache-2.0

/// The contacts of a graph, each pair once, from the end with fewer contacts to the one with more.
///
/// Nodes are renumbered by rank: fewest contacts first, equal ones by index. Since no row is longer
/// than √(2m), walking the row of each contact of each row finds every triangle once in *O*(*m*√*m*)
/// steps. Where contacts are spread evenly, the rank is the index, which takes as few steps. Clustering,
/// support, embeddedness, truss numbers and the triad census all rest on it.
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
  /// Ranks of contacts, in order of their nodes within a row, times four, plus the directions.
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
    let isUp = ranks[one] < ranks[other]
    let (row, wanted) = (Int(ranks[isUp ? one : other]), isUp ? other : one)
    var range = Int(offsets[row])..<Int(offsets[row + 1])
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let found = Int(nodes[Self.rank(entries[middle])])
      if found == wanted { return middle }
      range = found < wanted ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}

/// The contacts of every node in either direction, with which directions there are.
struct ContactRows: Sendable {
  let offsets: ContiguousArray<UInt32>
  /// The contacts; where ties may go one way, packed as in ``entries``.
  ///
  /// Moved down by ``unpacking`` bits an element is a node.
  let contacts: ContiguousArray<UInt32>
  /// What makes an entry of a contact: moved up by so many bits, with these directions.
  private let packing: (shift: UInt32, directions: UInt32)

  /// How many bits stand before the node in an element of ``contacts``.
  var unpacking: UInt32 { 2 - packing.shift }

  /// Entries as in ``RankedRows``, by node index instead of rank; of an undirected graph a copy.
  var entries: ContiguousArray<UInt32> {
    packing.shift == 0
      ? contacts
      : ContiguousArray(contacts.lazy.map { $0 << packing.shift | packing.directions })
  }

  /// - Complexity: *O*(*n* + *m*).
  init(_ graph: Graph) {
    if graph.isDirected {
      let part = Self.merged(graph, 0..<graph.nodeCount)
      self.init(offsets: [0] + part.ends, entries: part.entries)
    } else {
      self.init(undirected: graph)
    }
  }

  /// The same by several threads.
  init(_ graph: Graph, monitor: Monitor) throws(MeasureError) {
    if graph.isDirected {
      let rows = try Parallel.rows(count: graph.nodeCount, monitor: monitor) {
        Self.merged(graph, $0)
      }
      self.init(offsets: rows.offsets, entries: rows.entries)
    } else {
      self.init(undirected: graph)
    }
  }

  private init(undirected graph: Graph) {
    offsets = graph.outgoing.offsets
    contacts = graph.outgoing.targets
    packing = (2, 3)
  }

  private init(offsets: ContiguousArray<UInt32>, entries: ContiguousArray<UInt32>) {
    self.offsets = offsets
    contacts = entries
    packing = (0, 0)
  }

  /// The contacts of some nodes of a directed graph.
  private static func merged(_ graph: Graph, _ nodes: Range<Int>) -> RowPart {
    let outOffsets = graph.outgoing.offsets.span
    let inOffsets = graph.incoming.offsets.span
    let outTargets = graph.outgoing.targets.span
    let inTargets = graph.incoming.targets.span
    let ties =
      Int(outOffsets[nodes.upperBound] - outOffsets[nodes.lowerBound])
      + Int(inOffsets[nodes.upperBound] - inOffsets[nodes.lowerBound])
    var ends = ContiguousArray<UInt32>(repeating: 0, count: nodes.count)
    var merged = ContiguousArray<UInt32>(repeating: 0, count: ties)
    var filled = 0
    var rowEnds = ends.mutableSpan
    var rows = merged.mutableSpan
    for node in nodes {
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
      rowEnds[node - nodes.lowerBound] = UInt32(truncatingIfNeeded: filled)
    }
    merged.removeLast(merged.count - filled)
    return RowPart(ends: ends, entries: merged)
  }

  var nodeCount: Int { offsets.count - 1 }

  /// The number of contacts of a node.
  @inline(__always)
  func degree(of node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }
}

extension ContactRows {
  /// Some rows by rank: of each node's contacts those of higher rank.
  fileprivate func ranked(
    _ rows: Range<Int>, nodes: ContiguousArray<UInt32>, ranks: ContiguousArray<UInt32>
  ) -> RowPart {
    let (shift, directions) = packing
    // One loop for each kind of graph, so that none asks at each contact how it is packed.
    return shift == 0
      ? ranked(rows, nodes: nodes, ranks: ranks) { $0 }
      : ranked(rows, nodes: nodes, ranks: ranks) { $0 &<< 2 | directions }
  }

  @inline(__always)
  private func ranked(
    _ rows: Range<Int>, nodes: ContiguousArray<UInt32>, ranks: ContiguousArray<UInt32>,
    entry: (_ contact: UInt32) -> UInt32
  ) -> RowPart {
    let (offsets, contacts) = (offsets.span, contacts.span)
    let (nodes, ranks) = (nodes.span, ranks.span)
    var room = 0
    for rank in rows { room += degree(of: Int(nodes[rank])) }
    // Of all contacts half are the higher of a pair; one more place for one that is not.
    room = min(room, contacts.count / 2 + 1)
    var ends = ContiguousArray<UInt32>(repeating: 0, count: rows.count)
    var higher = ContiguousArray<UInt32>(repeating: 0, count: room)
    var filled = 0
    var rowEnds = ends.mutableSpan
    var packed = higher.mutableSpan
    for rank in rows {
      let node = Int(nodes[rank])
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let entry = entry(contacts[position])
        let other = ranks[Int(entry >> 2)]
        // Whether it is the higher one is as good as chance: the next one overwrites it if not.
        packed[filled] = other << 2 | entry & 3
        filled &+= other > UInt32(truncatingIfNeeded: rank) ? 1 : 0
      }
      rowEnds[rank - rows.lowerBound] = UInt32(truncatingIfNeeded: filled)
    }
    higher.removeLast(higher.count - filled)
    return RowPart(ends: ends, entries: higher)
  }
}

extension RankedRows {
  init(_ graph: Graph, monitor: Monitor) throws(MeasureError) {
    try self.init(try ContactRows(graph, monitor: monitor), monitor: monitor)
  }

  /// - Complexity: *O*(*n* + *m*) time, divided by the threads but for *O*(*n*), and space.
  init(_ contacts: ContactRows, monitor: Monitor) throws(MeasureError) {
    let nodes =
      contacts.isEven
      ? ContiguousArray(0..<UInt32(truncatingIfNeeded: contacts.nodeCount))
      : .nodes(count: contacts.nodeCount) { contacts.degree(of: $0) }
    var ranks = ContiguousArray<UInt32>(repeating: 0, count: nodes.count)
    for rank in nodes.indices { ranks[Int(nodes[rank])] = UInt32(truncatingIfNeeded: rank) }
    let rows = try Parallel.rows(count: nodes.count, monitor: monitor) {
      contacts.ranked($0, nodes: nodes, ranks: ranks)
    }
    self.init(nodes: nodes, ranks: ranks, offsets: rows.offsets, entries: rows.entries)
  }
}
