// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Strength")
struct StrengthTests {
  @Test func byHand() {
    // The reference town: a gives b 3 and gets 2 from b and 2 from c.
    expectClose(ReferenceTown.weighted.outStrength(), [3, 3, 6, 2, 4, 2, 1, 0])
    expectClose(ReferenceTown.weighted.inStrength(), [4, 4, 1, 5, 2, 3, 2, 0])
    expectClose(ReferenceTown.weighted.strength(), [7, 7, 7, 7, 6, 5, 3, 0])
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).strength().isEmpty)
    expectClose(SmallGraphs.empty(1).strength(), [0])
    // Without weights every tie counts one, so a two-way tie counts two.
    expectClose(SmallGraphs.make(2, [(0, 1), (1, 0)], true).strength(), [2, 2])
    expectClose(SmallGraphs.path(2).strength(), [1, 1])
  }

  @Test func smallWeightsAreNotLostBesideLargeOnes() {
    let many = (1...1000).map { Graph.Edge(0, $0, weight: $0 == 1 ? 1e16 : 1) }
    let graph = SmallGraphs.make(1001, edges: many, true)
    #expect(graph.outStrength()[0] == 1e16 + 999)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let w = graph.matrix
      let out = graph.nodes.map { v in w[v].reduce(0, +) }
      let into = graph.nodes.map { v in w.reduce(0) { $0 + $1[v] } }
      expectClose(graph.outStrength(), out, "\(graph.sketch)")
      expectClose(graph.inStrength(), into, "\(graph.sketch)")
      let both = graph.isDirected ? zip(out, into).map { $0 + $1 } : out
      expectClose(graph.strength(), both, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) {
    let graph = SmallGraphs.random(25, density: 0.2, directed: true, weighted: true, seed: seed)
    #expect(graph.reversed().inStrength() == graph.outStrength())
    expectClose(graph.outStrength().compactMap { $0 }.reduce(0, +), graph.totalWeight)
    expectClose(graph.weakView().strength(), Array(graph.strength()))
    #expect(graph.unweighted().outStrength() == graph.outDegree())
    let doubled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 2) }
    expectClose(
      SmallGraphs.make(25, edges: doubled, true).strength(),
      graph.strength().map { $0.map { $0 * 2 } })
  }

  @Test func centralization() {
    // A star of three ties of 2 on four nodes: gaps of 4, 4, 4 of at most 2·3·2.
    let edges = (1...3).map { Graph.Edge(0, $0, weight: 2) }
    expectClose(SmallGraphs.make(4, edges: edges, false).strengthCentralization(), 1)
    expectClose(SmallGraphs.make(4, edges: edges, true).outStrengthCentralization(), 1)
    // Received: gaps of 2, 0, 0, 0 of at most 2·9.
    expectClose(SmallGraphs.make(4, edges: edges, true).inStrengthCentralization(), 2.0 / 18)
    #expect(SmallGraphs.path(2).strengthCentralization() == .undefined(.tooFewNodes))
    #expect(SmallGraphs.empty(3).strengthCentralization() == .undefined(.noTies))
    #expect(SmallGraphs.empty(0).strengthCentralization() == .undefined(.emptyGraph))
  }

  /// No graph whose ties are at most as strong as the strongest passes the maximum, and one reaches it.
  @Test(arguments: [true, false]) func centralizationIsAtMostOne(directed: Bool) {
    var largest = (0.0, 0.0, 0.0)
    for (number, plain) in SmallGraphs.all(nodes: 4, directed: directed).enumerated() {
      for graph in [plain, SmallGraphs.weighted(plain, seed: UInt64(number))]
      where graph.edgeCount > 0 {
        largest.0 = max(largest.0, graph.strengthCentralization().value ?? 0)
        largest.1 = max(largest.1, graph.inStrengthCentralization().value ?? 0)
        largest.2 = max(largest.2, graph.outStrengthCentralization().value ?? 0)
      }
    }
    expectClose(largest.0, 1)
    expectClose(largest.1, 1)
    expectClose(largest.2, 1)
  }
}
