// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// Each within 0.01 but for a chance of 0.1.
  static let sampledBetweenness = Kernel(
    undirected: "sampled-betweenness",
    run: {
      try $0.sampledBetweenness(
        error: 0.01, failure: 0.1, size: .adaptive, seed: $1.seed, monitor: $1.monitor)
    },
    answer: { [Double](scores: $0.scores) })
}
