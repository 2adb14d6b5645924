// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Local clustering")
struct LocalClusteringTests {
  static let tailed = SmallGraphs.make(5, [(0, 1), (1, 2), (0, 2), (2, 3)], false)

  @Test func byHand() throws {
    // Node 2 has three contacts, of whose three pairs one is tied.
    expectClose(try Self.tailed.localClustering(), [1, 1, 1.0 / 3, nil, nil])
    expectClose(try Self.tailed.meanLocalClustering(), 7.0 / 9)
    expectClose(try Self.tailed.meanLocalClustering(fillingWithZeros: true), 7.0 / 15)
    let scores = try Self.tailed.localClustering()
    #expect(scores.reason(at: 3) == .tooFewTies)
    #expect(scores.reason(at: 4) == .isolate)
  }

  @Test func weightsByHand() throws {
    // At node 2, weights 1 (to 0), 3 (to 1) and 4 (to 3): (1 + 3) ÷ (8 · 2).
    let graph = SmallGraphs.make(
      4,
      edges: [
        .init(0, 1, weight: 2), .init(1, 2, weight: 3), .init(0, 2, weight: 1),
        .init(2, 3, weight: 4),
      ], false)
    expectClose(try graph.localClustering(weighting: .barrat), [1, 1, 0.25, nil])
    // The triangle's intensity is ³√(2·3·1) ÷ 4 everywhere.
    let intensity = 0.4542801482080349
    expectClose(
      try graph.localClustering(weighting: .onnela), [intensity, intensity, intensity / 3, nil])
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    expectClose(
      try ReferenceTown.weak.meanLocalClustering(fillingWithZeros: true), 0.208333, absolute: 5e-7)
    #expect(
      try ReferenceTown.weighted.localClustering() == ReferenceTown.weak.localClustering())
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).meanLocalClustering() == .undefined(.emptyGraph))
    #expect(
      try SmallGraphs.empty(0).meanLocalClustering(fillingWithZeros: true)
        == .undefined(.emptyGraph))
    #expect(try SmallGraphs.path(2).meanLocalClustering() == .undefined(.tooFewTies))
    #expect(try SmallGraphs.path(2).meanLocalClustering(fillingWithZeros: true) == 0)
    for weighting in ClusteringWeighting.allCases {
      expectClose(
        try SmallGraphs.complete(4).localClustering(weighting: weighting), [1, 1, 1, 1])
    }
    for weight in [1e-100, 1e100] {
      let tiny = SmallGraphs.make(
        3, edges: SmallGraphs.complete(3).edges.map { .init($0.source, $0.target, weight: weight) },
        false)
      for weighting in ClusteringWeighting.allCases {
        expectClose(try tiny.localClustering(weighting: weighting), [1, 1, 1])
      }
    }
  }

  @Test(arguments: ClusteringWeighting.allCases)
  func equalsItsDefinitionOnEverySmallGraph(weighting: ClusteringWeighting) throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      for graph in [plain, SmallGraphs.weighted(plain, seed: UInt64(number))] {
        let scores = try graph.localClustering(weighting: weighting)
        expectClose(scores, naive(graph, weighting), "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(15, density: 0.3, directed: true, weighted: true, seed: seed)
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    for weighting in ClusteringWeighting.allCases {
      let scores = try graph.localClustering(weighting: weighting)
      let moved = try graph.relabeled(order).localClustering(weighting: weighting)
      for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
      expectClose(try graph.reversed().localClustering(weighting: weighting), Array(scores))
      expectClose(
        try graph.disjointUnion(with: graph).localClustering(weighting: weighting),
        Array(scores) + Array(scores))
      let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 7) }
      expectClose(
        try SmallGraphs.make(15, edges: scaled, true).localClustering(weighting: weighting),
        Array(scores))
      for case let score? in scores { #expect(score >= 0 && score <= 1 + 1e-12) }
    }
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let graph = try Graph.holmeKim(
      nodeCount: 1500, edgesPerNode: 4, triadFormation: 0.5, seed: 4)
    let scores = try graph.localClustering(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.localClustering(monitor: Monitor(threads: threads)) == scores)
    }
  }

  @Test func catalogueEntriesAndCancelling() throws {
    let result = try Measure.meanLocalClustering.compute(MeasureInput(Self.tailed))
    expectClose(result.value("mean-local-clustering") ?? 0, 7.0 / 9)
    expectClose(result.value("mean-local-clustering-zero-filled") ?? 0, 7.0 / 15)
    var input = MeasureInput(ReferenceTown.weighted)
    input.options = ["local-clustering.weights": "barrat"]
    let column = try Measure.localClustering.compute(input).nodeColumn("local-clustering")
    #expect(
      column == .scores(try ReferenceTown.weighted.localClustering(weighting: .barrat)))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).localClustering(monitor: Monitor(isCancelled: { true }))
    }
  }

  private func naive(_ graph: Graph, _ weighting: ClusteringWeighting) -> [Double?] {
    let w = graph.weakView().matrix
    let largest = w.joined().max() ?? 0
    return graph.nodes.map { i in
      let contacts = graph.nodes.filter { w[i][$0] != 0 }
      let d = Double(contacts.count)
      if d < 2 { return nil }
      var sum = 0.0
      for j in contacts {
        for h in contacts where h > j && w[j][h] != 0 {
          switch weighting {
          case .ignored: sum += 1
          case .barrat: sum += w[i][j] + w[i][h]
          case .onnela: sum += cubeRoot(w[i][j] * w[j][h] * w[i][h] / (largest * largest * largest))
          }
        }
      }
      return weighting == .barrat
        ? sum / (contacts.reduce(0) { $0 + w[i][$1] } * (d - 1)) : sum / (d * (d - 1) / 2)
    }
  }

  /// Newton's method, from above.
  private func cubeRoot(_ x: Double) -> Double {
    var root = 1.0
    for _ in 0..<200 { root = (2 * root + x / (root * root)) / 3 }
    return root
  }
}
