// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension Evidence {
  /// The lines about change, where change can be told.
  func growthIndicators() -> [Indicator] { [] }
}
