// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("QAP regression")
struct QAPRegressionTests {
  private func networks(_ count: Int, seed: UInt64, directed: Bool) -> [Graph] {
    (0..<count).map {
      SmallGraphs.random(
        9, density: 0.35, directed: directed, weighted: $0 % 2 == 0, seed: seed + UInt64($0))
    }
  }

  @Test func oneExactPredictor() throws {
    // Twice the predictor and no more.
    let predictor = SmallGraphs.random(6, density: 0.4, directed: true, weighted: true, seed: 2)
    let doubled = predictor.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 2) }
    let model = try SmallGraphs.make(6, edges: doubled, true)
      .qapRegression(on: [predictor], draws: 19, seed: 1)
    expectClose(model.terms[0].coefficient, 2)
    expectClose(model.intercept, 0)
    expectClose(model.rSquared, 1)
    #expect(model.pairs == 30)
    #expect(model.degreesOfFreedom == 28)
  }

  /// Slopes, t statistics and R² from the normal equations of the whole design, with pivots.
  @Test(arguments: 1...6) func equalsTheNormalEquations(seed: UInt64) throws {
    for directed in [true, false] {
      let all = networks(4, seed: seed * 10, directed: directed)
      let (response, predictors) = (all[0], Array(all.dropFirst()))
      let model = try response.qapRegression(on: predictors, draws: 1, seed: 1)
      var design: [[Double]] = []
      var answers: [Double] = []
      for i in 0..<9 {
        for j in 0..<9 where directed ? i != j : i < j {
          design.append([1] + predictors.map { $0.matrix[i][j] })
          answers.append(response.matrix[i][j])
        }
      }
      let size = predictors.count + 1
      func products(_ a: Int, _ b: Int) -> Double { design.reduce(0) { $0 + $1[a] * $1[b] } }
      let matrix = (0..<size).map { a in (0..<size).map { products(a, $0) } }
      let slopes = solve(
        matrix, (0..<size).map { a in zip(design, answers).reduce(0) { $0 + $1.0[a] * $1.1 } })
      let residuals = zip(design, answers).map { row, answer in
        answer - zip(row, slopes).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let rest = residuals.reduce(0) { $0 + $1 * $1 }
      let mean = answers.reduce(0, +) / Double(answers.count)
      let whole = answers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      expectClose(model.intercept, slopes[0])
      expectClose(model.rSquared, 1 - rest / whole)
      for (place, term) in model.terms.enumerated() {
        expectClose(term.coefficient, slopes[place + 1])
        let unit = (0..<size).map { $0 == place + 1 ? 1.0 : 0 }
        let variance = solve(matrix, unit)[place + 1] * rest / Double(answers.count - size)
        expectClose(term.test.observed, slopes[place + 1] / variance.squareRoot())
      }
    }
  }

  @Test func undefined() throws {
    let graph = SmallGraphs.random(6, density: 0.4, directed: true, seed: 1)
    // The same predictor twice: neither can be told from the other.
    let twice = try graph.qapRegression(
      on: [ReferenceTown.binary.induced(on: 0..<6), ReferenceTown.binary.induced(on: 0..<6)],
      draws: 3, seed: 1)
    #expect(twice.terms[0].coefficient.reason == .zeroVariance)
    #expect(twice.terms[1].test.observed.reason == .zeroVariance)
    let flat = try graph.qapRegression(
      on: [SmallGraphs.complete(6, directed: true)], draws: 3, seed: 1)
    #expect(flat.intercept.reason == .zeroVariance)
    let small = SmallGraphs.path(2, directed: true)
    #expect(
      try small.qapRegression(on: [small], draws: 3, seed: 1).rSquared.reason == .tooFewNodes)
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let all = networks(3, seed: 40, directed: true)
    func run(_ threads: Int) throws -> QAPRegression {
      try all[0].qapRegression(
        on: [all[1], all[2]], draws: 40, seed: 6, monitor: Monitor(threads: threads))
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(7) == one)
  }

  /// A predictor that made the response is told from one that did not.
  @Test func findsWhatMadeTheResponse() throws {
    let cause = SmallGraphs.random(14, density: 0.4, directed: true, seed: 3)
    let noise = SmallGraphs.random(14, density: 0.4, directed: true, seed: 4)
    let extra = SmallGraphs.random(14, density: 0.1, directed: true, seed: 5)
    let made =
      cause.edges.map { ($0.source, $0.target) } + extra.edges.map { ($0.source, $0.target) }
    let model = try SmallGraphs.make(14, made, true)
      .qapRegression(on: [cause, noise], draws: 199, seed: 1)
    expectClose(model.terms[0].test.twoSided, 0.01)
    #expect(try #require(model.terms[1].test.twoSided.value) > 0.05)
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try ReferenceTown.binary.qapRegression(
        on: [ReferenceTown.weighted], seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }
}
