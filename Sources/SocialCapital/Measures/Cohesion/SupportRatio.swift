// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The share of ties whose two ends have a contact in common.
  ///
  /// ## Definition
  /// On the weak view, with w(i,j) = 1, or the weight when weights are to count:
  ///
  ///     support ratio = Σ w(i,j) over ties with a k tied to both i and j ÷ Σ w(i,j)
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction is one tie.
  /// - Weights: ignored, or counted as shares. Loops: never counted. Isolates: do not matter.
  /// - Undefined: without ties.
  /// - Agrees with the share of ties whose NetworkX `common_neighbors` is not empty.
  ///
  /// A share of ties, not of pairs of contacts, so that one well-connected member does not drown
  /// the rest as in ``transitivity(rule:monitor:)``.
  ///
  /// ## Example
  /// ```swift
  /// // A triangle with a tail: three of four ties are supported.
  /// let graph = try Graph(
  ///   nodeCount: 4, pairs: [(0, 1), (1, 2), (0, 2), (2, 3)], isDirected: false)
  /// try graph.supportRatio()   // 0.75
  /// ```
  ///
  /// - Parameters:
  ///   - weighted: Whether a tie counts by its weight.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// M. O. Jackson, T. Rodriguez-Barraquer and X. Tan, "Social capital and social quilts: network
  /// patterns of favor exchange", *American Economic Review* 102 (2012) 1857–1897,
  /// doi:10.1257/aer.102.5.1857.
  public func supportRatio(
    weighted: Bool = false, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    let rows = try RankedRows(self, monitor: monitor)
    let shared = try rows.trianglesByPair(monitor: monitor)
    guard weighted, isWeighted else {
      return Quantity(shared.count { $0 > 0 }, over: shared.count, else: .noTies)
    }
    var supported = CompensatedSum()
    var all = CompensatedSum()
    // The weights of two directions add on the weak view, so a sum over arcs is the same.
    for edge in edges {
      all.add(edge.weight)
      if let position = rows.position(of: edge.source, edge.target), shared[position] > 0 {
        supported.add(edge.weight)
      }
    }
    return Quantity(supported.value, over: all.value, else: .noTies)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/supportRatio(weighted:monitor:)``.
  public static let supportRatio = Measure(
    id: "support-ratio", title: "Support ratio", family: .cohesion, scope: .network,
    summary: "How many relationships have a mutual contact behind them.",
    definition: "the share of ties i–j, on the weak view, for which some k is tied to both",
    range: "0 to 1",
    conventions: "Weights ignored unless asked; undefined without ties.",
    reference: """
      Jackson, Rodriguez-Barraquer and Tan 2012, doi:10.1257/aer.102.5.1857
      """,
    options: [
      .init(
        "weights", summary: "whether ties count alike or by weight: ignored or counted",
        defaultValue: "ignored")
    ], complexity: "O(n + m√m)"
  ) { input in
    let weights = try input.options.choice("support-ratio", "weights", of: TieWeighting.self)
    return MeasureResult(
      "support-ratio",
      try input.graph.supportRatio(weighted: weights == .counted, monitor: input.monitor))
  }
}

/// Whether ties count alike or by their weight, as options say it.
enum TieWeighting: String, CaseIterable {
  case ignored
  case counted
}
