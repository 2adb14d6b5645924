// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text with each character that is not seen but acts replaced by `U+FFFD`: control
  /// characters, which a terminal obeys and XML forbids, and those that turn the direction of text.
  var visible: String {
    guard unicodeScalars.contains(where: Self.acts) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(Self.acts(scalar) ? "\u{FFFD}" : scalar) }
    return String(text)
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": true
    case "\u{061C}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}": true
    case "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{E0000}"..."\u{E007F}": true
    default: false
    }
  }
}
