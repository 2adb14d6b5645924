// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Dyad reciprocity")
struct DyadReciprocityTests {
  @Test func byHand() {
    expectClose(SmallGraphs.make(3, [(0, 1), (1, 0), (1, 2)], true).dyadReciprocity(), 0.5)
    expectClose(ReferenceTown.weighted.dyadReciprocity(), 0.25)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).dyadReciprocity().reason == .emptyGraph)
    #expect(SmallGraphs.empty(1, directed: true).dyadReciprocity().reason == .noTies)
    #expect(SmallGraphs.path(3).dyadReciprocity().reason == .undirected)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything where graph.isDirected {
      let a = graph.matrix
      var (mutual, tied) = (0.0, 0.0)
      for i in graph.nodes {
        for j in graph.nodes where j > i {
          mutual += a[i][j] * a[j][i]
          tied += max(a[i][j], a[j][i])
        }
      }
      let found = graph.dyadReciprocity()
      expectClose(found, tied == 0 ? nil : mutual / tied, "\(graph.sketch)")
      // It is r ÷ (2 − r), never above the share of ties returned.
      if let dyads = found.value, let arcs = graph.arcReciprocity().share.value {
        expectClose(dyads, arcs / (2 - arcs))
        #expect(dyads <= arcs)
      }
    }
  }
}
