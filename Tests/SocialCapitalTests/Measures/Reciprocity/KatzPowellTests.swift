// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Katz–Powell")
struct KatzPowellTests {
  @Test func byHand() {
    // Sent 1, 2, 0: E = 1·2 ÷ 4 = 1/2; (1 − 1/2) ÷ (3/2 − 1/2) = 1/2.
    expectClose(SmallGraphs.make(3, [(0, 1), (1, 0), (1, 2)], true).katzPowell(), 0.5)
    expectClose(ReferenceTown.weighted.katzPowell(), 0.275862, absolute: 5e-7)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).katzPowell().reason == .emptyGraph)
    #expect(SmallGraphs.empty(3, directed: true).katzPowell(.fixed).reason == .noTies)
    #expect(SmallGraphs.complete(3, directed: true).katzPowell().reason == .complete)
    #expect(SmallGraphs.complete(3, directed: true).katzPowell(.fixed).reason == .complete)
    #expect(SmallGraphs.star(3, directed: true).katzPowell(.fixed).reason == .ambiguous)
    #expect(SmallGraphs.path(3).katzPowell().reason == .undirected)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything where graph.isDirected && graph.edgeCount > 0 {
      let sent = graph.matrix.map { $0.reduce(0, +) }
      let others = Double(graph.nodeCount - 1)
      var expected = 0.0
      for i in graph.nodes {
        for j in graph.nodes where j > i { expected += sent[i] * sent[j] / (others * others) }
      }
      let mutual = Double(graph.dyadCensus().mutual)
      let most = sent.reduce(0, +) / 2 - expected
      expectClose(
        graph.katzPowell(), abs(most) < 1e-12 ? nil : (mutual - expected) / most,
        "\(graph.sketch)")
      // Where all send the same number, the fixed form is the correlation of ties.
      if Set(sent).count == 1 {
        expectClose(
          graph.katzPowell(.fixed), graph.reciprocityCorrelation().value, "\(graph.sketch)")
      } else {
        #expect(graph.katzPowell(.fixed) == .undefined(.ambiguous))
      }
    }
  }

  @Test func catalogueEntry() throws {
    let ring = SmallGraphs.ring(4, directed: true)
    let fixed = try Measure.katzPowell.compute(
      MeasureInput(ring, options: ["katz-powell.choice": "fixed"]))
    #expect(fixed.value("katz-powell") == ring.katzPowell(.fixed))
    #expect(throws: MeasureError.self) {
      try Measure.katzPowell.compute(MeasureInput(ring, options: ["katz-powell.choice": "some"]))
    }
  }
}
