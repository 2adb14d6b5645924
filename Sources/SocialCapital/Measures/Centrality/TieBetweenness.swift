// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How often each tie lies on the shortest ways between nodes.
  ///
  /// ## Definition
  /// With σ(s,t) the number of shortest ways from s to t and σ(s,t|e) those that use tie e:
  ///
  ///     tie betweenness(e) = Σ_{s ≠ t} σ(s,t|e) ÷ σ(s,t)
  ///
  /// ## Conventions
  /// - Direction: ways along the direction of ties; each ordered pair once, and undirected each
  ///   unordered pair once. The ends of a way count: a tie joins at least its own ends.
  /// - Weights: ignored unless `length` makes lengths of them. Ways whose lengths differ by less
  ///   than 10⁻¹⁰ of them count as equal.
  /// - Loops: never counted. A tie that is longer than the way round it: 0.
  /// - Undefined: ``Undefined/tooLarge`` for all where some pair has more than 10³⁰⁰ shortest ways.
  /// - Agrees with igraph `edge_betweenness` and NetworkX
  ///   `edge_betweenness_centrality(normalized=False)`.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 4, pairs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  /// Array(try line.tieBetweenness())   // 3, 4, 3
  /// ```
  ///
  /// - Parameters:
  ///   - length: How long a tie is.
  ///   - monitor: Who watches.
  /// - Returns: A score for each tie, in the order of ``edges``.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time; with lengths *O*(*n*·(*m* + *n*) log *n*). *O*(*n* + *m*)
  ///   space a thread.
  ///
  /// ## Reference
  /// M. Girvan and M. E. J. Newman, "Community structure in social and biological networks", *PNAS*
  /// 99 (2002) 7821–7826, doi:10.1073/pnas.122653799.
  public func tieBetweenness(
    length: TieLength = .unit, monitor: Monitor = .task
  ) throws(MeasureError) -> TieScores {
    tieBetweenness(from: try pathShares(withArcs: true, length: length, monitor: monitor))
  }

  /// The scores that shares of ways come to.
  func tieBetweenness(from shares: PathShares?) -> TieScores {
    guard let totals = shares?.arcs else {
      return TieScores(undefined: .tooLarge, count: edgeCount)
    }
    if isDirected { return TieScores(totals) }
    // The ways of an unordered pair were counted from both ends: half of them in each direction.
    var scores: [Double] = []
    scores.reserveCapacity(edgeCount)
    for node in nodes {
      for position in outgoing.positions(of: node) where outgoing.targets[position] > node {
        let back = outgoing.position(of: node, in: Int(outgoing.targets[position])) ?? position
        scores.append((totals[position] + totals[back]) / 2)
      }
    }
    return TieScores(scores)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/tieBetweenness(length:monitor:)``.
  public static let tieBetweenness = Measure(
    id: "tie-betweenness", title: "Tie betweenness", family: .centrality, scope: .tie,
    summary: "How often a tie lies on the shortest ways between members.",
    definition: "Σ over pairs s, t of the share of shortest ways s to t that use the tie",
    range: "0 to n²/4; directed below n²",
    conventions: """
      Along the direction of ties, undirected pairs once; weights only as declared lengths; \
      lengths equal within 1e-10; too large where it would take too long unless asked to be exact.
      """,
    reference: "Girvan and Newman 2002, doi:10.1073/pnas.122653799",
    complexity: "O(n·m)"
  ) { input in
    var result = MeasureResult()
    let hasLengths = input.plainest(.asGiven, input.length).length != .unit
    guard hasLengths || input.affords(steps: input.stepsOverAllPairs) else {
      result.add(
        "tie-betweenness",
        ties: .scores(TieScores(undefined: .tooLarge, count: input.graph.edgeCount)))
      return result
    }
    result.add(
      "tie-betweenness",
      ties: .scores(
        input.graph.tieBetweenness(
          from: try input.pathShares(length: input.length, withArcs: true))))
    return result
  }
}
