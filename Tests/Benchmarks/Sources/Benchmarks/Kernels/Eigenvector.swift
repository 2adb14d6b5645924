// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let eigenvector = Kernel(
    undirected: "eigenvector", run: { try $0.eigenvectorCentrality(monitor: $1.monitor) },
    answer: { [Double](scores: $0) })
}
