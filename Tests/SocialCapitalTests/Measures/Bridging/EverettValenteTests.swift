// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Everett–Valente brokerage")
struct EverettValenteTests {
  @Test func byHand() throws {
    // Two triangles joined by 2–3–4: betweenness 8, 9, 8, so (16 + 6)/3 and (18 + 6)/2.
    let joined = SmallGraphs.make(
      7, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (4, 6), (5, 6)], false)
    expectClose(try joined.everettValente(), [0, 0, 22.0 / 3, 12, 22.0 / 3, 0, 0])
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    expectClose(
      try ReferenceTown.weak.everettValente(), [0, 14.0 / 3, 14.0 / 3, 6, 5, 5, 6, nil])
    expectClose(
      try ReferenceTown.binary.everettValente(), [5.25, 12, 14.25, 13.5, 13.5, 17, 17, nil])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).everettValente().isEmpty)
    #expect(try SmallGraphs.empty(1).everettValente().reason(at: 0) == .isolate)
    expectClose(try SmallGraphs.path(2, directed: true).everettValente(), [0, 0])
  }

  /// Undirected, the value is the mean betweenness of a node's ties, counted from it.
  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let paths = NaivePaths(graph)
      let expected: [Double?] = graph.nodes.map { v in
        let out = Double(graph.outgoing[v].count)
        let into = Double(graph.incoming[v].count)
        if out + into == 0 { return nil }
        let ordered = paths.betweenness(v)
        if ordered == 0 { return 0 }
        let from = Double(graph.nodes.count { $0 != v && paths.distance[v][$0].isFinite })
        let to = Double(graph.nodes.count { $0 != v && paths.distance[$0][v].isFinite })
        // Undirected, each pair is met in both orders: that is the factor 2 of the formula.
        if !graph.isDirected { return (ordered + from) / out }
        return ((ordered + to) / into + (ordered + from) / out) / 2
      }
      expectClose(try graph.everettValente(), expected, "\(graph.sketch)")
    }
  }

  @Test func partsDoNotChangeEachOther() throws {
    let graph = SmallGraphs.random(12, density: 0.2, directed: false, seed: 3)
    let scores = try graph.everettValente()
    expectClose(
      try graph.disjointUnion(with: SmallGraphs.ring(5)).everettValente(),
      Array(scores) + Array(try SmallGraphs.ring(5).everettValente()))
  }
}
