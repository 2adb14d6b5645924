// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let localClustering = Kernel(
    undirected: "local-clustering", run: { try $0.localClustering(monitor: $1.monitor) },
    answer: { [Double](scores: $0) })
}
