// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let louvain = Kernel(
    undirected: "louvain", run: { try $0.louvain(seed: $1.seed, monitor: $1.monitor) },
    answer: { $0.membership.map(Double.init) })
}
