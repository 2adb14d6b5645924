// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Giving balance")
struct GivingBalanceTests {
  @Test func byHand() {
    let edges = [Graph.Edge(0, 1, weight: 3), Graph.Edge(1, 0, weight: 1)]
    expectClose(SmallGraphs.make(3, edges: edges, true).givingBalance(), [0.5, -0.5, nil])
  }

  @Test func goldenValuesOfTheReferenceTown() {
    expectClose(
      ReferenceTown.weighted.givingBalance(),
      [-1.0 / 7, -1.0 / 7, 5.0 / 7, -3.0 / 7, 1.0 / 3, -0.2, -1.0 / 3, nil])
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).givingBalance().isEmpty)
    #expect(SmallGraphs.empty(1, directed: true).givingBalance().reason(at: 0) == .isolate)
    #expect(SmallGraphs.path(2).givingBalance().reason(at: 0) == .undirected)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.isDirected {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let w = graph.matrix
      let expected: [Double?] = graph.nodes.map { i in
        let given = w[i].reduce(0, +)
        let received = w.reduce(0) { $0 + $1[i] }
        return given + received == 0 ? nil : (given - received) / (given + received)
      }
      expectClose(graph.givingBalance(), expected, "\(graph.sketch)")
      expectClose(
        graph.reversed().givingBalance(), expected.map { $0.map { -$0 } }, "\(graph.sketch)")
    }
  }
}
