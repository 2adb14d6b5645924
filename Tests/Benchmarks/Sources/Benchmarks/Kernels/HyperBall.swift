// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// With 128 registers a node; the answer is the harmonic centrality.
  static let hyperBall = Kernel(
    undirected: "hyperball",
    run: { try $0.sketchedDistances(precision: 7, seed: $1.seed, monitor: $1.monitor) },
    answer: { [Double](scores: $0.harmonic) })
}
