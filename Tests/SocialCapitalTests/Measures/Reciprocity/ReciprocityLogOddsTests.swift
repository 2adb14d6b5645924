// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

@Suite("Reciprocity log odds")
struct ReciprocityLogOddsTests {
  @Test func byHand() {
    // r = 2/3 at density 1/2: ln(4/3).
    let graph = SmallGraphs.make(3, [(0, 1), (1, 0), (1, 2)], true)
    expectClose(graph.reciprocityLogOdds(), log(4.0 / 3))
    expectClose(SmallGraphs.complete(4, directed: true).reciprocityLogOdds(), 0)
    expectClose(ReferenceTown.weighted.reciprocityLogOdds(), 0.806476, absolute: 5e-7)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).reciprocityLogOdds().reason == .emptyGraph)
    #expect(SmallGraphs.empty(3, directed: true).reciprocityLogOdds().reason == .noTies)
    #expect(SmallGraphs.ring(3, directed: true).reciprocityLogOdds().reason == .noMutualPair)
    #expect(SmallGraphs.path(3).reciprocityLogOdds().reason == .undirected)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything where graph.isDirected {
      let census = graph.dyadCensus()
      let (mutual, asymmetric) = (Double(census.mutual), Double(census.asymmetric))
      let ties = mutual + asymmetric / 2
      expectClose(
        graph.reciprocityLogOdds(),
        mutual == 0 ? nil : log(mutual * Double(census.pairs) / (ties * ties)), "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...10) func hasTheSignOfTheCorrelation(seed: UInt64) {
    let graph = SmallGraphs.random(12, density: 0.3, directed: true, seed: seed)
    let ratio = graph.reciprocityLogOdds().value ?? -1
    let correlation = graph.reciprocityCorrelation().value ?? 0
    #expect(ratio * correlation >= 0)
  }
}
