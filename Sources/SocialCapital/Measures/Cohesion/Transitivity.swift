// SPDX-License-Identifier: Apache-2.0

/// Which two-step paths transitivity looks at.
public enum TransitivityRule: String, Sendable, Hashable, CaseIterable {
  /// Two ties that meet, whatever their direction, closed by a third in any direction.
  case anyDirection = "any-direction"
  /// A tie i→k followed by k→j, closed by i→j.
  case directed
  /// All ordered triples: those where i→k, k→j and i→j all hold, or neither the first two nor the
  /// third do.
  case strong
}

extension Graph {
  /// How often two contacts of somebody are in contact themselves.
  ///
  /// ## Definition
  /// In any direction, on the weak view:
  ///
  ///     transitivity = 3 · triangles ÷ pairs of ties that meet
  ///
  /// Directed, with a(i,j) = 1 where i is tied to j, over ordered triples of different nodes:
  ///
  ///     transitivity = #{a(i,k) = a(k,j) = a(i,j) = 1} ÷ #{a(i,k) = a(k,j) = 1}
  ///
  /// Strong, over ordered triples of different nodes, of which there are n(n − 1)(n − 2):
  ///
  ///     transitivity = #{a(i,k)·a(k,j) = a(i,j)} ÷ (n(n − 1)(n − 2))
  ///
  /// ## Conventions
  /// - Direction: as the rule says. On an undirected graph the first two rules agree.
  /// - Weights: ignored. Loops: never counted. Isolates: do not matter, but count for the strong rule,
  ///   by which a network with few ties is near 1.
  /// - Undefined: where no two ties meet; strong, below three nodes. sna `gtrans` gives 1 there, NetworkX 0, igraph NaN.
  /// - Agrees with igraph `transitivity_undirected`, and NetworkX `transitivity` of the undirected
  ///   graph; the directed rule with sna `gtrans(measure = "weak")`, the strong one with
  ///   `gtrans(measure = "strong")`. NetworkX `transitivity` of a
  ///   digraph is neither.
  ///
  /// ## Example
  /// ```swift
  /// // A triangle with a tail: 3 · 1 triangle ÷ 5 pairs of ties that meet.
  /// let graph = try Graph(
  ///   nodeCount: 4, pairs: [(0, 1), (1, 2), (0, 2), (2, 3)], isDirected: false)
  /// try graph.transitivity()   // 0.6
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// M. E. J. Newman, S. H. Strogatz and D. J. Watts, "Random graphs with arbitrary degree
  /// distributions and their applications", *Physical Review E* 64 (2001) 026118,
  /// doi:10.1103/PhysRevE.64.026118.
  public func transitivity(
    rule: TransitivityRule = .anyDirection, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    let contacts = try ContactRows(self, monitor: monitor)
    switch rule {
    case .anyDirection:
      let paths = nodes.reduce(0) { $0 + contacts.degree(of: $1) * (contacts.degree(of: $1) - 1) }
      let triangles = try contacts.triangleCount(monitor: monitor)
      return Quantity(6 * triangles, over: paths, else: .noTwoPath)
    case .directed, .strong:
      let rows = try RankedRows(contacts, monitor: monitor)
      let triangles = try rows.trianglesByDirections(monitor: monitor)
      let closed = triangles.enumerated().reduce(0) { sum, next in
        sum + next.element * TriangleDirections(place: next.offset).transitiveTriples
      }
      var (paths, ties) = (0, 0)
      for node in nodes {
        paths += incoming.degree(of: node) * outgoing.degree(of: node)
        paths -= contacts.mutualDegree(of: node)
        ties += outgoing.degree(of: node)
      }
      if rule == .directed { return Quantity(closed, over: paths, else: .noTwoPath) }
      // Wrong are paths without their tie, and ties for each k without its path. Whole numbers of
      // the size of n³ might not fit.
      let n = Double(nodeCount)
      let wrong = Double(paths) + Double(ties) * (n - 2) - 2 * Double(closed)
      let triples = n * (n - 1) * (n - 2)
      return Quantity(triples - wrong, over: triples, else: .tooFewNodes)
    }
  }
}

extension ContactRows {
  /// The number of contacts of a node that are tied to it both ways.
  func mutualDegree(of node: Int) -> Int {
    entries[Int(offsets[node])..<Int(offsets[node + 1])].count { $0 & 3 == 3 }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/transitivity(rule:monitor:)``.
  public static let transitivity = Measure(
    id: "transitivity", title: "Transitivity", family: .cohesion, scope: .network,
    summary: "When two people share a contact, how often they know each other too.",
    definition: """
      3 × triangles ÷ pairs of ties that meet, on the weak view; with the rule directed, of all \
      i→k→j the share with i→j; strong, of all triples those where both hold or neither
      """,
    range: "0 to 1",
    conventions: """
      Weights ignored; undefined where no two ties meet, or strong, below three nodes.
      """,
    reference: "Newman, Strogatz and Watts 2001, doi:10.1103/PhysRevE.64.026118",
    options: [
      .init(
        "rule", summary: "which paths of two ties count: any-direction, directed or strong",
        defaultValue: "any-direction")
    ], complexity: "O(n + m√m)"
  ) { input in
    let rule = try input.options.choice("transitivity", "rule", of: TransitivityRule.self)
    return MeasureResult(
      "transitivity",
      try input.graph.transitivity(rule: rule ?? .anyDirection, monitor: input.monitor))
  }
}
