// SPDX-License-Identifier: Apache-2.0

/// Writes JSON text piece by piece, the same bytes for the same calls.
///
/// The caller gives the keys of an object in order; debug builds check that they ascend, unless the
/// order is that of data. Numbers
/// that JSON cannot hold never pass: a quantity without a value is written with ``null()``.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.object { $0.key("nodes"); $0.number(8) }
/// writer.bytes   // {\n  "nodes": 8\n}\n
/// ```
package struct JSONWriter {
  /// The text so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var levels: [Level] = []
  private var awaitsValue = false
  private let sortsKeys: Bool

  /// An object or array that is open.
  private struct Level {
    let isInline: Bool
    var isEmpty = true
    var lastKey: String?
  }

  /// Starts an empty text.
  ///
  /// - Parameter sortsKeys: Whether keys ascend; where they do not, they keep the order of data.
  package init(sortsKeys: Bool = true) { self.sortsKeys = sortsKeys }

  /// Writes an object whose keys and values the body writes.
  ///
  /// - Parameters:
  ///   - isInline: Whether to keep it, and all within it, on one line.
  ///   - body: Writes each key followed by its value.
  package mutating func object(
    isInline: Bool = false, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    try within("{", "}", isInline: isInline, body)
  }

  /// Writes an array whose values the body writes.
  ///
  /// - Parameters:
  ///   - isInline: Whether to keep it, and all within it, on one line.
  ///   - body: Writes each value.
  package mutating func array(
    isInline: Bool = false, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    try within("[", "]", isInline: isInline, body)
  }

  /// Writes the key of the value that comes next.
  package mutating func key(_ key: String) {
    let ascends = levels.last?.lastKey.map { $0.utf8.lexicographicallyPrecedes(key.utf8) }
    assert(!sortsKeys || ascends != false, "The keys of an object must ascend.")
    separate()
    if !levels.isEmpty { levels[levels.count - 1].lastKey = key }
    quote(key)
    bytes.append(contentsOf: ": ".utf8)
    awaitsValue = true
  }

  /// Writes a text.
  package mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  /// Writes a whole number.
  package mutating func number(_ number: Int) { literal("\(number)") }

  /// Writes a number in the fewest digits that read back the same.
  package mutating func number(_ number: Double) {
    assert(number.isFinite, "JSON has no number that is not finite.")
    literal(number.isFinite ? number.shortestText : "null")
  }

  /// Writes a number so that it reads back as one that need not be whole: 2 as `2.0`.
  package mutating func decimal(_ number: Double) {
    assert(number.isFinite, "JSON has no number that is not finite.")
    literal(number.isFinite ? "\(number)" : "null")
  }

  /// Writes true or false.
  package mutating func bool(_ flag: Bool) { literal(flag ? "true" : "false") }

  /// Writes the absence of a value.
  package mutating func null() { literal("null") }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func within(
    _ opening: String, _ closing: String, isInline: Bool,
    _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    bytes.append(contentsOf: opening.utf8)
    levels.append(Level(isInline: isInline || levels.last?.isInline == true))
    try body(&self)
    if let level = levels.popLast(), !level.isInline, !level.isEmpty { startLine() }
    bytes.append(contentsOf: closing.utf8)
    if levels.isEmpty { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Writes what stands between the last value and the next.
  private mutating func separate() {
    if awaitsValue {
      awaitsValue = false
      return
    }
    guard let level = levels.last else { return }
    if !level.isEmpty { bytes.append(contentsOf: (level.isInline ? ", " : ",").utf8) }
    if !level.isInline { startLine() }
    levels[levels.count - 1].isEmpty = false
  }

  private mutating func startLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * levels.count))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes.append(contentsOf: "\\\"".utf8)
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      // JSON forbids the first range; the others end lines, or are unseen, in places JSON is put.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
