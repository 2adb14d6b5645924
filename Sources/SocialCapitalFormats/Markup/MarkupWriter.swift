// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes XML element by element, the same bytes for the same calls.
struct MarkupWriter {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  /// How many characters were written that XML cannot hold, and became �.
  private(set) var lostCharacterCount = 0
  private var depth = 0

  /// Writes an element with what the body writes in it.
  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ body: (inout MarkupWriter) -> Void
  ) {
    tag(name, attributes, ending: ">\n")
    let start = bytes.count
    depth += 1
    body(&self)
    depth -= 1
    if bytes.count == start {
      bytes.replaceSubrange(start - 2..<start, with: Array("/>\n".utf8))
      return
    }
    indent()
    bytes += Array("</\(name)>\n".utf8)
  }

  /// Writes an element with a text in it, or none.
  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], text: String? = nil
  ) {
    guard let text else { return tag(name, attributes, ending: "/>\n") }
    tag(name, attributes, ending: ">")
    escape(text, isAttribute: false)
    bytes += Array("</\(name)>\n".utf8)
  }

  private mutating func tag(_ name: String, _ attributes: [(String, String)], ending: String) {
    indent()
    bytes += Array("<\(name)".utf8)
    for (name, value) in attributes {
      bytes += Array(" \(name)=\"".utf8)
      escape(value, isAttribute: true)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes += Array(ending.utf8)
  }

  private mutating func indent() { bytes += [UInt8](repeating: 0x20, count: 2 * depth) }

  /// Whether XML 1.0 can hold a character in any way.
  static func holds(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": true
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": false
    default: true
    }
  }

  private mutating func escape(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += Array("&amp;".utf8)
      case "<": bytes += Array("&lt;".utf8)
      // Only within `]]>` it must be escaped, but everywhere it may.
      case ">": bytes += Array("&gt;".utf8)
      case "\"" where isAttribute: bytes += Array("&quot;".utf8)
      // Readers make one line end of the two kinds, and spaces of those in attributes.
      case "\r": bytes += Array("&#13;".utf8)
      case "\n" where isAttribute: bytes += Array("&#10;".utf8)
      case "\t" where isAttribute: bytes += Array("&#9;".utf8)
      case _ where !Self.holds(scalar):
        lostCharacterCount += 1
        bytes += Array("\u{FFFD}".utf8)
      default: bytes += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
