// SPDX-License-Identifier: Apache-2.0

extension Verb {
  /// Every verb, in the order help lists them; a new one is a file of its own and a word here.
  static let all: [Verb] = [
    report, measure, draw, growth, check, convert, measures, completions, manual,
  ]
}
