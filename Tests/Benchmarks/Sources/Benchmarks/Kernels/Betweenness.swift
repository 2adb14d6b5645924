// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let betweenness = Kernel(
    "betweenness", run: { try $0.betweenness(monitor: $1.monitor) },
    answer: { [Double](scores: $0) })
}
