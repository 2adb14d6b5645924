// SPDX-License-Identifier: Apache-2.0

/// What shows that a text was harmed on its way: decoded wrongly, cut, typed on two keyboards.
enum TextDamage {
  /// What is wrong with a text, the worst first, or `nil` where nothing seems to be.
  static func reason(_ text: String) -> Problem.Reason? {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return hasLostLetter(text) ? .lostCharacters : hasControl(text) ? .invisibleCharacters : nil
    }
    if isDecodedTwice(text) { return .decodedTwice }
    if text.unicodeScalars.contains("\u{FFFD}") || hasLostLetter(text) { return .lostCharacters }
    if mixesAlphabets(text) { return .mixedAlphabets }
    return NameFolding.hasInvisibleCharacters(text) ? .invisibleCharacters : nil
  }

  /// Whether somewhere in a text the bytes that Windows-1252 has for its characters are a character
  /// of UTF-8, as in Ã© for é.
  static func isDecodedTwice(_ text: String) -> Bool {
    var wanted = 0
    for scalar in text.unicodeScalars {
      guard let byte = byte(of: scalar) else {
        wanted = 0
        continue
      }
      if wanted > 0, 0x80...0xBF ~= byte {
        wanted -= 1
        if wanted == 0 { return true }
        continue
      }
      wanted =
        switch byte {
        case 0xC2...0xDF: 1
        case 0xE0...0xEF: 2
        case 0xF0...0xF4: 3
        default: 0
        }
    }
    return false
  }

  /// The byte of a character beyond ASCII in Windows-1252; bytes it has no character for pass.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if 0x80...0xFF ~= scalar.value { return UInt8(scalar.value) }
    return windows[scalar]
  }

  /// What Windows-1252 has from 0x80 to 0x9F (Unicode Consortium, CP1252.TXT).
  private static let windows: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88,
    "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93,
    "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
    "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]

  /// Whether a question mark stands between two letters, as it does for what an old encoding lacks.
  private static func hasLostLetter(_ text: String) -> Bool {
    guard text.utf8.contains(0x3F) else { return false }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.dropFirst().dropLast().contains { place in
      scalars[place] == "?" && scalars[place - 1].properties.isAlphabetic
        && scalars[place + 1].properties.isAlphabetic
    }
  }

  private static func hasControl(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 || $0 == 0x7F } || text.utf8.first == 0x20
      || text.utf8.last == 0x20
  }

  /// Whether a word has both Latin letters and Greek or Cyrillic ones.
  private static func mixesAlphabets(_ text: String) -> Bool {
    var (hasLatin, hasOther) = (false, false)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: hasLatin = true
      case 0x370...0x3FF, 0x400...0x52F: hasOther = true
      default: if !scalar.properties.isAlphabetic { (hasLatin, hasOther) = (false, false) }
      }
      if hasLatin, hasOther { return true }
    }
    return false
  }
}
