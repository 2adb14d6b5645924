// SPDX-License-Identifier: Apache-2.0

/// Writes a table as CSV: comma, LF, UTF-8, quotation marks where RFC 4180 needs them.
public struct CSVWriter: Sendable {
  /// The table so far.
  public private(set) var text = ""
  /// Whether text that a spreadsheet program would run as a formula gets an apostrophe before it.
  public let isSpreadsheetSafe: Bool

  /// Starts a table with its headings.
  public init(headings: [String], isSpreadsheetSafe: Bool = false) {
    self.isSpreadsheetSafe = isSpreadsheetSafe
    append(headings)
  }

  /// Adds a row.
  public mutating func append(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += "," }
      append(isSpreadsheetSafe ? Self.neutralised(cell) : cell)
    }
    // A row of one empty cell would be a blank line, which readers pass over.
    if cells == [""] { text += "\"\"" }
    text += "\n"
  }

  private mutating func append(_ cell: String) {
    let bytes = cell.utf8
    let needsQuotes =
      bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      || bytes.first.map(Self.isSpace) == true || bytes.last.map(Self.isSpace) == true
    guard needsQuotes else {
      text += cell
      return
    }
    text += "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    text += "\""
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The text with an apostrophe before it where it begins as formulas do; numbers stay.
  static func neutralised(_ cell: String) -> String {
    guard let first = cell.utf8.first, "=+-@\t\r\n".utf8.contains(first) else { return cell }
    return NumberReader.isPlain(Array(cell.utf8)) ? cell : "'" + cell
  }
}
