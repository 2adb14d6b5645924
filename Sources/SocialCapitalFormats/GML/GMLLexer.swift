// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One word of a GML file.
enum GMLToken {
  case key(Cell)
  case integer(Int)
  case number(Double)
  /// A text between quotation marks, which may hold entities.
  case text(Cell, hasEntities: Bool)
  /// A word with a sign before it.
  case signed(Cell)
  case open, close
  case end
  /// A byte that begins nothing.
  case wrong
}

/// Splits the bytes of a GML file into words, going over each byte once.
struct GMLLexer {
  private(set) var offset: Int
  /// Where the last word began.
  private(set) var start = 0

  init(offset: Int) { self.offset = offset }

  mutating func next(_ bytes: Span<UInt8>) -> GMLToken {
    skipSpace(bytes)
    start = offset
    guard offset < bytes.count else { return .end }
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "["):
      offset += 1
      return .open
    case UInt8(ascii: "]"):
      offset += 1
      return .close
    case UInt8(ascii: "\""): return text(bytes)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x30...0x39:
      return number(bytes)
    default:
      guard Self.isKeyByte(byte) else { return .wrong }
      while offset < bytes.count, Self.isKeyByte(bytes[offset]) { offset += 1 }
      return .key(Cell(start: start, end: offset))
    }
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "#") {
        while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      } else if byte == 0x20 || 0x09...0x0D ~= byte {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func text(_ bytes: Span<UInt8>) -> GMLToken {
    offset += 1
    let begin = offset
    var hasEntities = false
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] == UInt8(ascii: "&") { hasEntities = true }
      offset += 1
    }
    guard offset < bytes.count else { return .end }
    let cell = Cell(start: begin, end: offset)
    offset += 1
    return .text(cell, hasEntities: hasEntities)
  }

  private mutating func number(_ bytes: Span<UInt8>) -> GMLToken {
    let begin = offset
    var isReal = false
    offset += 1
    // NetworkX writes what is beyond numbers as +INF and -INF.
    if offset < bytes.count, bytes[begin] < 0x2E, 0x61...0x7A ~= bytes[offset] | 0x20 {
      while offset < bytes.count, Self.isKeyByte(bytes[offset]) { offset += 1 }
      return .signed(Cell(start: begin, end: offset))
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      let isExponent = byte | 0x20 == UInt8(ascii: "e")
      if isExponent || byte == UInt8(ascii: ".") {
        isReal = true
      } else if isSign {
        guard bytes[offset - 1] | 0x20 == UInt8(ascii: "e") else { break }
      } else if byte &- 0x30 >= 10 {
        break
      }
      offset += 1
    }
    if bytes[begin] == UInt8(ascii: ".") { isReal = true }
    let text = bytes.text(begin, offset)
    if !isReal, let number = Int(text) { return .integer(number) }
    guard NumberReader.isPlain(Array(text.utf8)), let number = Double(text), number.isFinite else {
      offset = begin
      return .wrong
    }
    return .number(number)
  }

  @inline(__always)
  static func isKeyByte(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || byte == UInt8(ascii: "_")
  }
}

/// The characters that GML writes as names or numbers: `&amp;`, `&eacute;`, `&#233;`.
enum GMLEntities {
  /// The names of the characters from 160 to 255, as ISO 8859-1 entities are named.
  private static let latin = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
    Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
    szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml
    """.split(separator: " ")

  private static let named: [Substring: UInt32] = {
    var named: [Substring: UInt32] = ["amp": 38, "lt": 60, "gt": 62, "quot": 34, "apos": 39]
    for (place, name) in latin.enumerated() { named[name] = 160 + UInt32(place) }
    return named
  }()

  /// A text with the characters its entities stand for; what is no entity stays as it is.
  static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += String(rest[..<ampersand])
      let after = rest.index(after: ampersand)
      let name = rest[after...].prefix(12).prefix { $0 != ";" && $0 != "&" }
      if name.endIndex < rest.endIndex, rest[name.endIndex] == ";",
        let scalar = scalar(named: Substring(name))
      {
        result.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        result += "&"
        rest = rest[after...]
      }
    }
    return result + String(rest)
  }

  private static func scalar(named name: Substring) -> Unicode.Scalar? {
    if let code = named[name] { return Unicode.Scalar(code) }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    // A zero character would end texts early in programs written in C.
    return code == 0 ? "\u{FFFD}" : code.flatMap(Unicode.Scalar.init)
  }

  /// A text in the plain ASCII that GML asks for.
  static func encoded(_ text: String) -> String {
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 && $0 != 0x22 && $0 != 0x26 }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += "&#\(scalar.value);"
      }
    }
    return result
  }
}
