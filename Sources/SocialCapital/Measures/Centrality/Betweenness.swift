// SPDX-License-Identifier: Apache-2.0

/// How betweenness is scaled.
public enum BetweennessScale: String, Sendable, Hashable, CaseIterable {
  /// The number of pairs, or shares of pairs, that a node lies between.
  case raw
  /// The share of all pairs of others: divided by (n − 1)(n − 2), undirected by half of it.
  case normalized
}

extension Graph {
  /// How often each node lies on the shortest ways between others.
  ///
  /// ## Definition
  /// With σ(s,t) the number of shortest ways from s to t and σ(s,t|v) those that pass through v:
  ///
  ///     betweenness(v) = Σ_{s ≠ v ≠ t} σ(s,t|v) ÷ σ(s,t)
  ///
  /// ## Conventions
  /// - Size: exact for any graph; ``sampledBetweenness(error:failure:size:seed:monitor:)`` estimates.
  /// - Direction: ways along the direction of ties; each ordered pair once, and undirected each
  ///   unordered pair once.
  /// - Weights: ignored unless `length` makes lengths of them. Ways whose lengths differ by less
  ///   than 10⁻¹⁰ of them count as equal, so that 0.1 + 0.2 ties with 0.3.
  /// - Loops: never counted. Isolates and ends of a path: 0. Pairs without a way: nothing.
  /// - Raw unless asked: the normalised form is undefined below three nodes.
  /// - Undefined: ``Undefined/tooLarge`` for all where some pair has more than 10³⁰⁰ shortest
  ///   ways, which a `Double` cannot count.
  /// - Agrees with igraph `betweenness` and NetworkX `betweenness_centrality(normalized=False)`;
  ///   NetworKit counts undirected pairs twice; NetworkX compares lengths without tolerance.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 4, pairs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  /// Array(try line.betweenness())   // 0, 2, 2, 0
  /// ```
  ///
  /// - Parameters:
  ///   - length: How long a tie is.
  ///   - scale: Whether to divide by the number of pairs.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time; with lengths *O*(*n*·(*m* + *n*) log *n*). *O*(*n*) space a
  ///   thread.
  ///
  /// ## Reference
  /// L. C. Freeman, "A set of measures of centrality based on betweenness", *Sociometry* 40 (1977)
  /// 35–41, doi:10.2307/3033543. U. Brandes, "A faster algorithm for betweenness centrality",
  /// *Journal of Mathematical Sociology* 25 (2001) 163–177, doi:10.1080/0022250X.2001.9990249.
  public func betweenness(
    length: TieLength = .unit, scale: BetweennessScale = .raw, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    betweenness(
      from: try pathShares(withArcs: false, length: length, monitor: monitor), scale: scale)
  }

  /// The scores that shares of ways come to.
  func betweenness(from shares: PathShares?, scale: BetweennessScale = .raw) -> NodeScores {
    if scale == .normalized, nodeCount < 3 {
      return NodeScores(undefined: .tooFewNodes, count: nodeCount)
    }
    guard let totals = shares?.nodes else {
      return NodeScores(undefined: .tooLarge, count: nodeCount)
    }
    let pairs = scale == .raw ? 1 : others * (others - 1)
    let ways = isDirected || scale == .normalized ? 1.0 : 2
    return NodeScores(totals.lazy.map { $0 / (pairs * ways) })
  }

  /// How far the ways between others gather on one node: Freeman's centralisation of
  /// ``betweenness(length:scale:monitor:)``.
  ///
  /// Σ (max − betweenness) is divided by (n − 1)²(n − 2), undirected by half of it, which a star
  /// reaches. Undefined below three nodes.
  ///
  /// - Complexity: as the scores.
  public func betweennessCentralization(
    length: TieLength = .unit, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    betweennessCentralization(of: try betweenness(length: length, monitor: monitor))
  }

