// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Leiden")
struct LeidenTests {
  @Test func byHand() throws {
    let parts = try ModularityTests.triangles.leiden(seed: 1)
    #expect(parts == Partition(labels: [0, 0, 0, 3, 3, 3]))
    #expect(try KnownCommunities.ringOfCliques.leiden(seed: 1) == KnownCommunities.cliques)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).leiden(seed: 1).count == 0)
    #expect(try SmallGraphs.empty(3).leiden(seed: 1).membership == [0, 1, 2])
    #expect(try SmallGraphs.path(2, directed: true).leiden(seed: 1).count == 1)
    for weight in [1e-100, 1e100] {
      let edges = ModularityTests.triangles.edges.map {
        Graph.Edge($0.source, $0.target, weight: weight)
      }
      #expect(try SmallGraphs.make(6, edges: edges, false).leiden(seed: 1).count == 2)
    }
  }

  @Test func noMoveAndNoMergeIsBetterOnAnySmallGraph() throws {
    for (number, plain) in SmallGraphs.all(nodes: 5, directed: false).enumerated()
    where plain.edgeCount > 0 && number % 3 == 0 {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let parts = try graph.leiden(seed: 1)
      let found = graph.modularity(of: parts).value ?? -1
      #expect(found <= KnownCommunities.best(graph) + 1e-9 && found >= -1e-9)
      KnownCommunities.expectNoMoveIsBetter(parts, found, of: graph)
      KnownCommunities.expectNoMergeIsBetter(parts, found, of: graph)
    }
  }

  @Test(arguments: 1...10) func partsAreConnectedAndNotWorse(seed: UInt64) throws {
    let graph = SmallGraphs.random(80, density: 0.04, directed: false, weighted: true, seed: seed)
    let parts = try graph.leiden(seed: seed)
    for part in parts.parts {
      #expect(graph.induced(on: part).weakComponents().count == 1)
    }
    let found = graph.modularity(of: parts).value ?? -1
    let louvain = graph.modularity(of: try graph.louvain(seed: seed)).value ?? 1
    #expect(found >= louvain - 0.02)
    for threads in [1, 2, 7] {
      #expect(try graph.leiden(seed: seed, monitor: Monitor(threads: threads)) == parts)
    }
  }

  @Test func resolutionMatters() throws {
    let graph = SmallGraphs.random(80, density: 0.06, directed: true, seed: 1)
    let fine = try graph.leiden(resolution: 4, seed: 4)
    let coarse = try graph.leiden(resolution: 0.1, seed: 4)
    #expect(coarse.count < fine.count)
    #expect(try graph.weakView().leiden(resolution: 4, seed: 4) == fine)
  }

  @Test func catalogueEntryAndCancelling() throws {
    let result = try Measure.leiden.compute(MeasureInput(ModularityTests.triangles))
    #expect(result.value("leiden") == 2)
    expectClose(result.value("leiden-modularity") ?? 0, 6.0 / 7 - 0.5)
    #expect(result.nodeColumn("leiden") == .membership([0, 0, 0, 1, 1, 1]))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).leiden(seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }
}
