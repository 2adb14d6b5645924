// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

@Suite("Ascendency and robustness")
struct AscendencyTests {
  @Test func byHand() {
    // A ring of three equal flows: each flow is certain, A = C = 3·log₂ 3.
    let ring = SmallGraphs.ring(3, directed: true).ascendency()
    expectClose(ring.share, 1)
    expectClose(ring.capacity, 3 * log2(3))
    expectClose(SmallGraphs.ring(3, directed: true).robustness(), 0)
    // 0 and 1 each give 2 and 3 the same: where a flow goes says nothing of where it comes from.
    let free = SmallGraphs.make(4, [(0, 2), (0, 3), (1, 2), (1, 3)], true).ascendency()
    expectClose(free.share, 0)
    expectClose(free.capacity, 8)
    expectClose(free.overhead, 8)
  }

  @Test func goldenValuesOfTheReferenceTown() {
    let found = ReferenceTown.weighted.ascendency()
    expectClose(found.share, 0.664845, absolute: 5e-7)
    expectClose(found.ascendency, 44.364363, absolute: 5e-7)
    expectClose(found.capacity, 66.728891, absolute: 5e-7)
    expectClose(ReferenceTown.weighted.robustness(), 0.737716, absolute: 5e-7)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).ascendency().share.reason == .emptyGraph)
    #expect(SmallGraphs.empty(2, directed: true).robustness().reason == .noTies)
    #expect(SmallGraphs.path(2).ascendency().share.reason == .undirected)
    #expect(SmallGraphs.path(2, directed: true).ascendency().share.reason == .zeroVariance)
    let extremes = [Graph.Edge(0, 1, weight: 1e100), Graph.Edge(1, 0, weight: 1e-100)]
    #expect(SmallGraphs.make(2, edges: extremes, true).ascendency().share.value != nil)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.isDirected {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let w = graph.matrix
      let total = w.joined().reduce(0, +)
      var (a, c) = (0.0, 0.0)
      for i in graph.nodes {
        for j in graph.nodes where w[i][j] > 0 {
          let sent = w[i].reduce(0, +)
          let received = graph.nodes.reduce(0) { $0 + w[$1][j] }
          a += w[i][j] * log2(w[i][j] * total / (sent * received))
          c -= w[i][j] * log2(w[i][j] / total)
        }
      }
      let found = graph.ascendency()
      expectClose(found.share, graph.edgeCount < 2 ? nil : a / c, "\(graph.sketch)")
      expectClose(found.capacity, c, "\(graph.sketch)")
      if let share = found.share.value {
        #expect((0...1).contains(share))
        let robustness = share < 1e-12 || share == 1 ? 0 : -M_E * share * log(share)
        expectClose(graph.robustness(), robustness, absolute: 1e-10, "\(graph.sketch)")
      }
    }
  }

  @Test func catalogueEntries() throws {
    let result = try Measure.ascendency.compute(MeasureInput(ReferenceTown.weighted))
    #expect(result.table("ascendency")?.fields.count == 4)
    let robustness = try Measure.robustness.compute(MeasureInput(ReferenceTown.weighted))
    #expect(robustness.value("robustness") == ReferenceTown.weighted.robustness())
  }
}
