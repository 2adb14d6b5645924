// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The number of contacts the two ends of each tie share.
  ///
  /// ## Definition
  /// With N(i) the contacts of i in either direction: |N(i) ∩ N(j)| for each tie of i and j.
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction makes a contact; both ties of a mutual pair have the
  ///   same score.
  /// - Weights: ignored. Loops: never counted.
  /// - Undefined: nowhere.
  /// - Agrees with NetworkX `len(common_neighbors)` and BCT's edge neighbourhood overlap count.
  ///
  /// ## Example
  /// ```swift
  /// // A triangle with a tail: 0–1, 0–2 and 1–2 share one contact, 2–3 none.
  /// let graph = try Graph(
  ///   nodeCount: 4, pairs: [(0, 1), (1, 2), (0, 2), (2, 3)], isDirected: false)
  /// Array(try graph.tieEmbeddedness())   // 1, 1, 1, 0
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// M. S. Granovetter, "Economic action and social structure: the problem of embeddedness",
  /// *American Journal of Sociology* 91 (1985) 481–510, doi:10.1086/228311.
  public func tieEmbeddedness(monitor: Monitor = .task) throws(MeasureError) -> TieScores {
    try scoresBySharedContacts(monitor: monitor) { shared, _, _ in .value(Double(shared)) }
  }

  /// How far the circles of the two ends of each tie coincide.
  ///
  /// ## Definition
  /// With d contacts of each end and n(i,j) of them shared:
  ///
  ///     overlap(i,j) = n(i,j) ÷ ((d(i) − 1) + (d(j) − 1) − n(i,j))
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction makes a contact; both ties of a mutual pair have the
  ///   same score.
  /// - Weights: ignored. Loops: never counted.
  /// - Undefined: where neither end has another contact.
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// J.-P. Onnela and others, "Structure and tie strengths in mobile communication networks", *PNAS*
  /// 104 (2007) 7332–7336, doi:10.1073/pnas.0610245104.
  public func tieOverlap(monitor: Monitor = .task) throws(MeasureError) -> TieScores {
    try scoresBySharedContacts(monitor: monitor) { shared, one, other in
      Quantity(shared, over: one - 1 + other - 1 - shared, else: .tooFewTies)
    }
  }

  /// Scores each tie by the contacts its ends share and the number each of them has.
  private func scoresBySharedContacts(
    monitor: Monitor, score: (_ shared: Int, _ degree: Int, _ degree: Int) -> Quantity
  ) throws(MeasureError) -> TieScores {
    let contacts = try ContactRows(self, monitor: monitor)
    let rows = try RankedRows(contacts, monitor: monitor)
    let shared = try rows.trianglesByPair(monitor: monitor)
    return rows.scores(of: self) { position, source, target in
      score(shared[position], contacts.degree(of: source), contacts.degree(of: target))
    }
  }
}

extension RankedRows {
  /// Scores of a graph's ties, in the order of its edges, from where their pairs stand in
  /// ``entries``.
  func scores(
    of graph: Graph, _ score: (_ position: Int, _ source: Int, _ target: Int) -> Quantity
  ) -> TieScores {
    TieScores(
      graph.edges.map { edge -> Quantity in
        guard let position = position(of: edge.source, edge.target) else {
          preconditionFailure("The rows are of another graph.")
        }
        return score(position, edge.source, edge.target)
      })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/tieEmbeddedness(monitor:)``.
  public static let tieEmbeddedness = Measure(
    id: "tie-embeddedness", title: "Embeddedness of ties", family: .cohesion, scope: .tie,
    summary: "How many mutual contacts stand behind each link.",
    definition: "the number of nodes tied, in either direction, to both ends",
    range: "0 to n − 2",
    conventions: "Direction and weights ignored.",
    reference: "Granovetter 1985, doi:10.1086/228311",
    complexity: "O(n + m√m)"
  ) { input in
    var result = MeasureResult()
    result.add(
      "tie-embeddedness",
      ties: .scores(try input.graph.tieEmbeddedness(monitor: input.monitor)))
    return result
  }

  /// The catalogue entry of ``Graph/tieOverlap(monitor:)``.
  public static let tieOverlap = Measure(
    id: "tie-overlap", title: "Overlap of circles", family: .cohesion, scope: .tie,
    summary: "How far the circles of two linked people coincide.",
    definition: "shared contacts ÷ (d(i) − 1 + d(j) − 1 − shared contacts) for each tie",
    range: "0 to 1",
    conventions: """
      Direction and weights ignored; undefined where neither end has another contact.
      """,
    reference: "Onnela et al. 2007, doi:10.1073/pnas.0610245104",
    complexity: "O(n + m√m)"
  ) { input in
    var result = MeasureResult()
    result.add(
      "tie-overlap", ties: .scores(try input.graph.tieOverlap(monitor: input.monitor)))
    return result
  }
}
