// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Weighted reciprocity")
struct WeightedReciprocityTests {
  @Test func byHand() {
    // 0 gives 1 three hours and gets one; 1 gives 2 two hours. One hour each way is matched.
    let edges = [
      Graph.Edge(0, 1, weight: 3), Graph.Edge(1, 0, weight: 1), Graph.Edge(1, 2, weight: 2),
    ]
    let reciprocity = SmallGraphs.make(4, edges: edges, true).weightedReciprocity()
    expectClose(reciprocity.share, 2.0 / 6)
    expectClose(reciprocity.matchedByNode, [1, 1, 0, nil])
    expectClose(reciprocity.givenByNode, [2, 2, 0, nil])
    expectClose(reciprocity.receivedByNode, [0, 2, 2, nil])
    expectClose(reciprocity.matchedByTie, [1, 1, 0])
  }

  @Test func goldenValuesOfTheReferenceTown() {
    // a⇄b matches 2 each way and d⇄e 1 each way: 6 of 21 hours.
    expectClose(ReferenceTown.weighted.weightedReciprocity().share, 6.0 / 21)
    expectClose(ReferenceTown.weighted.weightedReciprocity().matched, 6)
    expectClose(ReferenceTown.weighted.weightedReciprocity().total, 21)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).weightedReciprocity().share.reason == .emptyGraph)
    #expect(SmallGraphs.empty(2, directed: true).weightedReciprocity().share.reason == .noTies)
    #expect(SmallGraphs.path(2).weightedReciprocity().share.reason == .undirected)
    let extremes = [Graph.Edge(0, 1, weight: 1e100), Graph.Edge(1, 0, weight: 1e-100)]
    expectClose(
      SmallGraphs.make(2, edges: extremes, true).weightedReciprocity().share, 2e-200,
      absolute: 1e-210)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.isDirected {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let w = graph.matrix
      let nodes = graph.nodes
      let total = w.joined().reduce(0, +)
      let matched = nodes.map { i in nodes.reduce(0) { $0 + min(w[i][$1], w[$1][i]) } }
      let found = graph.weightedReciprocity()
      expectClose(
        found.share, total == 0 ? nil : matched.reduce(0, +) / total, "\(graph.sketch)")
      let active = nodes.map { i in nodes.contains { w[i][$0] + w[$0][i] > 0 } }
      expectClose(found.matchedByNode, nodes.map { active[$0] ? matched[$0] : nil })
      expectClose(
        found.givenByNode, nodes.map { active[$0] ? w[$0].reduce(0, +) - matched[$0] : nil })
      // Without weights it is the share of ties returned.
      expectClose(
        plain.weightedReciprocity().share, plain.arcReciprocity().share.value, "\(plain.sketch)")
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) {
    let graph = SmallGraphs.random(12, density: 0.4, directed: true, weighted: true, seed: seed)
    let reciprocity = graph.weightedReciprocity()
    expectClose(graph.reversed().weightedReciprocity().share, reciprocity.share.value)
    expectClose(
      graph.reversed().weightedReciprocity().givenByNode, Array(reciprocity.receivedByNode))
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 7) }
    expectClose(
      SmallGraphs.make(12, edges: scaled, true).weightedReciprocity().share,
      reciprocity.share.value)
    for (edge, matched) in zip(graph.edges, reciprocity.matchedByTie) {
      let back = graph.weight(from: edge.target, to: edge.source) ?? 0
      expectClose(matched ?? -1, min(edge.weight, back))
    }
  }
}
