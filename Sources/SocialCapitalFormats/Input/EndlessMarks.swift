// SPDX-License-Identifier: Apache-2.0

/// Finds more accents and other marks on one letter than any script has.
///
/// Texts are the same in whatever order marks stand that do not touch. Putting marks in order, in each
/// comparison, takes time that grows with the square of their number: half a megabyte of them would
/// take minutes. Unicode's text for streams has at most thirty.
///
/// ## Reference
/// K. Whistler, "Unicode normalization forms", Unicode Standard Annex #15, §13.
struct EndlessMarks {
  /// The most marks that may follow each other.
  static let most = 256
  static let message = "More than \(most) accents or other marks follow one letter."

  /// Where the last characters beyond ASCII began and ended.
  private var run = 0..<0
  private var count = 0

  /// Whether a character beyond ASCII is one mark too many.
  ///
  /// Few texts go on for long without a space, a comma or a line end, so that few characters need to be
  /// looked up.
  @inline(__always)
  mutating func end(with bytes: Span<UInt8>, _ offset: Int, _ length: Int) -> Bool {
    run = (run.upperBound == offset ? run.lowerBound : offset)..<offset + length
    // A mark has two bytes at least.
    if run.count <= 2 * Self.most {
      count = 0
      return false
    }
    return isTooMany(bytes.text(offset, offset + length))
  }

  private mutating func isTooMany(_ character: String) -> Bool {
    let isMark = character.unicodeScalars.allSatisfy {
      $0.properties.canonicalCombiningClass != .notReordered
    }
    count = isMark ? count + 1 : 0
    return count > Self.most
  }

  /// Whether there are any in a text that was written with references or escapes.
  static func are(in text: String) -> Bool {
    text.utf8.count > 2 * most && are(in: ContiguousArray(text.utf8).span)
  }

  static func are(in bytes: Span<UInt8>) -> Bool {
    bytes.count > 2 * most
      && UTF8Validation.firstFault(in: bytes, from: 0)?.kind == .endlessMarks
  }
}
