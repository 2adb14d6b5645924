// SPDX-License-Identifier: Apache-2.0

/// What a backslash means within the quotation marks of JSON.
enum JSONText {
  /// The number of bytes of the escape at a place, or `nil` where it is none that is whole.
  static func escapeLength(_ bytes: Span<UInt8>, _ offset: Int) -> Int? {
    guard offset + 1 < bytes.count else { return nil }
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"): return unicode(bytes, offset)?.length
    default: return nil
    }
  }

  /// The character of an escape by number, which takes two escapes beyond the first 65,536.
  private static func unicode(
    _ bytes: Span<UInt8>, _ offset: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let first = unit(bytes, offset) else { return nil }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard 0xD800..<0xDC00 ~= first, let second = unit(bytes, offset + 6),
      0xDC00..<0xE000 ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { return nil }
    return (scalar, 12)
  }

  private static func unit(_ bytes: Span<UInt8>, _ offset: Int) -> UInt32? {
    guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for place in offset + 2..<offset + 6 {
      let digit: UInt8
      switch bytes[place] {
      case 0x30...0x39: digit = bytes[place] - 0x30
      case 0x41...0x46: digit = bytes[place] - 0x37
      case 0x61...0x66: digit = bytes[place] - 0x57
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The text between two quotation marks, whose escapes were found to be whole.
  static func decoded(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    var hasEscape = false
    for offset in start..<end where bytes[offset] == UInt8(ascii: "\\") {
      hasEscape = true
      break
    }
    guard hasEscape else { return bytes.text(start, end) }
    var text: [UInt8] = []
    text.reserveCapacity(end - start)
    var offset = start
    while offset < end {
      guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < end else {
        text.append(bytes[offset])
        offset += 1
        continue
      }
      let mark = bytes[offset + 1]
      if mark == UInt8(ascii: "u"), let (scalar, length) = unicode(bytes, offset) {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        offset += length
      } else {
        text.append(plain[mark] ?? mark)
        offset += 2
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let plain: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]
}
