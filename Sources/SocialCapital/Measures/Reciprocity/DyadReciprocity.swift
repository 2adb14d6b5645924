// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The share of tied pairs that are tied both ways.
  ///
  /// ## Definition
  /// With M mutual and A asymmetric pairs: M ÷ (M + A), which is r ÷ (2 − r) for the share r of ties
  /// that are returned, and so never above it.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Isolates: have no part in it.
  /// - Undefined: without ties.
  /// - Agrees with igraph `reciprocity(mode = "ratio")` and sna
  ///   `grecip(measure = "dyadic.nonnull")`.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.dyadReciprocity()   // 1/2
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  ///
  /// ## Reference
  /// S. Wasserman and K. Faust, *Social Network Analysis* (Cambridge, 1994), §13.3,
  /// doi:10.1017/CBO9780511815478.
  public func dyadReciprocity() -> Quantity {
    if let obstacle = reciprocityObstacle { return .undefined(obstacle) }
    let mutual = mutualArcCount() / 2
    return Quantity(mutual, over: edgeCount - mutual, else: .noTies)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/dyadReciprocity()``.
  public static let dyadReciprocity = Measure(
    id: "dyad-reciprocity", title: "Two-way pairs", family: .reciprocity, scope: .network,
    summary: "Of pairs with any link, how many are linked both ways.",
    definition: "M ÷ (M + A) for M mutual and A asymmetric pairs",
    range: "0 to 1, at most arc-reciprocity",
    conventions: "Needs directed ties; weights ignored; undefined without ties.",
    reference: "Wasserman and Faust 1994, §13.3, doi:10.1017/CBO9780511815478",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("dyad-reciprocity", input.graph.dyadReciprocity())
  }
}
