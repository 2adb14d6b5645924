// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How much more often ties go both ways than chance would have it (Garlaschelli and Loffredo).
  ///
  /// 0 is what chance gives at this density, 1 is everything returned, below 0 is less than chance.
  /// Values of networks of different densities can be compared.
  ///
  /// ## Definition
  /// With r the share of ties that are returned and ā the density:
  ///
  ///     ρ = (r − ā) ÷ (1 − ā)
  ///
  /// which is Pearson's correlation of a(i,j) with a(j,i) over all ordered pairs.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Isolates: counted, in the density.
  /// - Range: −ā ÷ (1 − ā) where no tie is returned, to 1.
  /// - Undefined: without ties, and when every possible tie is present.
  /// - Agrees with sna `grecip(measure = "correlation")`, except that sna gives 1 for an empty and
  ///   for a complete graph.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.reciprocityCorrelation()   // (2/3 − 1/2) ÷ (1 − 1/2) = 1/3
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  ///
  /// ## Reference
  /// D. Garlaschelli and M. I. Loffredo, "Patterns of link reciprocity in directed networks",
  /// *Physical Review Letters* 93 (2004) 268701, doi:10.1103/PhysRevLett.93.268701.
  public func reciprocityCorrelation() -> Quantity {
    if let obstacle = reciprocityObstacle { return .undefined(obstacle) }
    // (2M/L − L/P) ÷ (1 − L/P) over one denominator, exact until the last division.
    let ties = Double(edgeCount)
    let possible = Double(possibleEdgeCount)
    return Quantity(
      Double(mutualArcCount()) * possible - ties * ties, over: ties * (possible - ties),
      else: .complete)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/reciprocityCorrelation()``.
  public static let reciprocityCorrelation = Measure(
    id: "reciprocity-correlation", title: "Reciprocity beyond chance", family: .reciprocity,
    scope: .network,
    summary: "Whether two-way links are more (+) or less (−) common than luck would give.",
    definition: "ρ = (r − ā) ÷ (1 − ā), r the share of ties returned and ā the density",
    range: "−ā/(1 − ā) to 1; 0 by chance",
    conventions: "Needs directed ties; weights ignored; undefined without ties or with all.",
    reference: "Garlaschelli and Loffredo 2004, doi:10.1103/PhysRevLett.93.268701",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("reciprocity-correlation", input.graph.reciprocityCorrelation())
  }
}
