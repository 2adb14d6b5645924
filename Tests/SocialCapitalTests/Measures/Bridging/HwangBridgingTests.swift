// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Hwang's bridging centrality")
struct HwangBridgingTests {
  @Test func byHand() throws {
    // Two triangles joined by 2–3–4: node 3 has (1/2) ÷ (1/3 + 1/3) · 9.
    let joined = SmallGraphs.make(
      7, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (4, 6), (5, 6)], false)
    let scores = try joined.hwangBridging()
    expectClose(scores.quantity(at: 3), 6.75)
    expectClose(scores.quantity(at: 2), 16.0 / 9)
    expectClose(try ReferenceTown.binary.hwangBridging(), [0, 1, 1, 1.8, 1, 1, 1.8, nil])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).hwangBridging().isEmpty)
    #expect(try SmallGraphs.empty(1).hwangBridging().reason(at: 0) == .isolate)
    expectClose(try SmallGraphs.path(2).hwangBridging(), [0, 0])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let view = graph.weakView()
      let paths = NaivePaths(view)
      let expected: [Double?] = graph.nodes.map { v in
        let contacts = view.outgoing[v]
        if contacts.isEmpty { return nil }
        let around = contacts.reduce(0) { $0 + 1 / Double(view.outgoing[$1].count) }
        return paths.betweenness(v) / 2 / Double(contacts.count) / around
      }
      expectClose(try graph.hwangBridging(), expected, "\(graph.sketch)")
    }
  }
}
