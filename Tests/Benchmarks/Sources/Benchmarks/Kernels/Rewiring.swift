// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  /// Twenty tries a tie; the answer is the ties drawn, by source and target.
  static let rewiring = Kernel(
    "rewiring", run: { try $0.drawn(from: .degrees, seed: $1.seed) },
    answer: { $0.edges.flatMap { [Double($0.source), Double($0.target)] } })
}
