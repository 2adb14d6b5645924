// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let keyPlayers = Kernel(
    undirected: "key-players",
    run: { try $0.keyPlayers(10, for: .positive, monitor: $1.monitor) },
    answer: { found in [found.value.value ?? .nan] + found.members.map(Double.init) })
}
