// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How often a walker who follows ties at random, and now and then starts anew, is at each node.
  ///
  /// ## Definition
  /// With damping d, s(u) the sum of the weights u sends, and D the nodes that send nothing:
  ///
  ///     p(v) = (1 − d) ÷ n + d · ( Σ_{u→v} p(u)·w(u,v) ÷ s(u) + Σ_{u in D} p(u) ÷ n )
  ///
  /// ## Conventions
  /// - Direction: the walker follows outgoing ties, so incoming ties raise a score.
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Nodes that send nothing, isolates among them, spread what they hold evenly over all.
  /// - Normalised: the scores sum to 1.
  /// - Undefined: ``Undefined/didNotConverge`` where 10,000 rounds do not settle the scores, which
  ///   happens with damping near 1.
  /// - Agrees with igraph `pagerank` and NetworkX `pagerank` run to a small tolerance (its default
  ///   of 10⁻⁶ is coarse); NetworKit differs where there are isolates.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 2, pairs: [(0, 1)], isDirected: true)
  /// Array(try line.pageRank())   // 0.3509, 0.6491
  /// ```
  ///
  /// - Parameters:
  ///   - damping: The chance to go on rather than to start anew, from 0 to below 1.
  ///   - tolerance: Rounds end when the scores of those who send something, and what the others hold
  ///     between them, change by no more than this together. All scores together are then wrong by
  ///     at most d ÷ (1 − d) times as much, but for rounding; where rounding alone keeps them from
  ///     it, they end below 10⁻¹¹.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time a round, up to about ln(tolerance) ÷ ln d rounds; *O*(*n*)
  ///   space, and from 16,384 nodes on *O*(*n* + *m*).
  ///
  /// ## Reference
  /// S. Brin and L. Page, "The anatomy of a large-scale hypertextual Web search engine", *Computer
  /// Networks and ISDN Systems* 30 (1998) 107–117, doi:10.1016/S0169-7552(98)00110-X.
  public func pageRank(
    damping: Double = 0.85, tolerance: Double = 1e-14, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    precondition(damping >= 0 && damping < 1, "Damping is from 0 to below 1.")
    precondition(tolerance > 0, "A tolerance is above 0.")
    if nodeCount == 0 { return NodeScores(undefined: .emptyGraph, count: 0) }
    let n = Double(nodeCount)
    let matrix = TieMatrix(incoming)
    // What a node passes on for each unit of its tie's weight: d·p(u) ÷ s(u). It is this that rounds
    // settle; the scores follow from it at the end.
    let factors = ContiguousArray(
      matrix.order.lazy.map { node -> Double in
        let sent = outgoing.strength(of: Int(node))
        return sent == 0 ? 0 : damping / sent
      })
    var passed = ContiguousArray(factors.lazy.map { $0 / n })
    var next = passed
    var held = Double(factors.count { $0 == 0 }) / n
    var changes = (earlier: Double.infinity, last: Double.infinity)
    for _ in 0..<10_000 {
      try monitor.checkCancellation()
      let base = (1 - damping + damping * held) / n
      let rounds = Parallel.fill(&next, chunkSize: 4096, monitor: monitor) { slice, range in
        matrix.rows.multiply(passed, rows: range, into: &slice, adding: base)
        return Self.pass(&slice, factors, after: passed, rows: range)
      }
      swap(&passed, &next)
      let heldBefore = held
      held = rounds.reduce(0) { $0 + $1.held }
      let change = rounds.reduce(abs(held - heldBefore)) { $0 + $1.change }
      // Sums over very many contacts are rounded by more than the tolerance: they only swing then.
      let isSwinging = change < 1e-11 && change >= changes.earlier
      changes = (changes.last, change)
      if change <= tolerance || isSwinging {
        let base = (1 - damping + damping * held) / n
        Parallel.fill(&next, chunkSize: 4096, monitor: monitor) { slice, range in
          matrix.rows.multiply(passed, rows: range, into: &slice, adding: base)
        }
        return NodeScores(matrix.byNode(next.dividedByTheirSum()))
      }
    }
    return NodeScores(undefined: .didNotConverge, count: nodeCount)
  }

  /// Makes of some nodes' scores what they pass on, and says what those who send nothing hold and how
  /// much the others' scores changed in all.
  private static func pass(
    _ slice: inout MutableSpan<Double>, _ factors: ContiguousArray<Double>,
    after last: ContiguousArray<Double>, rows: Range<Int>
  ) -> (held: Double, change: Double) {
    let factors = factors.span
    let last = last.span
    var held = 0.0
    var change = 0.0
    for row in rows {
      let score = slice[row - rows.lowerBound]
      let factor = factors[row]
      let passed = score * factor
      held += factor == 0 ? score : 0
      change += factor == 0 ? 0 : abs(passed - last[row]) / factor
      slice[row - rows.lowerBound] = passed
    }
    return (held, change)
  }

  /// How far the random walker stays with one node: Freeman's centralisation of
  /// ``pageRank(damping:tolerance:monitor:)``.
  ///
  /// Σ (max − p) = n·max − 1 is divided by d(n − 2) ÷ (1 + d), which a star reaches; directed by
  /// d(n − 1)² ÷ (n(1 + d) − d), which a star of ties towards its centre reaches: whatever the
  /// ties, a node gets at most d(1 − p) from the others and, where it sends nothing, d·p ÷ n from
  /// itself. Undefined below three nodes.
  ///
  /// - Complexity: as the scores.
  public func pageRankCentralization(
    damping: Double = 0.85, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    if damping == 0, nodeCount > 2 { return .undefined(.zeroVariance) }
    let n = Double(nodeCount)
    let directed = damping * others * others / (n * (1 + damping) - damping)
    return centralization(
      of: try pageRank(damping: damping, monitor: monitor),
      maximum: isDirected ? directed : damping * (n - 2) / (1 + damping))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/pageRank(damping:tolerance:monitor:)``.
  public static let pageRank = Measure(
    id: "pagerank", title: "PageRank", family: .centrality, scope: .node,
    summary: "How often someone would be met by following ties at random.",
    definition: """
      p(v) = (1 − d)/n + d(Σ p(u)·w(u,v)/s(u) + what nodes that send nothing hold, spread evenly)
      """,
    range: "above 0, summing to 1",
    conventions: "Incoming ties raise it; weights used; undefined where it does not settle.",
    reference: "Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X",
    options: [.damping], complexity: "O(n + m) a round"
  ) { input in
    let damping = try input.options.number("pagerank", "damping", in: 0...0.999)
    return MeasureResult(
      "pagerank",
      try input.graph.pageRank(damping: damping ?? 0.85, monitor: input.monitor))
  }

  /// The catalogue entry of ``Graph/pageRankCentralization(damping:monitor:)``.
  public static let pageRankCentralization = Measure(
    id: "pagerank-centralization", title: "PageRank centralisation", family: .centrality,
    scope: .network,
    summary: "How far following ties at random leads to one member: 1 in a star.",
    definition: "(n·max − 1) ÷ (d(n − 2)/(1 + d)); directed ÷ (d(n − 1)²/(n(1 + d) − d))",
    range: "0 to 1",
    conventions: "As pagerank; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    options: [.damping], complexity: "O(n + m) a round"
  ) { input in
    let damping = try input.options.number("pagerank-centralization", "damping", in: 0...0.999)
    return MeasureResult(
      "pagerank-centralization",
      try input.graph.pageRankCentralization(
        damping: damping ?? 0.85, monitor: input.monitor))
  }
}

extension Measure.Option {
  fileprivate static let damping = Measure.Option(
    "damping", summary: "the chance to go on rather than to start anew", defaultValue: "0.85")
}
