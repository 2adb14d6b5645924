// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How strongly each tie is held by triangles: the largest k for which it is in the k-truss.
  ///
  /// ## Definition
  /// The k-truss is the largest part of the network in which every tie is in at least k − 2
  /// triangles within the part. The truss number of a tie is the largest k of a truss it is in.
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction is one tie; both arcs of a mutual pair have its number.
  /// - Weights: ignored. Loops: never counted.
  /// - Undefined: nowhere; a tie in no triangle has 2.
  /// - Agrees with NetworkX `k_truss(G, k)`, whose ties are those of number k or more.
  ///
  /// ## Example
  /// ```swift
  /// // A triangle with a tail: 3, 3, 3, 2.
  /// let graph = try Graph(
  ///   nodeCount: 4, pairs: [(0, 1), (1, 2), (0, 2), (2, 3)], isDirected: false)
  /// try graph.trussNumbers()
  /// ```
  ///
  /// - Returns: The numbers, in the order of ``edges``.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m* log *d*) time for *d* contacts of the busiest node, *O*(*n* + *m*)
  ///   space.
  ///
  /// ## Reference
  /// J. Cohen, *Trusses: Cohesive Subgraphs for Social Network Analysis* (National Security Agency,
  /// 2008). J. Wang and J. Cheng, "Truss decomposition in massive networks", *PVLDB* 5 (2012)
  /// 812–823, doi:10.14778/2311906.2311909.
  public func trussNumbers(monitor: Monitor = .task) throws(MeasureError) -> [Int] {
    let contacts = try ContactRows(self, monitor: monitor)
    let rows = try RankedRows(contacts, monitor: monitor)
    let numbers = try rows.trussNumbers(contacts: contacts, monitor: monitor)
    return edges.map { edge in
      rows.position(of: edge.source, edge.target).map { numbers[$0] } ?? 2
    }
  }
}

extension RankedRows {
  /// The truss number of each pair: takes away the pair in the fewest remaining triangles until none
  /// is left.
  fileprivate func trussNumbers(
    contacts: ContactRows, monitor: Monitor
  ) throws(MeasureError) -> [Int] {
    var queue = BucketQueue(keys: try trianglesByPair(monitor: monitor))
    let ends = pairEnds()
    let entries = contacts.entries
    var isGone = ContiguousArray(repeating: false, count: pairCount)
    var numbers = [Int](repeating: 2, count: pairCount)
    var steps = 0
    while let (pair, triangles) = queue.popLowest() {
      if steps & 4095 == 0 { try monitor.checkCancellation() }
      steps += 1
      numbers[pair] = triangles + 2
      isGone[pair] = true
      if triangles == 0 { continue }
      let (a, b) = (Int(ends[pair].0), Int(ends[pair].1))
      let (few, many) = contacts.degree(of: a) <= contacts.degree(of: b) ? (a, b) : (b, a)
      for entry in entries[contacts.positions(of: few)] {
        let third = Int(entry >> 2)
        guard third != many, let one = position(of: many, third), !isGone[one],
          let other = position(of: few, third), !isGone[other]
        else { continue }
        queue.lower(one, floor: triangles)
        queue.lower(other, floor: triangles)
      }
    }
    return numbers
  }

  /// The two nodes of each pair, by place in ``entries``.
  private func pairEnds() -> ContiguousArray<(UInt32, UInt32)> {
    var ends: ContiguousArray<(UInt32, UInt32)> = []
    ends.reserveCapacity(pairCount)
    for rank in 0..<nodeCount {
      for position in Int(offsets[rank])..<Int(offsets[rank + 1]) {
        ends.append((nodes[rank], nodes[Self.rank(entries[position])]))
      }
    }
    return ends
  }
}

extension ContactRows {
  /// Where a node's row lies in ``entries``.
  func positions(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }
}

/// Things in order of whole-number keys that can only be lowered one at a time.
private struct BucketQueue {
  private var keys: [Int]
  /// Things in order of key; `start[k]` is where those of key k begin.
  private var order: [Int]
  private var place: [Int]
  private var start: [Int]
  private var taken = 0

  init(keys: [Int]) {
    self.keys = keys
    start = [Int](repeating: 0, count: (keys.max() ?? 0) + 2)
    for key in keys { start[key + 1] += 1 }
    for key in 1..<start.count { start[key] += start[key - 1] }
    var next = start
    order = keys
    place = keys
    for (thing, key) in keys.enumerated() {
      order[next[key]] = thing
      place[thing] = next[key]
      next[key] += 1
    }
  }

  mutating func popLowest() -> (thing: Int, key: Int)? {
    guard taken < order.count else { return nil }
    defer { taken += 1 }
    return (order[taken], keys[order[taken]])
  }

  /// Lowers the key of a thing still in the queue by one, but not below a floor.
  mutating func lower(_ thing: Int, floor: Int) {
    let key = keys[thing]
    if key <= floor { return }
    let first = max(start[key], taken)
    let moved = order[first]
    order[place[thing]] = moved
    place[moved] = place[thing]
    order[first] = thing
    place[thing] = first
    start[key] = first + 1
    keys[thing] = key - 1
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/trussNumbers(monitor:)``.
  public static let trussNumber = Measure(
    id: "truss-number", title: "Truss number", family: .cohesion, scope: .tie,
    summary: "How strongly each link is held by triangles around it.",
    definition: """
      the largest k such that the tie is in a part where every tie is in k − 2 triangles within
      """,
    range: "2 to n",
    conventions: "Direction and weights ignored; a tie in no triangle has 2.",
    reference: "Cohen 2008; Wang and Cheng 2012, doi:10.14778/2311906.2311909",
    complexity: "O(n + m√m log d)"
  ) { input in
    let numbers = try input.graph.trussNumbers(monitor: input.monitor)
    var result = MeasureResult()
    result.add("truss-number", ties: .scores(TieScores(numbers.lazy.map(Double.init))))
    return result
  }
}
