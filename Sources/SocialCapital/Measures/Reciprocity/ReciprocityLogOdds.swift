// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The logarithm of how many times more often ties are returned than chance would have it.
  ///
  /// ## Definition
  /// With r the share of ties that are returned and ā the density, M mutual and A asymmetric pairs:
  ///
  ///     ln(r ÷ ā) = ln( M·n(n − 1)/2 ÷ (M + A/2)² )
  ///
  /// 0 is chance, ln 2 = 0.69 twice as often as chance, below 0 less often.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Isolates: counted, in the density.
  /// - Undefined: without ties, and where no pair is mutual, since the logarithm would be −∞.
  /// - Agrees with sna `grecip(measure = "edgewise.lrr")`, which gives −∞ without mutual pairs.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.reciprocityLogOdds()   // ln((2/3) ÷ (1/2)) = 0.2877
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  ///
  /// ## Reference
  /// C. T. Butts, "Social network analysis with sna", *Journal of Statistical Software* 24 (2008)
  /// no. 6, doi:10.18637/jss.v024.i06.
  public func reciprocityLogOdds() -> Quantity {
    if let obstacle = reciprocityObstacle { return .undefined(obstacle) }
    let mutual = mutualArcCount()
    guard mutual > 0 else { return .undefined(.noMutualPair) }
    let ties = Double(edgeCount)
    return .value(Mathematics.log(Double(mutual) * Double(possibleEdgeCount) / (ties * ties)))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/reciprocityLogOdds()``.
  public static let reciprocityLogOdds = Measure(
    id: "reciprocity-log-odds", title: "Reciprocity against chance, logarithm",
    family: .reciprocity, scope: .network,
    summary: "How many times more often links are returned than luck would give, as a logarithm.",
    definition: "ln(r ÷ ā), r the share of ties returned and ā the density",
    range: "any; 0 by chance",
    conventions: "Needs directed ties; weights ignored; undefined where no tie is returned.",
    reference: "Butts 2008, doi:10.18637/jss.v024.i06 (sna, edgewise.lrr)",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("reciprocity-log-odds", input.graph.reciprocityLogOdds())
  }
}
