// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let constraint = Kernel(
    undirected: "constraint", run: { try $0.constraint(monitor: $1.monitor) },
    answer: { [Double](scores: $0) })
}
