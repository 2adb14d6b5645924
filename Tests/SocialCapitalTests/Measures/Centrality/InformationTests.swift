// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Information centrality")
struct InformationTests {
  @Test func byHand() throws {
    // In a triangle each resistance is 2/3, so 3 ÷ (2/3 + 2/3).
    expectClose(try SmallGraphs.complete(3).informationCentrality(), [2.25, 2.25, 2.25])
    // On a path of three: 3 ÷ (1 + 2), and 3 ÷ (1 + 1) in the middle.
    expectClose(try SmallGraphs.path(3).informationCentrality(), [1, 1.5, 1])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).informationCentrality().isEmpty)
    #expect(try SmallGraphs.empty(1).informationCentrality().reason(at: 0) == .tooFewNodes)
    #expect(try SmallGraphs.empty(2).informationCentrality().reason(at: 1) == .disconnected)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated()
    where plain.nodeCount > 1 && (!plain.isDirected || number % 7 == 0) {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let scores = try graph.informationCentrality()
      if graph.weakComponents().count > 1 {
        #expect(scores.definedCount == 0, "\(graph.sketch)")
        continue
      }
      let expected = NaiveCurrents(graph).resistances.map {
        Double(graph.nodeCount) / $0.compactMap { $0 }.reduce(0, +)
      }
      expectClose(scores, expected, "\(graph.sketch)")
    }
  }

  @Test func isProportionalToCurrentFlowClosenessWhereConnected() throws {
    let graph = SmallGraphs.random(25, density: 0.3, directed: false, weighted: true, seed: 2)
    expectClose(
      try graph.informationCentrality(),
      try graph.currentFlowCloseness().map { $0.map { $0 * 25 / 24 } })
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.ring(4).informationCentrality(monitor: Monitor(isCancelled: { true }))
    }
  }
}
