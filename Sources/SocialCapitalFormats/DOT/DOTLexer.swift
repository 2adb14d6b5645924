// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// One word of a DOT file.
enum DOTToken: Equatable {
  /// A name: plain, a number, in quotation marks, or HTML between angle brackets.
  case name(String, DOTName)
  case keyword(DOTKeyword)
  case openBrace, closeBrace, openBracket, closeBracket
  case semicolon, comma, equals, colon
  /// `->`
  case arrow
  /// `--`
  case line
  case end
  /// A text or comment that the end of the file cuts short.
  case cutOff
  /// Angle brackets within each other beyond all measure.
  case tooDeep
  /// A byte that begins nothing.
  case wrong
}

/// How a name was written.
enum DOTName { case plain, numeral, quoted, html }

enum DOTKeyword: String { case strict, graph, digraph, node, edge, subgraph }

/// Splits the bytes of a DOT file into words, going over each byte once.
struct DOTLexer {
  private(set) var offset: Int
  /// Where the last word began.
  private(set) var start = 0

  init(offset: Int) { self.offset = offset }

  mutating func next(_ bytes: Span<UInt8>) -> DOTToken {
    guard skipSpace(bytes) else { return .cutOff }
    start = offset
    guard offset < bytes.count else { return .end }
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "\""): return quoted(bytes)
    case UInt8(ascii: "<"): return html(bytes)
    case UInt8(ascii: "."), 0x30...0x39: return numeral(bytes)
    case UInt8(ascii: "-"):
      let after = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      if after == UInt8(ascii: ">") || after == byte {
        offset += 2
        return after == byte ? .line : .arrow
      }
      return numeral(bytes)
    default:
      if Self.isNameByte(byte) { return plain(bytes) }
      offset += 1
      return Self.sign(byte)
    }
  }

  private static func sign(_ byte: UInt8) -> DOTToken {
    switch byte {
    case UInt8(ascii: "{"): .openBrace
    case UInt8(ascii: "}"): .closeBrace
    case UInt8(ascii: "["): .openBracket
    case UInt8(ascii: "]"): .closeBracket
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "="): .equals
    case UInt8(ascii: ":"): .colon
    default: .wrong
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// Passes over spaces and comments; returns `false` where the end cuts a comment short.
  private mutating func skipSpace(_ bytes: Span<UInt8>) -> Bool {
    while offset < bytes.count {
      let byte = bytes[offset]
      let after = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      if byte == 0x20 || 0x09...0x0D ~= byte {
        offset += 1
      } else if byte == UInt8(ascii: "#") && isAtLineStart(bytes)
        || byte == UInt8(ascii: "/") && after == byte
      {
        while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      } else if byte == UInt8(ascii: "/"), after == UInt8(ascii: "*") {
        start = offset
        offset += 2
        while offset + 1 < bytes.count,
          bytes[offset] != UInt8(ascii: "*") || bytes[offset + 1] != UInt8(ascii: "/")
        {
          offset += 1
        }
        if offset + 1 >= bytes.count { return false }
        offset += 2
      } else {
        return true
      }
    }
    return true
  }

  private func isAtLineStart(_ bytes: Span<UInt8>) -> Bool {
    offset == 0 || bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x0D
  }

  private mutating func plain(_ bytes: Span<UInt8>) -> DOTToken {
    while offset < bytes.count,
      Self.isNameByte(bytes[offset]) || 0x30...0x39 ~= bytes[offset]
    {
      offset += 1
    }
    let text = bytes.text(start, offset)
    if offset - start <= 8, let keyword = DOTKeyword(rawValue: text.lowercased()) {
      return .keyword(keyword)
    }
    return .name(text, .plain)
  }

  private mutating func numeral(_ bytes: Span<UInt8>) -> DOTToken {
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    var (digits, points) = (0, 0)
    while offset < bytes.count {
      if bytes[offset] &- 0x30 < 10 {
        digits += 1
      } else if bytes[offset] == UInt8(ascii: "."), points == 0 {
        points = 1
      } else {
        break
      }
      offset += 1
    }
    guard digits > 0 else {
      offset = start
      return .wrong
    }
    return .name(bytes.text(start, offset), .numeral)
  }

  /// A text in quotation marks, and any more that a plus sign joins to it.
  private mutating func quoted(_ bytes: Span<UInt8>) -> DOTToken {
    var text: [UInt8] = []
    while true {
      offset += 1
      guard readQuoted(bytes, into: &text) else { return .cutOff }
      let end = offset
      guard skipSpace(bytes) else { return .cutOff }
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "+") else {
        offset = end
        break
      }
      offset += 1
      guard skipSpace(bytes), offset < bytes.count else { return .cutOff }
      guard bytes[offset] == UInt8(ascii: "\"") else { return .wrong }
    }
    return .name(String(decoding: text, as: UTF8.self), .quoted)
  }

  /// Reads to the closing mark; returns `false` where there is none.
  private mutating func readQuoted(_ bytes: Span<UInt8>, into text: inout [UInt8]) -> Bool {
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\"") { return true }
      guard byte == UInt8(ascii: "\\"), offset < bytes.count else {
        text.append(byte)
        continue
      }
      let escaped = bytes[offset]
      offset += 1
      switch escaped {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(escaped)
      case UInt8(ascii: "n"), UInt8(ascii: "l"), UInt8(ascii: "r"): text.append(0x0A)
      case 0x0A: break
      case 0x0D: if offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      default: text += [byte, escaped]
      }
    }
    return false
  }

  private mutating func html(_ bytes: Span<UInt8>) -> DOTToken {
    var depth = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth -= 1 }
      if depth == 0 { return .name(bytes.text(start, offset), .html) }
      if depth > FormatLimits.depth { return .tooDeep }
    }
    return .cutOff
  }
}
