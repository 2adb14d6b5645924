// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let cutPoints = Kernel(
    undirected: "cut-points", run: { try $0.cutPoints(monitor: $1.monitor) },
    answer: { $0.map { $0 ? 1 : 0 } })
}
