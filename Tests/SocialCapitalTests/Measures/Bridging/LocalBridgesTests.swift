// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Local bridges")
struct LocalBridgesTests {
  @Test func byHand() throws {
    #expect(try SmallGraphs.ring(4).localBridges().count == 4)
    #expect(try SmallGraphs.complete(4).localBridges().count == 0)
    // A triangle with a tail: only the tail has no common contact.
    let tail = SmallGraphs.make(4, [(0, 1), (0, 2), (1, 2), (2, 3)], false)
    #expect(try tail.localBridges().flags == [false, false, false, true])
    // Of eight pairs of the town only those of the triangle a, b, c share a contact.
    let town = try ReferenceTown.weak.localBridges()
    #expect(town.count == 5)
    expectClose(town.share, 0.625)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).localBridges().flags.isEmpty)
    #expect(try SmallGraphs.empty(3).localBridges().share == .undefined(.noTies))
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let a = graph.matrix
      func isTied(_ i: Int, _ j: Int) -> Bool { a[i][j] + a[j][i] > 0 }
      let flags = graph.edges.map { edge in
        !graph.nodes.contains { isTied(edge.source, $0) && isTied(edge.target, $0) }
      }
      let found = try graph.localBridges()
      #expect(found.flags == flags, "\(graph.sketch)")
      #expect(found.count >= (try graph.bridges().count))
    }
  }

  @Test(arguments: 1...6) func directionDoesNotMatter(seed: UInt64) throws {
    let graph = SmallGraphs.random(40, density: 0.05, directed: true, weighted: true, seed: seed)
    let found = try graph.localBridges()
    #expect(found.count == (try graph.weakView().localBridges().count))
    #expect(found.count == (try graph.reversed().localBridges().count))
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.path(5).localBridges(monitor: Monitor(isCancelled: { true }))
    }
  }
}
