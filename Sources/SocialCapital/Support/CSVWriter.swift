// SPDX-License-Identifier: Apache-2.0

/// Writes comma-separated values as RFC 4180 has them, the same bytes for the same calls.
///
/// Lines end in a line feed alone, which every reader of CSV knows; a cell is quoted only where it
/// must be.
///
/// ```swift
/// var writer = CSVWriter()
/// writer.row(["id", "degree"])
/// writer.cell("a, b"); writer.cell(2); writer.endRow()
/// writer.bytes   // id,degree\n"a, b",2\n
/// ```
package struct CSVWriter {
  /// The text so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let isSpreadsheetSafe: Bool
  private var rowStart = 0
  private var rowCells = 0

  /// Starts an empty table.
  ///
  /// - Parameter isSpreadsheetSafe: Whether a text that a spreadsheet would run as a formula is
  ///   given an apostrophe in front, which spreadsheets take to mean text. It is for tables that
  ///   people open; data that programs read back must stay as given.
  package init(isSpreadsheetSafe: Bool = false) {
    self.isSpreadsheetSafe = isSpreadsheetSafe
  }

  /// Adds a text to the row.
  package mutating func cell(_ text: String) {
    append(isSpreadsheetSafe && Self.startsFormula(text) ? "'" + text : text)
  }

  /// A text without the apostrophe that ``init(isSpreadsheetSafe:)`` puts before it, or `nil` where it
  /// puts none.
  package static func unmarked(_ text: String) -> String? {
    guard text.hasPrefix("'") else { return nil }
    let rest = String(text.dropFirst())
    return startsFormula(rest) ? rest : nil
  }

  /// Adds a number to the row, in the fewest digits that read back the same.
  package mutating func cell(_ number: Double) { append(number.shortestText) }

  /// Adds a whole number to the row.
  package mutating func cell(_ number: Int) { append("\(number)") }

  /// Adds true or false to the row.
  package mutating func cell(_ flag: Bool) { append(flag ? "true" : "false") }

  /// Adds an empty cell to the row.
  package mutating func emptyCell() { append("") }

  /// Ends the row.
  package mutating func endRow() {
    // A line without a character would read as no row.
    if bytes.count == rowStart { bytes.append(contentsOf: "\"\"".utf8) }
    bytes.append(UInt8(ascii: "\n"))
    rowStart = bytes.count
    rowCells = 0
  }

  /// Adds a whole row of texts.
  package mutating func row(_ cells: some Sequence<String>) {
    for text in cells { cell(text) }
    endRow()
  }

  private mutating func append(_ text: String) {
    if rowCells > 0 { bytes.append(UInt8(ascii: ",")) }
    rowCells += 1
    guard Self.needsQuotes(text) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a text would read as something else without quotes: it holds a mark of the format,
  /// spaces some readers trim, or a mark they take for the start of a file.
  private static func needsQuotes(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    if let first = scalars.first, let last = scalars.last {
      if first == "\u{FEFF}" || first == " " || last == " " { return true }
    }
    return text.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      case UInt8(ascii: ";"), UInt8(ascii: "\t"): true
      default: false
      }
    }
  }

  /// Whether a spreadsheet may take a text for a formula, in ASCII or full-width signs.
  ///
  /// A plain number with a sign is a number to a spreadsheet too, and stays as it is. A text that has
  /// the apostrophe already gets another, so that no two become the same.
  private static func startsFormula(_ text: String) -> Bool {
    if Double(text) != nil { return false }
    let text = text.unicodeScalars.drop { $0 == "'" }
    return switch text.first(where: { $0 != " " && $0 != "\u{FEFF}" }) {
    case "=", "+", "-", "@", "\t", "\r", "\n": true
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
