// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The correlation of two networks of the same nodes, beside its values when the nodes of one are
  /// renamed at random (QAP).
  ///
  /// ## Definition
  /// Pearson's correlation of w(i,j) in one and the other over all ordered pairs, over unordered pairs
  /// when undirected, 0 where there is no tie. Each draw renames the nodes of this graph, every order
  /// equally likely, so that both networks keep their structure.
  ///
  /// ## Conventions
  /// - Direction: both graphs have the same. Weights: used. Loops: never counted.
  /// - Undefined: where all pairs of either network have the same weight.
  /// - It tells whether two networks go together, not whether one has more ties than the other.
  /// - Agrees with sna `gcor` and `qaptest(…, gcor)`, the chances but for what is drawn.
  ///
  /// ## Example
  /// ```swift
  /// let test = try friendship.qapCorrelation(with: advice, draws: 999, seed: 1)
  /// test.observed
  /// test.twoSided
  /// ```
  ///
  /// - Parameters:
  ///   - other: The other network.
  ///   - draws: How often the nodes are renamed.
  ///   - seed: What the draws start from.
  ///   - monitor: Who watches.
  /// - Precondition: Both graphs have as many nodes and the same direction.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*B*·(*n* + *m*)) time, divided by the threads. Without weights *m* is the ties of
  ///   the sparser network, and up to 16,384 nodes *n*²/8 bytes are used; else *O*(*n*) space a thread.
  ///
  /// ## Reference
  /// D. Krackhardt, "Predicting with networks: nonparametric multiple regression analysis of dyadic
  /// data", *Social Networks* 10 (1988) 359–381, doi:10.1016/0378-8733(88)90004-4.
  public func qapCorrelation(
    with other: Graph, draws: Int = 999, seed: UInt64, monitor: Monitor = .task
  ) throws(MeasureError) -> RandomizationTest {
    precondition(nodeCount == other.nodeCount, "Both networks must have the same nodes.")
    precondition(isDirected == other.isDirected, "Both networks must have the same direction.")
    let moments = PairMoments(self, other)
    // The sum of products is the same whichever of the two is renamed.
    let (few, many) = edgeCount <= other.edgeCount ? (self, other) : (other, self)
    let products = RenamedProducts(renaming: few, in: many)
    let identity = products.identity
    var workspace = products.makeWorkspace()
    let observed = moments.correlation(products.sum(&workspace))
    let statistics: [Quantity] =
      if observed.value == nil {
        []
      } else {
        try Replicates.run(draws, seed: seed, monitor: monitor, workspace: products.makeWorkspace) {
          generator, workspace in
          workspace.names = identity
          generator.shuffle(&workspace.names)
          return moments.correlation(products.sum(&workspace))
        }
      }
    return RandomizationTest(
      observed: observed, null: "node-labels", seed: seed, statistics: statistics)
  }
}

/// What the correlation of two networks needs beside the sum of products.
private struct PairMoments {
  private let meanProduct: Double
  private let spread: Double
  private let pairs: Double
  private let isEmpty: Bool

  init(_ one: Graph, _ other: Graph) {
    pairs = Double(one.possibleEdgeCount)
    isEmpty = one.nodeCount == 0
    let (first, second) = (Self.sums(one), Self.sums(other))
    meanProduct = pairs == 0 ? 0 : first.sum * (second.sum / pairs)
    spread =
      pairs == 0
      ? 0
      : Self.deviation(first, pairs).squareRoot() * Self.deviation(second, pairs).squareRoot()
  }

  func correlation(_ products: Double) -> Quantity {
    Quantity(products - meanProduct, over: spread, else: isEmpty ? .emptyGraph : .zeroVariance)
      .map { min(1, max(-1, $0)) }
  }

  /// Σ (w − mean)² over pairs, 0 where all are equal.
  private static func deviation(_ sums: (sum: Double, squares: Double), _ pairs: Double) -> Double {
    let deviation = sums.squares - sums.sum * (sums.sum / pairs)
    return deviation > 1e-13 * sums.squares ? deviation : 0
  }

  private static func sums(_ graph: Graph) -> (sum: Double, squares: Double) {
    var (sum, squares) = (CompensatedSum(), CompensatedSum())
    for edge in graph.edges {
      sum.add(edge.weight)
      squares.add(edge.weight * edge.weight)
    }
    return (sum.value, squares.value)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/qapCorrelation(with:draws:seed:monitor:)`` between two waves.
  public static let waveCorrelation = Measure(
    id: "wave-correlation", title: "Likeness of two waves",
    summary: "How far who is linked to whom stayed the same, beside what chance would give.",
    definition: """
      Pearson's correlation of the ties of two waves over pairs observed in both; its chance by \
      renaming the members of one wave at random (QAP)
      """,
    range: "−1 to 1",
    conventions: """
      Members who answered in both waves; weights used; the table has the chances, the draws, the \
      seed and the error that so many draws leave.
      """,
    reference: "Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4",
    options: [
      Measure.Option("draws", summary: "how often members are renamed", defaultValue: "999")
    ],
    complexity: "O(B·(n + m)) for B draws"
  ) { input in
    let draws = try input.options.count("wave-correlation", "draws", in: 1...1_000_000) ?? 999
    let (before, after) = input.comparison.observedWaves
    let test = try before.qapCorrelation(
      with: after, draws: draws, seed: input.seed, monitor: input.monitor)
    var result = MeasureResult("wave-correlation", test.observed)
    if test.observed.value != nil { result.add("wave-correlation", test.table) }
    return result
  }
}
