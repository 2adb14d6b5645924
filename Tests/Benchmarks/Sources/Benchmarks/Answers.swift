// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension [Double] {
  /// Scores as peers give them, not a number where undefined.
  init<Subject>(scores: Scores<Subject>) { self = scores.map { $0 ?? .nan } }

  /// A quantity as peers give it.
  init(_ quantity: Quantity) { self = [quantity.value ?? .nan] }
}
