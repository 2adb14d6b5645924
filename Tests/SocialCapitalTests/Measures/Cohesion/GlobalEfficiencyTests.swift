// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Global efficiency")
struct GlobalEfficiencyTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.path(3).globalEfficiency(), 5.0 / 6)
    expectClose(try SmallGraphs.complete(4, directed: true).globalEfficiency(), 1)
    // Only 0→1, 1→2 and, at two steps, 0→2.
    expectClose(try SmallGraphs.path(3, directed: true).globalEfficiency(), 2.5 / 6)
    expectClose(try ReferenceTown.binary.globalEfficiency(), 0.366667, absolute: 5e-7)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).globalEfficiency() == .undefined(.emptyGraph))
    #expect(try SmallGraphs.empty(1).globalEfficiency() == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.empty(2).globalEfficiency() == 0)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.nodeCount > 1 {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let pairs = Double(plain.nodeCount * (plain.nodeCount - 1))
      for length in TieLength.allCases {
        let sum = graph.naiveDistances(length: length).joined().compactMap { $0 }
          .reduce(0) { $0 + 1 / $1 }
        expectClose(try graph.globalEfficiency(length: length), sum / pairs, "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(25, density: 0.08, directed: true, seed: seed)
    let efficiency = try graph.globalEfficiency().value ?? 0
    expectClose(try graph.reversed().globalEfficiency(), efficiency)
    let density = graph.density().value ?? 0
    let reachable = try graph.reachablePairShare().value ?? 0
    #expect(density <= efficiency && efficiency <= reachable)
    // It is the mean of harmonic centrality.
    expectClose(try graph.harmonic().mean, efficiency)
  }

  @Test func catalogueEntryAndCancelling() throws {
    let result = try Measure.globalEfficiency.compute(MeasureInput(SmallGraphs.path(2)))
    #expect(result.value("global-efficiency") == 1)
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).globalEfficiency(monitor: Monitor(isCancelled: { true }))
    }
  }
}
