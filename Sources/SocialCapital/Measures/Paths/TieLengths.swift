// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The length of each outgoing arc, in the order of `outgoing.targets`, or `nil` where every arc
  /// is one step.
  ///
  /// Weights lie within 10⁻¹⁰⁰ … 10¹⁰⁰, so lengths do too and no sum of them overflows.
  func arcLengths(_ length: TieLength) -> ContiguousArray<Double>? {
    guard let weights = outgoing.weights else { return nil }
    switch length {
    case .unit: return nil
    case .weight: return weights
    case .inverseWeight: return ContiguousArray(weights.lazy.map { 1 / $0 })
    }
  }
}
