// SPDX-License-Identifier: Apache-2.0

/// The pairs of contacts of a graph with z(i,j) = w(i,j) + w(j,i), and what all pairs have in common.
///
/// Both inner sums are symmetric in the two ends of a pair but for factors of one end each. With
/// z(i) = Σₖ z(i,k):
///
///     Σ_q p(i,q)·p(q,j) = s(i,j) ÷ z(i)                     s(i,j) = Σ_q z(i,q)·z(q,j) ÷ z(q)
///     Σ_q p(i,q)·m(j,q) = s(i,j) ÷ (z(i)·maxₖ z(j,k))       s(i,j) = Σ_q z(i,q)·z(q,j)
///
/// so that listing every triangle once, and adding to its three pairs, gives them for all nodes.
struct HolePairs {
  let part: ContactPart
  /// The number of contacts of each node.
  let degrees: ContiguousArray<Int>
  private let rows: RankedRows
  /// z(i,j) by place in the rows; `nil` without weights, where the directions of the tie tell it.
  private let weights: ContiguousArray<Double>?
  /// z(i) by rank.
  private let totals: ContiguousArray<Double>
  /// maxₖ z(i,k) by rank.
  private let largest: ContiguousArray<Double>
  /// s(i,j) by place in the rows.
  private let shared: ContiguousArray<Double>

  /// - Complexity: *O*(*n* + *m*√*m*) time, *O*(*n* + *m*) space.
  init(_ graph: Graph, part: ContactPart, monitor: Monitor) throws(MeasureError) {
    let contacts = try ContactRows(graph, monitor: monitor)
    rows = try RankedRows(contacts, monitor: monitor)
    weights = graph.isWeighted ? rows.weights(of: graph.mutualWeightView()) : nil
    degrees = ContiguousArray(graph.nodes.lazy.map { contacts.degree(of: $0) })
    self.part = part
    (totals, largest) = rows.totals(weights, within: graph)
    let factors =
      part == .constraint
      ? ContiguousArray(totals.lazy.map { $0 == 0 ? 0 : 1 / $0 })
      : ContiguousArray(repeating: 1, count: rows.nodeCount)
    shared = try rows.sharedWeights(
      weights, isDirected: graph.isDirected, factors: factors, monitor: monitor)
  }

  /// For each node, the sum over its contacts of a term that their parts give, by node index.
  @inline(__always)
  func sums(_ term: (_ node: Int, _ part: Double) -> Double) -> ContiguousArray<Double> {
    var sums = ContiguousArray<Double>(repeating: 0, count: rows.nodeCount)
    var sum = sums.mutableSpan
    let (nodes, entries, shared) = (rows.nodes.span, rows.entries.span, shared.span)
    for u in 0..<rows.nodeCount {
      let ego = Int(nodes[u])
      for place in rows.positions(of: u) {
        let v = RankedRows.rank(entries[place])
        let contact = Int(nodes[v])
        let z = rows.weight(at: place, of: weights)
        sum[ego] += term(ego, value(z, shared[place], from: u, to: v))
        sum[contact] += term(contact, value(z, shared[place], from: v, to: u))
      }
    }
    return sums
  }

  /// What a contact contributes, from z(i,j) and s(i,j).
  @inline(__always)
  private func value(_ z: Double, _ s: Double, from ego: Int, to contact: Int) -> Double {
    switch part {
    case .constraint:
      let share = (z + s) / totals[ego]
      return share * share
    case .redundancy:
      return s / (totals[ego] * largest[contact])
    }
  }
}

extension RankedRows {
  /// Where the row of a rank lies in ``entries``.
  @inline(__always)
  func positions(of rank: Int) -> Range<Int> { Int(offsets[rank])..<Int(offsets[rank + 1]) }

  /// z of the pair at a place: without weights 1 for a tie one way and 2 for ties both ways.
  @inline(__always)
  fileprivate func weight(at place: Int, of weights: ContiguousArray<Double>?) -> Double {
    weights?[place] ?? (entries[place] & 3 == 3 ? 2 : 1)
  }

