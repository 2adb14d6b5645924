// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Harmonic centrality")
struct HarmonicTests {
  @Test func byHand() throws {
    // From the end of a path of three: 1 + 1/2, over 2 others.
    expectClose(try SmallGraphs.path(3).harmonic(), [0.75, 1, 0.75])
    expectClose(try SmallGraphs.path(3).harmonic(isNormalized: false), [1.5, 2, 1.5])
    // A path of three, a pair and an isolate; six nodes.
    let pieces = SmallGraphs.make(6, [(0, 1), (1, 2), (3, 4)], false)
    expectClose(try pieces.harmonic(), [0.3, 0.4, 0.3, 0.2, 0.2, 0])
  }

  @Test func followsOutgoingTies() throws {
    let line = SmallGraphs.path(3, directed: true)
    expectClose(try line.harmonic(), [0.75, 0.5, 0])
    expectClose(try line.reversed().harmonic(), [0, 0.5, 0.75])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).harmonic().isEmpty)
    #expect(try SmallGraphs.empty(1).harmonic().reason(at: 0) == .tooFewNodes)
    #expect(try SmallGraphs.empty(1).harmonic(isNormalized: false)[0] == 0)
    expectClose(try SmallGraphs.empty(2).harmonic(), [0, 0])
    #expect(try SmallGraphs.empty(2).harmonicCentralization() == .undefined(.tooFewNodes))
    expectClose(try SmallGraphs.star(7).harmonicCentralization(), 1)
    expectClose(try SmallGraphs.star(7, directed: true).harmonicCentralization(), 1)
    expectClose(try SmallGraphs.complete(4).harmonicCentralization(), 0)
  }

  @Test(arguments: [TieLength.unit, .weight, .inverseWeight])
  func equalsItsDefinitionOnEverySmallGraph(length: TieLength) throws {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.nodeCount > 1 {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let distance = NaivePaths(graph, length: length).distance
      let expected = distance.map { row in
        row.filter { $0 > 0 }.reduce(0) { $0 + 1 / $1 } / Double(graph.nodeCount - 1)
      }
      expectClose(try graph.harmonic(length: length), expected, "\(graph.sketch)")
    }
  }

  @Test func centralizationIsAShare() throws {
    for graph in SmallGraphs.everything where graph.nodeCount > 2 {
      let share = try #require(try graph.harmonicCentralization().value)
      #expect(share >= -1e-12 && share <= 1 + 1e-12, "\(graph.sketch)")
    }
  }

  /// More sources than searches that run at once, reached by pushing and by pulling.
  @Test(arguments: [0.0015, 0.01]) func manySourcesEqualOneSearchEach(density: Double) throws {
    let graph = SmallGraphs.random(1100, density: density, directed: true, seed: 3)
    let scores = try graph.harmonic(isNormalized: false)
    for source in stride(from: 0, to: 1100, by: 97) {
      let sum = graph.distances(from: source).reduce(0.0) {
        $0 + ($1.map { $0 > 0 ? 1 / $0 : 0 } ?? 0)
      }
      expectClose(scores.quantity(at: source), sum)
    }
  }

  @Test(arguments: 1...6) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(
      40, density: 0.06, directed: seed % 2 == 0, weighted: true, seed: seed)
    for length in [TieLength.unit, .weight] {
      let scores = try graph.harmonic(length: length, isNormalized: false)
      var generator = SeededGenerator(seed: seed)
      var order = Array(graph.nodes)
      generator.shuffle(&order)
      let moved = try graph.relabeled(order).harmonic(length: length, isNormalized: false)
      for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
      expectClose(
        try graph.disjointUnion(with: graph).harmonic(length: length, isNormalized: false),
        Array(scores) + Array(scores))
    }
    for score in try graph.harmonic() { #expect((score ?? -1) >= 0 && (score ?? 2) <= 1) }
  }

  @Test(arguments: [TieLength.unit, .weight])
  func sameBitsAtAnyNumberOfThreads(length: TieLength) throws {
    // More nodes than two chunks hold: 512 sources in steps, 32 in lengths.
    let count = length == .unit ? 1100 : 150
    let graph = SmallGraphs.random(
      count, density: 4 / Double(count), directed: true, weighted: true, seed: 7)
    let one = try graph.harmonic(length: length, monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.harmonic(length: length, monitor: Monitor(threads: threads)) == one)
    }
  }

  @Test func tellsHowFarItIsAndStopsWhenAsked() throws {
    let graph = SmallGraphs.random(1300, density: 0.002, directed: false, seed: 1)
    try expectMonotoneProgress { _ = try graph.harmonic(monitor: $0) }
    #expect(throws: MeasureError.cancelled) {
      try graph.harmonic(monitor: Monitor(isCancelled: { true }))
    }
  }
}
