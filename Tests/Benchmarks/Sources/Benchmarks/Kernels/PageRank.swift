// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let pageRank = Kernel(
    "pagerank", run: { try $0.pageRank(tolerance: 1e-10, monitor: $1.monitor) },
    answer: { [Double](scores: $0) })
}
