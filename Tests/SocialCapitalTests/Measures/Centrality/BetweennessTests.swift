// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Betweenness")
struct BetweennessTests {
  @Test func byHand() throws {
    // On a path of four, node 1 lies between 0–2 and 0–3, node 2 between 0–3 and 1–3.
    expectClose(try SmallGraphs.path(4).betweenness(), [0, 2, 2, 0])
    // A ring of four: opposite nodes have two ways, each middle has half of one pair.
    expectClose(try SmallGraphs.ring(4).betweenness(), [0.5, 0.5, 0.5, 0.5])
    expectClose(try SmallGraphs.star(5).betweenness(), [6, 0, 0, 0, 0])  // 4·3/2 pairs
    expectClose(try SmallGraphs.star(5).betweenness(scale: .normalized), [1, 0, 0, 0, 0])
    expectClose(try SmallGraphs.ring(4, directed: true).betweenness(), [3, 3, 3, 3])
  }

  @Test func goldenValues() throws {
    expectClose(try ReferenceTown.binary.betweenness(), [1, 18, 13, 12, 12, 11, 11, 0])
    expectClose(try ReferenceTown.weak.betweenness(), [0, 4, 4, 3, 2, 2, 3, 0])
    expectClose(
      try ReferenceTown.binary.betweennessCentralization(), 0.224490, absolute: 5e-7)
    // Two triangles joined by a path 2–3–4.
    let twoTriangles = SmallGraphs.make(
      7, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (4, 6), (5, 6)], false)
    expectClose(try twoTriangles.betweenness(), [0, 0, 8, 9, 8, 0, 0])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).betweenness().isEmpty)
    #expect(try SmallGraphs.empty(1).betweenness()[0] == 0)
    #expect(try SmallGraphs.path(2).betweenness(scale: .normalized).reason(at: 0) == .tooFewNodes)
    #expect(try SmallGraphs.path(2).betweennessCentralization() == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.empty(0).betweennessCentralization() == .undefined(.emptyGraph))
    #expect(try SmallGraphs.empty(3).betweennessCentralization() == 0)
    expectClose(try SmallGraphs.star(6).betweennessCentralization(), 1)
  }

  @Test(arguments: [TieLength.unit, .weight, .inverseWeight])
  func equalsItsDefinitionOnEverySmallGraph(length: TieLength) throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let scores = try graph.betweenness(length: length)
      expectClose(scores, naiveBetweenness(graph, length: length), "\(graph.sketch)")
    }
  }

  @Test func centralizationIsAShare() throws {
    for graph in SmallGraphs.everything where graph.nodeCount > 2 {
      let share = try #require(try graph.betweennessCentralization().value)
      #expect(share >= -1e-12 && share <= 1 + 1e-12, "\(graph.sketch)")
    }
  }

  @Test func waysOfEqualLengthTieInSpiteOfRounding() throws {
    // 0–1–3 is 0.1 + 0.2, which is not 0.3 as a Double; 0–2–3 is 0.15 + 0.15.
    let edges = [
      Graph.Edge(0, 1, weight: 0.1), Graph.Edge(1, 3, weight: 0.2), Graph.Edge(0, 3, weight: 0.3),
    ]
    let graph = SmallGraphs.make(4, edges: edges, false)
    expectClose(try graph.betweenness(length: .weight), [0, 0.5, 0, 0])
  }

  @Test func tinyAndHugeLengthsDoNotLeadInCircles() throws {
    let edges = [
      Graph.Edge(0, 1, weight: 1e100), Graph.Edge(1, 2, weight: 1e-100),
      Graph.Edge(2, 3, weight: 1e-100), Graph.Edge(3, 4, weight: 1e100),
    ]
    let graph = SmallGraphs.make(5, edges: edges, false)
    expectClose(try graph.betweenness(length: .weight), [0, 3, 4, 3, 0])
    expectClose(try graph.betweenness(length: .inverseWeight), [0, 3, 4, 3, 0])
  }

  @Test func tooManyWaysToCountIsUndefined() throws {
    // Every node of a layer of three is tied to every node of the next: 3 to the 660th ways.
    let pairs = (0..<660 * 3).flatMap { node in
      (0..<3).map { (node, (node / 3 + 1) * 3 + $0) }
    }
    let chain = SmallGraphs.make(661 * 3, pairs, true)
    #expect(try chain.betweenness().reason(at: 0) == .tooLarge)
  }

  @Test(arguments: 1...6) func properties(seed: UInt64) throws {
    let directed = seed % 2 == 0
    let graph = SmallGraphs.random(
      30, density: 0.1, directed: directed, weighted: true, seed: seed)
    for length in [TieLength.unit, .weight] {
      let scores = try graph.betweenness(length: length)
      var generator = SeededGenerator(seed: seed)
      var order = Array(graph.nodes)
      generator.shuffle(&order)
      let moved = try graph.relabeled(order).betweenness(length: length)
      for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
      expectClose(try graph.reversed().betweenness(length: length), Array(scores))
      expectClose(
        try graph.disjointUnion(with: graph).betweenness(length: length),
        Array(scores) + Array(scores))
      // What lies strictly between adds up to the distances less one step.
      if length == .unit {
        let paths = NaivePaths(graph)
        let inner = paths.distance.joined().filter { $0.isFinite && $0 > 0 }.reduce(0) {
          $0 + $1 - 1
        }
        expectClose(scores.compactMap { $0 }.reduce(0, +), directed ? inner : inner / 2)
      }
    }
    #expect(try graph.betweenness() == graph.unweighted().betweenness(length: .weight))
  }

  @Test(arguments: [TieLength.unit, .weight])
  func sameBitsAtAnyNumberOfThreads(length: TieLength) throws {
    let graph = SmallGraphs.random(200, density: 0.02, directed: true, weighted: true, seed: 7)
    let one = try graph.betweenness(length: length, monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.betweenness(length: length, monitor: Monitor(threads: threads)) == one)
    }
  }

  @Test func tellsHowFarItIsAndStopsWhenAsked() throws {
    let graph = SmallGraphs.random(300, density: 0.02, directed: false, seed: 1)
    try expectMonotoneProgress { _ = try graph.betweenness(monitor: $0) }
    #expect(throws: MeasureError.cancelled) {
      try graph.betweenness(monitor: Monitor(isCancelled: { true }))
    }
  }

  @Test func catalogueOptions() throws {
    var input = MeasureInput(SmallGraphs.star(5), options: ["betweenness.scale": "normalized"])
    let found = try Measure.betweenness.compute(input).nodeColumn("betweenness")
    #expect(found == .scores(NodeScores([1.0, 0, 0, 0, 0])))
    input.options = ["betweenness.scale": "other"]
    #expect(throws: MeasureError.self) { try Measure.betweenness.compute(input) }
  }
}

private func naiveBetweenness(_ graph: Graph, length: TieLength) -> [Double?] {
  let paths = NaivePaths(graph, length: length)
  return graph.nodes.map { v in
    var sum = 0.0
    for s in graph.nodes { for t in graph.nodes { sum += paths.share(s, t, through: v) } }
    return graph.isDirected ? sum : sum / 2
  }
}
