// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// The answer is whether each tie is one, in order of nodes.
  static let localBridges = Kernel(
    undirected: "local-bridges", run: { try $0.localBridges(monitor: $1.monitor) },
    answer: { $0.flags.map { $0 ? 1 : 0 } })
}
