// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Diameter and eccentricity")
struct DiameterTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.path(4).diameter(), 3)
    expectClose(try SmallGraphs.path(4).eccentricity(), [3, 2, 2, 3])
    expectClose(try SmallGraphs.path(4, directed: true).eccentricity(), [3, 2, 1, nil])
    expectClose(try SmallGraphs.ring(5, directed: true).diameter(), 4)
    expectClose(try SmallGraphs.ring(5).diameter(), 2)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).diameter() == .undefined(.emptyGraph))
    #expect(try SmallGraphs.empty(2).diameter() == .undefined(.noTies))
    #expect(try SmallGraphs.empty(1).eccentricity().reason(at: 0) == .unreachable)
    // The largest distance there is, never infinity.
    expectClose(try SmallGraphs.make(5, [(0, 1), (1, 2), (3, 4)], false).diameter(), 2)
  }

  @Test func equalTheirDefinitionsOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      for length in [TieLength.unit, .weight] {
        let furthest = graph.naiveDistances(length: length).map { $0.compactMap { $0 }.max() }
        expectClose(try graph.eccentricity(length: length), furthest, "\(graph.sketch)")
        expectClose(
          try graph.diameter(length: length), furthest.compactMap { $0 }.max(), "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(30, density: 0.06, directed: true, seed: seed)
    let diameter = try graph.diameter()
    #expect(try graph.reversed().diameter() == diameter)
    #expect(try graph.eccentricity().maximum == diameter)
    if let diameter = diameter.value, let mean = try graph.meanDistance().value {
      #expect(mean <= diameter)
    }
  }

  @Test func catalogueEntriesAndCancelling() throws {
    let input = MeasureInput(SmallGraphs.path(3))
    #expect(try Measure.diameter.compute(input).value("diameter") == 2)
    #expect(
      try Measure.eccentricity.compute(input).nodeColumn("eccentricity")
        == .scores(NodeScores([2.0, 1, 2])))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).diameter(monitor: Monitor(isCancelled: { true }))
    }
  }
}
