// SPDX-License-Identifier: Apache-2.0

/// Which of the contacts' own ties count in Burt's measures.
public enum StructuralHoleScope: String, Sendable, Hashable, CaseIterable {
  /// All of them. igraph and NetworkX do this.
  case wholeNetwork = "whole-network"
  /// Those within the ego network only, for surveys that asked people about their own contacts.
  case egoNetwork = "ego-network"
}

extension Graph {
  /// Burt's constraint of each node: how far its contacts are tied to one another.
  ///
  /// Low constraint means the node bridges a structural hole; high constraint means it has few
  /// contacts, or contacts that already know each other. It falls with the number of contacts, so
  /// show it beside ``effectiveSize(scope:monitor:)`` and degree.
  ///
  /// ## Definition
  /// With z(i,j) = w(i,j) + w(j,i), p(i,j) = z(i,j) ÷ Σₖ z(i,k), and N(i) the contacts of i:
  ///
  ///     c(i) = Σⱼ ( p(i,j) + Σ_q p(i,q)·p(q,j) )²        j in N(i), q ≠ i, j
  ///
  /// ## Conventions
  /// - Direction: ties in either direction count, as the formula says.
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Range: 1/d to (2d − 1)²/d³ for d contacts, undirected and unweighted, so at most 9/8;
  ///   below 2 with weights. It is not capped at 1.
  /// - Undefined: for an isolate. A node with one contact whose contact has no other has 1.
  /// - Agrees with igraph `constraint` and NetworkX `constraint` for the whole network.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.constraint()   // 1, 0.5, 1
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
  /// R. S. Burt, *Structural Holes* (Harvard, 1992), ch. 2; "Structural holes and good ideas",
  /// *American Journal of Sociology* 110 (2004) 349–399, doi:10.1086/421787.
  public func constraint(
    scope: StructuralHoleScope = .wholeNetwork, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    let holes = try StructuralHoles(self, .constraint, scope: scope, monitor: monitor)
    return holes.scores(try holes.sums { $1 })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/constraint(scope:monitor:)``.
  public static let constraint = Measure(
    id: "constraint", title: "Constraint", family: .bridging, scope: .node,
    summary: "How boxed in someone is because their contacts all know each other.",
    definition: """
      Σⱼ (p(i,j) + Σ_q p(i,q)·p(q,j))² over contacts j, with p(i,j) the share of i's ties, \
      both directions added, that j has
      """,
    range: "1/d to (2d − 1)²/d³ for d contacts, at most 9/8; below 2 with weights",
    conventions: "Both directions and weights used; undefined for isolates; never capped.",
    reference: "Burt 1992, ch. 2; Burt 2004, doi:10.1086/421787",
    options: [.structuralHoleScope], complexity: "O(n + m√m)"
  ) { input in
    let scope = try input.options.choice("constraint", "scope", of: StructuralHoleScope.self)
    return MeasureResult(
      "constraint",
      try input.graph.constraint(scope: scope ?? .wholeNetwork, monitor: input.monitor))
  }
}

extension Measure.Option {
  static let structuralHoleScope = Measure.Option(
    "scope", summary: "which of the contacts' ties count: whole-network or ego-network",
    defaultValue: "whole-network")
}
