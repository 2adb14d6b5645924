// SPDX-License-Identifier: Apache-2.0

package import SocialCapital

/// What a table is written to, cell by cell and row by row, the headings first.
package protocol TableWriter {
  /// Adds a text to the row.
  mutating func cell(_ text: String)
  /// Adds a number to the row.
  mutating func cell(_ number: Double)
  /// Adds a whole number to the row.
  mutating func cell(_ number: Int)
  /// Adds true or false to the row.
  mutating func cell(_ flag: Bool)
  /// Adds an empty cell to the row.
  mutating func emptyCell()
  /// Ends the row.
  mutating func endRow()
}

extension TableWriter {
  /// Adds a whole row of texts.
  mutating func row(_ cells: some Sequence<String>) {
    for text in cells { cell(text) }
    endRow()
  }

  /// Adds a number to the row, or an empty cell where there is none.
  mutating func cell(_ number: Double?) {
    if let number { cell(number) } else { emptyCell() }
  }
}

extension CSVWriter: TableWriter {}
