// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Mean distance and reachable pairs")
struct MeanDistanceTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.path(3).meanDistance(), 4.0 / 3)  // 1, 1 and 2
    expectClose(try SmallGraphs.path(3, directed: true).meanDistance(), 4.0 / 3)
    expectClose(try SmallGraphs.path(3, directed: true).reachablePairShare(), 0.5)  // 3 of 6
    // A path of three, a pair and an isolate: (4 · 1 + 2 · 2 + 2 · 1) ÷ 8 over 8 of 30 pairs.
    let parts = SmallGraphs.make(6, [(0, 1), (1, 2), (3, 4)], false)
    expectClose(try parts.meanDistance(), 1.25)
    expectClose(try parts.reachablePairShare(), 8.0 / 30)
  }

  @Test func lengths() throws {
    let graph = SmallGraphs.make(
      3, edges: [.init(0, 1, weight: 4), .init(1, 2, weight: 2), .init(0, 2, weight: 10)], false)
    expectClose(try graph.meanDistance(), 1)
    expectClose(try graph.meanDistance(length: .weight), 4)  // 4, 2, 6
    // 0–1 by 1/10 + 1/2 is longer than 1/4; 1–2 by 1/4 + 1/10 is shorter than 1/2.
    expectClose(try graph.meanDistance(length: .inverseWeight), (0.25 + 0.35 + 0.1) / 3)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).meanDistance() == .undefined(.emptyGraph))
    #expect(try SmallGraphs.empty(3).meanDistance() == .undefined(.noTies))
    #expect(
      try SmallGraphs.empty(0, directed: true).reachablePairShare() == .undefined(.emptyGraph))
    #expect(
      try SmallGraphs.empty(1, directed: true).reachablePairShare() == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.empty(2, directed: true).reachablePairShare() == 0)
  }

  @Test func equalTheirDefinitionsOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let weighted = SmallGraphs.weighted(plain, seed: UInt64(number))
      for length in TieLength.allCases {
        let found = weighted.naiveDistances(length: length).joined().compactMap { $0 }
        expectClose(
          try weighted.meanDistance(length: length),
          found.isEmpty ? nil : found.reduce(0, +) / Double(found.count), "\(weighted.sketch)")
      }
      let reached = plain.naiveDistances().joined().count { $0 != nil }
      let pairs = plain.nodeCount * (plain.nodeCount - 1)
      expectClose(
        try plain.reachablePairShare(), pairs == 0 ? nil : Double(reached) / Double(pairs),
        "\(plain.sketch)")
    }
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(30, density: 0.06, directed: true, weighted: true, seed: seed)
    let mean = try graph.meanDistance()
    #expect(try graph.reversed().meanDistance() == mean)
    #expect(try graph.disjointUnion(with: graph).meanDistance() == mean)
    if let mean = mean.value { #expect(mean >= 1) }
    for threads in [1, 2, 7] {
      #expect(
        try graph.meanDistance(length: .inverseWeight, monitor: Monitor(threads: threads))
          == graph.meanDistance(length: .inverseWeight))
    }
  }

  @Test func catalogueEntriesAndCancelling() throws {
    var input = MeasureInput(SmallGraphs.path(3, directed: true))
    #expect(try Measure.reachablePairs.compute(input).value("reachable-pairs") == 0.5)
    input.graph = SmallGraphs.make(2, edges: [.init(0, 1, weight: 5)], true)
    input.length = .weight
    #expect(try Measure.meanDistance.compute(input).value("mean-distance") == 5)
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).meanDistance(monitor: Monitor(isCancelled: { true }))
    }
  }
}
