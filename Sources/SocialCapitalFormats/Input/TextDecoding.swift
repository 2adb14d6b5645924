// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The bytes of a file, known to be UTF-8 without zero bytes, and where its text starts.
struct DecodedText {
  let data: Data
  let start: Int
}

/// Tells what a file is by its first bytes and makes sure that it is text.
///
/// UTF-8 is read as it is. UTF-16 with its mark, which spreadsheet programs write as “Unicode
/// text”, is decoded. Anything else is refused: guessing an encoding would garble names silently.
enum TextDecoding {
  /// - Parameter mayBeAnyText: Whether text that begins like that of another format will do.
  static func decode(
    _ file: SourceFile, mayBeAnyText: Bool = false, problems: inout ProblemList
  ) -> DecodedText? {
    let data = file.contents
    let head = Array(data.prefix(1024))
    func refuse(_ reason: Problem.Reason, _ detail: String = "") -> DecodedText? {
      problems.add(reason, at: Problem.Place(file: file.name), detail: detail)
      return nil
    }
    if data.isEmpty { return refuse(.emptyFile) }
    if let (reason, detail) = signature(of: head), !(mayBeAnyText && reason == .otherFormat) {
      return refuse(reason, detail)
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      guard let decoded = decodeUTF16(data) else { return refuse(.brokenUTF16) }
      problems.add(.decodedUTF16, at: Problem.Place(file: file.name))
      return validated(decoded, start: 0, name: file.name, problems: &problems)
    }
    if looksLikeUTF16(head) { return refuse(.unmarkedUTF16) }
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return validated(data, start: start, name: file.name, problems: &problems)
  }

  /// What a file is, where its first bytes say that it is no table in text.
  private static func signature(of head: [UInt8]) -> (Problem.Reason, String)? {
    for (bytes, reason, detail) in signatures where head.starts(with: bytes) {
      return (reason, detail)
    }
    let marked = head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
    let text = marked.drop { $0 == 0x20 || (9...13).contains($0) }
    for (word, detail) in beginnings where text.starts(with: Array(word.utf8)) {
      return (.otherFormat, detail)
    }
    return nil
  }

  private static let signatures: [([UInt8], Problem.Reason, String)] = [
    ([0x50, 0x4B, 0x03, 0x04], .workbook, "(Or another kind of zip archive.)"),
    ([0xD0, 0xCF, 0x11, 0xE0], .workbook, "(Of the old kind, .xls.)"),
    ([0x1F, 0x8B], .compressed, "(With gzip.)"),
    ([0x42, 0x5A, 0x68], .compressed, "(With bzip2.)"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .compressed, "(With xz.)"),
    ([0x28, 0xB5, 0x2F, 0xFD], .compressed, "(With zstd.)"),
    ([0x89, 0x50, 0x4E, 0x47], .binary, "It is a PNG picture."),
    ([0xFF, 0xD8, 0xFF], .binary, "It is a JPEG picture."),
    ([0x47, 0x49, 0x46, 0x38], .binary, "It is a GIF picture."),
    ([0x25, 0x50, 0x44, 0x46, 0x2D], .binary, "It is a PDF document."),
    ([0x7F, 0x45, 0x4C, 0x46], .binary, "It is a program."),
    (Array("SQLite format 3".utf8), .binary, "It is an SQLite database."),
  ]

  private static let beginnings = [
    ("<", "It looks like XML or HTML."), ("{", "It looks like JSON."), ("[", "It looks like JSON."),
    ("*Vertices", "It looks like a Pajek network."),
    ("*vertices", "It looks like a Pajek network."),
    ("graph [", "It looks like GML."), ("digraph ", "It looks like DOT."),
    ("graph {", "It looks like DOT."), ("strict ", "It looks like DOT."),
    ("%%MatrixMarket", "It looks like a Matrix Market file."),
  ]

  /// Whether nearly every other byte is zero, as in UTF-16 of mostly Latin letters.
  private static func looksLikeUTF16(_ head: [UInt8]) -> Bool {
    guard head.count >= 4 else { return false }
    let pairs = head.count / 2
    let first = (0..<pairs).count { head[2 * $0] == 0 }
    let second = (0..<pairs).count { head[2 * $0 + 1] == 0 }
    return max(first, second) * 4 > pairs * 3 && min(first, second) * 4 < pairs
  }

