// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Average neighbour degree")
struct AverageNeighborDegreeTests {
  @Test func byHand() {
    expectClose(SmallGraphs.path(3).averageNeighborDegree(), [2, 1, 2])
    expectClose(SmallGraphs.star(5).averageNeighborDegree(), [1, 4, 4, 4, 4])
    #expect(SmallGraphs.empty(1).averageNeighborDegree().reason(at: 0) == .isolate)
    #expect(SmallGraphs.empty(0).averageNeighborDegree().isEmpty)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything {
      let w = graph.matrix
      let contacts = graph.nodes.map { i in graph.nodes.filter { w[i][$0] + w[$0][i] > 0 } }
      let expected = contacts.map { row -> Double? in
        row.isEmpty ? nil : Double(row.reduce(0) { $0 + contacts[$1].count }) / Double(row.count)
      }
      expectClose(graph.averageNeighborDegree(), expected, "\(graph.sketch)")
    }
  }
}
