// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How near each node is to those it reaches, times the share of the others that it reaches.
  ///
  /// ## Definition
  /// With r(v) the number of others v reaches and d(v,u) the distance to each of them (Wasserman
  /// and Faust's form, which does not put a pair on its own above everybody):
  ///
  ///     closeness(v) = r(v) ÷ (n − 1) · r(v) ÷ Σᵤ d(v,u)
  ///
  /// ## Conventions
  /// - Direction: along outgoing ties; for incoming ones ask the ``reversed()`` graph.
  /// - Weights: ignored unless `length` makes lengths of them. Loops: never counted.
  /// - A node that reaches nobody: 0, for with steps the value is at most r ÷ (n − 1).
  /// - Disconnected: the factor r ÷ (n − 1) sees to it. On a connected graph it is 1 and the value
  ///   is Freeman's (n − 1) ÷ Σ d.
  /// - Undefined: with fewer than two nodes.
  /// - Agrees with NetworkX `closeness_centrality` of the reversed graph: NetworkX looks at incoming
  ///   ties. igraph leaves the factor out and has no value where nobody is reached.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// Array(try line.closeness())   // 0.667, 1, 0.667
  /// ```
  ///
  /// - Parameters:
  ///   - length: How long a tie is.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time at worst, 512 sources at a time; with lengths
  ///   *O*(*n*·(*m* + *n*) log *n*). *O*(*n*) space a thread.
  ///
  /// ## Reference
  /// S. Wasserman and K. Faust, *Social Network Analysis* (Cambridge, 1994), §5.3.3,
  /// doi:10.1017/CBO9780511815478. L. C. Freeman, "Centrality in social networks: conceptual
  /// clarification", *Social Networks* 1 (1978) 215–239, doi:10.1016/0378-8733(78)90021-7.
  public func closeness(
    length: TieLength = .unit, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    closeness(from: try distanceProfile(length: length, monitor: monitor))
  }

  /// The scores that distances come to.
  func closeness(from profile: DistanceProfile) -> NodeScores {
    if nodeCount < 2 { return NodeScores(undefined: .tooFewNodes, count: nodeCount) }
    return NodeScores(
      nodes.lazy.map { node in
        let reached = Double(profile.reached[node])
        return reached == 0 ? 0 : reached / others * (reached / profile.total[node])
      })
  }

  /// How far one node is nearer to all than the others are: Freeman's centralisation of
  /// ``closeness(length:monitor:)`` with every tie one step.
  ///
  /// Σ (max − closeness) is divided by (n − 1)(n − 2) ÷ (2n − 3), which a star reaches; directed by
  /// n − 1, which a star of ties from its centre reaches. Undefined below three nodes.
  ///
  /// - Complexity: as the scores.
  public func closenessCentralization(
    monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    closenessCentralization(of: try closeness(monitor: monitor))
  }

  func closenessCentralization(of scores: NodeScores) -> Quantity {
    centralization(
      of: scores, maximum: isDirected ? others : others * (others - 1) / (2 * others - 1))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/closeness(length:monitor:)``.
  public static let closeness = Measure(
    id: "closeness", title: "Closeness", family: .centrality, scope: .node,
    summary: "How few steps away those are whom someone reaches, and how many that is.",
    definition: "r/(n − 1) · r/Σ d(v,u) over the r others that v reaches",
    range: "0 to 1 with ties of one step",
    conventions: """
      Along outgoing ties (Wasserman and Faust's form); weights only as declared lengths; 0 where \
      nobody is reached; undefined below two nodes.
      """,
    reference: "Wasserman and Faust 1994, §5.3.3, doi:10.1017/CBO9780511815478",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    try input.resultFromDistances("closeness", length: input.length) {
      input.graph.closeness(from: $0)
    }
  }

  /// The catalogue entry of ``Graph/closenessCentralization(monitor:)``.
  public static let closenessCentralization = Measure(
    id: "closeness-centralization", title: "Closeness centralisation", family: .centrality,
    scope: .network,
    summary: "How far one member is nearer to those reached than the others are: 1 in a star.",
    definition: "Σ (max closeness − closeness(v)) ÷ ((n − 1)(n − 2)/(2n − 3)); directed ÷ (n − 1)",
    range: "0 to 1",
    conventions: "Every tie one step; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    let graph = input.graph
    return try input.resultFromDistances("closeness-centralization", isSketchable: false) {
      graph.closenessCentralization(of: graph.closeness(from: $0))
    }
  }
}
