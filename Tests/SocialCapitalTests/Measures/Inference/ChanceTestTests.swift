// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Chance tests")
struct ChanceTestTests {
  @Test func meanOfReciprocityIsNearItsExpectation() throws {
    // Given the ties, a tie is returned with chance (L − 1) ÷ (n(n − 1) − 1).
    let graph = SmallGraphs.random(12, density: 0.3, directed: true, seed: 3)
    let test = try graph.chanceTest(.edges, draws: 2_000, seed: 5) { $0.arcReciprocity().share }
    let expected = Double(graph.edgeCount - 1) / Double(12 * 11 - 1)
    let mean = try #require(test.mean.value)
    let deviation = try #require(test.standardDeviation.value)
    #expect(abs(mean - expected) < 4 * deviation / 2_000.0.squareRoot())
  }

  @Test func whatIsKeptDoesNotVary() throws {
    let graph = SmallGraphs.random(12, density: 0.3, directed: true, seed: 3)
    let test = try graph.chanceTest(.dyadCensus, draws: 20, seed: 5) { $0.arcReciprocity().share }
    #expect(test.standardDeviation == .value(0))
    #expect(test.z.reason == .zeroVariance)
    expectClose(test.twoSided, 1)
  }

  @Test(arguments: NullModel.allCases) func sameBitsAtAnyNumberOfThreads(null: NullModel) throws {
    let graph = SmallGraphs.random(15, density: 0.25, directed: true, seed: 8)
    func run(_ threads: Int) throws -> RandomizationTest {
      try graph.chanceTest(null, draws: 50, seed: 9, monitor: Monitor(threads: threads)) {
        $0.reciprocityCorrelation()
      }
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(7) == one)
    #expect(one.draws == 50 && one.seed == 9 && one.null == null.rawValue)
  }

  @Test func labelsGiveTheExactChance() throws {
    // Two a and two b on the line 0–1–2–3; ties within groups, over the six ways to place them.
    let graph = SmallGraphs.path(4)
    let grouping = Grouping(column: "c", names: ["a", "a", "b", "b"])
    let test = try graph.labelTest(of: grouping, draws: 3_000, seed: 2) { graph, groups in
      .value(Double(graph.edges.count { groups[$0.source] == groups[$0.target] }))
    }
    // aabb and bbaa have 2 ties within, abba and baab 1, abab and baba none.
    expectClose(test.observed, 2)
    #expect(abs(try #require(test.atLeast.value) - 1.0 / 3) < 0.04)
    #expect(abs(try #require(test.mean.value) - 1) < 0.06)
  }

  @Test func reportsAndStops() throws {
    let graph = ReferenceTown.binary
    try expectMonotoneProgress { monitor in
      _ = try graph.chanceTest(.edges, draws: 40, seed: 1, monitor: monitor) { $0.density() }
    }
    #expect(throws: MeasureError.cancelled) {
      try graph.chanceTest(.edges, draws: 9, seed: 1, monitor: Monitor(isCancelled: { true })) {
        $0.density()
      }
    }
  }
}
