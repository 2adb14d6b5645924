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
}