  /// UTF-16 with its mark as UTF-8, or `nil` where it is broken.
  private static func decodeUTF16(_ data: Data) -> Data? {
    let bytes = data.span
    guard bytes.count % 2 == 0 else { return nil }
    let (high, low) = bytes[0] == 0xFE ? (0, 1) : (1, 0)
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var offset = 2
    while offset < bytes.count {
      var scalar = UInt32(bytes[offset + high]) << 8 | UInt32(bytes[offset + low])
      offset += 2
      if 0xD800..<0xDC00 ~= scalar, offset < bytes.count {
        let trail = UInt32(bytes[offset + high]) << 8 | UInt32(bytes[offset + low])
        guard 0xDC00..<0xE000 ~= trail else { return nil }
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (trail - 0xDC00)
        offset += 2
      }
      guard let scalar = Unicode.Scalar(scalar) else { return nil }
      decoded.append(contentsOf: Array(String(scalar).utf8))
    }
    return Data(decoded)
  }

  /// The text if it is UTF-8 without zero bytes; else reports the first wrong byte.
  private static func validated(
    _ data: Data, start: Int, name: String, problems: inout ProblemList
  ) -> DecodedText? {
    guard let fault = UTF8Validation.firstFault(in: data.span, from: start) else {
      return DecodedText(data: data, start: start)
    }
    let line = 1 + lineEnds(in: data.span, before: fault.offset)
    let byte = "(Byte \(fault.offset + 1) of the file.)"
    let (reason, detail): (Problem.Reason, String) =
      switch fault.kind {
      case .zero: (.zeroByte, byte)
      case .endlessMarks: (.unexpected, EndlessMarks.message)
      case .invalid:
        UTF8Validation.hasLongCharacter(in: data.span, from: start)
          ? (.mixedEncodings, byte) : (.invalidUTF8, byte)
      }
    problems.add(reason, at: Problem.Place(file: name, line: line), detail: detail)
    return nil
  }

  /// The number of line ends before an offset, CR LF counting once.
  private static func lineEnds(in bytes: Span<UInt8>, before end: Int) -> Int {
    var count = 0
    for offset in 0..<end {
      let byte = bytes[offset]
      if byte == 0x0A || (byte == 0x0D && (offset + 1 == end || bytes[offset + 1] != 0x0A)) {
        count += 1
      }
    }
    return count
  }
}

/// Finds the first byte that is no part of UTF-8 text, or of one that nobody wrote to be read.
enum UTF8Validation {
  struct Fault {
    let offset: Int
    let kind: Kind

    enum Kind {
      case zero, invalid, endlessMarks
    }
  }

  static func firstFault(in bytes: Span<UInt8>, from start: Int) -> Fault? {
    var offset = start
    var marks = EndlessMarks()
    let words = unsafe bytes.bytes
    while offset < bytes.count {
      // Eight bytes at a time while all are ASCII and none is zero.
      while offset + 8 <= bytes.count {
        let word = unsafe words.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let hasZero = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
        if word & 0x8080_8080_8080_8080 | hasZero != 0 { break }
        offset += 8
      }
      guard offset < bytes.count else { break }
      if bytes[offset] == 0 { return Fault(offset: offset, kind: .zero) }
      let length = sequenceLength(in: bytes, at: offset)
      if length == 0 { return Fault(offset: offset, kind: .invalid) }
      if length > 1, marks.end(with: bytes, offset, length) {
        return Fault(offset: offset, kind: .endlessMarks)
      }
      offset += length
    }
    return nil
  }

  /// Whether some bytes beyond ASCII are a character of UTF-8; in an older encoding that is rare.
  static func hasLongCharacter(in bytes: Span<UInt8>, from start: Int) -> Bool {
    var offset = start
    while offset < bytes.count {
      let length = bytes[offset] < 0x80 ? 1 : sequenceLength(in: bytes, at: offset)
      if length > 1 { return true }
      offset += 1
    }
    return false
  }

  /// The number of bytes of the character at an offset, or 0 where there is none.
  private static func sequenceLength(in bytes: Span<UInt8>, at offset: Int) -> Int {
    let first = bytes[offset]
    // The second byte is bounded so that overlong forms, surrogates and what lies beyond Unicode
    // are refused (RFC 3629).
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return 0 }
    for next in 2..<max(length, 2) where !(0x80...0xBF).contains(bytes[offset + next]) { return 0 }
    return length
  }
}
