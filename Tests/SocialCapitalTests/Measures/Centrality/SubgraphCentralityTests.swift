// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

@Suite("Subgraph centrality")
struct SubgraphCentralityTests {
  @Test func byHand() throws {
    // A pair: closed walks have an even number of steps, one of each, so Σ 1 ÷ (2k)! = cosh 1.
    expectClose(try SmallGraphs.path(2).subgraphCentrality(), [cosh(1.0), cosh(1.0)])
    // A complete graph of n nodes: (e^(n−1) + (n − 1)·e^(−1)) ÷ n.
    let complete = (exp(3.0) + 3 * exp(-1.0)) / 4
    expectClose(
      try SmallGraphs.complete(4).subgraphCentrality(), [complete, complete, complete, complete])
    // The centre of a star of k leaves: cosh √k.
    #expect(abs((try SmallGraphs.star(5).subgraphCentrality()[0] ?? 0) - cosh(2.0)) < 1e-12)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).subgraphCentrality().isEmpty)
    expectClose(try SmallGraphs.empty(2).subgraphCentrality(), [1, 1])
    // No round trip along one-way ties without a cycle.
    expectClose(try SmallGraphs.path(4, directed: true).subgraphCentrality(), [1, 1, 1, 1])
    let reason = try SmallGraphs.complete(720).subgraphCentrality().reason(at: 0)
    #expect(reason == .tooLarge)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, graph) in SmallGraphs.everything.enumerated() where number % 3 == 0 {
      let a = graph.matrix
      var power = graph.nodes.map { i in graph.nodes.map { $0 == i ? 1.0 : 0 } }
      var sums = graph.nodes.map { _ in 1.0 }
      for k in 1..<40 {
        power = power.map { row in
          graph.nodes.map { j in
            graph.nodes.reduce(0) { $0 + row[$1] * (a[$1][j] == 0 ? 0 : 1) } / Double(k)
          }
        }
        for i in graph.nodes { sums[i] += power[i][i] }
      }
      expectClose(try graph.subgraphCentrality(), sums, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...4) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(
      30, density: 0.1, directed: seed % 2 == 0, weighted: true, seed: seed)
    let scores = try graph.subgraphCentrality()
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let moved = try graph.relabeled(order).subgraphCentrality()
    for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
    expectClose(try graph.reversed().subgraphCentrality(), Array(scores))
    #expect(try graph.unweighted().subgraphCentrality() == scores)
    expectClose(
      try graph.disjointUnion(with: graph).subgraphCentrality(), Array(scores) + Array(scores))
    for score in scores { #expect((score ?? 0) >= 1) }
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let graph = SmallGraphs.random(60, density: 0.08, directed: true, seed: 7)
    let one = try graph.subgraphCentrality(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.subgraphCentrality(monitor: Monitor(threads: threads)) == one)
    }
  }

  @Test func tellsHowFarItIsAndStopsWhenAsked() throws {
    try expectMonotoneProgress { _ = try SmallGraphs.ring(40).subgraphCentrality(monitor: $0) }
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.ring(4).subgraphCentrality(monitor: Monitor(isCancelled: { true }))
    }
  }
}
