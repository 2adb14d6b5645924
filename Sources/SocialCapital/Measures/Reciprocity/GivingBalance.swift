// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Whether each node mostly gives (1), mostly receives (−1) or does both alike (0).
  ///
  /// ## Definition
  /// With s_out(i) and s_in(i) the sums of weights given and received:
  ///
  ///     b(i) = (s_out(i) − s_in(i)) ÷ (s_out(i) + s_in(i))
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph.
  /// - Weights: used, as amounts; without them every tie is 1. Loops: never counted.
  /// - Undefined: for isolates.
  ///
  /// ## Example
  /// ```swift
  /// let hours = try Graph(
  ///   nodeCount: 2, edges: [.init(0, 1, weight: 3), .init(1, 0, weight: 1)], isDirected: true)
  /// hours.givingBalance()   // 1/2, −1/2
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// The node's share of net flow; E. Collom, "Key indicators of time bank participation: using
  /// transaction data for evaluation", *International Journal of Community Currency Research* 16
  /// (2012) A 18–29, counts such balances.
  public func givingBalance() -> NodeScores {
    guard isDirected else { return NodeScores(undefined: .undirected, count: nodeCount) }
    return NodeScores(
      nodes.map { node in
        let given = outgoing.strength(of: node)
        let received = incoming.strength(of: node)
        return Quantity(given - received, over: given + received, else: .isolate)
      })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/givingBalance()``.
  public static let givingBalance = Measure(
    id: "giving-balance", title: "Balance of giving", family: .reciprocity, scope: .node,
    summary: "Whether someone mostly gives (1), mostly receives (−1) or both alike (0).",
    definition: "(s_out − s_in) ÷ (s_out + s_in), the sums of weights given and received",
    range: "−1 to 1",
    conventions: "Needs directed ties; without weights every tie is 1; undefined for isolates.",
    reference: "Collom 2012", complexity: "O(n + m)"
  ) { input in
    MeasureResult("giving-balance", input.graph.givingBalance())
  }
}
