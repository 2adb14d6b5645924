// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Support ratio")
struct SupportRatioTests {
  @Test func byHand() throws {
    let tailed = SmallGraphs.make(4, [(0, 1), (1, 2), (0, 2), (2, 3)], false)
    expectClose(try tailed.supportRatio(), 0.75)
    // The tail weighs 5 of 8.
    let heavyTail = SmallGraphs.make(
      4, edges: [.init(0, 1), .init(1, 2), .init(0, 2), .init(2, 3, weight: 5)], false)
    expectClose(try heavyTail.supportRatio(), 0.75)
    expectClose(try heavyTail.supportRatio(weighted: true), 3.0 / 8)
    expectClose(try ReferenceTown.binary.supportRatio(), 3.0 / 8)
    // Hours among a, b and c: a→b 3, b→a 2, b→c 1, c→a 2, of 21.
    expectClose(try ReferenceTown.weighted.supportRatio(weighted: true), 8.0 / 21)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).supportRatio() == .undefined(.noTies))
    #expect(try SmallGraphs.empty(3).supportRatio(weighted: true) == .undefined(.noTies))
    #expect(try SmallGraphs.path(2).supportRatio() == 0)
    #expect(try SmallGraphs.complete(5, directed: true).supportRatio() == 1)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let weighted = SmallGraphs.weighted(plain, seed: UInt64(number))
      expectClose(try plain.supportRatio(), naive(plain), "\(plain.sketch)")
      expectClose(try weighted.supportRatio(), naive(plain), "\(plain.sketch)")
      expectClose(try weighted.supportRatio(weighted: true), naive(weighted), "\(weighted.sketch)")
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(30, density: 0.1, directed: true, weighted: true, seed: seed)
    let ratio = try graph.supportRatio()
    #expect(try graph.reversed().supportRatio() == ratio)
    #expect(try graph.weakView().supportRatio() == ratio)
    #expect(try graph.disjointUnion(with: graph).supportRatio() == ratio)
    let tripled = SmallGraphs.make(
      30, edges: graph.edges.map { .init($0.source, $0.target, weight: $0.weight * 3) }, true)
    expectClose(
      try tripled.supportRatio(weighted: true), try graph.supportRatio(weighted: true).value)
  }

  @Test func catalogueEntryAndCancelling() throws {
    var input = MeasureInput(ReferenceTown.weighted)
    expectClose(try Measure.supportRatio.compute(input).value("support-ratio") ?? 0, 0.375)
    input.options = ["support-ratio.weights": "counted"]
    expectClose(try Measure.supportRatio.compute(input).value("support-ratio") ?? 0, 8.0 / 21)
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).supportRatio(monitor: Monitor(isCancelled: { true }))
    }
  }

  private func naive(_ graph: Graph) -> Double? {
    let w = graph.weakView().matrix
    var (supported, all) = (0.0, 0.0)
    for i in graph.nodes {
      for j in graph.nodes where j > i && w[i][j] != 0 {
        all += w[i][j]
        if graph.nodes.contains(where: { w[i][$0] != 0 && w[j][$0] != 0 }) { supported += w[i][j] }
      }
    }
    return all == 0 ? nil : supported / all
  }
}
