// SPDX-License-Identifier: Apache-2.0

/// The command line asks for something there is not.
struct UsageError: Error, Hashable {
  /// What is wrong, in a sentence.
  let message: String
  /// What may have been meant.
  var suggestion: String?
  /// The verb whose help tells more.
  var verb: String?

  /// A word that is not one of those known, with the nearest of them.
  static func unknown(
    _ what: String, _ word: String, known: [String], prefix: String = "", verb: String? = nil
  ) -> UsageError {
    let nearest = Spelling.nearest(to: word, among: known)
    return UsageError(
      message: "There is no \(what) \(prefix)\(word.printable).",
      suggestion: nearest.map { "Did you mean \(prefix)\($0)?" }, verb: verb)
  }
}
