// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SocialCapital
internal import SocialCapitalFormats
internal import SocialCapitalReports

extension MeasurementRun {
  /// The tables as the sheets of a workbook: the network, nodes and ties, those that have numbers.
  func workbook(named name: String) throws(FormatError) -> [UInt8] {
    var sheets: [Workbook.Sheet] = []
    func add(_ name: String, _ write: (inout SheetRows) -> Void) {
      var rows = SheetRows(name)
      write(&rows)
      sheets.append(rows.sheet)
    }
    if !result.values.isEmpty { add("network", writeValues) }
    if !result.nodes.isEmpty { add("nodes", writeNodes) }
    if !result.ties.isEmpty { add("ties", writeTies) }
    if sheets.isEmpty { add("network", writeValues) }
    return Array(try Workbook(sheets: sheets).file(named: name).contents)
  }
}

/// Writes a table into a sheet of a workbook.
private struct SheetRows: TableWriter {
  private(set) var sheet: Workbook.Sheet
  private var cells: [Workbook.Cell] = []
  private var headings: [String]? = []

  init(_ name: String) { sheet = Workbook.Sheet(name, headings: []) }

  mutating func cell(_ text: String) {
    if headings == nil {
      cells.append(text.isEmpty ? .empty : .text(text))
    } else {
      headings?.append(text)
    }
  }

  mutating func cell(_ number: Double) { cells.append(.number(number)) }
  mutating func cell(_ number: Int) { cells.append(.number(Double(number))) }
  mutating func cell(_ flag: Bool) { cells.append(.flag(flag)) }
  mutating func emptyCell() { cells.append(.empty) }

  mutating func endRow() {
    if let names = headings {
      sheet.headings = names
      headings = nil
    } else {
      sheet.append(cells)
      cells.removeAll(keepingCapacity: true)
    }
  }
}
