// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Burt's hierarchy of each node: how far its constraint comes from a single contact.
  ///
  /// High constraint with low hierarchy means that all contacts know each other; high hierarchy
  /// means that one contact stands between the node and the rest.
  ///
  /// ## Definition
  /// With c(i,j) the part of i's constraint that contact j gives, C(i) their sum over d contacts, and
  /// r(i,j) = c(i,j) ÷ (C(i) ÷ d):
  ///
  ///     h(i) = Σⱼ r(i,j)·ln r(i,j) ÷ (d·ln d)
  ///
  /// ## Conventions
  /// - Direction and weights: as ``constraint(scope:monitor:)``.
  /// - Range: 0, all contacts constrain alike, to 1. A node with one contact has 1, as Burt and
  ///   UCINET set it: the quotient would be 0 ÷ 0.
  /// - Undefined: for an isolate.
  /// - netrics takes the contacts' own total constraint in place of c(i,j), which gives other
  ///   numbers.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.burtHierarchy()   // 1, 0, 1
  /// ```
  ///
  /// - Parameters:
  ///   - scope: Which of the contacts' ties count.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time and *O*(*n* + *m*) space; within ego networks
  ///   *O*(*n* + Σ *d*³) time at most.
  ///
  /// ## Reference
  /// R. S. Burt, *Structural Holes* (Harvard, 1992), ch. 2.
  public func burtHierarchy(
    scope: StructuralHoleScope = .wholeNetwork, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    let holes = try StructuralHoles(self, .constraint, scope: scope, monitor: monitor)
    let totals = try holes.sums { $1 }
    let sums = try holes.sums { node, constraint in
      let ratio = constraint * Double(holes.degrees[node]) / totals[node]
      return ratio > 0 ? ratio * Mathematics.log(ratio) : 0
    }
    return holes.scores(sums) { sum, degree in
      if degree == 1 { return 1 }
      // Rounding can leave the sum a hair below zero where all contacts constrain alike.
      return min(1, max(0, sum / (Double(degree) * Mathematics.log(Double(degree)))))
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/burtHierarchy(scope:monitor:)``.
  public static let burtHierarchy = Measure(
    id: "hierarchy", title: "Hierarchy of constraint", family: .bridging, scope: .node,
    summary: "Whether one contact accounts for most of what boxes someone in.",
    definition: """
      Σⱼ r(i,j)·ln r(i,j) ÷ (d ln d) over d contacts, with r(i,j) what contact j adds to i's \
      constraint over the mean of what contacts add
      """,
    range: "0 to 1",
    conventions: "Both directions and weights used; 1 for one contact; undefined for isolates.",
    reference: "Burt 1992, ch. 2",
    options: [.structuralHoleScope], complexity: "O(n + m√m)"
  ) { input in
    let scope = try input.options.choice("hierarchy", "scope", of: StructuralHoleScope.self)
    return MeasureResult(
      "hierarchy",
      try input.graph.burtHierarchy(scope: scope ?? .wholeNetwork, monitor: input.monitor))
  }
}
