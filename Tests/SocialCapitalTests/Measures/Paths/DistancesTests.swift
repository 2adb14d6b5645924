// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Distances")
struct DistancesTests {
  @Test func byHand() {
    let line = SmallGraphs.path(4, directed: true)
    #expect(Array(line.distances(from: 1)) == [nil, 0, 1, 2])
    #expect(line.distances(from: 1).reason(at: 0) == .unreachable)
    let edges = [
      Graph.Edge(0, 1, weight: 4), Graph.Edge(0, 2, weight: 1), Graph.Edge(2, 1, weight: 2),
    ]
    let graph = SmallGraphs.make(3, edges: edges, true)
    #expect(Array(graph.distances(from: 0)) == [0, 1, 1])
    #expect(Array(graph.distances(from: 0, length: .weight)) == [0, 3, 1])
    #expect(Array(graph.distances(from: 0, length: .inverseWeight)) == [0, 0.25, 1])
  }

  @Test(arguments: [TieLength.unit, .weight, .inverseWeight])
  func equalTheirDefinitionOnEverySmallGraph(length: TieLength) {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let expected = NaivePaths(graph, length: length).distance
      for source in graph.nodes {
        expectClose(
          graph.distances(from: source, length: length),
          expected[source].map { $0.isFinite ? $0 : nil }, "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...3) func keepTheTriangleInequality(seed: UInt64) {
    let graph = SmallGraphs.random(60, density: 0.05, directed: true, weighted: true, seed: seed)
    let rows = graph.nodes.map { graph.distances(from: $0, length: .weight) }
    for edge in graph.edges {
      for row in rows {
        guard let before = row[edge.source], let after = row[edge.target] else { continue }
        #expect(after <= before + edge.weight)
      }
    }
  }
}
