// SPDX-License-Identifier: Apache-2.0

/// A running sum that keeps the bits plain addition would lose (Neumaier 1974).
///
/// The error of the sum does not grow with the number of terms as long as they are not
/// wildly cancelling, so an average over a million ties is as good as one over ten.
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  /// The sum so far.
  var value: Double { sum + lost }

  /// Adds a term.
  mutating func add(_ term: Double) {
    let next = sum + term
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}
