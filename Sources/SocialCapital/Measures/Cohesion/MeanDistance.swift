// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The mean number of steps from a node to another, over the pairs that a path leads between.
  ///
  /// ## Definition
  /// With d(i,j) the length of a shortest path from i to j:
  ///
  ///     mean distance = Σ d(i,j) ÷ #{(i,j)}        over ordered pairs i ≠ j that a path leads between
  ///
  /// ## Conventions
  /// - Direction: followed. Weights: ignored unless they are declared lengths. Loops: never counted.
  /// - Disconnected: pairs without a path are left out, so always read it beside
  ///   ``reachablePairShare(monitor:)``. NetworkX raises an error there, rustworkx gives infinity.
  /// - Undefined: where no node reaches another.
  /// - Agrees with igraph `average_path_length(unconn=True)`.
  ///
  /// ## Example
  /// ```swift
  /// // 0–1 and 1–2 are one step, 0–2 is two.
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.meanDistance()   // 4/3
  /// ```
  ///
  /// - Parameters:
  ///   - length: How long a tie is.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time, 512 sources at a time; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// D. J. Watts and S. H. Strogatz, "Collective dynamics of 'small-world' networks", *Nature* 393
  /// (1998) 440–442, doi:10.1038/30918.
  public func meanDistance(
    length: TieLength = .unit, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    try distanceProfile(length: length, monitor: monitor).meanDistance
  }

  /// The share of ordered pairs of nodes that a path leads between.
  ///
  /// ## Definition
  /// #{(i,j) : a path leads from i to j} ÷ (n(n − 1)).
  ///
  /// ## Conventions
  /// - Direction: followed. Weights: ignored. Isolates: counted as nodes.
  /// - Undefined: below two nodes.
  /// - On an undirected graph it is Krackhardt's ``connectedness()``.
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time undirected; directed *O*(*n*·*m*), 512 sources at a time.
  public func reachablePairShare(monitor: Monitor = .task) throws(MeasureError) -> Quantity {
    guard isDirected else { return connectedness() }
    return reachablePairShare(from: try distanceProfile(monitor: monitor))
  }

  /// The share that distances come to.
  func reachablePairShare(from profile: DistanceProfile) -> Quantity {
    Quantity(
      profile.reached.reduce(0, +), over: possibleEdgeCount,
      else: nodeCount == 0 ? .emptyGraph : .tooFewNodes)
  }
}

extension DistanceProfile {
  /// The mean of all distances there are.
  var meanDistance: Quantity {
    var sum = CompensatedSum()
    for distance in total { sum.add(distance) }
    return Quantity(
      sum.value, over: Double(reached.reduce(0, +)), else: reached.isEmpty ? .emptyGraph : .noTies)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/meanDistance(length:monitor:)``.
  public static let meanDistance = Measure(
    id: "mean-distance", title: "Mean distance", family: .cohesion, scope: .network,
    summary: "How many steps apart two members are on average, where a path leads between them.",
    definition: "the mean of the shortest distances over the ordered pairs that have one",
    range: "at least 1 with ties of one step",
    conventions: """
      Along the direction of ties; weights only as declared lengths; pairs without a path left out; \
      undefined where nobody reaches anybody.
      """,
    reference: "Watts and Strogatz 1998, doi:10.1038/30918",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    try input.resultFromDistances(
      "mean-distance", length: input.length, quantity: \.meanDistance)
  }

  /// The catalogue entry of ``Graph/reachablePairShare(monitor:)``.
  public static let reachablePairs = Measure(
    id: "reachable-pairs", title: "Reachable pairs", family: .cohesion, scope: .network,
    summary: "How many of all pairs a path leads between.",
    definition: "ordered pairs with a path from the first to the second ÷ n(n − 1)",
    range: "0 to 1",
    conventions: "Along the direction of ties; isolates counted; undefined below two nodes.",
    reference: "Krackhardt 1994, Computational Organization Theory, 89–111",
    complexity: "O(n·m), 512 sources at a time; O(n + m) undirected"
  ) { input in
    let graph = input.graph
    if !graph.isDirected { return MeasureResult("reachable-pairs", graph.connectedness()) }
    return try input.resultFromDistances("reachable-pairs") { graph.reachablePairShare(from: $0) }
  }
}
