// SPDX-License-Identifier: Apache-2.0

/// A table of plain text for a terminal: columns aligned, numbers to the right.
struct AlignedTable {
  private var rows: [[String]] = []
  private let isRightAligned: [Bool]

  /// Starts a table of columns, each of texts or of numbers.
  init(_ columns: [(heading: String, isNumber: Bool)]) {
    isRightAligned = columns.map(\.isNumber)
    rows = [columns.map(\.heading.visible)]
  }

  /// Adds a row.
  mutating func add(_ cells: [String]) { rows.append(cells.map(\.visible)) }

  /// The lines of the table, headings first, without spaces at line ends.
  var text: String {
    let widths = isRightAligned.indices.map { column in
      rows.reduce(0) { max($0, $1[column].count) }
    }
    return rows.map { row in
      var line = zip(row, zip(widths, isRightAligned)).map { cell, style in
        let padding = String(repeating: " ", count: style.0 - cell.count)
        return style.1 ? padding + cell : cell + padding
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
