// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Simmelian ties")
struct SimmelianTiesTests {
  @Test func byHand() throws {
    // 0, 1 and 2 all tied both ways; 2→3 is one-way and 3–0 closes a triangle with it.
    let graph = SmallGraphs.make(
      4, [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1), (2, 3), (3, 0)], true)
    // In order: 0→1, 0→2, 1→0, 1→2, 2→0, 2→1, 2→3, 3→0.
    #expect(
      try graph.simmelianTies() == [true, true, true, true, true, true, false, false])
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    #expect(try ReferenceTown.binary.simmelianTies().count { $0 } == 0)
    #expect(try ReferenceTown.weak.simmelianTies().count { $0 } == 3)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0, directed: true).simmelianTies().isEmpty)
    #expect(try SmallGraphs.ring(3, directed: true).simmelianTies() == [false, false, false])
    #expect(try SmallGraphs.complete(3, directed: true).simmelianTies().allSatisfy { $0 })
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let a = graph.matrix
      func m(_ i: Int, _ j: Int) -> Bool { a[i][j] != 0 && a[j][i] != 0 }
      let expected = graph.edges.map { edge in
        m(edge.source, edge.target)
          && graph.nodes.contains { m(edge.source, $0) && m(edge.target, $0) }
      }
      #expect(try graph.simmelianTies() == expected, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(20, density: 0.5, directed: true, weighted: true, seed: seed)
    let flags = try graph.simmelianTies()
    #expect(try graph.unweighted().simmelianTies() == flags)
    #expect(try graph.reversed().simmelianTies().count { $0 } == flags.count { $0 })
    // Each Simmelian pair has two arcs, and is a tie in a triangle of the strong view.
    let strong = try graph.strongView().simmelianTies()
    #expect(flags.count { $0 } == 2 * strong.count { $0 })
  }

  @Test func catalogueEntryAndCancelling() throws {
    let result = try Measure.simmelianTies.compute(MeasureInput(ReferenceTown.weak))
    #expect(result.value("simmelian-ties") == 3)
    #expect(result.value("simmelian-ties-share") == 0.375)
    let empty = try Measure.simmelianTies.compute(MeasureInput(SmallGraphs.empty(2)))
    #expect(empty.value("simmelian-ties-share") == .undefined(.noTies))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).simmelianTies(monitor: Monitor(isCancelled: { true }))
    }
  }
}
