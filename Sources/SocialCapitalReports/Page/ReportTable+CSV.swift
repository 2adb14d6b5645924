// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension ReportTable {
  /// The table as CSV for people who open it in a spreadsheet: numbers in full, undefined and
  /// withheld cells empty, formulas made text.
  var csv: [UInt8] {
    var csv = CSVWriter(isSpreadsheetSafe: true)
    csv.row(columns.map(\.heading))
    for row in rows {
      for cell in row {
        switch cell {
        case .text(let text): csv.cell(text.visible)
        case .count(let count): csv.cell(count)
        case .number(let quantity, _), .percent(let quantity): csv.cell(quantity.value)
        case .heat(let count, _, _): csv.cell(count)
        case .withheld, .empty: csv.emptyCell()
        }
      }
      csv.endRow()
    }
    return csv.bytes
  }
}
