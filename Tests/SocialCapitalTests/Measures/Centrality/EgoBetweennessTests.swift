// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Ego betweenness")
struct EgoBetweennessTests {
  @Test func centralization() throws {
    expectClose(try SmallGraphs.star(6).egoBetweennessCentralization(), 1)
    expectClose(try SmallGraphs.ring(5).egoBetweennessCentralization(), 0)
    #expect(try SmallGraphs.path(2).egoBetweennessCentralization() == .undefined(.tooFewNodes))
    for graph in SmallGraphs.everything where graph.nodeCount > 2 {
      let share = try #require(try graph.egoBetweennessCentralization().value)
      #expect(share >= 0 && share <= 1 + 1e-12, "\(graph.sketch)")
    }
  }

  @Test func byHand() throws {
    expectClose(try SmallGraphs.star(4).egoBetweenness(), [3, 0, 0, 0])
    expectClose(try SmallGraphs.complete(4).egoBetweenness(), [0, 0, 0, 0])
    // Two triangles that share the tie 1–2: 0 and 3 meet through 1 or 2, half each.
    let diamond = SmallGraphs.make(4, [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)], false)
    expectClose(try diamond.egoBetweenness(), [0, 0.5, 0.5, 0])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).egoBetweenness().isEmpty)
    expectClose(try SmallGraphs.empty(1).egoBetweenness(), [0])
    expectClose(try SmallGraphs.path(2).egoBetweenness(), [0, 0])
    // A loop is nobody's contact, a tie given twice is one, and how strong ties are is not asked.
    let edges = [(0, 1, 1e100), (0, 1, 1), (1, 2, 1e-100), (1, 1, 5)]
    let graph = SmallGraphs.make(
      4, edges: edges.map { Graph.Edge($0, $1, weight: $2) }, false)
    expectClose(try graph.egoBetweenness(), [0, 1, 0, 0])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      expectClose(try graph.egoBetweenness(), naive(graph), "\(graph.sketch)")
    }
  }

  private func naive(_ graph: Graph) -> [Double] {
    let w = graph.matrix
    return graph.nodes.map { i in
      let circle = graph.nodes.filter { w[i][$0] + w[$0][i] > 0 }
      var sum = 0.0
      for j in circle where w[j][i] > 0 {
        for k in circle where k != j && w[i][k] > 0 && w[j][k] == 0 {
          let paths = (circle + [i]).count { w[j][$0] > 0 && w[$0][k] > 0 }
          sum += 1 / Double(paths)
        }
      }
      return graph.isDirected ? sum : sum / 2
    }
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).egoBetweenness(monitor: Monitor(isCancelled: { true }))
    }
  }
}
