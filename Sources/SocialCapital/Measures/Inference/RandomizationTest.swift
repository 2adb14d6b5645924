// SPDX-License-Identifier: Apache-2.0

/// A number beside those that chance gives: what was observed, the null model, and what was drawn.
///
/// ```swift
/// let test = try graph.chanceTest(.edges, draws: 999, seed: 1) { $0.arcReciprocity().share }
/// test.observed      // the share of ties returned
/// test.atLeast       // how often chance gives as much
/// test.error(of: test.atLeast)
/// ```
public struct RandomizationTest: Sendable, Hashable {
  /// The statistic on the data, or why there is none.
  public let observed: Quantity
  /// What was drawn at random, in words.
  public let null: String
  /// The number of draws.
  public let draws: Int
  /// The seed they started from.
  public let seed: UInt64
  /// The statistic of each draw on which it is defined, in order of draws.
  public let drawn: [Double]

  /// Makes a test of the statistic of each draw.
  ///
  /// - Parameters:
  ///   - observed: The statistic on the data.
  ///   - null: What was drawn, in words.
  ///   - seed: The seed the draws started from.
  ///   - statistics: The statistic of each draw.
  public init(
    observed: Quantity, null: String, seed: UInt64, statistics: some Collection<Quantity>
  ) {
    self.observed = observed
    self.null = null
    self.seed = seed
    draws = statistics.count
    drawn = statistics.compactMap(\.value)
  }

  /// The number of draws on which the statistic is not defined; they are left out.
  public var undefinedDraws: Int { draws - drawn.count }

  /// The mean of the draws.
  public var mean: Quantity {
    var sum = CompensatedSum()
    for value in drawn { sum.add(value) }
    return Quantity(sum.value, over: Double(drawn.count), else: .tooFewTies)
  }

  /// The standard deviation of the draws.
  public var standardDeviation: Quantity {
    mean.flatMap { mean in
      var squares = CompensatedSum()
      for value in drawn { squares.add((value - mean) * (value - mean)) }
      return Quantity(squares.value, over: Double(drawn.count - 1), else: .tooFewTies)
        .map { $0.squareRoot() }
    }
  }

  /// How many standard deviations the observed value lies above the mean of the draws.
  public var z: Quantity {
    observed.flatMap { observed in
      mean.flatMap { mean in
        standardDeviation.flatMap { Quantity(observed - mean, over: $0, else: .zeroVariance) }
      }
    }
  }

  /// The chance of a value at least as large: (1 + draws that are) ÷ (1 + draws).
  public var atLeast: Quantity { share { $0 >= $1 } }

  /// The chance of a value at most as large.
  public var atMost: Quantity { share { $0 <= $1 } }

  /// Twice the smaller of the two chances, at most 1.
  public var twoSided: Quantity {
    atLeast.flatMap { above in atMost.map { min(1, 2 * min(above, $0)) } }
  }

  /// The standard error that a chance has because only so many draws were made.
  public func error(of chance: Quantity) -> Quantity {
    chance.map { ($0 * (1 - $0) / Double(drawn.count + 1)).squareRoot() }
  }

  /// The standard error of ``twoSided``: twice that of the smaller chance, as it is twice as large.
  public var twoSidedError: Quantity {
    atLeast.flatMap { above in
      atMost.flatMap { below in error(of: .value(min(above, below))).map { 2 * $0 } }
    }
  }

  /// The share of draws that are as extreme, the data counted as one so that no chance is 0.
  ///
  /// Equal but for rounding counts as equal.
  private func share(_ counts: (Double, Double) -> Bool) -> Quantity {
    observed.flatMap { observed in
      if drawn.isEmpty { return .undefined(.tooFewTies) }
      let tolerance = 1e-12 * abs(observed)
      let extreme = drawn.count { counts($0, observed) || abs($0 - observed) <= tolerance }
      return Quantity(1 + extreme, over: 1 + drawn.count, else: .tooFewTies)
    }
  }
}

extension RandomizationTest {
  /// The test as outputs show it: null, draws and seed, and each chance with its Monte Carlo error.
  public var table: Table {
    var table = numbers
    table["null"] = .text(null)
    table["draws"] = .count(draws)
    table["seed"] = .text("\(seed)")
    return table
  }

  /// The numbers of the test, without what is said once for many tests of the same draws.
  public var numbers: Table {
    [
      "observed": .quantity(observed), "mean": .quantity(mean),
      "standard-deviation": .quantity(standardDeviation), "z": .quantity(z),
      "at-least": .quantity(atLeast), "at-least-error": .quantity(error(of: atLeast)),
      "at-most": .quantity(atMost), "at-most-error": .quantity(error(of: atMost)),
      "two-sided": .quantity(twoSided), "two-sided-error": .quantity(twoSidedError),
      "undefined-draws": .count(undefinedDraws),
    ]
  }
}

/// Runs replicate after replicate, each with a stream of random numbers of its own.
enum Replicates {
  /// The outcome of each replicate, in order.
  ///
  /// - Complexity: the work of the body times the count, divided by the threads.
  static func run<Outcome>(
    _ count: Int, seed: UInt64, monitor: Monitor,
    _ body: (inout SeededGenerator) -> Outcome
  ) throws(MeasureError) -> [Outcome] {
    try run(count, seed: seed, monitor: monitor, workspace: { () }) { generator, _ in
      body(&generator)
    }
  }

  /// The same with something for each thread to work with, which must not carry over from one
  /// replicate to the next.
  static func run<Workspace, Outcome>(
    _ count: Int, seed: UInt64, monitor: Monitor, workspace: () -> Workspace,
    _ body: (inout SeededGenerator, inout Workspace) -> Outcome
  ) throws(MeasureError) -> [Outcome] {
    try Parallel.map(count: count, chunkSize: 2, monitor: monitor, makeWorker: workspace) {
      workspace, replicate in
      var generator = SeededGenerator(seed: seed, stream: replicate)
      return body(&generator, &workspace)
    }
  }
}
