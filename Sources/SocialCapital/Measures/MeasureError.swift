// SPDX-License-Identifier: Apache-2.0

/// Why a measure could not be computed at all.
///
/// A quantity that merely has no value on the data is not an error: see ``Undefined``.
@nonexhaustive
public enum MeasureError: Error, Sendable, Hashable {
  /// The monitor asked for the work to stop.
  case cancelled
  /// An option of a measure has a value it cannot have.
  case invalidOption(measure: String, option: String, expected: String)
  /// A measure has no option of this name.
  case unknownOption(measure: String, option: String, known: [String])
}

extension MeasureError: CustomStringConvertible {
  /// What went wrong and what to do, in a sentence.
  public var description: String {
    switch self {
    case .cancelled: "The calculation was stopped."
    case .invalidOption(let measure, let option, let expected):
      "The option \(measure).\(option) must be \(expected)."
    case .unknownOption(let measure, let option, let known):
      known.isEmpty
        ? "The measure \(measure) has no options; there is no \(option)."
        : "The measure \(measure) has no option \(option), only \(known.joined(separator: ", "))."
    }
  }
}
