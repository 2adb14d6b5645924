// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The sum of the weights of each node's ties, sent and received.
  ///
  /// ## Definition
  ///
  ///     strength(v) = Σᵤ w(v,u) + Σᵤ w(u,v)        directed
  ///     strength(v) = Σᵤ w(v,u)                    undirected
  ///
  /// ## Conventions
  /// - Direction: both are added; ``inStrength()`` and ``outStrength()`` hold them apart.
  /// - Weights: used, as strengths; without weights each tie counts 1, so a two-way tie counts 2.
  /// - Loops: never counted. Isolates: 0. Undefined: never.
  /// - Agrees with igraph `strength(loops=False, mode="all")`.
  ///
  /// ## Example
  /// ```swift
  /// let edges = [Graph.Edge(0, 1, weight: 3), Graph.Edge(1, 0, weight: 2)]
  /// let graph = try Graph(nodeCount: 2, edges: edges, isDirected: true)
  /// Array(graph.strength())   // 5, 5
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// A. Barrat, M. Barthélemy, R. Pastor-Satorras and A. Vespignani, "The architecture of complex
  /// weighted networks", *PNAS* 101 (2004) 3747–3752, doi:10.1073/pnas.0400087101.
  public func strength() -> NodeScores {
    guard isDirected else { return outStrength() }
    return NodeScores(nodes.lazy.map { outgoing.strength(of: $0) + incoming.strength(of: $0) })
  }

  /// The sum of the weights of the ties each node receives.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  public func inStrength() -> NodeScores {
    NodeScores(nodes.lazy.map { incoming.strength(of: $0) })
  }

  /// The sum of the weights of the ties each node sends.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  public func outStrength() -> NodeScores {
    NodeScores(nodes.lazy.map { outgoing.strength(of: $0) })
  }

  /// How far what is given and received gathers on one node: Freeman's centralisation of ``strength()``.
  ///
  /// Σ (max − strength) is divided by the most it could be with no tie stronger than the strongest, w:
  /// 2w(n − 1)(n − 2) directed and w(n − 1)(n − 2) undirected, which a star of ties of that strength
  /// reaches. There is no more: seen from the largest node x, the sum is (n − 1)·s(x) less the others'
  /// strengths, to which a tie of x adds n − 2 times its weight and any other tie takes away.
  /// Undefined below three nodes and without ties. Without weights it is the centralisation of degrees.
  ///
  /// - Complexity: as ``strength()``.
  public func strengthCentralization() -> Quantity {
    strengthCentralization(of: strength(), maximum: (isDirected ? 2 : 1) * others * (others - 1))
  }

  /// How far what is received goes to one node: Freeman's centralisation of ``inStrength()``.
  ///
  /// Σ (max − in-strength) is divided by w(n − 1)², with w the largest weight, which a star of ties
  /// towards its centre reaches; undirected by w(n − 1)(n − 2). Undefined below three nodes and
  /// without ties.
  ///
  /// - Complexity: as ``inStrength()``.
  public func inStrengthCentralization() -> Quantity {
    strengthCentralization(of: inStrength(), maximum: others * (isDirected ? others : others - 1))
  }

  /// How far what is given comes from one node: Freeman's centralisation of ``outStrength()``.
  ///
  /// Divided as ``inStrengthCentralization()`` is. Undefined below three nodes and without ties.
  ///
  /// - Complexity: as ``outStrength()``.
  public func outStrengthCentralization() -> Quantity {
    strengthCentralization(of: outStrength(), maximum: others * (isDirected ? others : others - 1))
  }

  /// The maximum is that of ties of strength 1.
  private func strengthCentralization(of scores: NodeScores, maximum: Double) -> Quantity {
    if nodeCount >= 3, edgeCount == 0 { return .undefined(.noTies) }
    return centralization(
      of: scores, maximum: maximum * (outgoing.weights.flatMap { $0.max() } ?? 1))
  }
}

