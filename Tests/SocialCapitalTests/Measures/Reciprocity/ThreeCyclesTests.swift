// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Three-cycles")
struct ThreeCyclesTests {
  @Test func byHand() throws {
    let ring = try SmallGraphs.ring(3, directed: true).threeCycles()
    #expect((ring.cycles, ring.twoPaths, ring.cyclicTriads) == (1, 3, 1))
    expectClose(ring.closedShare, 1)
    expectClose(ring.cyclicShare, 1)
    // 0 → 1 → 2 and 0 → 2: a chain that no tie back closes.
    let order = try SmallGraphs.make(3, [(0, 1), (1, 2), (0, 2)], true).threeCycles()
    #expect((order.cycles, order.twoPaths, order.transitiveTriads) == (0, 1, 1))
    expectClose(order.closedShare, 0)
    expectClose(order.cyclicShare, 0)
  }

  /// The two shares that both go by the name: 0.3, and none for want of one-way trios.
  @Test func goldenValuesOfTheReferenceTown() throws {
    let found = try ReferenceTown.weighted.threeCycles()
    expectClose(found.closedShare, 0.3)
    #expect(found.cyclicShare.reason == .noTwoPath)
  }

  @Test func edgeCases() throws {
    #expect(
      try SmallGraphs.empty(0, directed: true).threeCycles().closedShare.reason == .emptyGraph)
    #expect(try SmallGraphs.empty(3, directed: true).threeCycles().closedShare.reason == .noTies)
    #expect(try SmallGraphs.path(3).threeCycles().closedShare.reason == .undirected)
    let pair = try SmallGraphs.make(2, [(0, 1), (1, 0)], true).threeCycles()
    #expect(pair.closedShare.reason == .noTwoPath)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything where graph.isDirected && graph.edgeCount > 0 {
      let a = graph.matrix
      var (chains, closed, cyclic, transitive) = (0.0, 0.0, 0, 0)
      for i in graph.nodes {
        for j in graph.nodes where j != i {
          for k in graph.nodes where k != j && k != i {
            chains += a[i][j] * a[j][k]
            closed += a[i][j] * a[j][k] * a[k][i]
            guard i < j, j < k else { continue }
            let out = [a[i][j] + a[i][k], a[j][i] + a[j][k], a[k][i] + a[k][j]]
            let oneWay =
              a[i][j] + a[j][i] == 1 && a[i][k] + a[k][i] == 1 && a[j][k] + a[k][j] == 1
            if oneWay { out == [1, 1, 1] ? (cyclic += 1) : (transitive += 1) }
          }
        }
      }
      let found = try graph.threeCycles()
      expectClose(found.closedShare, chains == 0 ? nil : closed / chains, "\(graph.sketch)")
      #expect(Double(3 * found.cycles) == closed, "\(graph.sketch)")
      #expect(found.cyclicTriads == cyclic, "\(graph.sketch)")
      #expect(found.transitiveTriads == transitive, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(40, density: 0.15, directed: true, seed: seed)
    let found = try graph.threeCycles()
    #expect(try graph.reversed().threeCycles() == found)
    #expect(try graph.relabeled(Array(graph.nodes.reversed())).threeCycles() == found)
    let census = try graph.triadCensus()
    #expect(Double(found.cyclicTriads) == census[.cyclic])
    #expect(Double(found.transitiveTriads) == census[.transitive])
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.ring(4, directed: true).threeCycles(monitor: Monitor(isCancelled: { true }))
    }
  }
}
