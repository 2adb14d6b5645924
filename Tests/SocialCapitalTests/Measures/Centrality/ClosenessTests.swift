// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Closeness")
struct ClosenessTests {
  @Test func byHand() throws {
    // From the end of a path of three: 2 ÷ (1 + 2).
    expectClose(try SmallGraphs.path(3).closeness(), [2.0 / 3, 1, 2.0 / 3])
    // A path of three, a pair and an isolate: the end of the path reaches 2 of 5 others.
    let pieces = SmallGraphs.make(6, [(0, 1), (1, 2), (3, 4)], false)
    expectClose(try pieces.closeness(), [2.0 / 5 * 2 / 3, 0.4, 2.0 / 5 * 2 / 3, 0.2, 0.2, 0])
  }

  @Test func followsOutgoingTies() throws {
    let line = SmallGraphs.path(3, directed: true)
    expectClose(try line.closeness(), [2.0 / 3, 0.5, 0])
    expectClose(try line.reversed().closeness(), [0, 0.5, 2.0 / 3])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).closeness().isEmpty)
    #expect(try SmallGraphs.empty(1).closeness().reason(at: 0) == .tooFewNodes)
    expectClose(try SmallGraphs.empty(2).closeness(), [0, 0])
    #expect(try SmallGraphs.path(2).closenessCentralization() == .undefined(.tooFewNodes))
    expectClose(try SmallGraphs.star(7).closenessCentralization(), 1)
    expectClose(try SmallGraphs.star(7, directed: true).closenessCentralization(), 1)
    expectClose(try SmallGraphs.ring(5).closenessCentralization(), 0)
  }

  @Test(arguments: [TieLength.unit, .weight, .inverseWeight])
  func equalsItsDefinitionOnEverySmallGraph(length: TieLength) throws {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.nodeCount > 1 {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let expected = NaivePaths(graph, length: length).distance.map { row in
        let finite = row.filter { $0 > 0 && $0.isFinite }
        let r = Double(finite.count)
        return r == 0 ? 0 : r * r / finite.reduce(0, +) / Double(graph.nodeCount - 1)
      }
      expectClose(try graph.closeness(length: length), expected, "\(graph.sketch)")
    }
  }

  @Test func centralizationIsAShare() throws {
    for graph in SmallGraphs.everything where graph.nodeCount > 2 {
      let share = try #require(try graph.closenessCentralization().value)
      #expect(share >= -1e-12 && share <= 1 + 1e-12, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...6) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(
      40, density: 0.06, directed: seed % 2 == 0, weighted: true, seed: seed)
    let scores = try graph.closeness()
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let moved = try graph.relabeled(order).closeness()
    for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
    // The harmonic mean of distances is at most their mean.
    for (near, harmonic) in zip(scores, try graph.harmonic()) {
      #expect((near ?? 1) <= (harmonic ?? 0) + 1e-12)
    }
    // Twice the length, half the closeness.
    let doubled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 2) }
    expectClose(
      try SmallGraphs.make(40, edges: doubled, graph.isDirected).closeness(length: .weight),
      try graph.closeness(length: .weight).map { $0.map { $0 / 2 } })
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let graph = SmallGraphs.random(150, density: 0.03, directed: true, weighted: true, seed: 7)
    for length in [TieLength.unit, .weight] {
      let one = try graph.closeness(length: length, monitor: Monitor(threads: 1))
      for threads in [2, 7] {
        #expect(try graph.closeness(length: length, monitor: Monitor(threads: threads)) == one)
      }
    }
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.star(5).closeness(monitor: Monitor(isCancelled: { true }))
    }
  }
}
