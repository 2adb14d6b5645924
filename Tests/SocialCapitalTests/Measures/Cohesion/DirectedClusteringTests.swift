// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Directed local clustering")
struct DirectedClusteringTests {
  @Test func byHand() throws {
    // A cycle is one of the two ways round its triangle.
    expectClose(
      try SmallGraphs.ring(3, directed: true).localClustering(rule: .directed), [0.5, 0.5, 0.5])
    // Node 0 is tied both ways with 1 and sends to 2; 1 sends to 2: 2·1·1 ÷ (3·2 − 2).
    let graph = SmallGraphs.make(4, [(0, 1), (1, 0), (0, 2), (1, 2), (2, 3)], true)
    // At 2, with three ties in or out and none both ways: 2·1·1 ÷ (3·2).
    expectClose(try graph.localClustering(rule: .directed), [0.5, 0.5, 1.0 / 3, nil])
    expectClose(try graph.meanLocalClustering(rule: .directed), 4.0 / 9)
  }

  @Test func weightsByHand() throws {
    // At 0, weights 1 to 1 and 3 to 2, and 2 between them: strength 4 of two ties.
    let graph = SmallGraphs.make(
      3, edges: [.init(0, 1, weight: 1), .init(0, 2, weight: 3), .init(1, 2, weight: 2)], true)
    // One way of two, whatever the weights, as the triangle has all of the strength.
    expectClose(
      try graph.localClustering(rule: .directed, weighting: .barrat), [0.5, 0.5, 0.5])
    // ³√(1·3·2) ÷ 3, over two.
    let intensity = 1.8171205928321397 / 3
    expectClose(
      try graph.localClustering(rule: .directed, weighting: .onnela),
      [intensity / 2, intensity / 2, intensity / 2])
  }

  @Test func edgeCases() throws {
    let empty = try SmallGraphs.empty(2, directed: true).localClustering(rule: .directed)
    #expect(empty.reason(at: 0) == .isolate)
    let mutual = SmallGraphs.make(2, [(0, 1), (1, 0)], true)
    #expect(try mutual.localClustering(rule: .directed).reason(at: 0) == .tooFewTies)
    for weighting in ClusteringWeighting.allCases {
      for weight in [1e-100, 1, 1e100] {
        let edges = SmallGraphs.complete(4, directed: true).edges.map {
          Graph.Edge($0.source, $0.target, weight: weight)
        }
        expectClose(
          try SmallGraphs.make(4, edges: edges, true)
            .localClustering(rule: .directed, weighting: weighting), [1, 1, 1, 1])
      }
    }
  }

  @Test(arguments: ClusteringWeighting.allCases)
  func equalsItsDefinitionOnEverySmallGraph(weighting: ClusteringWeighting) throws {
    for (number, plain) in SmallGraphs.all(nodes: 4, directed: true).enumerated() {
      for graph in [plain, SmallGraphs.weighted(plain, seed: UInt64(number))] {
        expectClose(
          try graph.localClustering(rule: .directed, weighting: weighting),
          naive(graph, weighting), "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: ClusteringWeighting.allCases)
  func isTheSameInAnyDirectionWhereAllTiesAreMutual(weighting: ClusteringWeighting) throws {
    let graph = SmallGraphs.random(15, density: 0.3, directed: false, weighted: true, seed: 3)
    let expected = Array(try graph.localClustering(weighting: weighting))
    expectClose(try graph.localClustering(rule: .directed, weighting: weighting), expected)
    let both = graph.edges + graph.edges.map { .init($0.target, $0.source, weight: $0.weight) }
    expectClose(
      try SmallGraphs.make(15, edges: both, true)
        .localClustering(rule: .directed, weighting: weighting), expected)
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(15, density: 0.3, directed: true, weighted: true, seed: seed)
    for weighting in ClusteringWeighting.allCases {
      let scores = try graph.localClustering(rule: .directed, weighting: weighting)
      expectClose(
        try graph.reversed().localClustering(rule: .directed, weighting: weighting),
        Array(scores))
      for case let score? in scores { #expect(score >= 0 && score <= 1 + 1e-12) }
    }
  }

  @Test func catalogueEntryAndCancelling() throws {
    var input = MeasureInput(ReferenceTown.weighted)
    input.options = ["local-clustering.rule": "directed", "local-clustering.weights": "onnela"]
    let column = try Measure.localClustering.compute(input).nodeColumn("local-clustering")
    #expect(
      column
        == .scores(
          try ReferenceTown.weighted.localClustering(rule: .directed, weighting: .onnela)))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5, directed: true).localClustering(
        rule: .directed, monitor: Monitor(isCancelled: { true }))
    }
  }

  /// ½·((A + Aᵀ)³)ᵢᵢ ÷ (d(d − 1) − 2b) and its weighted forms, by matrices.
  private func naive(_ graph: Graph, _ weighting: ClusteringWeighting) -> [Double?] {
    let w = graph.matrix
    let largest = w.joined().max() ?? 0
    func sums(_ value: (Double) -> Double) -> [[Double]] {
      graph.nodes.map { i in graph.nodes.map { value(w[i][$0]) + value(w[$0][i]) } }
    }
    let ties = sums { $0 == 0 ? 0 : 1 }
    let weights = sums { $0 }
    let roots = sums { $0 == 0 ? 0 : cubeRoot($0 / largest) }
    let (own, other) =
      switch weighting {
      case .ignored: (ties, ties)
      case .barrat: (weights, ties)
      case .onnela: (roots, roots)
      }
    let amounts = weighting == .barrat ? weights : ties
    return graph.nodes.map { i in
      if ties[i].count(where: { $0 != 0 }) < 2 { return nil }
      var (closed, both) = (0.0, 0.0)
      for j in graph.nodes {
        if ties[i][j] == 2 { both += amounts[i][j] }
        for h in graph.nodes { closed += own[i][j] * other[j][h] * other[h][i] }
      }
      return closed / 2 / (amounts[i].reduce(0, +) * (ties[i].reduce(0, +) - 1) - both)
    }
  }

  /// Newton's method, from above.
  private func cubeRoot(_ x: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 { root = (2 * root + x / (root * root)) / 3 }
    return root
  }
}
