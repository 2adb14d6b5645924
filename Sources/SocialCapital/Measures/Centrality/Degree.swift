// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The number of others each node is tied to, in either direction.
  ///
  /// ## Definition
  ///
  ///     degree(v) = |{u ≠ v : a tie v→u or u→v exists}|
  ///
  /// ## Conventions
  /// - Direction: a contact counts once, whether the tie goes out, comes in or both. For the ties
  ///   themselves see ``inDegree()`` and ``outDegree()``.
  /// - Weights: ignored; see ``strength()``. Loops: never counted. Isolates: 0.
  /// - Undefined: never.
  /// - Agrees with igraph `degree()` on the simplified undirected graph. On directed graphs igraph
  ///   and NetworkX add in-degree and out-degree instead; sna doubles symmetric data.
  ///
  /// ## Example
  /// ```swift
  /// let pair = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0)], isDirected: true)
  /// Array(pair.degree())   // 1, 1, 0
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time when directed, else *O*(*n*); *O*(*n*) space.
  ///
  /// ## Reference
  /// L. C. Freeman, "Centrality in social networks: conceptual clarification", *Social Networks* 1
  /// (1978) 215–239, doi:10.1016/0378-8733(78)90021-7.
  public func degree() -> NodeScores {
    guard isDirected else { return outDegree() }
    return NodeScores(
      nodes.lazy.map { node in
        var count = 0
        mergeRows(of: node) { _, _, _ in count += 1 }
        return Double(count)
      })
  }

  /// The number of ties each node receives; its ``degree()`` where ties have no direction.
  ///
  /// - Complexity: *O*(*n*) time and space.
  public func inDegree() -> NodeScores {
    NodeScores(nodes.lazy.map { Double(incoming.degree(of: $0)) })
  }

  /// The number of ties each node sends; its ``degree()`` where ties have no direction.
  ///
  /// - Complexity: *O*(*n*) time and space.
  public func outDegree() -> NodeScores {
    NodeScores(nodes.lazy.map { Double(outgoing.degree(of: $0)) })
  }

  /// How far contacts gather on one node: Freeman's centralisation of ``degree()``.
  ///
  /// Σ (max − degree) is divided by (n − 1)(n − 2), which a star reaches. Undefined below three
  /// nodes.
  ///
  /// - Complexity: as ``degree()``.
  public func degreeCentralization() -> Quantity {
    centralization(of: degree(), maximum: others * (others - 1))
  }

  /// How far ties go to one node: Freeman's centralisation of ``inDegree()``.
  ///
  /// Σ (max − in-degree) is divided by (n − 1)², which a star of ties towards its centre reaches;
  /// undirected by (n − 1)(n − 2). Undefined below three nodes.
  ///
  /// - Complexity: *O*(*n*) time and space.
  public func inDegreeCentralization() -> Quantity {
    centralization(of: inDegree(), maximum: others * (isDirected ? others : others - 1))
  }

  /// How far ties come from one node: Freeman's centralisation of ``outDegree()``.
  ///
  /// Σ (max − out-degree) is divided by (n − 1)², which a star of ties from its centre reaches;
  /// undirected by (n − 1)(n − 2). Undefined below three nodes.
  ///
  /// - Complexity: *O*(*n*) time and space.
  public func outDegreeCentralization() -> Quantity {
    centralization(of: outDegree(), maximum: others * (isDirected ? others : others - 1))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/degree()``.
  public static let degree = Measure(
    id: "degree", title: "Degree", family: .centrality, scope: .node,
    summary: "How many others someone is directly tied to.",
    definition: "the number of distinct others tied to v in either direction",
    range: "0 to n − 1",
    conventions: "Directions joined, so a two-way tie counts once; weights ignored.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + m)"
  ) { MeasureResult("degree", $0.graph.degree()) }

  /// The catalogue entry of ``Graph/inDegree()``.
  public static let inDegree = Measure(
    id: "in-degree", title: "In-degree", family: .centrality, scope: .node,
    summary: "How many others named or gave to someone.",
    definition: "the number of ties that reach v",
    range: "0 to n − 1",
    conventions: "Undirected: the degree; weights ignored.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n)"
  ) { MeasureResult("in-degree", $0.graph.inDegree()) }

  /// The catalogue entry of ``Graph/outDegree()``.
  public static let outDegree = Measure(
    id: "out-degree", title: "Out-degree", family: .centrality, scope: .node,
    summary: "How many others someone named or gave to.",
    definition: "the number of ties that leave v",
    range: "0 to n − 1",
    conventions: "Undirected: the degree; weights ignored.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n)"
  ) { MeasureResult("out-degree", $0.graph.outDegree()) }

  /// The catalogue entry of ``Graph/degreeCentralization()``.
  public static let degreeCentralization = Measure(
    id: "degree-centralization", title: "Degree centralisation", family: .centrality,
    scope: .network,
    summary: "How far contacts gather on one member: 1 in a star, 0 where all have as many.",
    definition: "Σ (max degree − degree(v)) ÷ (n − 1)(n − 2)",
    range: "0 to 1",
    conventions: "Directions joined; weights ignored; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + m)"
  ) { MeasureResult("degree-centralization", $0.graph.degreeCentralization()) }

  /// The catalogue entry of ``Graph/inDegreeCentralization()``.
  public static let inDegreeCentralization = Measure(
    id: "in-degree-centralization", title: "In-degree centralisation", family: .centrality,
    scope: .network,
    summary: "How far ties go to one member: 1 where all go to one.",
    definition: "Σ (max in-degree − in-degree(v)) ÷ (n − 1)²; undirected ÷ (n − 1)(n − 2)",
    range: "0 to 1",
    conventions: "Weights ignored; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n)"
  ) { MeasureResult("in-degree-centralization", $0.graph.inDegreeCentralization()) }

  /// The catalogue entry of ``Graph/outDegreeCentralization()``.
  public static let outDegreeCentralization = Measure(
    id: "out-degree-centralization", title: "Out-degree centralisation", family: .centrality,
    scope: .network,
    summary: "How far ties come from one member: 1 where all come from one.",
    definition: "Σ (max out-degree − out-degree(v)) ÷ (n − 1)²; undirected ÷ (n − 1)(n − 2)",
    range: "0 to 1",
    conventions: "Weights ignored; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n)"
  ) { MeasureResult("out-degree-centralization", $0.graph.outDegreeCentralization()) }
}
