// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Writes a network as a workbook with the tables that would be written in CSV.
enum WorkbookWriter {
  static func write(_ request: WritingRequest) throws(FormatError) -> WrittenNetwork {
    var writer = request.writer
    // In a workbook texts are texts; nothing needs to be put before them.
    writer.isSpreadsheetSafe = false
    let tables = try writer.tables(of: request.network, participation: request.participation)
    let files = [tables.ties, tables.nodes, tables.participation].compactMap { $0 }
    let sheets = files.map { sheet(of: $0) }
    let name = request.fileName(NetworkFormat.workbook.fileExtensions)
    return WrittenNetwork(
      [try Workbook(sheets: sheets).file(named: name)],
      losses: request.losses(holding: NetworkFormat.workbook.holds))
  }

  /// A table in CSV as a sheet: columns that hold nothing but numbers hold numbers there too.
  private static func sheet(of file: SourceFile) -> Workbook.Sheet {
    let bytes = file.contents.span
    var scanner = CSVScanner(separator: 0x2C, cellLimit: CSVTable.mostColumns, position: 0)
    var row = CSVRow()
    guard scanner.next(bytes, into: &row) else { return Workbook.Sheet(file.stem, headings: []) }
    let headings = row.cells.map { bytes.text(of: $0) }
    let first = scanner
    var areNumbers = [Bool](repeating: true, count: headings.count)
    while scanner.next(bytes, into: &row) {
      for (place, cell) in row.cells.enumerated() where areNumbers[place] && !cell.isEmpty {
        areNumbers[place] = number(bytes.text(of: cell)) != nil
      }
    }
    var sheet = Workbook.Sheet(file.stem, headings: headings)
    scanner = first
    while scanner.next(bytes, into: &row) {
      sheet.append(
        row.cells.enumerated().map { place, cell in
          if cell.isEmpty { return .empty }
          let text = bytes.text(of: cell)
          if areNumbers[place], let number = number(text) { return .number(number) }
          if headings[place] == TableColumn.date.rawValue, let date = CalendarDate(text),
            SheetText.serial(date) != nil
          {
            return .date(date)
          }
          return .text(text)
        })
    }
    return sheet
  }

  /// The number a text is, where a workbook would give back the same text for it.
  private static func number(_ text: String) -> Double? {
    guard let number = Double(text), number.isFinite else { return nil }
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      return "\(whole)" == text ? number : nil
    }
    return number.shortestText == text ? number : nil
  }
}
