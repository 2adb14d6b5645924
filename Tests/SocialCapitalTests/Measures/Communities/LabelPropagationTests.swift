// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Label propagation")
struct LabelPropagationTests {
  @Test func byHand() throws {
    #expect(
      try KnownCommunities.ringOfCliques.labelPropagation(seed: 1) == KnownCommunities.cliques)
    #expect(try SmallGraphs.complete(6).labelPropagation(seed: 1).count == 1)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).labelPropagation(seed: 1).count == 0)
    #expect(try SmallGraphs.empty(3).labelPropagation(seed: 1).membership == [0, 1, 2])
    #expect(try SmallGraphs.path(2, directed: true).labelPropagation(seed: 1).count == 1)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func noOtherLabelIsAheadOnAnySmallGraph(seed: UInt64) throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let w = graph.weakView().matrix
      let parts = try graph.labelPropagation(seed: seed)
      for node in graph.nodes {
        var sums = [Double](repeating: 0, count: parts.count)
        for other in graph.nodes { sums[parts[other]] += w[node][other] }
        #expect(sums[parts[node]] >= (sums.max() ?? 0) - 1e-9, "\(graph.sketch)")
      }
    }
  }

  @Test func sameSeedSameParts() throws {
    let graph = SmallGraphs.random(80, density: 0.05, directed: true, weighted: true, seed: 1)
    let parts = try graph.labelPropagation(seed: 4)
    #expect(try graph.labelPropagation(seed: 4, monitor: Monitor(threads: 7)) == parts)
    #expect(try graph.weakView().labelPropagation(seed: 4) == parts)
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 8) }
    #expect(try SmallGraphs.make(80, edges: scaled, true).labelPropagation(seed: 4) == parts)
  }

  @Test func catalogueEntryAndCancelling() throws {
    let result = try Measure.labelPropagation.compute(
      MeasureInput(KnownCommunities.ringOfCliques))
    #expect(result.value("label-propagation") == 10)
    #expect(result.value("label-propagation-modularity")?.value ?? 0 > 0.8)
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).labelPropagation(
        seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }
}
