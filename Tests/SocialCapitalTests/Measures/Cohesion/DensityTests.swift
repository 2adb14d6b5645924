// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Density")
struct DensityTests {
  @Test func byHand() {
    expectClose(SmallGraphs.path(3).density(), 2.0 / 3)  // 2 of 3 pairs
    expectClose(SmallGraphs.path(3, directed: true).density(), 1.0 / 3)  // 2 of 6 ordered pairs
    expectClose(SmallGraphs.complete(5).density(), 1)
    expectClose(ReferenceTown.binary.density(), 0.178571, absolute: 5e-7)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).density() == .undefined(.emptyGraph))
    #expect(SmallGraphs.empty(1).density() == .undefined(.tooFewNodes))
    #expect(SmallGraphs.empty(2).density() == 0)
  }

  @Test func loopsAndParallelsDoNotCount() throws {
    let graph = try Graph(
      nodeCount: 2, pairs: [(0, 0), (0, 1), (0, 1), (1, 0)], isDirected: false)
    #expect(graph.density() == 1)
    #expect(graph.building.loopsDropped == 1)
    #expect(graph.building.parallelMerged == 2)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything where graph.nodeCount > 1 {
      let n = graph.nodeCount
      let entries = graph.matrix.joined().reduce(0, +)  // an undirected edge fills two entries
      expectClose(graph.density(), entries / Double(n * (n - 1)), "\(graph.sketch)")
    }
  }

  @Test func weightsDoNotMatter() {
    let graph = SmallGraphs.random(20, density: 0.3, directed: true, weighted: true, seed: 1)
    #expect(graph.density() == graph.unweighted().density())
    #expect(graph.density() == graph.reversed().density())
  }
}
