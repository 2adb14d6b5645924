// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Small world")
struct SmallWorldTests {
  @Test func byHand() throws {
    // Every random network of five nodes and ten ties is the complete one itself.
    let world = try SmallGraphs.complete(5).smallWorld(draws: 3, seed: 1)
    expectClose(world.index, 1)
    expectClose(world.randomMeanDistance, 1)
    // A ring has no triangle.
    expectClose(try SmallGraphs.ring(8).smallWorld(draws: 3, seed: 1).index, 0)
  }

  @Test func isTheQuotientItSays() throws {
    let graph = try Graph.wattsStrogatz(nodeCount: 60, neighbors: 6, rewiring: 0.1, seed: 1)
    let world = try graph.smallWorld(draws: 5, seed: 9)
    #expect(world.transitivity == (try graph.transitivity()))
    #expect(world.randomTransitivity == graph.density())
    #expect(world.meanDistance == (try graph.meanDistance()))
    let (c, cr) = (world.transitivity.value ?? 0, world.randomTransitivity.value ?? 1)
    let (l, lr) = (world.meanDistance.value ?? 0, world.randomMeanDistance.value ?? 0)
    expectClose(world.index, c / cr / (l / lr))
    // What it was made to be.
    #expect(world.index.value ?? 0 > 2)
    let random = try Graph.erdosRenyi(nodeCount: 60, edgeCount: 180, isDirected: false, seed: 2)
    #expect(abs((try random.smallWorld(draws: 5, seed: 9).index.value ?? 0) - 1) < 0.6)
  }

  @Test func edgeCases() throws {
    for graph in [SmallGraphs.empty(0), SmallGraphs.empty(3), SmallGraphs.path(2)] {
      #expect(try graph.smallWorld(draws: 2, seed: 1).index == .undefined(.noTwoPath))
    }
  }

  @Test func sameSeedSameBits() throws {
    let graph = SmallGraphs.random(40, density: 0.1, directed: true, weighted: true, seed: 3)
    let world = try graph.smallWorld(draws: 4, seed: 5, monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(
        try graph.smallWorld(draws: 4, seed: 5, monitor: Monitor(threads: threads)) == world)
    }
    #expect(try graph.weakView().smallWorld(draws: 4, seed: 5) == world)
    #expect(try graph.smallWorld(draws: 4, seed: 6) != world)
  }

  @Test func catalogueEntryAndCancelling() throws {
    var input = MeasureInput(SmallGraphs.complete(4))
    input.options = ["small-world.draws": "2"]
    let result = try Measure.smallWorld.compute(input)
    #expect(result.value("small-world") == 1)
    #expect(result.table("small-world")?["draws"] == 2)
    let large = MeasureInput(SmallGraphs.empty(20_001))
    #expect(try Measure.smallWorld.compute(large).value("small-world") == .undefined(.tooLarge))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).smallWorld(seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }
}
