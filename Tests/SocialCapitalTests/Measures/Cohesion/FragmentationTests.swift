// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Fragmentation")
struct FragmentationTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.make(3, [(0, 1)], false).fragmentation(), 2.0 / 3)
    expectClose(try SmallGraphs.path(3, directed: true).fragmentation(), 0.5)
    expectClose(try SmallGraphs.path(3).distanceWeightedFragmentation(), 1.0 / 6)
    expectClose(try ReferenceTown.weak.fragmentation(), 0.25)
    expectClose(
      try ReferenceTown.weak.distanceWeightedFragmentation(), 0.511905, absolute: 5e-7)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).fragmentation() == .undefined(.emptyGraph))
    #expect(try SmallGraphs.empty(1).fragmentation() == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.empty(2).fragmentation() == 1)
    #expect(try SmallGraphs.empty(2).distanceWeightedFragmentation() == 1)
    #expect(try SmallGraphs.complete(3).distanceWeightedFragmentation() == 0)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything where graph.nodeCount > 1 {
      let apart = graph.naiveDistances().enumerated().reduce(0) { sum, row in
        sum + graph.nodes.count { $0 != row.offset && row.element[$0] == nil }
      }
      let pairs = Double(graph.nodeCount * (graph.nodeCount - 1))
      expectClose(try graph.fragmentation(), Double(apart) / pairs, "\(graph.sketch)")
    }
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.fragmentation.compute(MeasureInput(SmallGraphs.path(3)))
    #expect(result.value("fragmentation") == 0)
    expectClose(result.value("fragmentation-distance-weighted") ?? 0, 1.0 / 6)
  }
}
