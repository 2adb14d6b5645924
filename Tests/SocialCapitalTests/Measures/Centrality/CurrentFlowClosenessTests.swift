// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Current-flow closeness")
struct CurrentFlowClosenessTests {
  @Test func byHand() throws {
    // In a triangle two nodes are joined by 1 and by 1 + 1 in parallel: a resistance of 2/3.
    expectClose(try SmallGraphs.complete(3).currentFlowCloseness(), [1.5, 1.5, 1.5])
    // A ring of four: 3/4 to each neighbour, 1 across.
    let ring = 3 / (0.75 + 0.75 + 1)
    expectClose(try SmallGraphs.ring(4).currentFlowCloseness(), [ring, ring, ring, ring])
    // A tie of strength 4 resists ¼.
    let tie = SmallGraphs.make(2, edges: [Graph.Edge(0, 1, weight: 4)], false)
    expectClose(try tie.currentFlowCloseness(), [4, 4])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).currentFlowCloseness().isEmpty)
    #expect(try SmallGraphs.empty(1).currentFlowCloseness().reason(at: 0) == .tooFewNodes)
    expectClose(try SmallGraphs.empty(3).currentFlowCloseness(), [0, 0, 0])
  }

  @Test func equalsClosenessOnTreesAndForests() throws {
    let forest = SmallGraphs.make(
      9, [(0, 1), (1, 2), (1, 3), (3, 4), (5, 6), (6, 7)], false)
    expectClose(try forest.currentFlowCloseness(), Array(try forest.closeness()))
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated()
    where plain.nodeCount > 1 && (!plain.isDirected || number % 7 == 0) {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let resistances = NaiveCurrents(graph).resistances
      let expected = resistances.map { row in
        let finite = row.compactMap { $0 }
        let r = Double(finite.count)
        return r == 0 ? 0 : r * r / finite.reduce(0, +) / Double(graph.nodeCount - 1)
      }
      expectClose(try graph.currentFlowCloseness(), expected, "\(graph.sketch)")
    }
  }

  @Test func weightsFarApartAreRightOrUndefined() throws {
    func line(_ weak: Double) -> Graph {
      SmallGraphs.make(
        4,
        edges: [
          Graph.Edge(0, 1), Graph.Edge(1, 2, weight: weak), Graph.Edge(2, 3),
        ], false)
    }
    // Two of three others lie behind a resistance of 10⁹: 3 ÷ (1 + 10⁹ + 1 + 10⁹ + 2). Of sixteen
    // digits nine are lost.
    expectClose(
      try line(1e-9).currentFlowCloseness()[0] ?? 0, 3 / (2e9 + 4), relative: 1e-6, absolute: 0)
    #expect(try line(1e-11).currentFlowCloseness().reason(at: 0) == .didNotConverge)
    #expect(try line(1e-100).currentFlowBetweenness().reason(at: 0) == .didNotConverge)
  }

  @Test(arguments: 1...4) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(30, density: 0.1, directed: false, weighted: true, seed: seed)
    let scores = try graph.currentFlowCloseness()
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let moved = try graph.relabeled(order).currentFlowCloseness()
    for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 8) }
    expectClose(
      try SmallGraphs.make(30, edges: scaled, false).currentFlowCloseness(),
      scores.map { $0.map { $0 * 8 } })
    // More ways than the shortest one bring nodes nearer.
    let plain = graph.unweighted()
    for (current, shortest) in zip(try plain.currentFlowCloseness(), try plain.closeness()) {
      #expect((current ?? 0) >= (shortest ?? 1) - 1e-9)
    }
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let graph = SmallGraphs.random(60, density: 0.08, directed: true, weighted: true, seed: 7)
    let one = try graph.currentFlowCloseness(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.currentFlowCloseness(monitor: Monitor(threads: threads)) == one)
    }
  }

  @Test func tellsHowFarItIsAndStopsWhenAsked() throws {
    try expectMonotoneProgress { _ = try SmallGraphs.ring(40).currentFlowCloseness(monitor: $0) }
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.ring(4).currentFlowCloseness(monitor: Monitor(isCancelled: { true }))
    }
  }
}
