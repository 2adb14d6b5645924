// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What of a name people see: used to find names that were probably meant to be the same.
enum NameFolding {
  /// The letters and digits of a name without case and accents; empty where it has none.
  ///
  /// A name without letters keeps its signs, for 1.2 is not 12.
  static func folded(_ name: String) -> String {
    let plain = name.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    let scalars = plain.unicodeScalars
    let hasLetters = scalars.contains { $0.properties.isAlphabetic }
    let kept = scalars.filter { scalar in
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
      return !hasLetters && !scalar.properties.isWhitespace
        && scalar.properties.generalCategory != .format
    }
    return String(String.UnicodeScalarView(kept))
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
