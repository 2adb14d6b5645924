// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// The graph beside one in which every twentieth tie goes to node 0, 999 times renamed.
  static let qap = Kernel(
    "qap",
    ready: { workload in
      let graph = try workload.graph()
      let pairs = graph.edges.map { edge in
        (edge.source, (edge.source + edge.target) % 20 == 0 ? 0 : edge.target)
      }
      let other = try Graph(nodeCount: graph.nodeCount, pairs: pairs, isDirected: true)
      return Pair(one: graph, other: other)
    },
    run: { pair, workload in
      try pair.one.qapCorrelation(
        with: pair.other, draws: 999, seed: workload.seed, monitor: workload.monitor)
    },
    answer: { (test: RandomizationTest) in
      [test.observed, test.mean, test.standardDeviation].map { $0.value ?? .nan }
    })

  private struct Pair {
    let one: Graph
    let other: Graph
  }
}
