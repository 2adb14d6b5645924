// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Arc reciprocity")
struct ArcReciprocityTests {
  @Test func byHand() {
    // 0 ⇄ 1 → 2: two of three ties are returned; three of six possible ties exist.
    let graph = SmallGraphs.make(3, [(0, 1), (1, 0), (1, 2)], true)
    let reciprocity = graph.arcReciprocity()
    expectClose(reciprocity.share, 2.0 / 3)
    expectClose(reciprocity.chance, 0.5)
    #expect(reciprocity.mutualPairs == 1)
    #expect(reciprocity.mutualArcs == 2)
    #expect(reciprocity.arcs == 3)
  }

  @Test func goldenValuesOfTheReferenceTown() {
    let reciprocity = ReferenceTown.weighted.arcReciprocity()
    expectClose(reciprocity.share, 0.4)
    expectClose(reciprocity.chance, 10.0 / 56)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).arcReciprocity().share.reason == .emptyGraph)
    #expect(SmallGraphs.empty(4, directed: true).arcReciprocity().share.reason == .noTies)
    #expect(SmallGraphs.complete(3).arcReciprocity().share.reason == .undirected)
    expectClose(SmallGraphs.complete(3, directed: true).arcReciprocity().share, 1)
    expectClose(SmallGraphs.ring(3, directed: true).arcReciprocity().share, 0)
  }

  /// A loop is no tie and a repeated tie is one, where NetworkX counts both.
  @Test func loopsAndRepeatedTiesDoNotCount() throws {
    let pairs = [(0, 1), (1, 0), (0, 1), (1, 1), (1, 2)]
    let graph = try Graph(nodeCount: 3, pairs: pairs, isDirected: true)
    expectClose(graph.arcReciprocity().share, 2.0 / 3)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything where graph.isDirected {
      let a = graph.matrix
      var (ties, returned) = (0.0, 0.0)
      for i in graph.nodes {
        for j in graph.nodes {
          ties += a[i][j]
          returned += a[i][j] * a[j][i]
        }
      }
      expectClose(
        graph.arcReciprocity().share, ties == 0 ? nil : returned / ties, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) {
    let graph = SmallGraphs.random(15, density: 0.3, directed: true, seed: seed)
    let share = graph.arcReciprocity().share
    #expect(graph.reversed().arcReciprocity().share == share)
    #expect(graph.disjointUnion(with: graph).arcReciprocity().share == share)
    #expect(graph.relabeled(Array(graph.nodes.reversed())).arcReciprocity().share == share)
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.arcReciprocity.compute(MeasureInput(ReferenceTown.binary))
    expectClose(try #require(result.value("arc-reciprocity")), 0.4)
    #expect(result.table("arc-reciprocity")?["mutual"] == 2)
    #expect(result.table("arc-reciprocity")?["ties"] == 10)
    let none = try Measure.arcReciprocity.compute(MeasureInput(ReferenceTown.weak))
    #expect(none.value("arc-reciprocity") == .undefined(.undirected))
    #expect(none.tables.isEmpty)
  }
}
