// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let closeness = Kernel(
    undirected: "closeness", run: { try $0.closeness(monitor: $1.monitor) },
    answer: { [Double](scores: $0) })
}
