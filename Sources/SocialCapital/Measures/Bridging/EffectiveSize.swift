// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Burt's effective size of each node's network: its contacts, less those that lead to one
  /// another.
  ///
  /// Ten contacts who all know each other are worth little more than one; ten who do not are worth
  /// ten.
  ///
  /// ## Definition
  /// With z(i,j) = w(i,j) + w(j,i), p(i,j) = z(i,j) ÷ Σₖ z(i,k), m(j,q) = z(j,q) ÷ maxₖ z(j,k), and
  /// N(i) the contacts of i:
  ///
  ///     e(i) = Σⱼ ( 1 − Σ_q p(i,q)·m(j,q) )        j in N(i), q ≠ i, j
  ///
  /// Undirected and without weights this is d − 2t/d for d contacts with t ties among them
  /// (Borgatti 1997).
  ///
  /// ## Conventions
  /// - Direction: ties in either direction count, as the formula says.
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Range: 1 to d. A node with one contact has 1.
  /// - Undefined: for an isolate.
  /// - Agrees with netrics and NetworkX on undirected graphs without weights. NetworkX 3.6.1
  ///   divides by the wrong maxima on directed and weighted ones unless it is given `nodes=`.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.effectiveSize()   // 1, 2, 1
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
  /// R. S. Burt, *Structural Holes* (Harvard, 1992), ch. 2. S. P. Borgatti, "Structural holes:
  /// unpacking Burt's redundancy measures", *Connections* 20(1) (1997) 35–38.
  public func effectiveSize(
    scope: StructuralHoleScope = .wholeNetwork, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    let holes = try StructuralHoles(self, .redundancy, scope: scope, monitor: monitor)
    return holes.scores(try holes.sums { 1 - $1 })
  }

  /// Burt's efficiency of each node: its effective size as a share of its contacts.
  ///
  /// ## Definition
  ///
  ///     e(i) ÷ d(i)        d(i) the number of contacts of i
  ///
  /// ## Conventions
  /// As ``effectiveSize(scope:monitor:)``; from 1/d to 1, undefined for an isolate. It has nothing
  /// to do with the efficiency of a network's distances.
  ///
  /// ## Example
  /// ```swift
  /// let triangle = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2), (0, 2)], isDirected: false)
  /// triangle.burtEfficiency()   // 0.5, 0.5, 0.5
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
  public func burtEfficiency(
    scope: StructuralHoleScope = .wholeNetwork, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    let holes = try StructuralHoles(self, .redundancy, scope: scope, monitor: monitor)
    return holes.scores(try holes.sums { 1 - $1 }) { size, degree in size / Double(degree) }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/effectiveSize(scope:monitor:)``.
  public static let effectiveSize = Measure(
    id: "effective-size", title: "Effective size", family: .bridging, scope: .node,
    summary: "How many separate circles a person reaches.",
    definition: """
      Σⱼ (1 − Σ_q p(i,q)·m(j,q)) over contacts j, with p(i,q) the share of i's ties that q has and \
      m(j,q) the tie of j and q over j's strongest
      """,
    range: "1 to d for d contacts",
    conventions: "Both directions and weights used; undefined for isolates.",
    reference: "Burt 1992, ch. 2; Borgatti 1997, Connections 20(1):35–38",
    options: [.structuralHoleScope], complexity: "O(n + m√m)"
  ) { input in
    let scope = try input.options.choice("effective-size", "scope", of: StructuralHoleScope.self)
    return MeasureResult(
      "effective-size",
      try input.graph.effectiveSize(scope: scope ?? .wholeNetwork, monitor: input.monitor))
  }

  /// The catalogue entry of ``Graph/burtEfficiency(scope:monitor:)``.
  public static let burtEfficiency = Measure(
    id: "efficiency", title: "Efficiency", family: .bridging, scope: .node,
    summary: "What share of someone's contacts leads to circles that the others do not reach.",
    definition: "effective size ÷ number of contacts", range: "1/d to 1 for d contacts",
    conventions: "Both directions and weights used; undefined for isolates.",
    reference: "Burt 1992, ch. 2",
    options: [.structuralHoleScope], complexity: "O(n + m√m)"
  ) { input in
    let scope = try input.options.choice("efficiency", "scope", of: StructuralHoleScope.self)
    return MeasureResult(
      "efficiency",
      try input.graph.burtEfficiency(scope: scope ?? .wholeNetwork, monitor: input.monitor))
  }
}
