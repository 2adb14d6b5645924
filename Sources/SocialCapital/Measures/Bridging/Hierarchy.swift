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
  /// - Complexity: *O*(*n* + Σ *d*²) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// R. S. Burt, *Structural Holes* (Harvard, 1992), ch. 2.
  public func burtHierarchy(
    scope: StructuralHoleScope = .wholeNetwork, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    try structuralHoles(scope: scope, monitor: monitor) { contacts in
      let degree = Double(contacts.count)
      if contacts.count == 1 { return 1 }
      let mean = contacts.reduce(0) { $0 + $1.constraint } / degree
      let sum = contacts.reduce(0) { sum, contact in
        let ratio = contact.constraint / mean
        return ratio > 0 ? sum + ratio * Mathematics.log(ratio) : sum
      }
      // Rounding can leave the sum a hair below zero where all contacts constrain alike.
      return .value(min(1, max(0, sum / (degree * Mathematics.log(degree)))))
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
    options: [.structuralHoleScope], complexity: "O(n + Σd²)"
  ) { input in
    let scope = try input.options.choice("hierarchy", "scope", of: StructuralHoleScope.self)
    return MeasureResult(
      "hierarchy",
      try input.graph.burtHierarchy(scope: scope ?? .wholeNetwork, monitor: input.monitor))
  }
}
