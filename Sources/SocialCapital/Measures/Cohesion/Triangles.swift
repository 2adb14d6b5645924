// SPDX-License-Identifier: Apache-2.0

extension RankedRows {
  /// Goes through rows in which triangles may begin, those of two contacts or more.
  ///
  /// - Parameters:
  ///   - mark: Gets the rank of each contact and its place in ``entries``.
  ///   - pair: Gets each pair u–v, its place, and the places of the row of v, in which the third nodes of
  ///     triangles stand. The contact of highest rank is the third node of all its triangles, and left out.
  ///   - end: Gets the row's rank and places, to take marks away.
  @inline(__always)
  func forEachRow(
    in rows: Range<Int>, mark: (_ w: Int, _ uw: Int) -> Void,
    pair: (_ u: Int, _ v: Int, _ uv: Int, _ next: Range<Int>) -> Void,
    end: (_ u: Int, _ row: Range<Int>) -> Void
  ) {
    let (offsets, entries) = (offsets.span, entries.span)
    for u in rows {
      let row = Int(offsets[u])..<Int(offsets[u + 1])
      if row.count < 2 { continue }
      var highest = 0
      for uw in row {
        let w = Self.rank(entries[uw])
        mark(w, uw)
        highest = max(highest, w)
      }
      for uv in row {
        let v = Self.rank(entries[uv])
        if v == highest { continue }
        pair(u, v, uv, Int(offsets[v])..<Int(offsets[v + 1]))
      }
      end(u, row)
    }
  }

  /// Calls bodies for every triangle whose lowest rank is in some rows.
  ///
  /// `triangle` gets the ranks u < v < w and where u–v, u–w and v–w stand in ``entries``. Once all
  /// triangles on a pair u–v are through, `pair` gets its ranks, its place and their number.
  /// The marks must be all zero, one for each node, and are zero again afterwards.
  @inline(__always)
  func forEachTriangle(
    in rows: Range<Int>, marks: inout ContiguousArray<UInt32>,
    _ triangle: (_ u: Int, _ v: Int, _ w: Int, _ uv: Int, _ uw: Int, _ vw: Int) -> Void,
    pair: (_ u: Int, _ v: Int, _ uv: Int, _ triangles: Int) -> Void = { _, _, _, _ in }
  ) {
    let (offsets, entries) = (offsets.span, entries.span)
    var marks = marks.mutableSpan
    var read: UInt64 = 0
    forEachRow(in: rows) { w, uw in
      marks[w] = UInt32(truncatingIfNeeded: uw) &+ 1
      // Reading where the rows of contacts begin brings them into the cache all at once, not each when
      // its turn comes.
      read &+= UInt64(entries[min(Int(offsets[w]), entries.count &- 1)])
    } pair: { u, v, uv, next in
      var found = 0
      for vw in next {
        let w = Self.rank(entries[vw])
        let mark = marks[w]
        if mark != 0 {
          triangle(u, v, w, uv, Int(mark &- 1), vw)
          found &+= 1
        }
      }
      pair(u, v, uv, found)
    } end: { _, row in
      for uw in row { marks[Self.rank(entries[uw])] = 0 }
    }
    // Always zero, but so that the reads are made.
    if !marks.isEmpty { marks[0] = UInt32(truncatingIfNeeded: read &>> 63) }
  }

  /// Calls a body with the ranks at some places, four at a time, so that how long a row is need not be
  /// guessed: past its end any rank comes, with 0.
  @inline(__always)
  private func forEachRank(in places: Range<Int>, _ body: (_ w: Int, _ isThere: UInt8) -> Void) {
    let entries = entries.span
    let last = entries.count &- 1
    for start in stride(from: places.lowerBound, to: places.upperBound, by: 4) {
      for place in start..<start &+ 4 {
        body(Self.rank(entries[min(place, last)]), place < places.upperBound ? 1 : 0)
      }
    }
  }

  /// Counts all triangles.
  ///
  /// Whether two contacts know each other is as good as chance in many networks: marks are added up, not
  /// branched on.
  func triangleCount(monitor: Monitor) throws(MeasureError) -> Int {
    var total = 0
    try Parallel.accumulate(
      count: nodeCount, chunkSize: 512, monitor: monitor,
      makeWorker: { (marks: ContiguousArray<UInt8>(repeating: 0, count: nodeCount), triangles: 0) },
      body: { worker, rows in worker.triangles &+= triangleCount(in: rows, marks: &worker.marks) },
      finish: { total &+= $0.triangles })
    return total
  }

