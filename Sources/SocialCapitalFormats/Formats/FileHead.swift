// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The beginning of a file, by which formats recognise it.
struct FileHead {
  /// The first bytes as they are.
  let bytes: [UInt8]
  /// The beginning as text without its mark; empty where it is none.
  let text: String
  /// Whether the whole file is here.
  let isWhole: Bool

  /// As much of a file as is looked at.
  static let length = 4096

  init(_ file: SourceFile) {
    bytes = Array(file.contents.prefix(Self.length))
    isWhole = file.contents.count <= Self.length
    text = Self.text(of: bytes)
  }

  /// The lines that are whole, without spaces at their ends and without empty ones.
  var lines: [Substring] {
    let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return (isWhole ? all[...] : all.dropLast()).map(Self.trimmed).filter { !$0.isEmpty }
  }

  /// The text without what a format may put before its first word.
  ///
  /// - Parameters:
  ///   - lineMarks: What begins a comment that goes to the end of its line.
  ///   - hasBlocks: Whether `/* … */` is a comment.
  func text(skippingComments lineMarks: [String], hasBlocks: Bool = false) -> Substring {
    var rest = text[...]
    while true {
      rest = rest.drop { $0.isWhitespace }
      if hasBlocks, rest.hasPrefix("/*") {
        guard let end = rest.firstRange(of: "*/") else { return "" }
        rest = rest[end.upperBound...]
      } else if lineMarks.contains(where: { rest.hasPrefix($0) }) {
        rest = rest.drop { !$0.isNewline }
      } else {
        return rest
      }
    }
  }

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line.drop { $0.isWhitespace }
    while line.last?.isWhitespace == true { line.removeLast() }
    return line
  }

  private static func text(of bytes: [UInt8]) -> String {
    let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
    if isBigEndian || bytes.starts(with: [0xFF, 0xFE]) {
      var units: [UInt16] = []
      for offset in stride(from: 2, to: bytes.count - 1, by: 2) {
        let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
        units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      }
      return String(decoding: units, as: UTF16.self)
    }
    if bytes.contains(0) { return "" }
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return String(decoding: isMarked ? bytes[3...] : bytes[...], as: UTF8.self)
  }
}
