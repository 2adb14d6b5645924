// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What of a name people see: used to find names that were probably meant to be the same.
enum NameFolding {
  /// A name without case, accents and width; a very long one without case.
  static func plain(_ name: String) -> String {
    name.utf8.count > FormatLimits.longestName || name.utf8.allSatisfy { $0 < 0x80 }
      ? name.lowercased()
      : name.folding(
        options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  /// The letters and digits of a name without case and accents; empty where it has none.
  ///
  /// A name without letters keeps its signs, for 1.2 is not 12.
  static func folded(_ name: String) -> String {
    if let folded = foldedASCII(name) { return folded }
    let scalars = plain(name).unicodeScalars
    let hasLetters = scalars.contains { $0.properties.isAlphabetic }
    let kept = scalars.filter { scalar in
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
      return !hasLetters && !scalar.properties.isWhitespace
        && scalar.properties.generalCategory != .format
    }
    return String(String.UnicodeScalarView(kept))
  }

  /// The same of a name of letters that need no tables, as most have; else `nil`.
  private static func foldedASCII(_ name: String) -> String? {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
    let hasLetters = name.utf8.contains(where: isLetter)
    let kept = name.utf8.lazy.filter { byte in
      if isLetter(byte) || 0x30...0x39 ~= byte { return true }
      return !hasLetters && byte != 0x20 && !(0x09...0x0D ~= byte)
    }
    return String(decoding: kept.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Whether a name has spaces at its ends, or characters that cannot be seen.
  static func hasInvisibleCharacters(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    if scalars.first?.properties.isWhitespace == true { return true }
    if scalars.last?.properties.isWhitespace == true { return true }
    return scalars.contains { scalar in
      switch scalar.properties.generalCategory {
      // The joiners belong to emoji and to several scripts.
      case .format: scalar.value != 0x200C && scalar.value != 0x200D
      case .control, .lineSeparator, .paragraphSeparator: true
      case .spaceSeparator: scalar != " "
      default: false
      }
    }
  }
}
