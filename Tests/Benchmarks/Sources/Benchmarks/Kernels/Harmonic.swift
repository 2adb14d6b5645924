// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Kernel {
  static let harmonic = Kernel(
    "harmonic", run: { try $0.harmonic(monitor: $1.monitor) }, answer: { [Double](scores: $0) })
}
