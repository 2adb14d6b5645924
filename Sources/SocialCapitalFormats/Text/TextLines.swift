// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Goes through the lines of a text, which end with LF, CR LF or CR.
struct TextLines {
  /// Where the next line begins.
  var offset: Int

  init(offset: Int) { self.offset = offset }

  /// The next line as a range of bytes without its end, or `nil` after the last.
  @inline(__always)
  mutating func next(_ bytes: Span<UInt8>) -> Cell? {
    guard offset < bytes.count else { return nil }
    let start = offset
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
    let line = Cell(start: start, end: offset)
    if offset < bytes.count {
      let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
      offset += isPair ? 2 : 1
    }
    return line
  }
}

/// Goes through the words of a line between spaces and tabs, which may be very many.
struct PlainWords {
  private var offset: Int
  private let end: Int

  init(_ line: Cell) { (offset, end) = (line.start, line.end) }

  /// The next word, or `nil` after the last.
  mutating func next(_ bytes: Span<UInt8>) -> Cell? {
    while offset < end, isSpace(bytes[offset]) { offset += 1 }
    guard offset < end else { return nil }
    let start = offset
    while offset < end, !isSpace(bytes[offset]) { offset += 1 }
    return Cell(start: start, end: offset)
  }

  /// The next word, which comes again.
  func peek(_ bytes: Span<UInt8>) -> Cell? {
    var words = self
    return words.next(bytes)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// Splits a line into words.
struct LineWords {
  /// What separates words: spaces and tabs where it is `nil`.
  var separator: UInt8?
  /// Whether a word may stand in quotation marks, with `\"`, `\\`, `\n`, `\r` and `\t` within.
  var hasQuotes = true
  /// Whether commas separate words as spaces do, where these do.
  var hasCommas = false

  /// A word, and whether it stood in quotation marks; small, as a line may have very many.
  struct Word {
    private let start: Int
    /// Twice the offset of the end, and 1 more in quotation marks.
    private let code: Int

    init(cell: Cell, isQuoted: Bool = false) {
      start = cell.start
      code = 2 * cell.end + (isQuoted ? 1 : 0)
    }

    var cell: Cell { Cell(start: start, end: code / 2) }
    var isQuoted: Bool { code % 2 == 1 }
  }

  /// Why a line could not be split.
  struct Fault: Error {
    let offset: Int
  }

  /// Puts the words of a line into an array, or as many as there may be.
  @inline(__always)
  func split(
    _ bytes: Span<UInt8>, _ line: Cell, into words: inout ContiguousArray<Word>,
    atMost limit: Int = .max
  ) -> Fault? {
    words.removeAll(keepingCapacity: true)
    var offset = line.start
    while words.count < limit {
      while offset < line.end, isSpace(bytes[offset]) { offset += 1 }
      guard offset < line.end else {
        // A line that ends with a separator has an empty last word.
        if separator != nil, !words.isEmpty {
          words.append(Word(cell: Cell(start: offset, end: offset)))
        }
        return nil
      }
      if hasQuotes, bytes[offset] == UInt8(ascii: "\"") {
        let begin = offset + 1
        guard let end = closingQuote(bytes, begin, line.end) else { return Fault(offset: offset) }
        words.append(Word(cell: Cell(start: begin, end: end), isQuoted: true))
        offset = end + 1
        while offset < line.end, isSpace(bytes[offset]) { offset += 1 }
        guard offset < line.end else { return nil }
        if let separator {
          guard bytes[offset] == separator else { return Fault(offset: offset) }
          offset += 1
        }
        continue
      }
      let start = offset
      while offset < line.end, !isEnd(bytes[offset]) { offset += 1 }
      var end = offset
      while end > start, isSpace(bytes[end - 1]) { end -= 1 }
      words.append(Word(cell: Cell(start: start, end: end)))
      guard separator != nil else { continue }
      guard offset < line.end else { return nil }
      offset += 1
    }
    return nil
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool {
    separator.map { byte == $0 } ?? isSpace(byte)
  }

  @inline(__always)
  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte == 0x09 && separator != 0x09) || (hasCommas && byte == 0x2C)
  }

  private func closingQuote(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var offset = start
    while offset < end {
      if bytes[offset] == UInt8(ascii: "\"") { return offset }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}

extension Span<UInt8> {
  /// The text of a word, with what is escaped in it.
  func text(of word: LineWords.Word) -> String {
    let text = text(of: word.cell)
    return word.isQuoted ? QuotedText.decoded(text) : text
  }

  /// Whether a range of bytes begins with a text.
  func has(_ prefix: StaticString, at cell: Cell) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard cell.end - cell.start >= length else { return false }
    for place in 0..<length {
      // A static string of ASCII holds a byte for each character.
      let byte = unsafe prefix.utf8Start[place]
      if self[cell.start + place] != byte { return false }
    }
    return true
  }

  /// Whether a range of bytes is a text.
  @inline(__always)
  func isWord(_ word: StaticString, at cell: Cell) -> Bool {
    cell.end - cell.start == word.utf8CodeUnitCount && has(word, at: cell)
  }

  /// A line without spaces at its ends.
  func trimmed(_ line: Cell) -> Cell {
    var cell = line
    while cell.start < cell.end, self[cell.start] == 0x20 || self[cell.start] == 0x09 {
      cell.start += 1
    }
    while cell.end > cell.start, self[cell.end - 1] == 0x20 || self[cell.end - 1] == 0x09 {
      cell.end -= 1
    }
    return cell
  }
}

/// Words in quotation marks, for formats that leave open how names with spaces are written.
enum QuotedText {
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        switch scalar {
        case "n": result += "\n"
        case "r": result += "\r"
        case "t": result += "\t"
        case "\"", "\\": result.unicodeScalars.append(scalar)
        default: result += "\\\(scalar)"
        }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    if isEscaped { result += "\\" }
    return result
  }

  static func encoded(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A text as it is where that reads back as one word between tabs, else in quotation marks.
  static func word(_ text: String) -> String {
    let marks = Array("\"#%{".utf8)
    let isPlain =
      text.utf8.allSatisfy { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x7B && $0 != 0x7D }
      && text.utf8.first.map { !marks.contains($0) && $0 != 0x20 && $0 != 0xEF } == true
      && text.utf8.last != 0x20
    return isPlain ? text : encoded(text)
  }
}
