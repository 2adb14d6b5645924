// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Strong component share")
struct StrongComponentShareTests {
  @Test func byHand() {
    let edges = [
      Graph.Edge(0, 1, weight: 3), Graph.Edge(1, 0, weight: 1), Graph.Edge(1, 2, weight: 4),
    ]
    expectClose(SmallGraphs.make(3, edges: edges, true).strongComponentShare(), 0.5)
    expectClose(ReferenceTown.weighted.strongComponentShare(), 1)
    expectClose(SmallGraphs.path(4, directed: true).strongComponentShare(), 0)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).strongComponentShare().reason == .emptyGraph)
    #expect(SmallGraphs.empty(2, directed: true).strongComponentShare().reason == .noTies)
    #expect(SmallGraphs.path(2).strongComponentShare().reason == .undirected)
  }

  /// A tie counts where a path leads back from its target to its source.
  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.isDirected {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let w = graph.matrix
      var reaches = w.map { $0.map { $0 > 0 } }
      for k in graph.nodes {
        for i in graph.nodes {
          for j in graph.nodes where reaches[i][k] && reaches[k][j] { reaches[i][j] = true }
        }
      }
      var (inside, total) = (0.0, 0.0)
      for i in graph.nodes {
        for j in graph.nodes {
          total += w[i][j]
          if reaches[j][i] { inside += w[i][j] }
        }
      }
      expectClose(
        graph.strongComponentShare(), total == 0 ? nil : inside / total, "\(graph.sketch)")
    }
  }
}
