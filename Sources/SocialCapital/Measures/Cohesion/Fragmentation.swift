// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The share of pairs of nodes that no path leads between.
  ///
  /// ## Definition
  ///
  ///     F = 1 − #{(i,j) : a path leads from i to j} ÷ (n(n − 1))
  ///
  /// which, undirected with component sizes s, is 1 − Σ s(s − 1) ÷ (n(n − 1)).
  ///
  /// ## Conventions
  /// - Direction: followed. Weights: ignored. Isolates: counted as nodes.
  /// - Undefined: below two nodes.
  /// - Agrees with `fragment` of R's keyplayer on binary undirected data.
  ///
  /// ## Example
  /// ```swift
  /// // Of six ordered pairs only 0–1 and 1–0 are connected.
  /// try Graph(nodeCount: 3, pairs: [(0, 1)], isDirected: false).fragmentation()   // 2/3
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time undirected; directed *O*(*n*·*m*), 512 sources at a time.
  ///
  /// ## Reference
  /// S. P. Borgatti, "Identifying sets of key players in a social network", *Computational and
  /// Mathematical Organization Theory* 12 (2006) 21–34, doi:10.1007/s10588-006-7084-x.
  public func fragmentation(monitor: Monitor = .task) throws(MeasureError) -> Quantity {
    try reachablePairShare(monitor: monitor).map { 1 - $0 }
  }

  /// How far apart nodes are, between 0 when all are tied and 1 when none is.
  ///
  /// ## Definition
  /// With 1/d = 0 where no path leads from i to j:
  ///
  ///     DF = 1 − Σ 1/d(i,j) ÷ (n(n − 1))
  ///
  /// which is one less ``globalEfficiency(length:monitor:)``.
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time, 512 sources at a time; *O*(*n* + *m*) space.
  public func distanceWeightedFragmentation(
    monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    try globalEfficiency(monitor: monitor).map { 1 - $0 }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/fragmentation(monitor:)``.
  public static let fragmentation = Measure(
    id: "fragmentation", title: "Fragmentation", family: .cohesion, scope: .network,
    summary: "How many pairs of members cannot reach each other.",
    definition: """
      1 − ordered pairs a path leads between ÷ n(n − 1); …-distance-weighted: 1 − the mean of \
      1 ÷ distance
      """,
    range: "0 to 1",
    conventions: """
      Along the direction of ties; weights ignored; isolates counted; undefined below two nodes.
      """,
    reference: "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    var result = MeasureResult(
      "fragmentation", try input.graph.fragmentation(monitor: input.monitor))
    result.add(
      "fragmentation-distance-weighted",
      try input.graph.distanceWeightedFragmentation(monitor: input.monitor))
    return result
  }
}
