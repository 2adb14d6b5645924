// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let labelPropagation = Kernel(
    undirected: "label-propagation",
    run: { try $0.labelPropagation(seed: $1.seed, monitor: $1.monitor) },
    answer: { $0.membership.map(Double.init) })
}
