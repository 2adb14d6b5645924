// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let leiden = Kernel(
    undirected: "leiden", run: { try $0.leiden(seed: $1.seed, monitor: $1.monitor) },
    answer: { $0.membership.map(Double.init) })
}
