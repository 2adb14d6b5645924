// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Current-flow betweenness")
struct CurrentFlowBetweennessTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.path(3).currentFlowBetweenness(), [0, 1, 0])
    // In a triangle a third of each unit takes the detour over the third node.
    expectClose(try SmallGraphs.complete(3).currentFlowBetweenness(), [1.0 / 3, 1.0 / 3, 1.0 / 3])
    expectClose(try SmallGraphs.star(5).currentFlowBetweenness(), [1, 0, 0, 0, 0])
    expectClose(try SmallGraphs.star(5).currentFlowBetweennessCentralization(), 1)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).currentFlowBetweenness().isEmpty)
    #expect(try SmallGraphs.path(2).currentFlowBetweenness().reason(at: 0) == .tooFewNodes)
    expectClose(try SmallGraphs.empty(3).currentFlowBetweenness(), [0, 0, 0])
    #expect(
      try SmallGraphs.path(2).currentFlowBetweennessCentralization() == .undefined(.tooFewNodes))
  }

  @Test func equalsBetweennessOnTreesAndForests() throws {
    let forest = SmallGraphs.make(9, [(0, 1), (1, 2), (1, 3), (3, 4), (5, 6), (6, 7)], false)
    expectClose(
      try forest.currentFlowBetweenness(), Array(try forest.betweenness(scale: .normalized)),
      absolute: 1e-11)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated()
    where plain.nodeCount > 2 && (plain.isDirected ? number % 17 == 0 : number % 3 == 0) {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let currents = NaiveCurrents(graph)
      let n = Double(graph.nodeCount)
      let expected: [Double?] = graph.nodes.map { v in
        var sum = 0.0
        for s in graph.nodes where s != v {
          for t in graph.nodes where t > s && t != v {
            sum += currents.current(from: s, to: t, through: v)
          }
        }
        return sum / ((n - 1) * (n - 2) / 2)
      }
      expectClose(
        try graph.currentFlowBetweenness(), expected, absolute: 1e-11, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...3) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(24, density: 0.12, directed: false, weighted: true, seed: seed)
    let scores = try graph.currentFlowBetweenness()
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let moved = try graph.relabeled(order).currentFlowBetweenness()
    for node in graph.nodes {
      expectClose(scores.quantity(at: node), moved[order[node]], absolute: 1e-11)
    }
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 8) }
    expectClose(
      try SmallGraphs.make(24, edges: scaled, false).currentFlowBetweenness(), Array(scores),
      absolute: 1e-11)
    for score in scores { #expect((score ?? -1) >= 0 && (score ?? 2) <= 1 + 1e-12) }
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let graph = SmallGraphs.random(40, density: 0.1, directed: true, weighted: true, seed: 7)
    let one = try graph.currentFlowBetweenness(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.currentFlowBetweenness(monitor: Monitor(threads: threads)) == one)
    }
  }

  @Test func tellsHowFarItIsAndStopsWhenAsked() throws {
    try expectMonotoneProgress { _ = try SmallGraphs.ring(30).currentFlowBetweenness(monitor: $0) }
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.ring(4).currentFlowBetweenness(monitor: Monitor(isCancelled: { true }))
    }
  }
}
