// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let triadCensus = Kernel(
    "triad-census", run: { try $0.triadCensus(monitor: $1.monitor) }, answer: { $0.all })
}
