// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How near each node is to all others: the mean of one divided by the distance.
  ///
  /// It works on a network in several pieces, where closeness does not: a node that cannot be
  /// reached adds nothing.
  ///
  /// ## Definition
  /// With d(v,u) the length of the shortest way from v to u:
  ///
  ///     harmonic(v) = Σ_{u ≠ v} 1 ÷ d(v,u) ÷ (n − 1)
  ///
  /// ## Conventions
  /// - Direction: along outgoing ties; for incoming ones ask the ``reversed()`` graph.
  /// - Weights: ignored unless `length` makes lengths of them. Loops: never counted.
  /// - Unreachable nodes: 1 ÷ ∞ = 0. Isolates: 0, and they count in n.
  /// - Normalised: 1 where all others are one step away; `isNormalized: false` gives the sum.
  /// - Undefined: the normalised form with fewer than two nodes.
  /// - Agrees with igraph `harmonic_centrality(mode="out")`, and in raw form with NetworkX
  ///   `harmonic_centrality` of the reversed graph: NetworkX looks at incoming ties.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// Array(try line.harmonic())   // 0.75, 1, 0.75
  /// ```
  ///
  /// - Parameters:
  ///   - length: How long a tie is.
  ///   - isNormalized: Whether to divide by n − 1.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time at worst, 512 sources at a time; with lengths
  ///   *O*(*n*·(*m* + *n*) log *n*). *O*(*n*) space a thread.
  ///
  /// ## Reference
  /// M. Marchiori and V. Latora, "Harmony in the small-world", *Physica A* 285 (2000) 539–546,
  /// doi:10.1016/S0378-4371(00)00311-3. P. Boldi and S. Vigna, "Axioms for centrality", *Internet
  /// Mathematics* 10 (2014) 222–262, doi:10.1080/15427951.2013.865686.
  public func harmonic(
    length: TieLength = .unit, isNormalized: Bool = true, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    harmonic(
      from: try distanceProfile(length: length, monitor: monitor), isNormalized: isNormalized)
  }

  /// The scores that distances come to.
  func harmonic(from profile: DistanceProfile, isNormalized: Bool = true) -> NodeScores {
    let sums = profile.inverseTotal
    if !isNormalized { return NodeScores(sums) }
    return NodeScores(sums.lazy.map { Quantity($0, over: others, else: .tooFewNodes) })
  }

  /// How far one node is nearer to all than the others are: Freeman's centralisation of
  /// ``harmonic(length:isNormalized:monitor:)`` with every tie one step.
  ///
  /// Σ (max − harmonic) is divided by (n − 2)/2, which a star reaches; directed by n − 1, which a
  /// star of ties from its centre reaches. Undefined below three nodes.
  ///
  /// - Complexity: as the scores.
  public func harmonicCentralization(
    monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    harmonicCentralization(of: try harmonic(monitor: monitor))
  }

  func harmonicCentralization(of scores: NodeScores) -> Quantity {
    centralization(of: scores, maximum: isDirected ? others : (others - 1) / 2)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/harmonic(length:isNormalized:monitor:)``.
  public static let harmonic = Measure(
    id: "harmonic", title: "Harmonic centrality", family: .centrality, scope: .node,
    summary: "How few steps it takes from someone to everybody else, on the whole.",
    definition: "the sum of 1 ÷ d(v,u) over all others u, divided by n − 1",
    range: "0 to 1 with ties of one step",
    conventions: """
      Along outgoing ties; weights only as declared lengths; who cannot be reached adds nothing; \
      undefined below two nodes.
      """,
    reference: "Marchiori and Latora 2000, doi:10.1016/S0378-4371(00)00311-3",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    try input.resultFromDistances("harmonic", length: input.length) {
      input.graph.harmonic(from: $0)
    }
  }

  /// The catalogue entry of ``Graph/harmonicCentralization(monitor:)``.
  public static let harmonicCentralization = Measure(
    id: "harmonic-centralization", title: "Harmonic centralisation", family: .centrality,
    scope: .network,
    summary: "How far one member is nearer to everybody than the others are: 1 in a star.",
    definition: "Σ (max harmonic − harmonic(v)) ÷ ((n − 2)/2); directed ÷ (n − 1)",
    range: "0 to 1",
    conventions: "Every tie one step; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    let graph = input.graph
    return try input.resultFromDistances("harmonic-centralization", isSketchable: false) {
      graph.harmonicCentralization(of: graph.harmonic(from: $0))
    }
  }
}