  func betweennessCentralization(of scores: NodeScores) -> Quantity {
    centralization(of: scores, maximum: others * others * (others - 1) / (isDirected ? 1 : 2))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/betweenness(length:scale:monitor:)``.
  public static let betweenness = Measure(
    id: "betweenness", title: "Betweenness", family: .centrality, scope: .node,
    summary: "How often someone lies on the shortest ways between two others.",
    definition: "Σ over pairs s, t of others of the share of shortest ways s to t through v",
    range: "0 to (n − 1)(n − 2), undirected half of it; normalised 0 to 1",
    conventions: """
      Along the direction of ties, undirected pairs once; weights only as declared lengths; \
      lengths equal within 1e-10; isolates 0.
      """,
    reference: "Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249",
    options: [
      .init("scale", summary: "raw or normalized by the number of pairs", defaultValue: "raw"),
      .init(
        "error",
        summary: "estimate, each value within this share of all pairs but for a chance of 10 %",
        defaultValue: "exact; 0.001 where that would take too long"),
    ],
    complexity: "O(n·m)"
  ) { input in
    let scale = try input.options.choice("betweenness", "scale", of: BetweennessScale.self) ?? .raw
    guard let error = try input.betweennessError() else {
      return MeasureResult(
        "betweenness",
        input.graph.betweenness(from: try input.pathShares(length: input.length), scale: scale))
    }
    let estimate = try input.sampledBetweenness(error: error)
    let pairs = input.graph.pairsOfOthers
    var result = MeasureResult(
      "betweenness",
      scale == .normalized ? estimate.scores : estimate.scores.mapValues { .value($0 * pairs) })
    result.add(
      "betweenness", note: estimate.note(error: scale == .normalized ? error : error * pairs))
    return result
  }

  /// The catalogue entry of ``Graph/betweennessCentralization(length:monitor:)``.
  public static let betweennessCentralization = Measure(
    id: "betweenness-centralization", title: "Betweenness centralisation", family: .centrality,
    scope: .network,
    summary: "How far the ways between members all lead through one: 1 in a star.",
    definition: "Σ (max betweenness − betweenness(v)) ÷ (n − 1)²(n − 2), undirected half of it",
    range: "0 to 1",
    conventions: "As betweenness; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n·m)"
  ) { input in
    let graph = input.graph
    guard let error = try input.betweennessError() else {
      return MeasureResult(
        "betweenness-centralization",
        graph.betweennessCentralization(
          of: graph.betweenness(from: try input.pathShares(length: input.length))))
    }
    let estimate = try input.sampledBetweenness(error: error)
    let scores = estimate.scores.mapValues { .value($0 * graph.pairsOfOthers) }
    var result = MeasureResult(
      "betweenness-centralization", graph.betweennessCentralization(of: scores))
    // The largest score and the mean of the others may both be off, one up and the other down.
    result.add("betweenness-centralization", note: estimate.note(error: 2 * error))
    return result
  }
}

extension MeasureInput {
  /// The error to estimate betweenness to, or `nil` where it is to be exact.
  ///
  /// Where ties have lengths there is no estimate.
  fileprivate func betweennessError() throws(MeasureError) -> Double? {
    if graph.nodeCount < 3 || plainest(.asGiven, length).length != .unit { return nil }
    if let error = try options.number("betweenness", "error", in: 1e-6...0.5) { return error }
    return affords(steps: stepsOverAllPairs) ? nil : 0.001
  }

  /// The estimate, drawn once for all measures that rest on it.
  fileprivate func sampledBetweenness(
    error: Double
  ) throws(MeasureError) -> SampledBetweenness {
    try shared.value(
      .sampledBetweenness,
      where: { (held: SampledBetweenness) in held.error == error }
    ) { () throws(MeasureError) in
      try graph.sampledBetweenness(error: error, size: .adaptive, seed: seed, monitor: monitor)
    }
  }
}

extension Graph {
  /// The pairs of nodes that another can lie between, ordered where ties have direction.
  fileprivate var pairsOfOthers: Double { others * (others - 1) / (isDirected ? 1 : 2) }
}

extension SampledBetweenness {
  /// What a reader must know, with the error on the scale that is shown.
  fileprivate func note(error: Double) -> String {
    let within = error < 1 ? "\((error * 1e9).rounded() / 1e9)" : "\(Int(error.rounded(.up)))"
    return """
      an estimate from \(samples) shortest paths drawn at random with seed \(seed): but for a chance of \
      \(Int((failure * 100).rounded())) %, every value is within \(within) of the exact one
      """
  }
}
