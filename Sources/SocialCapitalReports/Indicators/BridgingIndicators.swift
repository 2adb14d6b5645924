// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension IndicatorRule {
  static let bridging: [IndicatorRule] = []
}
