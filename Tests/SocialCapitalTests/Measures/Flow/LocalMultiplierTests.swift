// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Local multiplier")
struct LocalMultiplierTests {
  @Test func byHand() {
    // An anchor pays a firm 10; the firm pays 5 of it on: 10, 10 and 5.
    let edges = [Graph.Edge(0, 1, weight: 10), Graph.Edge(1, 2, weight: 5)]
    let found = SmallGraphs.make(3, edges: edges, true).localMultiplier()
    #expect(found.rounds == [10, 10, 5])
    expectClose(found.multiplier, 2.5)
    // With the anchor outside, the firm has 10, of which 5 are spent within, and no more.
    let local = SmallGraphs.make(3, edges: edges, true)
      .localMultiplier(within: [false, true, true])
    #expect(local.rounds == [10, 5, 0])
    expectClose(local.multiplier, 1.5)
  }

  /// Worked out with matrices in numpy 1.26 from the definition.
  @Test func referenceTown() {
    expectClose(ReferenceTown.weighted.localMultiplier().multiplier, 2.54047619047619)
    let citizens = (0..<8).map { [0, 1, 2, 7].contains($0) }
    expectClose(ReferenceTown.weighted.localMultiplier(within: citizens).multiplier, 1.6875)
  }

  @Test func edgeCases() {
    #expect(
      SmallGraphs.empty(0, directed: true).localMultiplier().multiplier.reason == .emptyGraph)
    #expect(SmallGraphs.empty(2, directed: true).localMultiplier().multiplier.reason == .noTies)
    #expect(SmallGraphs.path(2).localMultiplier().multiplier.reason == .undirected)
    // Everybody is in balance, so nothing comes in.
    #expect(
      SmallGraphs.ring(3, directed: true).localMultiplier().multiplier.reason == .noTies)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.isDirected {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let isLocal = [true, true, false, true].prefix(graph.nodeCount).map { $0 || number % 2 == 0 }
      let w = graph.matrix
      let nodes = graph.nodes
      let through = nodes.map { i in
        max(w[i].reduce(0, +), nodes.reduce(0) { $0 + w[$1][i] })
      }
      var income = nodes.map { i in
        isLocal[i]
          ? through[i] - nodes.reduce(0) { $0 + (isLocal[$1] ? w[$1][i] : 0) } : 0
      }
      var rounds: [Double] = []
      for _ in 0..<3 {
        rounds.append(income.reduce(0, +))
        income = nodes.map { j in
          isLocal[j]
            ? nodes.reduce(0) { $0 + (income[$1] > 0 ? income[$1] * w[$1][j] / through[$1] : 0) }
            : 0
        }
      }
      let found = graph.localMultiplier(within: isLocal)
      expectClose(
        found.multiplier, rounds[0] == 0 ? nil : rounds.reduce(0, +) / rounds[0],
        "\(graph.sketch)")
      if let value = found.multiplier.value { #expect((1...3.000001).contains(value)) }
    }
  }

  @Test func manyRoundsApproachThePathLength() throws {
    // All that passes through is income from outside, over and over: ΣT ÷ Σz.
    let found = ReferenceTown.weighted.localMultiplier(rounds: 400)
    expectClose(found.multiplier, try ReferenceTown.weighted.finnCycling().meanPathLength.value)
  }
}
