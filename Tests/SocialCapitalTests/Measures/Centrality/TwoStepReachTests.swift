// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Reach within two steps")
struct TwoStepReachTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.path(4).twoStepReach(), [2.0 / 3, 1, 1, 2.0 / 3])
    expectClose(
      try SmallGraphs.path(4, directed: true).twoStepReach(), [2.0 / 3, 2.0 / 3, 1.0 / 3, 0])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).twoStepReach().isEmpty)
    #expect(try SmallGraphs.empty(1).twoStepReach().reason(at: 0) == .tooFewNodes)
    expectClose(try SmallGraphs.empty(2).twoStepReach(), [0, 0])
    // A way back to oneself and a tie given twice reach nobody more.
    let graph = SmallGraphs.make(4, [(0, 1), (0, 1), (1, 0), (0, 0)], true)
    expectClose(try graph.twoStepReach(), [1.0 / 3, 1.0 / 3, 0, 0])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything where graph.nodeCount > 1 {
      let w = graph.matrix
      let expected = graph.nodes.map { i in
        let reached = graph.nodes.count { j in
          j != i && (w[i][j] > 0 || graph.nodes.contains { w[i][$0] > 0 && w[$0][j] > 0 })
        }
        return Double(reached) / Double(graph.nodeCount - 1)
      }
      expectClose(try graph.twoStepReach(), expected, "\(graph.sketch)")
    }
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).twoStepReach(monitor: Monitor(isCancelled: { true }))
    }
  }

  @Test func centralization() throws {
    // 0 reaches all four others, its contacts three each, those behind them two each.
    // 0–1, 0–2, 1–3, 2–4: gaps of 1, 1, 2, 2 of at most 6.
    let spider = SmallGraphs.make(5, [(0, 1), (0, 2), (1, 3), (2, 4)], false)
    expectClose(try spider.twoStepReachCentralization(), 1)
    expectClose(try SmallGraphs.star(6).twoStepReachCentralization(), 0)
    expectClose(try SmallGraphs.star(4, directed: true).twoStepReachCentralization(), 1)
    #expect(try SmallGraphs.path(2).twoStepReachCentralization() == .undefined(.tooFewNodes))
  }

  @Test(arguments: [(3, true), (4, true), (3, false), (4, false), (5, false)])
  func centralizationIsAtMostOne(nodes: Int, directed: Bool) throws {
    var largest = 0.0
    for graph in SmallGraphs.all(nodes: nodes, directed: directed) {
      largest = max(largest, try graph.twoStepReachCentralization().value ?? 0)
    }
    expectClose(largest, 1)
  }
}
