// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("PageRank")
struct PageRankTests {
  @Test func byHand() throws {
    // One tie 0→1: p₀ = (0.15 + 0.85 p₁)/2 and p₁ = p₀ + 0.85 p₀, so p₀ = 1 ÷ 2.85.
    expectClose(try SmallGraphs.path(2, directed: true).pageRank(), [1 / 2.85, 1.85 / 2.85])
    expectClose(try SmallGraphs.ring(4, directed: true).pageRank(), [0.25, 0.25, 0.25, 0.25])
    // A star of n nodes: the centre holds (0.15/n + 0.85) ÷ 1.85.
    let centre = (0.15 / 5 + 0.85) / 1.85
    let leaf = (1 - centre) / 4
    expectClose(try SmallGraphs.star(5).pageRank(), [centre, leaf, leaf, leaf, leaf])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).pageRank().isEmpty)
    expectClose(try SmallGraphs.empty(1).pageRank(), [1])
    expectClose(try SmallGraphs.empty(4).pageRank(), [0.25, 0.25, 0.25, 0.25])
    expectClose(try SmallGraphs.star(3).pageRank(damping: 0), [1.0 / 3, 1.0 / 3, 1.0 / 3])
    #expect(try SmallGraphs.path(2).pageRankCentralization() == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.empty(0).pageRankCentralization() == .undefined(.emptyGraph))
    #expect(try SmallGraphs.star(3).pageRankCentralization(damping: 0) == .undefined(.zeroVariance))
  }

  @Test func weightsCountAsShares() throws {
    let edges = [
      Graph.Edge(0, 1, weight: 3e-90), Graph.Edge(0, 2, weight: 1e-90),
      Graph.Edge(1, 0, weight: 1e90), Graph.Edge(2, 0, weight: 7),
    ]
    let scores = try SmallGraphs.make(3, edges: edges, true).pageRank()
    // 1 gets ¾ and 2 gets ¼ of what 0 passes on.
    let zero = try #require(scores[0])
    expectClose(scores.quantity(at: 1), 0.05 + 0.85 * 0.75 * zero)
    expectClose(scores.quantity(at: 2), 0.05 + 0.85 * 0.25 * zero)
  }

  @Test func starsAreFullyCentralized() throws {
    expectClose(try SmallGraphs.star(6).pageRankCentralization(), 1)
    expectClose(try SmallGraphs.star(6, directed: true).reversed().pageRankCentralization(), 1)
    expectClose(try SmallGraphs.ring(6).pageRankCentralization(), 0)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.nodeCount > 0 {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let scores = try graph.pageRank()
      expectClose(scores, naivePageRank(graph), relative: 1e-11, "\(graph.sketch)")
      expectClose(scores.compactMap { $0 }.reduce(0, +), 1)
    }
  }

  @Test func centralizationIsAShare() throws {
    for graph in SmallGraphs.everything where graph.nodeCount > 2 {
      let share = try #require(try graph.pageRankCentralization().value)
      #expect(share >= -1e-9 && share <= 1 + 1e-9, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...6) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(
      40, density: 0.06, directed: seed % 2 == 0, weighted: true, seed: seed)
    let scores = try graph.pageRank()
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let moved = try graph.relabeled(order).pageRank()
    for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 7) }
    expectClose(
      try SmallGraphs.make(40, edges: scaled, graph.isDirected).pageRank(), Array(scores))
    // Two copies side by side: the same walk in each half.
    expectClose(
      try graph.disjointUnion(with: graph).pageRank(),
      (Array(scores) + Array(scores)).map { $0.map { $0 / 2 } })
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let graph = SmallGraphs.large(directed: true)
    let one = try graph.pageRank(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.pageRank(monitor: Monitor(threads: threads)) == one)
    }
  }

  @Test func aCoarserToleranceIsNearEnough() throws {
    let graph = SmallGraphs.random(60, density: 0.1, directed: true, seed: 3)
    let exact = Array(try graph.pageRank()).compactMap { $0 }
    let near = Array(try graph.pageRank(tolerance: 1e-6)).compactMap { $0 }
    #expect(near != exact)
    // What is left to go is at most 0.85 ÷ 0.15 times the last changes together.
    #expect(zip(near, exact).reduce(0) { $0 + abs($1.0 - $1.1) } < 1e-6 * 0.85 / 0.15)
  }

  /// A graph large enough for its nodes to be renumbered.
  @Test func aLargeGraphMeetsTheDefinition() throws {
    let graph = SmallGraphs.large(directed: true)
    let scores = try graph.pageRank().compactMap { $0 }
    let n = Double(graph.nodeCount)
    let held = graph.nodes.reduce(0) {
      $0 + (graph.outgoing.degree(of: $1) == 0 ? scores[$1] : 0)
    }
    let sent = graph.nodes.map { graph.outgoing.weights(of: $0).reduce(0, +) }
    var expected = [Double](repeating: (0.15 + 0.85 * held) / n, count: graph.nodeCount)
    for edge in graph.edges {
      expected[edge.target] += 0.85 * scores[edge.source] * edge.weight / sent[edge.source]
    }
    expectClose(NodeScores(scores), expected, absolute: 0)
  }

  @Test func settlesWhereSumsAreRoundedByMoreThanTheTolerance() throws {
    let scores = try SmallGraphs.star(20_001).pageRank()
    let centre = (0.15 / 20_001 + 0.85 * 0.15 * 20_000 / 20_001) / (1 - 0.85 * 0.85)
    expectClose(scores.quantity(at: 0), centre)
    expectClose(scores.quantity(at: 1), (1 - centre) / 20_000, absolute: 0)
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.star(5).pageRank(monitor: Monitor(isCancelled: { true }))
    }
  }
}

/// Solves the definition's equations by elimination.
private func naivePageRank(_ graph: Graph, damping d: Double = 0.85) -> [Double?] {
  let n = graph.nodeCount
  let w = graph.matrix
  let sent = w.map { $0.reduce(0, +) }
  let a = graph.nodes.map { v in
    graph.nodes.map { u in
      (u == v ? 1.0 : 0) - d * (sent[u] == 0 ? 1 / Double(n) : w[u][v] / sent[u])
    }
  }
  return solve(a, graph.nodes.map { _ in (1 - d) / Double(n) })
}
