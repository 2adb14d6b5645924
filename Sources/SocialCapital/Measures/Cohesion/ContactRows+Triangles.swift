// SPDX-License-Identifier: Apache-2.0

/// Triangles counted in the rows as they stand, where no node has many contacts, and else by rank.
///
/// By index each triangle u < v < w is found at v. The contacts after v are marked, and of each contact
/// u before v those after v are looked up: that is each pair of higher contacts of each u once. A
/// *cursor* stands in the row of u where it left off, since v ascends. So nothing is made anew, but a
/// node with *k* contacts after it costs *k*²/2 steps.
extension ContactRows {
  /// Whether contacts are spread so evenly that order by rank gains nothing.
  ///
  /// Pairs of contacts are at most eight times as many as contacts then. Some hundred nodes are put in
  /// order in no time.
  var isEven: Bool {
    if nodeCount < 1024 { return false }
    var squares = 0
    for node in 0..<nodeCount { squares &+= degree(of: node) &* degree(of: node) }
    return squares <= 16 * contacts.count
  }

  /// Counts all triangles.
  ///
  /// - Complexity: *O*(*m*√*m*), divided by the threads.
  func triangleCount(monitor: Monitor) throws(MeasureError) -> Int {
    isEven
      ? try triangleCountByIndex(monitor: monitor)
      : try RankedRows(self, monitor: monitor).triangleCount(monitor: monitor)
  }

  /// Counts the triangles each node is in.
  ///
  /// - Complexity: as all of them.
  func trianglesByNode(monitor: Monitor) throws(MeasureError) -> [Int] {
    isEven
      ? try trianglesByNodeByIndex(monitor: monitor)
      : try RankedRows(self, monitor: monitor).trianglesByNode(monitor: monitor)
  }

  /// Counts all triangles in the rows as they stand.
  func triangleCountByIndex(monitor: Monitor) throws(MeasureError) -> Int {
    var total = 0
    try Parallel.accumulate(
      count: nodeCount, chunkSize: 512, monitor: monitor,
      makeWorker: { IndexWalk(self, places: 0) },
      body: { walk, nodes in walk.triangles &+= count(nodes, &walk.marks, &walk.cursors) },
      finish: { total &+= $0.triangles })
    return total
  }

  /// Counts the triangles each node is in, in the rows as they stand.
  func trianglesByNodeByIndex(monitor: Monitor) throws(MeasureError) -> [Int] {
    var totals = [Int](repeating: 0, count: nodeCount)
    try Parallel.accumulate(
      count: nodeCount, chunkSize: 512, monitor: monitor,
      makeWorker: { IndexWalk(self, places: nodeCount) },
      body: { walk, nodes in count(nodes, &walk.marks, &walk.cursors, by: &walk.counts) },
      finish: { walk in
        for node in totals.indices { totals[node] &+= walk.counts[node] }
      })
    return totals
  }

  private func count(
    _ nodes: Range<Int>, _ marks: inout ContiguousArray<UInt8>,
    _ cursors: inout ContiguousArray<UInt32>
  ) -> Int {
    let (contacts, shift) = (contacts.span, unpacking)
    var triangles = 0
    forEachTail(of: nodes, &marks, &cursors) { _, _, tail, marks in
      for place in tail { triangles &+= Int(marks[Int(contacts[place] &>> shift)]) }
    }
    return triangles
  }

  private func count(
    _ nodes: Range<Int>, _ marks: inout ContiguousArray<UInt8>,
    _ cursors: inout ContiguousArray<UInt32>, by counts: inout ContiguousArray<Int>
  ) {
    let (contacts, shift) = (contacts.span, unpacking)
    var counts = counts.mutableSpan
    forEachTail(of: nodes, &marks, &cursors) { u, v, tail, marks in
      var found = 0
      for place in tail {
        let w = Int(contacts[place] &>> shift)
        counts[w] &+= Int(marks[w])
        found &+= Int(marks[w])
      }
      counts[u] &+= found
      counts[v] &+= found
    }
  }

  /// Calls the body for all pairs u < v of which v is in some nodes, with where the contacts of u after v
  /// stand; those of v are marked 1.
  ///
  /// The marks must be all zero and are so again afterwards. Ranges must be given in ascending order.
  @inline(__always)
  private func forEachTail(
    of nodes: Range<Int>, _ marks: inout ContiguousArray<UInt8>,
    _ cursors: inout ContiguousArray<UInt32>,
    _ body: (_ u: Int, _ v: Int, _ tail: Range<Int>, _ marks: borrowing MutableSpan<UInt8>) -> Void
  ) {
    let (offsets, contacts, shift) = (offsets.span, contacts.span, unpacking)
    var marks = marks.mutableSpan
    var cursors = cursors.mutableSpan
    for v in nodes {
      let (start, end) = (Int(offsets[v]), Int(offsets[v + 1]))
      var split = start
      while split < end, contacts[split] &>> shift < v { split &+= 1 }
      cursors[v] = UInt32(truncatingIfNeeded: split)
      if split == end { continue }
      for place in split..<end { marks[Int(contacts[place] &>> shift)] = 1 }
      for place in start..<split {
        let u = Int(contacts[place] &>> shift)
        // It stands at v already, unless another thread had nodes before.
        var cursor = Int(cursors[u])
        while contacts[cursor] &>> shift < v { cursor &+= 1 }
        cursors[u] = UInt32(truncatingIfNeeded: cursor &+ 1)
        body(u, v, cursor &+ 1..<Int(offsets[u + 1]), marks)
      }
      for place in split..<end { marks[Int(contacts[place] &>> shift)] = 0 }
    }
  }
}

/// What one thread needs to count triangles by index.
private struct IndexWalk {
  var marks: ContiguousArray<UInt8>
  var cursors: ContiguousArray<UInt32>
  var counts: ContiguousArray<Int>
  var triangles = 0

  init(_ rows: ContactRows, places: Int) {
    marks = ContiguousArray(repeating: 0, count: rows.nodeCount)
    cursors = ContiguousArray(rows.offsets.dropLast())
    counts = ContiguousArray(repeating: 0, count: places)
  }
}
