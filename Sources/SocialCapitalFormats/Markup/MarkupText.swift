// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// The text of an element as ``MarkupScanner`` gathers it: references resolved, line ends as LF.
struct MarkupText {
  private(set) var bytes: ContiguousArray<UInt8> = []
  /// Whether tabs and line ends are spaces, as in the values of attributes.
  var hasOnlySpaces = false

  static let tooLong = MarkupError(
    kind: .longText, message: "A text is longer than a megabyte.", line: 1)
  static let endlessMarks = MarkupError(
    kind: .malformed, message: EndlessMarks.message, line: 1)
  private static let badCharacter = MarkupError(
    kind: .malformed, message: "There is a character that XML cannot hold.", line: 1)

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Adds a text in which references may stand.
  mutating func add(_ source: Span<UInt8>, _ start: Int, _ end: Int) throws(MarkupError) {
    var offset = start
    while offset < end {
      let byte = source[offset]
      if byte == UInt8(ascii: "&") {
        let (scalar, next) = try Self.reference(source, offset, end)
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(unit) }
        offset = next
      } else if byte == UInt8(ascii: "]"), offset + 2 < end,
        source[offset + 1] == UInt8(ascii: "]"), source[offset + 2] == UInt8(ascii: ">")
      {
        throw MarkupError(
          kind: .malformed, message: "There is a “]]>” where nothing was begun.", line: 1)
      } else {
        try addPlain(source, &offset, end)
      }
    }
    if bytes.count > MarkupReader.longestText { throw Self.tooLong }
  }

  /// Adds a text in which nothing stands for anything else.
  mutating func addPlain(_ source: Span<UInt8>, _ start: Int, _ end: Int) throws(MarkupError) {
    var offset = start
    while offset < end { try addPlain(source, &offset, end) }
    if bytes.count > MarkupReader.longestText { throw Self.tooLong }
  }

  @inline(__always)
  private mutating func addPlain(
    _ source: Span<UInt8>, _ offset: inout Int, _ end: Int
  ) throws(MarkupError) {
    var byte = source[offset]
    if byte < 0x20 || byte == 0xEF {
      try Self.check(source, offset, end)
      if byte == 0x0D {
        byte = 0x0A
        if offset + 1 < end, source[offset + 1] == 0x0A { offset += 1 }
      }
      if hasOnlySpaces, byte < 0x20 { byte = 0x20 }
    }
    bytes.append(byte)
    offset += 1
  }

  /// Refuses what XML has no place for: most control characters and two that Unicode leaves open.
  static func check(_ source: Span<UInt8>, _ offset: Int, _ end: Int) throws(MarkupError) {
    switch source[offset] {
    case 0x09, 0x0A, 0x0D: return
    case 0..<0x20: throw badCharacter
    case 0xEF:
      if offset + 2 < end, source[offset + 1] == 0xBF, source[offset + 2] >= 0xBE {
        throw badCharacter
      }
    default: return
    }
  }

  /// Refuses any such character in a range.
  static func check(
    _ source: Span<UInt8>, from start: Int, to end: Int
  ) throws(MarkupError) {
    for offset in start..<end where source[offset] < 0x20 || source[offset] == 0xEF {
      try check(source, offset, end)
    }
  }

  /// The character that a reference at an offset stands for, and where the reference ends.
  static func reference(
    _ source: Span<UInt8>, _ start: Int, _ end: Int
  ) throws(MarkupError) -> (Unicode.Scalar, Int) {
    var close = start + 1
    while close < end, close - start < 12, source[close] != UInt8(ascii: ";") { close += 1 }
    guard close < end, source[close] == UInt8(ascii: ";") else {
      throw MarkupError(
        kind: .malformed, message: "There is a “&” that begins no reference.", line: 1)
    }
    let name = source.text(start + 1, close)
    let scalar: Unicode.Scalar? =
      switch name {
      case "lt": "<"
      case "gt": ">"
      case "amp": "&"
      case "quot": "\""
      case "apos": "'"
      default: scalar(ofNumber: name)
      }
    guard let scalar else {
      throw MarkupError(
        kind: .malformed,
        message: "There is a reference to an entity or character that XML does not define.", line: 1
      )
    }
    return (scalar, close + 1)
  }

  private static func scalar(ofNumber name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let scalar = UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
    else { return nil }
    return MarkupWriter.holds(scalar) || scalar == "\r" ? scalar : nil
  }
}

/// The attributes of one element, as ranges of the bytes.
struct ScannedAttributes {
  private var list: ContiguousArray<(name: Cell, value: Cell)> = []

  mutating func removeAll() { list.removeAll(keepingCapacity: true) }

  /// Adds an attribute, whose characters and references are found to be right.
  mutating func add(
    _ bytes: Span<UInt8>, _ name: Cell, _ value: Cell, most: Int
  ) throws(MarkupError) {
    for (other, _) in list where Self.areSame(bytes, name, other) {
      throw MarkupError(
        kind: .malformed, message: "An element has the same attribute twice.", line: 1)
    }
    guard list.count < most else {
      throw MarkupError(
        kind: .malformed, message: "An element has more than \(most) attributes.", line: 1)
    }
    for offset in value.start..<value.end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "&") {
        _ = try MarkupText.reference(bytes, offset, value.end)
      } else if byte < 0x20 || byte == 0xEF {
        try MarkupText.check(bytes, offset, value.end)
      }
    }
    list.append((name, value))
  }

  private static func areSame(_ bytes: Span<UInt8>, _ one: Cell, _ other: Cell) -> Bool {
    guard one.end - one.start == other.end - other.start else { return false }
    for place in 0..<one.end - one.start
    where bytes[one.start + place] != bytes[other.start + place] {
      return false
    }
    return true
  }

  /// The value of an attribute as it stands, references among it.
  @inline(__always)
  func value(_ bytes: Span<UInt8>, of name: StaticString) -> Cell? {
    for (held, value) in list
    where held.end - held.start == name.utf8CodeUnitCount && bytes.has(name, at: held) {
      return value
    }
    return nil
  }

  /// The text of a value, with what references in it stand for.
  static func text(_ bytes: Span<UInt8>, _ value: Cell) throws(MarkupError) -> String {
    var text = MarkupText()
    text.hasOnlySpaces = true
    try text.add(bytes, value.start, value.end)
    if EndlessMarks.are(in: text.bytes.span) { throw MarkupText.endlessMarks }
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
