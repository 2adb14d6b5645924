// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Dyad census")
struct DyadCensusTests {
  @Test func byHand() {
    #expect(
      ReferenceTown.binary.dyadCensus() == DyadCensus(mutual: 2, asymmetric: 6, null: 20))
    // An undirected tie is a mutual pair.
    #expect(SmallGraphs.path(4).dyadCensus() == DyadCensus(mutual: 3, asymmetric: 0, null: 3))
  }

  @Test func edgeCases() {
    let nothing = DyadCensus(mutual: 0, asymmetric: 0, null: 0)
    #expect(SmallGraphs.empty(0, directed: true).dyadCensus() == nothing)
    #expect(SmallGraphs.empty(1, directed: true).dyadCensus() == nothing)
    #expect(SmallGraphs.empty(3, directed: true).dyadCensus().null == 3)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything {
      #expect(graph.dyadCensus() == naiveDyadCensus(graph), "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...20) func partsAddUp(seed: UInt64) {
    let graph = SmallGraphs.random(30, density: 0.2, directed: true, seed: seed)
    let census = graph.dyadCensus()
    #expect(census.pairs == 30 * 29 / 2)
    #expect(census.arcs == graph.edgeCount)
    #expect(census == graph.reversed().dyadCensus())
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.dyadCensus.compute(MeasureInput(ReferenceTown.binary))
    #expect(result.table("dyad-census") == ["mutual": 2, "asymmetric": 6, "null": 20])
  }
}

private func naiveDyadCensus(_ graph: Graph) -> DyadCensus {
  let a = graph.matrix
  var counts = [0, 0, 0]
  for i in graph.nodes {
    for j in graph.nodes where j > i {
      counts[(a[i][j] != 0 ? 1 : 0) + (a[j][i] != 0 ? 1 : 0)] += 1
    }
  }
  return DyadCensus(mutual: counts[2], asymmetric: counts[1], null: counts[0])
}
