// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let effectiveSize = Kernel(
    undirected: "effective-size", run: { try $0.effectiveSize(monitor: $1.monitor) },
    answer: { [Double](scores: $0) })
}
