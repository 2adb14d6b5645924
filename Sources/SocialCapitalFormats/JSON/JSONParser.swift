// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Why a text is not JSON, and where.
struct JSONSyntaxError: Error, Hashable {
  var message: String
  /// The byte it is found at, counted from 0.
  var offset: Int
  /// Whether arrays and objects are nested deeper than any network needs.
  var isTooDeep = false
}

/// Reads JSON as RFC 8259 has it, going over each byte once and without recursion.
///
/// What the standard leaves open is refused where it would lose something: halves of surrogate
/// pairs, and `NaN` and `Infinity`, which some programs write. Numbers may have any digits; what they
/// are is decided where they are used.
struct JSONParser {
  /// The deepest nesting of arrays and objects.
  static let deepest = 512

  private var tokens: ContiguousArray<JSONDocument.Token> = []
  /// The tokens of the arrays and objects that are open.
  private var open: ContiguousArray<Int> = []

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - data: UTF-8, known to be valid and without zero bytes.
  ///   - start: Where the text begins, after a byte order mark.
  static func parse(_ data: Data, start: Int = 0) throws(JSONSyntaxError) -> JSONDocument {
    var parser = JSONParser()
    try parser.run(data.span, start: start)
    return JSONDocument(data: data, tokens: parser.tokens)
  }

  private func fail(_ message: String, at offset: Int) -> JSONSyntaxError {
    JSONSyntaxError(message: message, offset: offset)
  }

  private mutating func run(_ bytes: Span<UInt8>, start: Int) throws(JSONSyntaxError) {
    guard bytes.count < Int(UInt32.max) else {
      throw fail("The text is longer than 4 gigabytes.", at: 0)
    }
    reserve(bytes)
    var offset = start
    skipSpace(bytes, &offset)
    try readValue(bytes, &offset)
    while let container = open.last {
      try readNext(bytes, &offset, in: container)
    }
    skipSpace(bytes, &offset)
    guard offset == bytes.count else {
      throw fail("There is text after the end of the value.", at: offset)
    }
  }

  /// Makes room for as many values as there can be: each but the first follows one of four signs.
  private mutating func reserve(_ bytes: Span<UInt8>) {
    var count = 1
    for offset in bytes.indices {
      let byte = bytes[offset]
      if byte == 0x2C || byte == 0x3A || byte == 0x5B || byte == 0x7B { count += 1 }
    }
    tokens.reserveCapacity(count)
  }

  /// Reads what follows in an open array or object: its end, or one more value.
  private mutating func readNext(
    _ bytes: Span<UInt8>, _ offset: inout Int, in container: Int
  ) throws(JSONSyntaxError) {
    let isObject = bytes[Int(tokens[container].start)] == UInt8(ascii: "{")
    let isFirst = tokens.count == container + 1
    skipSpace(bytes, &offset)
    guard offset < bytes.count else {
      throw fail("The text ends within \(isObject ? "an object" : "an array").", at: offset)
    }
    if bytes[offset] == UInt8(ascii: isObject ? "}" : "]") {
      offset += 1
      tokens[container].end = UInt32(offset)
      tokens[container].next = UInt32(tokens.count)
      open.removeLast()
      return
    }
    if !isFirst {
      guard bytes[offset] == UInt8(ascii: ",") else {
        throw fail(
          "A comma or the end of \(isObject ? "the object" : "the array") is missing.", at: offset)
      }
      offset += 1
      skipSpace(bytes, &offset)
    }
    if isObject {
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
        throw fail("A name in quotation marks is missing.", at: offset)
      }
      try readString(bytes, &offset)
      skipSpace(bytes, &offset)
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else {
        throw fail("A colon is missing after a name.", at: offset)
      }
      offset += 1
      skipSpace(bytes, &offset)
    }
    try readValue(bytes, &offset)
  }

  private mutating func readValue(
    _ bytes: Span<UInt8>, _ offset: inout Int
  ) throws(JSONSyntaxError) {
    guard offset < bytes.count else { throw fail("A value is missing.", at: offset) }
    switch bytes[offset] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard open.count < Self.deepest else {
        var error = fail(
          "Arrays and objects are nested more than \(Self.deepest) deep.", at: offset)
        error.isTooDeep = true
        throw error
      }
      open.append(tokens.count)
      append(from: offset, to: offset + 1)
      offset += 1
    case UInt8(ascii: "\""): try readString(bytes, &offset)
    case UInt8(ascii: "t"): try readWord("true", bytes, &offset)
    case UInt8(ascii: "f"): try readWord("false", bytes, &offset)
    case UInt8(ascii: "n"): try readWord("null", bytes, &offset)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try readNumber(bytes, &offset)
    case UInt8(ascii: "N"), UInt8(ascii: "I"):
      throw fail("NaN and Infinity are no numbers of JSON; leave such values out.", at: offset)
    default: throw fail("A value is missing.", at: offset)
    }
  }

  private mutating func append(from start: Int, to end: Int) {
    tokens.append(
      JSONDocument.Token(
        start: UInt32(start), end: UInt32(end), next: UInt32(tokens.count + 1)))
  }

  private mutating func readWord(
    _ word: StaticString, _ bytes: Span<UInt8>, _ offset: inout Int
  ) throws(JSONSyntaxError) {
    let begin = offset
    for byte in "\(word)".utf8 {
      guard offset < bytes.count, bytes[offset] == byte else {
        throw fail("A value is missing; words stand in quotation marks.", at: begin)
      }
      offset += 1
    }
    append(from: begin, to: offset)
  }

  private mutating func readNumber(
    _ bytes: Span<UInt8>, _ offset: inout Int
  ) throws(JSONSyntaxError) {
    let begin = offset
    func digits() -> Int {
      let first = offset
      while offset < bytes.count, 0x30...0x39 ~= bytes[offset] { offset += 1 }
      return offset - first
    }
    if bytes[offset] == UInt8(ascii: "-") {
      offset += 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "I") {
        throw fail("Infinity is no number of JSON; leave such values out.", at: begin)
      }
    }
    let isZero = offset < bytes.count && bytes[offset] == 0x30
    let whole = digits()
    guard whole > 0, whole == 1 || !isZero else { throw fail("This is not a number.", at: begin) }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      guard digits() > 0 else { throw fail("This is not a number.", at: begin) }
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < bytes.count, bytes[offset] == 0x2B || bytes[offset] == 0x2D { offset += 1 }
      guard digits() > 0 else { throw fail("This is not a number.", at: begin) }
    }
    append(from: begin, to: offset)
  }

  private mutating func readString(
    _ bytes: Span<UInt8>, _ offset: inout Int
  ) throws(JSONSyntaxError) {
    let begin = offset
    offset += 1
    var escapeCount = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        if escapeCount > EndlessMarks.most,
          EndlessMarks.are(in: JSONText.decoded(bytes, begin + 1, offset))
        {
          throw fail(EndlessMarks.message, at: begin)
        }
        offset += 1
        append(from: begin, to: offset)
        return
      }
      guard byte >= 0x20 else {
        throw fail("A text holds a line end or another control character as such.", at: offset)
      }
      if byte == UInt8(ascii: "\\") {
        guard let length = JSONText.escapeLength(bytes, offset) else {
          throw fail("A backslash is followed by what it cannot be.", at: offset)
        }
        offset += length
        escapeCount += 1
      } else {
        offset += 1
      }
    }
    throw fail("A quotation mark is opened and never closed.", at: begin)
  }

  @inline(__always)
  private func skipSpace(_ bytes: Span<UInt8>, _ offset: inout Int) {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      offset += 1
    }
  }
}
