// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Jensen's bridgeness")
struct JensenBridgingTests {
  @Test func byHand() throws {
    // Two triangles joined by 2–3–4: only node 3 joins strangers, {0, 1} with {5, 6}.
    let joined = SmallGraphs.make(
      7, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (4, 6), (5, 6)], false)
    expectClose(try joined.jensenBridging(), [0, 0, 0, 4, 0, 0, 0])
    expectClose(try SmallGraphs.path(5).jensenBridging(), [0, 0, 1, 0, 0])
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    expectClose(try ReferenceTown.weak.jensenBridging(), [0, 0, 0, 0, 0, 0, 0, 0])
    expectClose(try ReferenceTown.binary.jensenBridging(), [0, 2, 3, 5, 3, 3, 4, 0])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).jensenBridging().isEmpty)
    expectClose(try SmallGraphs.empty(2, directed: true).jensenBridging(), [0, 0])
  }

  @Test(arguments: 1...20) func equalsItsDefinition(seed: UInt64) throws {
    let graph = SmallGraphs.random(
      14, density: 0.14, directed: !seed.isMultiple(of: 3), seed: seed)
    let paths = NaivePaths(graph)
    let expected: [Double?] = graph.nodes.map { v in
      let contacts = Set(graph.contacts(of: v))
      let ordered = paths.betweenness(v) { !contacts.contains($0) }
      return graph.isDirected ? ordered : ordered / 2
    }
    expectClose(try graph.jensenBridging(), expected, absolute: 1e-10, "\(graph.sketch)")
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let paths = NaivePaths(graph)
      let expected: [Double?] = graph.nodes.map { v in
        let contacts = Set(graph.contacts(of: v))
        let ordered = paths.betweenness(v) { !contacts.contains($0) }
        return graph.isDirected ? ordered : ordered / 2
      }
      expectClose(try graph.jensenBridging(), expected, "\(graph.sketch)")
    }
  }

  @Test func threadsDoNotMatterAndBetweennessBounds() throws {
    let graph = SmallGraphs.random(200, density: 0.02, directed: true, seed: 2)
    let one = try graph.jensenBridging(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.jensenBridging(monitor: Monitor(threads: threads)) == one)
    }
    for (node, score) in zip(graph.nodes, try graph.betweenness()) {
      #expect((one[node] ?? -1) <= (score ?? 0) + 1e-9)
    }
  }
}