  /// The weights of an undirected graph by place in ``entries``.
  fileprivate func weights(of view: Graph) -> ContiguousArray<Double> {
    var weights = ContiguousArray<Double>(repeating: 1, count: pairCount)
    guard let given = view.outgoing.weights else { return weights }
    var place = 0
    // As the rows were filled.
    for rank in 0..<nodeCount {
      for position in view.outgoing.positions(of: Int(nodes[rank])) {
        if ranks[Int(view.outgoing.targets[position])] < rank { continue }
        weights[place] = given[position]
        place += 1
      }
    }
    return weights
  }

  /// z(i) and maxₖ z(i,k) by rank.
  fileprivate func totals(
    _ weights: ContiguousArray<Double>?, within graph: Graph
  ) -> (totals: ContiguousArray<Double>, largest: ContiguousArray<Double>) {
    var totals = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var largest = totals
    if weights == nil, !graph.isDirected {
      for rank in 0..<nodeCount {
        totals[rank] = Double(2 * graph.outgoing.degree(of: Int(nodes[rank])))
      }
      return (totals, ContiguousArray(repeating: 2, count: nodeCount))
    }
    for u in 0..<nodeCount {
      for place in positions(of: u) {
        let v = Self.rank(entries[place])
        let z = weight(at: place, of: weights)
        totals[u] += z
        totals[v] += z
        largest[u] = max(largest[u], z)
        largest[v] = max(largest[v], z)
      }
    }
    return (totals, largest)
  }

  /// For each pair i, j, by place in ``entries``, Σ_q z(i,q)·z(q,j)·f(q) over their shared contacts.
  fileprivate func sharedWeights(
    _ weights: ContiguousArray<Double>?, isDirected: Bool, factors: ContiguousArray<Double>,
    monitor: Monitor
  ) throws(MeasureError) -> ContiguousArray<Double> {
    // One loop for each kind of graph, so that none asks at each triangle what the weights are.
    if let weights {
      let weights = weights.span
      return try sharedWeights(factors, monitor: monitor) { weights[$0] }
    }
    if isDirected {
      let entries = entries.span
      return try sharedWeights(factors, monitor: monitor) { entries[$0] & 3 == 3 ? 2 : 1 }
    }
    return try sharedWeights(factors, monitor: monitor) { _ in 2 }
  }

  /// Goes through all triangles, with the same bits however many threads there are.
  ///
  /// The two pairs of a triangle in the row of its lowest rank are added up apart and put to the sum
  /// once the row is through; by then all that rows before have to add to it is there. So every sum is
  /// added up in one order.
  @inline(__always)
  private func sharedWeights(
    _ factors: ContiguousArray<Double>, monitor: Monitor, weight: (_ place: Int) -> Double
  ) throws(MeasureError) -> ContiguousArray<Double> {
    var shared = ContiguousArray<Double>(repeating: 0, count: pairCount)
    let chunks = chunksOfLikeWork
    if monitor.threads == 1 || chunks.count == 1 {
      var marks = ContiguousArray(factors.lazy.map { RowMark(factor: $0) })
      for rows in chunks {
        try monitor.checkCancellation()
        add(rows, weight, marks: &marks, to: &shared)
      }
      return shared
    }
    try Parallel.reduce(
      count: chunks.count, chunkSize: 1, monitor: monitor.silent,
      makeWorker: { SharedWeightsWorker(nodeCount: nodeCount) },
      body: { worker, chunk in
        let rows = chunks[chunk.lowerBound]
        worker.start(at: Int(offsets[rows.lowerBound]), count: places(of: rows).count)
        note(
          rows, factors, weight, marks: &worker.marks, own: &worker.own, others: &worker.others)
      },
      merge: { worker, _ in worker.add(to: &shared) })
    return shared
  }

