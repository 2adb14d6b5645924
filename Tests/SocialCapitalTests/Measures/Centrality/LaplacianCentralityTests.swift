// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Laplacian centrality")
struct LaplacianCentralityTests {
  @Test func byHand() {
    // Middle of a path of three: d² + d + 2Σd = 4 + 2 + 2·2 = 10; an end: 1 + 1 + 2·2 = 6.
    expectClose(SmallGraphs.path(3).laplacianCentrality(), [6, 10, 6])
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).laplacianCentrality().isEmpty)
    expectClose(SmallGraphs.empty(1).laplacianCentrality(), [0])
    expectClose(SmallGraphs.empty(3).laplacianCentrality(), [0, 0, 0])
    // Weights of 1/2 and a loop: half of everything, squared.
    let edges = [(0, 1), (1, 2), (1, 1)].map { Graph.Edge($0, $1, weight: 0.5) }
    expectClose(
      SmallGraphs.make(4, edges: edges, false).laplacianCentrality(), [1.5, 2.5, 1.5, 0])
  }

  @Test func isTheDropOfEnergyOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      for graph in [plain, SmallGraphs.weighted(plain, seed: UInt64(number))] {
        let view = graph.weakView()
        let whole = energy(view.matrix, without: nil)
        let expected = view.nodes.map { whole - energy(view.matrix, without: $0) }
        expectClose(graph.laplacianCentrality(), expected, "\(graph.sketch)")
      }
    }
  }

  /// The sum of squared entries of the Laplacian, which is that of its squared eigenvalues.
  private func energy(_ w: [[Double]], without gone: Int?) -> Double {
    let left = w.indices.filter { $0 != gone }
    return left.reduce(0) { sum, i in
      let degree = left.reduce(0) { $0 + w[i][$1] }
      return sum + degree * degree + left.reduce(0) { $0 + w[i][$1] * w[i][$1] }
    }
  }

  @Test func centralization() {
    // On three the star falls short by 4 and 4, which is the most.
    expectClose(SmallGraphs.path(3).laplacianCentralization(), 1)
    expectClose(SmallGraphs.ring(5).laplacianCentralization(), 0)
    #expect(SmallGraphs.path(2).laplacianCentralization() == .undefined(.tooFewNodes))
    // Direction and weights are ignored.
    expectClose(SmallGraphs.star(4, directed: true).laplacianCentralization(), 1)
    // On seven nodes a star of pairs, 264, passes the star, 240; on six one leaf stays alone.
    let seven = (1...6).map { (0, $0) } + [(1, 2), (3, 4), (5, 6)]
    expectClose(SmallGraphs.make(7, seven, false).laplacianCentralization(), 1)
    expectClose(SmallGraphs.star(7).laplacianCentralization(), 240.0 / 264)
    let six = (1...5).map { (0, $0) } + [(1, 2), (3, 4)]
    expectClose(SmallGraphs.make(6, six, false).laplacianCentralization(), 1)
  }

  /// The most that any graph of three, four, five and six nodes falls short is what scores are divided by.
  @Test(arguments: [3, 4, 5, 6]) func centralizationIsAtMostOne(nodes: Int) {
    var largest = 0.0
    // Of graphs on six nodes those in which node 0 knows all others: no other reaches the most.
    let graphs =
      nodes < 6
      ? Array(SmallGraphs.all(nodes: nodes, directed: false))
      : SmallGraphs.all(nodes: 5, directed: false).map { rest in
        SmallGraphs.make(
          6, rest.edges.map { ($0.source + 1, $0.target + 1) } + (1...5).map { (0, $0) }, false)
      }
    for graph in graphs { largest = max(largest, graph.laplacianCentralization().value ?? 0) }
    expectClose(largest, 1)
  }
}
