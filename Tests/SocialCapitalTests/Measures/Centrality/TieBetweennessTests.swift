// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Tie betweenness")
struct TieBetweennessTests {
  @Test func byHand() throws {
    // On a path of four the middle tie joins {0, 1} to {2, 3}: 2·2 pairs; an end tie 1·3.
    expectClose(try SmallGraphs.path(4).tieBetweenness(), [3, 4, 3])
    // A ring of four: each tie has its ends, and half of each of two opposite pairs.
    expectClose(try SmallGraphs.ring(4).tieBetweenness(), [2, 2, 2, 2])
    expectClose(try SmallGraphs.path(3, directed: true).tieBetweenness(), [2, 2])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).tieBetweenness().isEmpty)
    #expect(try SmallGraphs.empty(3).tieBetweenness().isEmpty)
    expectClose(try SmallGraphs.path(2).tieBetweenness(), [1])
    // A detour of 1 + 1 is shorter than a tie of 3.
    let edges = [
      Graph.Edge(0, 1, weight: 1), Graph.Edge(1, 2, weight: 1), Graph.Edge(0, 2, weight: 3),
    ]
    expectClose(
      try SmallGraphs.make(3, edges: edges, false).tieBetweenness(length: .weight), [2, 0, 2])
  }

  @Test(arguments: [TieLength.unit, .weight])
  func equalsItsDefinitionOnEverySmallGraph(length: TieLength) throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      expectClose(
        try graph.tieBetweenness(length: length), naive(graph, length: length), "\(graph.sketch)")
    }
  }

  /// The ways through a node use two of its ties, and those from and to it one.
  @Test(arguments: 1...6) func agreesWithBetweenness(seed: UInt64) throws {
    let graph = SmallGraphs.random(
      40, density: 0.08, directed: seed % 2 == 0, weighted: true, seed: seed)
    for length in [TieLength.unit, .inverseWeight] {
      let ties = try graph.tieBetweenness(length: length)
      var incident = [Double](repeating: 0, count: 40)
      for (edge, score) in zip(graph.edges, ties) {
        incident[edge.source] += score ?? .nan
        incident[edge.target] += score ?? .nan
      }
      let nodes = try graph.betweenness(length: length)
      for node in graph.nodes {
        let out = graph.distances(from: node).definedCount - 1
        let into = graph.reversed().distances(from: node).definedCount - 1
        let ends = Double(graph.isDirected ? out + into : out)
        expectClose(incident[node], 2 * (nodes[node] ?? .nan) + ends)
      }
    }
  }

  @Test(arguments: [TieLength.unit, .weight])
  func sameBitsAtAnyNumberOfThreads(length: TieLength) throws {
    let graph = SmallGraphs.random(200, density: 0.02, directed: false, weighted: true, seed: 7)
    let one = try graph.tieBetweenness(length: length, monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(
        try graph.tieBetweenness(length: length, monitor: Monitor(threads: threads)) == one)
    }
  }

  @Test func tellsHowFarItIsAndStopsWhenAsked() throws {
    let graph = SmallGraphs.random(200, density: 0.02, directed: true, seed: 1)
    try expectMonotoneProgress { _ = try graph.tieBetweenness(monitor: $0) }
    #expect(throws: MeasureError.cancelled) {
      try graph.tieBetweenness(monitor: Monitor(isCancelled: { true }))
    }
  }
}

private func naive(_ graph: Graph, length: TieLength) -> [Double?] {
  let paths = NaivePaths(graph, length: length)
  let d = paths.distance
  func steps(along edge: Graph.Edge) -> Double {
    switch length {
    case .unit: 1
    case .weight: edge.weight
    case .inverseWeight: 1 / edge.weight
    }
  }
  return graph.edges.map { edge in
    var sum = 0.0
    let arcs = [(edge.source, edge.target), (edge.target, edge.source)]
    for (u, v) in arcs.prefix(graph.isDirected ? 1 : 2) {
      for s in graph.nodes {
        for t in graph.nodes where s != t && d[s][t].isFinite {
          if abs(d[s][u] + steps(along: edge) + d[v][t] - d[s][t]) < 1e-9 {
            sum += paths.ways[s][u] * paths.ways[v][t] / paths.ways[s][t]
          }
        }
      }
    }
    return graph.isDirected ? sum : sum / 2
  }
}
