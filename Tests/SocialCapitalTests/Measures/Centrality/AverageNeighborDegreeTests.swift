// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Average neighbour degree")
struct AverageNeighborDegreeTests {
  @Test func byHand() {
    expectClose(SmallGraphs.path(3).averageNeighborDegree(), [2, 1, 2])
    expectClose(SmallGraphs.star(5).averageNeighborDegree(), [1, 4, 4, 4, 4])
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).averageNeighborDegree().isEmpty)
    #expect(SmallGraphs.empty(1).averageNeighborDegree().reason(at: 0) == .isolate)
    // Ties both ways, loops and weights do not make more contacts.
    let edges = [(0, 1, 1e100), (1, 0, 1), (1, 2, 1e-100), (1, 1, 5)]
    let graph = SmallGraphs.make(4, edges: edges.map { Graph.Edge($0, $1, weight: $2) }, true)
    expectClose(graph.averageNeighborDegree(), [2, 1, 2, nil])
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
