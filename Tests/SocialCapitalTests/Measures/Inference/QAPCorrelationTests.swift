// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("QAP correlation")
struct QAPCorrelationTests {
  @Test func byHand() throws {
    // 0→1, 1→2 and 0→1, 2→0 among six pairs: means 1/3, one pair shared.
    let one = SmallGraphs.make(3, [(0, 1), (1, 2)], true)
    let other = SmallGraphs.make(3, [(0, 1), (2, 0)], true)
    // (1 − 2·2/6) ÷ (2 − 4/6) = (1/3) ÷ (4/3)
    expectClose(try one.qapCorrelation(with: other, draws: 9, seed: 1).observed, 0.25)
    expectClose(try one.qapCorrelation(with: one, draws: 9, seed: 1).observed, 1)
  }

  @Test func edgeCases() throws {
    func reason(_ graph: Graph) throws -> Undefined? {
      try graph.qapCorrelation(with: graph, draws: 3, seed: 1).observed.reason
    }
    #expect(try reason(SmallGraphs.empty(0)) == .emptyGraph)
    #expect(try reason(SmallGraphs.empty(1)) == .zeroVariance)
    #expect(try reason(SmallGraphs.empty(4)) == .zeroVariance)
    #expect(try reason(SmallGraphs.complete(4, directed: true)) == .zeroVariance)
  }

  @Test func equalsItsDefinitionOnSmallGraphs() throws {
    let graphs = Array(SmallGraphs.all(nodes: 3, directed: true))
    for (number, one) in graphs.enumerated() {
      let weighted = SmallGraphs.weighted(one, seed: UInt64(number))
      for other in graphs {
        let (x, y) = (weighted.matrix, other.matrix)
        let pairs = (0..<3).flatMap { i in (0..<3).filter { $0 != i }.map { (x[i][$0], y[i][$0]) } }
        let means = (pairs.reduce(0) { $0 + $1.0 } / 6, pairs.reduce(0) { $0 + $1.1 } / 6)
        let both = pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) }
        let first = pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.0 - means.0) }
        let second = pairs.reduce(0) { $0 + ($1.1 - means.1) * ($1.1 - means.1) }
        let isFlat = first < 1e-12 || second < 1e-12
        expectClose(
          try weighted.qapCorrelation(with: other, draws: 1, seed: 1).observed,
          isFlat ? nil : both / (first * second).squareRoot(), "\(weighted.sketch), \(other.sketch)"
        )
      }
    }
  }

  /// On three nodes every renaming is one of six; shares approach the exact ones.
  @Test func chancesApproachTheExactOnes() throws {
    let one = SmallGraphs.make(4, [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2)], true)
    let other = SmallGraphs.make(4, [(0, 1), (1, 2), (2, 0)], true)
    var (atLeast, count) = (0.0, 0.0)
    let observed = try #require(
      try one.qapCorrelation(with: other, draws: 1, seed: 1).observed.value)
    for a in 0..<4 {
      for b in 0..<4 where b != a {
        for c in 0..<4 where c != a && c != b {
          let renamed = one.relabeled([a, b, c, 6 - a - b - c])
          let value = try renamed.qapCorrelation(with: other, draws: 1, seed: 1).observed.value
          count += 1
          if try #require(value) >= observed - 1e-12 { atLeast += 1 }
        }
      }
    }
    let test = try one.qapCorrelation(with: other, draws: 4_000, seed: 11)
    #expect(abs(try #require(test.atLeast.value) - atLeast / count) < 0.035)
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let one = SmallGraphs.random(20, density: 0.2, directed: true, weighted: true, seed: 1)
    let other = SmallGraphs.random(20, density: 0.3, directed: true, seed: 2)
    let single = try one.qapCorrelation(
      with: other, draws: 60, seed: 4, monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(
        try one.qapCorrelation(
          with: other, draws: 60, seed: 4, monitor: Monitor(threads: threads)) == single)
    }
  }

  @Test func betweenWaves() throws {
    let result = try Measure.waveCorrelation.compute(
      ChangeInput(ReferenceTown.change, options: ["wave-correlation.draws": "99"]))
    // Among the eight stayers: 10 ties before, 11 after, 8 of them kept, of 56 pairs.
    let expected = (8 - 110.0 / 56) / ((10 - 100.0 / 56) * (11 - 121.0 / 56)).squareRoot()
    expectClose(try #require(result.value("wave-correlation")), expected)
    #expect(result.table("wave-correlation")?["draws"] == 99)
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try ReferenceTown.binary.qapCorrelation(
        with: ReferenceTown.weighted, seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }
}
