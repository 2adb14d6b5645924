// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// As near as peers come where they can be told.
  static let eigenvector = Kernel(
    undirected: "eigenvector",
    run: { try $0.eigenvectorCentrality(tolerance: 1e-9, monitor: $1.monitor) },
    answer: { [Double](scores: $0) })
}