  /// Adds what the triangles of some rows give, when all rows before are through.
  ///
  /// Whether two contacts know each other is as good as chance and not branched on: where they do not,
  /// z is 0, and so nothing is added, or to a sum that is never read. z must be 0 in all marks, and is so
  /// again afterwards.
  @inline(__always)
  private func add(
    _ rows: Range<Int>, _ weight: (_ place: Int) -> Double, marks: inout ContiguousArray<RowMark>,
    to shared: inout ContiguousArray<Double>
  ) {
    let (offsets, entries) = (offsets.span, entries.span)
    var marks = marks.mutableSpan
    var s = shared.mutableSpan
    var read: UInt64 = 0
    forEachRow(in: rows) { w, uw in
      marks[w].z = weight(uw)
      marks[w].sum = 0
      // So that the rows to come are in the cache by then, as in ``forEachTriangle(in:marks:_:pair:)``.
      let start = min(Int(offsets[w]), entries.count &- 1)
      read &+= UInt64(entries[start]) &+ s[start].bitPattern >> 63
    } pair: { u, v, uv, next in
      let (a, fu, fv) = (weight(uv), marks[u].factor, marks[v].factor)
      var sum = 0.0
      for vw in next {
        let w = Self.rank(entries[vw])
        let mark = marks[w]
        let (b, c) = (mark.z, weight(vw))
        sum += b * c * mark.factor
        marks[w].sum = mark.sum + a * c * fv
        s[vw] += a * b * fu
      }
      marks[v].sum += sum
    } end: { _, row in
      for uw in row {
        let w = Self.rank(entries[uw])
        s[uw] += marks[w].sum
        marks[w].z = 0
      }
    }
    // Always zero, but so that the reads are made.
    if !marks.isEmpty { marks[0].z = Double(read &>> 63) }
  }

  /// Notes what the triangles of some rows give to these rows and to others.
  @inline(__always)
  private func note(
    _ rows: Range<Int>, _ factors: ContiguousArray<Double>, _ weight: (_ place: Int) -> Double,
    marks: inout ContiguousArray<UInt32>, own: inout ContiguousArray<Double>,
    others: inout ContiguousArray<SharedWeightsWorker.Other>
  ) {
    let first = places(of: rows).lowerBound
    let f = factors.span
    var own = own.mutableSpan
    var sum = 0.0
    forEachTriangle(in: rows, marks: &marks) { u, v, w, uv, uw, vw in
      let (a, b, c) = (weight(uv), weight(uw), weight(vw))
      sum += b * c * f[w]
      own[uw &- first] += a * c * f[v]
      others.append(.init(place: UInt32(truncatingIfNeeded: vw), sum: a * b * f[u]))
    } pair: { _, _, uv, _ in
      own[uv &- first] += sum
      sum = 0
    }
  }

  private func places(of rows: Range<Int>) -> Range<Int> {
    Int(offsets[rows.lowerBound])..<Int(offsets[rows.upperBound])
  }

  /// Rows in order, cut where they have about as many pairs of contacts together: there are as many
  /// triangles at most.
  private var chunksOfLikeWork: [Range<Int>] {
    var chunks: [Range<Int>] = []
    var (start, pairs) = (0, 0)
    for rank in 0..<nodeCount {
      let count = positions(of: rank).count
      pairs += count * (count - 1) / 2
      if pairs > 1 << 16 || rank + 1 == nodeCount {
        chunks.append(start..<rank + 1)
        (start, pairs) = (rank + 1, 0)
      }
    }
    return chunks
  }
}

/// What there is to a node while a row is gone through, in one place of memory.
private struct RowMark {
  /// z of the row's node and this one; 0 unless they are contacts.
  var z = 0.0
  /// What is added up for their pair; anything unless they are contacts.
  var sum = 0.0
  /// f of this node.
  let factor: Double
}

/// What one thread needs to add up shared weights.
private struct SharedWeightsWorker {
  var marks: ContiguousArray<UInt32>
  /// What the triangles of some rows add to the pairs of these rows.
  var own: ContiguousArray<Double> = []
  /// What they add to pairs of other rows.
  var others: ContiguousArray<Other> = []
  private var first = 0
  private var count = 0

  struct Other {
    let place: UInt32
    let sum: Double
  }

  init(nodeCount: Int) { marks = ContiguousArray(repeating: 0, count: nodeCount) }

  /// Makes ready for rows that begin at a place.
  mutating func start(at first: Int, count: Int) {
    (self.first, self.count) = (first, count)
    if own.count < count {
      own.append(contentsOf: repeatElement(0, count: count - own.count))
    }
  }

  /// Adds what was found to all pairs, own pairs last, and forgets it.
  mutating func add(to shared: inout ContiguousArray<Double>) {
    var shared = shared.mutableSpan
    for other in others { shared[Int(other.place)] += other.sum }
    others.removeAll(keepingCapacity: true)
    for place in 0..<count {
      shared[first &+ place] += own[place]
      own[place] = 0
    }
  }
}