extension Adjacency {
  /// The sum of the weights in a node's row; the number of ties without weights.
  func strength(of node: Int) -> Double {
    guard let weights else { return Double(degree(of: node)) }
    var sum = CompensatedSum()
    for position in positions(of: node) { sum.add(weights[position]) }
    return sum.value
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/strength()``.
  public static let strength = Measure(
    id: "strength", title: "Strength", family: .centrality, scope: .node,
    summary: "How much someone gives and receives altogether, in the unit of the weights.",
    definition: "the sum of the weights of v's ties, sent and received",
    range: "0 and above",
    conventions: "Weights used, 1 each without; both directions added.",
    reference: "Barrat et al. 2004, doi:10.1073/pnas.0400087101",
    complexity: "O(n + m)"
  ) { MeasureResult("strength", $0.graph.strength()) }

  /// The catalogue entry of ``Graph/inStrength()``.
  public static let inStrength = Measure(
    id: "in-strength", title: "In-strength", family: .centrality, scope: .node,
    summary: "How much someone receives, in the unit of the weights.",
    definition: "the sum of the weights of the ties that reach v",
    range: "0 and above",
    conventions: "Weights used, 1 each without; undirected: the strength.",
    reference: "Barrat et al. 2004, doi:10.1073/pnas.0400087101",
    complexity: "O(n + m)"
  ) { MeasureResult("in-strength", $0.graph.inStrength()) }

  /// The catalogue entry of ``Graph/outStrength()``.
  public static let outStrength = Measure(
    id: "out-strength", title: "Out-strength", family: .centrality, scope: .node,
    summary: "How much someone gives, in the unit of the weights.",
    definition: "the sum of the weights of the ties that leave v",
    range: "0 and above",
    conventions: "Weights used, 1 each without; undirected: the strength.",
    reference: "Barrat et al. 2004, doi:10.1073/pnas.0400087101",
    complexity: "O(n + m)"
  ) { MeasureResult("out-strength", $0.graph.outStrength()) }

  /// The catalogue entry of ``Graph/strengthCentralization()``.
  public static let strengthCentralization = Measure(
    id: "strength-centralization", title: "Strength centralisation", family: .centrality,
    scope: .network,
    summary:
      "How far what is given and received gathers on one member, beside a star of ties as strong as the strongest.",
    definition:
      "Σ (max − strength(v)) ÷ w(n − 1)(n − 2), twice that directed; w the largest weight",
    range: "0 to 1",
    conventions: "Weights used; undefined below three nodes and without ties.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + m)"
  ) { MeasureResult("strength-centralization", $0.graph.strengthCentralization()) }

  /// The catalogue entry of ``Graph/inStrengthCentralization()``.
  public static let inStrengthCentralization = Measure(
    id: "in-strength-centralization", title: "In-strength centralisation", family: .centrality,
    scope: .network,
    summary:
      "How far what is received goes to one member, beside a star of ties as strong as the strongest.",
    definition:
      "Σ (max − in-strength(v)) ÷ w(n − 1)²; undirected ÷ w(n − 1)(n − 2); w the largest weight",
    range: "0 to 1",
    conventions: "Weights used; undefined below three nodes and without ties.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + m)"
  ) { MeasureResult("in-strength-centralization", $0.graph.inStrengthCentralization()) }

  /// The catalogue entry of ``Graph/outStrengthCentralization()``.
  public static let outStrengthCentralization = Measure(
    id: "out-strength-centralization", title: "Out-strength centralisation", family: .centrality,
    scope: .network,
    summary:
      "How far what is given comes from one member, beside a star of ties as strong as the strongest.",
    definition:
      "Σ (max − out-strength(v)) ÷ w(n − 1)²; undirected ÷ w(n − 1)(n − 2); w the largest weight",
    range: "0 to 1",
    conventions: "Weights used; undefined below three nodes and without ties.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + m)"
  ) { MeasureResult("out-strength-centralization", $0.graph.outStrengthCentralization()) }
}