  /// Counts the triangles whose lowest rank is in some rows; marks are as in
  /// ``forEachTriangle(in:marks:_:pair:)``.
  private func triangleCount(in rows: Range<Int>, marks: inout ContiguousArray<UInt8>) -> Int {
    let entries = entries.span
    var marks = marks.mutableSpan
    var triangles = 0
    forEachRow(in: rows) { w, _ in
      marks[w] = 1
    } pair: { _, _, _, next in
      forEachRank(in: next) { w, isThere in triangles &+= Int(marks[w] & isThere) }
    } end: { _, row in
      for uw in row { marks[Self.rank(entries[uw])] = 0 }
    }
    return triangles
  }

  /// Counts triangles by the directions of their ties.
  ///
  /// For a triangle of ranks u < v < w the place is the directions of u–v, plus 4 times those of
  /// u–w, plus 16 times those of v–w.
  func trianglesByDirections(monitor: Monitor) throws(MeasureError) -> [Int] {
    try countTriangles(places: 64, monitor: monitor) { rows, marks, counts in
      let entries = entries.span
      var counts = counts.mutableSpan
      forEachTriangle(in: rows, marks: &marks) { _, _, _, uv, uw, vw in
        let place = entries[uv] & 3 | (entries[uw] & 3) << 2 | (entries[vw] & 3) << 4
        counts[Int(place)] &+= 1
      }
    }
  }

  /// Counts the triangles each node is in, by node index.
  func trianglesByNode(monitor: Monitor) throws(MeasureError) -> [Int] {
    var totals = [Int](repeating: 0, count: nodeCount)
    try Parallel.accumulate(
      count: nodeCount, chunkSize: 512, monitor: monitor,
      makeWorker: { ContiguousArray<UInt64>(repeating: 0, count: nodeCount) },
      body: { counts, rows in countTriangles(in: rows, by: &counts) },
      finish: { counts in
        for rank in counts.indices {
          totals[Int(nodes[rank])] &+= Int(truncatingIfNeeded: counts[rank] / 2)
        }
      })
    return totals
  }

  /// Counts the triangles whose lowest rank is in some rows, for each rank twice.
  ///
  /// The lowest bit of a count is its mark: one place to read and write, whether there is a triangle or
  /// not, where a branch would be as good as chance.
  private func countTriangles(in rows: Range<Int>, by counts: inout ContiguousArray<UInt64>) {
    let entries = entries.span
    var counts = counts.mutableSpan
    var triangles: UInt64 = 0
    forEachRow(in: rows) { w, _ in
      counts[w] |= 1
    } pair: { _, v, _, next in
      var found: UInt64 = 0
      forEachRank(in: next) { w, isThere in
        let mark = counts[w] & UInt64(isThere)
        counts[w] &+= 2 &* mark
        found &+= mark
      }
      counts[v] &+= 2 &* found
      triangles &+= found
    } end: { u, row in
      for uw in row { counts[Self.rank(entries[uw])] &= ~1 }
      counts[u] &+= 2 &* triangles
      triangles = 0
    }
  }

  /// Counts the triangles each pair is in, by place in ``entries``: the contacts its ends share.
  func trianglesByPair(monitor: Monitor) throws(MeasureError) -> [Int] {
    try countTriangles(places: pairCount, monitor: monitor) { rows, marks, counts in
      var counts = counts.mutableSpan
      forEachTriangle(in: rows, marks: &marks) { _, _, _, uv, uw, vw in
        counts[uv] &+= 1
        counts[uw] &+= 1
        counts[vw] &+= 1
      }
    }
  }

  /// Runs a body over all rows, each thread with counts of its own, and adds the counts up.
  private func countTriangles(
    places: Int, monitor: Monitor,
    _ body: (
      Range<Int>, _ marks: inout ContiguousArray<UInt32>, _ counts: inout ContiguousArray<Int>
    ) -> Void
  ) throws(MeasureError) -> [Int] {
    var totals = [Int](repeating: 0, count: places)
    try Parallel.accumulate(
      count: nodeCount, chunkSize: 512, monitor: monitor,
      makeWorker: {
        TriangleCounter(
          marks: ContiguousArray(repeating: 0, count: nodeCount),
          counts: ContiguousArray(repeating: 0, count: places))
      },
      body: { worker, rows in body(rows, &worker.marks, &worker.counts) },
      finish: { worker in
        for place in totals.indices { totals[place] &+= worker.counts[place] }
      })
    return totals
  }
}

/// What one thread needs to count triangles.
private struct TriangleCounter {
  var marks: ContiguousArray<UInt32>
  var counts: ContiguousArray<Int>
}
