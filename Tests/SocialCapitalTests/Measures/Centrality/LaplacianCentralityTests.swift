// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Laplacian centrality")
struct LaplacianCentralityTests {
  @Test func byHand() {
    // Middle of a path of three: d² + d + 2Σd = 4 + 2 + 2·2 = 10; an end: 1 + 1 + 2·2 = 6.
    expectClose(SmallGraphs.path(3).laplacianCentrality(), [6, 10, 6])
    #expect(SmallGraphs.empty(0).laplacianCentrality().isEmpty)
    expectClose(SmallGraphs.empty(1).laplacianCentrality(), [0])
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
}
