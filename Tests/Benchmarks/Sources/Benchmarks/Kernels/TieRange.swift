// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// The answer is the range of each tie in order of nodes, not a number where it is a bridge.
  static let tieRange = Kernel(
    undirected: "tie-range", run: { try $0.tieRanges(monitor: $1.monitor) },
    answer: { [Double](scores: $0) })
}
