// SPDX-License-Identifier: Apache-2.0

/// How one network goes with several others at once, with chances by permutation (MRQAP).
public struct QAPRegression: Sendable, Hashable {
  /// The constant of the regression, or why there is none.
  public let intercept: Quantity
  /// One term for each predictor, in their order.
  public let terms: [Term]
  /// The share of the response's variance that the predictors explain.
  public let rSquared: Quantity
  /// The number of pairs of nodes.
  public let pairs: Int
  /// The number of pairs less the number of coefficients.
  public let degreesOfFreedom: Int

  /// What was found of one predictor.
  public struct Term: Sendable, Hashable {
    /// The slope: by how much the response rises with one unit of the predictor, the others equal.
    public let coefficient: Quantity
    /// The test of its t statistic, each draw renaming the nodes of what is left of the predictor
    /// when the others are taken out.
    public let test: RandomizationTest
  }
}

extension Graph {
  /// Regresses this network on others of the same nodes, with chances by the double semi-partialling
  /// of Dekker, Krackhardt and Snijders.
  ///
  /// ## Definition
  /// Ordinary least squares of w(i,j) on the predictors' w(i,j) and a constant over all ordered pairs,
  /// over unordered pairs when undirected. For each predictor, e is what is left of it when it is
  /// itself regressed on the others. Each draw renames the nodes of e, every order equally likely, and
  /// regresses the response on it and the other predictors; the t statistics of these are what
  /// chance gives.
  ///
  /// ## Conventions
  /// - Direction: the same in all graphs. Weights: used; 0 where there is no tie. Loops: never counted.
  /// - The t statistic, not the slope, is compared: its distribution does not depend on the others.
  /// - Undefined: with no more pairs than coefficients, where the response or a predictor is the same
  ///   for all pairs, or where a predictor is a combination of others.
  /// - Agrees with sna `netlm(…, nullhyp = "qapspp")`, the chances but for what is drawn.
  ///
  /// ## Example
  /// ```swift
  /// let model = try friendship.qapRegression(on: [advice, sameSector], draws: 999, seed: 1)
  /// model.terms[0].coefficient
  /// model.terms[0].test.twoSided
  /// ```
  ///
  /// - Parameters:
  ///   - predictors: The networks that may explain this one.
  ///   - draws: How often the nodes are renamed for each predictor.
  ///   - seed: What the draws start from.
  ///   - monitor: Who watches.
  /// - Precondition: All graphs have as many nodes and the same direction.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*B*·*k*²·*n*²) time divided by the threads, *O*(*k*·*n*²) space for *k*
  ///   predictors.
  ///
  /// ## Reference
  /// D. Dekker, D. Krackhardt and T. A. B. Snijders, "Sensitivity of MRQAP tests to collinearity and
  /// autocorrelation conditions", *Psychometrika* 72 (2007) 563–581,
  /// doi:10.1007/s11336-007-9016-1.
  public func qapRegression(
    on predictors: [Graph], draws: Int = 999, seed: UInt64, monitor: Monitor = .task
  ) throws(MeasureError) -> QAPRegression {
    for other in predictors {
      precondition(other.nodeCount == nodeCount, "All networks must have the same nodes.")
      precondition(other.isDirected == isDirected, "All networks must have the same direction.")
    }
    let response = PairColumn(self)
    let columns = predictors.map { PairColumn($0) }
    let freedom = possibleEdgeCount - predictors.count - 1
    let fit = freedom > 0 ? LeastSquares(response, on: columns) : nil
    var terms: [QAPRegression.Term] = []
    for (place, column) in columns.enumerated() {
      try monitor.checkCancellation()
      let others = columns.enumerated().filter { $0.offset != place }.map(\.element)
      let test = try Self.semiPartialTest(
        response, column, others, freedom: freedom, draws: draws,
        seed: seed &+ UInt64(place), monitor: monitor)
      terms.append(
        QAPRegression.Term(
          coefficient: fit.map { .value($0.slopes[place]) }
            ?? .undefined(freedom > 0 ? .zeroVariance : .tooFewNodes),
          test: test))
    }
    let failure: Quantity = .undefined(freedom > 0 ? .zeroVariance : .tooFewNodes)
    return QAPRegression(
      intercept: fit.map { fit in
        .value(
          zip(fit.slopes, columns).reduce(response.mean) { $0 - $1.0 * $1.1.mean })
      } ?? failure,
      terms: terms,
      rSquared: fit.map {
        Quantity(
          response.squares - $0.residual.squares, over: response.squares, else: .zeroVariance)
      } ?? failure,
      pairs: possibleEdgeCount, degreesOfFreedom: max(0, freedom))
  }

