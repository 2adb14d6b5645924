// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Which ties are Simmelian: returned, and both ends tied both ways to the same third.
  ///
  /// ## Definition
  /// With m(i,j) = 1 where ties go both ways between i and j: the tie i→j is Simmelian if
  ///
  ///     Σₖ m(i,j)·m(i,k)·m(j,k) ≥ 1
  ///
  /// ## Conventions
  /// - Direction: needed; both arcs of a Simmelian pair are flagged. On an undirected graph every tie
  ///   is mutual and a tie is Simmelian when it is in a triangle.
  /// - Weights: ignored. Loops: never counted.
  /// - Undefined: nowhere; a share of ties would be, without ties.
  /// - Agrees with UCINET's strict form. Its "outgoing" form only asks that both ends send to the
  ///   third.
  ///
  /// ## Example
  /// ```swift
  /// try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2), (0, 2)], isDirected: false).simmelianTies()
  /// // [true, true, true]
  /// ```
  ///
  /// - Returns: Whether each tie is one, in the order of ``edges``.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// D. Krackhardt, "The ties that torture: Simmelian tie analysis in organizations", *Research in
  /// the Sociology of Organizations* 16 (1999) 183–210.
  public func simmelianTies(monitor: Monitor = .task) throws(MeasureError) -> [Bool] {
    let rows = try RankedRows(strongView(), monitor: monitor)
    let thirds = try rows.trianglesByPair(monitor: monitor)
    return edges.map { edge in
      rows.position(of: edge.source, edge.target).map { thirds[$0] > 0 } ?? false
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/simmelianTies(monitor:)``.
  public static let simmelianTies = Measure(
    id: "simmelian-ties", title: "Simmelian ties", family: .cohesion, scope: .tie,
    summary: "Links inside a trio in which everyone has a two-way relationship.",
    definition: """
      returned ties whose two ends are both tied both ways to some third; their number, and which; \
      …-share: as a share of ties
      """,
    range: "0 to m",
    conventions: "Arcs are counted on a directed network; weights ignored.",
    reference: "Krackhardt 1999, Research in the Sociology of Organizations 16:183–210",
    complexity: "O(n + m√m)"
  ) { input in
    let flags = try input.graph.simmelianTies(monitor: input.monitor)
    let count = flags.count { $0 }
    var result = MeasureResult("simmelian-ties", .value(Double(count)))
    result.add("simmelian-ties-share", Quantity(count, over: flags.count, else: .noTies))
    result.add("simmelian-ties", ties: .flags(flags))
    return result
  }
}
