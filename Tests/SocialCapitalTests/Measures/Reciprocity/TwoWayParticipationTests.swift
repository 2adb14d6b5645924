// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Two-way participation")
struct TwoWayParticipationTests {
  @Test func byHand() {
    // 0 → 1 → 2, 3 alone: only 1 gives and receives.
    let found = SmallGraphs.make(4, [(0, 1), (1, 2)], true).twoWayParticipation()
    expectClose(found.share, 1.0 / 3)
    #expect((found.both, found.giversOnly, found.receiversOnly, found.inactive) == (1, 1, 1, 1))
    #expect(found.active == 3)
    // Everybody in the reference town but h does both.
    expectClose(ReferenceTown.weighted.twoWayParticipation().share, 1)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).twoWayParticipation().share.reason == .emptyGraph)
    let idle = SmallGraphs.empty(3, directed: true).twoWayParticipation()
    #expect(idle.share.reason == .noTies)
    #expect(idle.inactive == 3)
    #expect(SmallGraphs.path(3).twoWayParticipation().share.reason == .undirected)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything where graph.isDirected {
      let edges = graph.edges
      let givers = Set(edges.map(\.source))
      let takers = Set(edges.map(\.target))
      let active = givers.union(takers).count
      let both = givers.intersection(takers).count
      let found = graph.twoWayParticipation()
      expectClose(
        found.share, active == 0 ? nil : Double(both) / Double(active), "\(graph.sketch)")
      #expect(found.active == active)
      #expect(found.inactive + found.active == graph.nodeCount)
    }
  }
}