  /// The t statistics of a predictor and of what is left of it with its nodes renamed.
  private static func semiPartialTest(
    _ response: PairColumn, _ column: PairColumn, _ others: [PairColumn], freedom: Int,
    draws: Int, seed: UInt64, monitor: Monitor
  ) throws(MeasureError) -> RandomizationTest {
    let null = "double-semi-partialling"
    // What the others leave of the response and of the predictor (Frisch, Waugh and Lovell).
    guard freedom > 0, let answer = LeastSquares(response, on: others),
      let left = LeastSquares(column, on: others), left.residual.squares > 1e-12 * column.squares
    else {
      return RandomizationTest(
        observed: .undefined(freedom > 0 ? .zeroVariance : .tooFewNodes), null: null, seed: seed,
        statistics: EmptyCollection<Quantity>())
    }
    func statistic(_ names: [Int]?) -> Quantity {
      let along = left.residual.product(answer.residual, renaming: names)
      let shared = others.map { left.residual.product($0, renaming: names) }
      let own = left.residual.squares - answer.explained(by: shared)
      if own <= 1e-12 * left.residual.squares { return .undefined(.zeroVariance) }
      let slope = along / own
      let rest = max(0, answer.residual.squares - slope * along)
      return Quantity(
        slope, over: (rest / Double(freedom) / own).squareRoot(), else: .zeroVariance)
    }
    let observed = statistic(nil)
    let statistics = try Replicates.run(draws, seed: seed, monitor: monitor) { generator in
      var names = Array(0..<column.nodeCount)
      generator.shuffle(&names)
      return statistic(names)
    }
    return RandomizationTest(
      observed: observed, null: null, seed: seed, statistics: statistics)
  }
}

/// A network as a column of numbers over pairs of nodes, less their mean.
private struct PairColumn {
  let nodeCount: Int
  let isDirected: Bool
  let mean: Double
  /// w(i,j) less the mean, by row; the diagonal is not used.
  private(set) var values: ContiguousArray<Double>
  /// The sum of squares over pairs.
  private(set) var squares: Double

  init(_ graph: Graph) {
    nodeCount = graph.nodeCount
    isDirected = graph.isDirected
    var sum = CompensatedSum()
    for edge in graph.edges { sum.add(edge.weight) }
    let mean = sum.value / Double(max(1, graph.possibleEdgeCount))
    self.mean = mean
    values = ContiguousArray(repeating: -mean, count: graph.nodeCount * graph.nodeCount)
    for node in graph.nodes {
      for position in graph.outgoing.positions(of: node) {
        values[node * nodeCount + Int(graph.outgoing.targets[position])] +=
          graph.outgoing.weights?[position] ?? 1
      }
    }
    squares = 0
    squares = product(self, renaming: nil)
  }

  /// Σ over pairs of this column, its nodes renamed, times another.
  func product(_ other: PairColumn, renaming names: [Int]?) -> Double {
    let (mine, theirs) = (values.span, other.values.span)
    var total = CompensatedSum()
    for i in 0..<nodeCount {
      let row = (names?[i] ?? i) * nodeCount
      var sum = 0.0
      for j in (isDirected ? 0 : i + 1)..<nodeCount where j != i {
        sum += mine[row + (names?[j] ?? j)] * theirs[i * nodeCount + j]
      }
      total.add(sum)
    }
    return total.value
  }

  /// Takes a multiple of another column away.
  mutating func subtract(_ factor: Double, times other: PairColumn) {
    for index in values.indices { values[index] -= factor * other.values[index] }
  }

  mutating func sumSquares() { squares = product(self, renaming: nil) }
}

/// A regression of columns, all less their means, by the normal equations.
private struct LeastSquares {
  let slopes: [Double]
  /// What the regression leaves of the response.
  let residual: PairColumn
  private let factor: [[Double]]

  /// Nothing where a column is constant or a combination of others.
  init?(_ response: PairColumn, on columns: [PairColumn]) {
    // Cholesky's factor of the matrix of products.
    var factor: [[Double]] = []
    for (i, column) in columns.enumerated() {
      var row: [Double] = []
      for (j, other) in columns[...i].enumerated() {
        var entry = column.product(other, renaming: nil)
        for k in 0..<j { entry -= row[k] * (j == i ? row[k] : factor[j][k]) }
        if j < i {
          row.append(entry / factor[j][j])
        } else {
          guard entry > 1e-12 * column.squares else { return nil }
          row.append(entry.squareRoot())
        }
      }
      factor.append(row)
    }
    self.factor = factor
    let products = columns.map { response.product($0, renaming: nil) }
    var slopes = Self.forward(factor, products)
    for i in columns.indices.reversed() {
      for k in (i + 1)..<max(columns.count, i + 1) { slopes[i] -= factor[k][i] * slopes[k] }
      slopes[i] /= factor[i][i]
    }
    var residual = response
    for (slope, column) in zip(slopes, columns) { residual.subtract(slope, times: column) }
    residual.sumSquares()
    self.slopes = slopes
    self.residual = residual
  }

  /// The part of a column's sum of squares that the columns explain, from its products with them.
  func explained(by products: [Double]) -> Double {
    Self.forward(factor, products).reduce(0) { $0 + $1 * $1 }
  }

  private static func forward(_ factor: [[Double]], _ products: [Double]) -> [Double] {
    var solved: [Double] = []
    for (i, product) in products.enumerated() {
      let known = (0..<i).reduce(product) { $0 - factor[i][$1] * solved[$1] }
      solved.append(known / factor[i][i])
    }
    return solved
  }
}
