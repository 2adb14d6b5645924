// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// In how many closed walks each node takes part, long ones counting little.
  ///
  /// ## Definition
  /// With A the matrix of ties, (Aᵏ)(v,v) closed walks of k steps begin and end at v:
  ///
  ///     subgraph centrality(v) = Σₖ (Aᵏ)(v,v) ÷ k! = (e^A)(v,v)
  ///
  /// ## Conventions
  /// - Direction: walks follow the direction of ties, so a node on no cycle has 1, the walk of no
  ///   steps. Weights: ignored. Loops: never counted. Isolates: 1.
  /// - Disconnected: no walk leaves its component; nothing needs to be done.
  /// - Undefined: ``Undefined/tooLarge`` for all where the sum could pass what a `Double` holds, which
  ///   an eigenvalue above about 700 makes it do.
  /// - Agrees with NetworkX `subgraph_centrality` on undirected graphs; NetworkX refuses directed ones.
  ///
  /// ## Example
  /// ```swift
  /// let pair = try Graph(nodeCount: 2, pairs: [(0, 1)], isDirected: false)
  /// Array(try pair.subgraphCentrality())   // 1.543, 1.543: cosh 1
  /// ```
  ///
  /// All terms are positive, so that the plain series loses no digits; it ends where what is left out
  /// is less than 10⁻¹⁷ by a bound on the largest eigenvalue.
  ///
  /// - Parameter monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*·k) time for k terms, a few times the largest eigenvalue, eight nodes at
  ///   a time; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// E. Estrada and J. A. Rodríguez-Velázquez, "Subgraph centrality in complex networks", *Physical
  /// Review E* 71 (2005) 056103, doi:10.1103/PhysRevE.71.056103.
  public func subgraphCentrality(
    monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    var scores = ContiguousArray<Double>(repeating: 1, count: nodeCount)
    // A closed walk stays in its strong component.
    let parts = strongComponents().parts.filter { $0.count > 1 }
    let walkers = parts.map { ClosedWalks(induced(on: $0)) }
    if walkers.contains(where: { $0.terms == nil }) {
      return NodeScores(undefined: .tooLarge, count: nodeCount)
    }
    let batches = parts.indices.flatMap { part in
      stride(from: 0, to: parts[part].count, by: 8).map { (part: part, first: $0) }
    }
    try Parallel.reduce(count: batches.count, chunkSize: 1, monitor: monitor) {
      [Double]()
    } body: { found, chunk in
      for batch in batches[chunk] {
        let starts = batch.first..<min(batch.first + 8, parts[batch.part].count)
        found = walkers[batch.part].totals(from: starts)
      }
    } merge: { found, chunk in
      for batch in batches[chunk] {
        for (offset, total) in found.enumerated() {
          scores[parts[batch.part][batch.first + offset]] = total
        }
      }
    }
    return NodeScores(scores)
  }
}

/// Counts closed walks on a strongly connected graph by their series.
private struct ClosedWalks {
  private typealias Lanes = SIMD8<Double>
  private let rows: Adjacency
  /// How many terms of the series are needed, or `nil` where the sum may be too large.
  let terms: Int?

  init(_ graph: Graph) {
    rows = graph.outgoing
    terms = Self.termsNeeded(growth: Self.growthBound(of: graph.outgoing))
  }

  /// An upper bound on the largest eigenvalue: the largest ratio (A·z)ᵥ ÷ zᵥ for any positive z.
  private static func growthBound(of rows: Adjacency) -> Double {
    var z = ContiguousArray<Double>(repeating: 1, count: rows.nodeCount)
    var bound = Double.infinity
    for _ in 0..<30 {
      var image = z
      var largest = 0.0
      for node in z.indices {
        var sum = 0.0
        for position in rows.positions(of: node) { sum += z[Int(rows.targets[position])] }
        largest = max(largest, sum / z[node])
        image[node] = sum + z[node]
      }
      bound = min(bound, largest)
      let scale = image.max() ?? 1
      z = ContiguousArray(image.lazy.map { max($0 / scale, 1e-200) })
    }
    return bound
  }

  /// The number of terms after which Rᵏ ÷ k! and all that follows are below 10⁻¹⁷.
  private static func termsNeeded(growth: Double) -> Int? {
    if growth > 700 { return nil }
    var count = 0
    var term = 0.0  // the logarithm, as Rᵏ alone may be too large
    while Double(count) < 2 * growth || term > Mathematics.log(1e-18) {
      count += 1
      term += Mathematics.log(growth / Double(count))
    }
    return count
  }

  /// Σₖ (Aᵏ)(v,v) ÷ k! for up to eight nodes v.
  func totals(from starts: Range<Int>) -> [Double] {
    var totals = Lanes(repeating: 1)
    var walks = ContiguousArray<Lanes>(repeating: .zero, count: rows.nodeCount)
    var next = walks
    for (lane, start) in starts.enumerated() { walks[start][lane] = 1 }
    for step in 1...(terms ?? 1) {
      Self.extend(walks, along: rows, scale: 1 / Double(step), into: &next)
      swap(&walks, &next)
      for (lane, start) in starts.enumerated() { totals[lane] += walks[start][lane] }
    }
    return starts.indices.map { totals[$0 - starts.lowerBound] }
  }

  private static func extend(
    _ walks: ContiguousArray<Lanes>, along rows: Adjacency, scale: Double,
    into next: inout ContiguousArray<Lanes>
  ) {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    let walks = walks.span
    var next = next.mutableSpan
    for node in 0..<next.count {
      var sum = Lanes.zero
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        sum += walks[Int(targets[position])]
      }
      next[node] = sum * scale
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/subgraphCentrality(monitor:)``.
  public static let subgraphCentrality = Measure(
    id: "subgraph-centrality", title: "Subgraph centrality", family: .centrality, scope: .node,
    summary: "In how many round trips someone takes part, short ones counting most.",
    definition: "the diagonal of e^A: Σₖ (closed walks of k steps from v) ÷ k!",
    range: "1 and above",
    conventions: """
      Walks follow the direction of ties; weights ignored; a node on no cycle has 1. Not computed \
      above 10,000 nodes.
      """,
    reference: "Estrada and Rodríguez-Velázquez 2005, doi:10.1103/PhysRevE.71.056103",
    complexity: "O(n·m·k), k a few times the largest eigenvalue"
  ) { input in
    let graph = input.graph
    return MeasureResult(
      "subgraph-centrality",
      graph.nodeCount > Graph.largestForSolving
        ? NodeScores(undefined: .tooLarge, count: graph.nodeCount)
        : try graph.subgraphCentrality(monitor: input.monitor))
  }
}
