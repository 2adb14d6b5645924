// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Takes in a sheet of a workbook and makes a table in CSV of it.
final class SheetReader: ScannedMarkupHandler {
  /// The name problems give the sheet.
  let name: String
  private let sharedTexts: [String]
  private let areDates: [Bool]
  private let countsFrom1904: Bool
  /// The most bytes the table may take, so that texts that many cells share do not fill memory.
  var limit = 1 << 20
  private(set) var problems: ProblemList
  private var table = CSVWriter()
  /// The row of the sheet that each line of the table is of.
  private(set) var rows: ContiguousArray<UInt32> = []

  private var row = 0
  private var cells: [(column: Int, text: String)] = []
  private var cell: SheetCell?
  /// The value of the open cell, or the text within it.
  private var value: ContiguousArray<UInt8> = []
  private var nextColumn = 0
  private var mergeCount = 0
  private var phoneticDepth = 0

  /// What is known of a cell while it is open.
  private struct SheetCell {
    let column: Int
    let type: CellType
    let style: Int
    var hasValue = false
    var hasFormula = false
  }

  private enum CellType { case number, shared, formulaText, inline, flag, date, error }

  init(
    name: String, sharedTexts: [String], areDates: [Bool], countsFrom1904: Bool, problemLimit: Int
  ) {
    self.name = name
    self.sharedTexts = sharedTexts
    self.areDates = areDates
    self.countsFrom1904 = countsFrom1904
    problems = ProblemList(limit: problemLimit)
  }

  func begin(
    _ bytes: Span<UInt8>, _ name: Cell, _ attributes: ScannedAttributes
  ) throws(MarkupError) {
    if phoneticDepth > 0 || bytes.isWord("rPh", at: name) {
      phoneticDepth += 1
    } else if bytes.isWord("c", at: name) {
      try beginCell(bytes, attributes)
    } else if bytes.isWord("row", at: name) {
      try beginRow(bytes, attributes)
    } else if bytes.isWord("f", at: name) {
      cell?.hasFormula = true
    } else if bytes.isWord("mergeCell", at: name) {
      mergeCount += 1
    }
  }

  private func beginRow(
    _ bytes: Span<UInt8>, _ attributes: ScannedAttributes
  ) throws(MarkupError) {
    let given = try attributes.value(bytes, of: "r").map { value throws(MarkupError) in
      try Int(ScannedAttributes.text(bytes, value))
    }
    row = given.flatMap { $0 } ?? row + 1
    guard (1...SheetText.mostRows).contains(row) else {
      throw Self.malformed("There is no such row.")
    }
    nextColumn = 0
    cells.removeAll(keepingCapacity: true)
  }

  private func beginCell(
    _ bytes: Span<UInt8>, _ attributes: ScannedAttributes
  ) throws(MarkupError) {
    var column = nextColumn
    if let reference = attributes.value(bytes, of: "r") {
      let place = try SheetText.place(ScannedAttributes.text(bytes, reference))
      guard let place, place.row == row else {
        throw Self.malformed("A cell has the name of another row, or none.")
      }
      column = place.column
    }
    guard column >= nextColumn, column < SheetText.mostColumns else {
      throw Self.malformed("The cells of a row are not in order.")
    }
    nextColumn = column + 1
    value.removeAll(keepingCapacity: true)
    let style = try attributes.value(bytes, of: "s").map { value throws(MarkupError) in
      try Int(ScannedAttributes.text(bytes, value))
    }
    cell = SheetCell(
      column: column, type: Self.type(bytes, attributes.value(bytes, of: "t")),
      style: style.flatMap { $0 } ?? 0)
  }

  private static func type(_ bytes: Span<UInt8>, _ word: Cell?) -> CellType {
    guard let word else { return .number }
    if bytes.isWord("s", at: word) { return .shared }
    if bytes.isWord("str", at: word) { return .formulaText }
    if bytes.isWord("inlineStr", at: word) { return .inline }
    if bytes.isWord("b", at: word) { return .flag }
    if bytes.isWord("d", at: word) { return .date }
    return bytes.isWord("e", at: word) ? .error : .number
  }

  private static func malformed(_ message: String) -> MarkupError {
    MarkupError(kind: .malformed, message: message, line: 1)
  }

  func end(_ bytes: Span<UInt8>, _ name: Cell, text: Span<UInt8>) throws(MarkupError) {
    if phoneticDepth > 0 {
      phoneticDepth -= 1
    } else if bytes.isWord("v", at: name) {
      guard cell?.type != .inline else { return }
      cell?.hasValue = true
      value.removeAll(keepingCapacity: true)
      for place in 0..<text.count { value.append(text[place]) }
    } else if bytes.isWord("t", at: name) {
      guard cell?.type == .inline else { return }
      for place in 0..<text.count { value.append(text[place]) }
    } else if bytes.isWord("c", at: name) {
      if let cell, let text = self.text(of: cell), !text.isEmpty {
        cells.append((cell.column, text))
      }
      cell = nil
    } else if bytes.isWord("row", at: name) {
      try endRow()
    }
  }

  private func report(_ reason: Problem.Reason, _ column: Int, _ detail: String) {
    problems.add(
      reason, at: Problem.Place(file: name, line: row, column: column + 1), detail: detail)
  }

  /// The text of a cell as a table has it, or `nil` where it is empty or was reported.
  private func text(of cell: SheetCell) -> String? {
    let text = value.span.text(0, value.count)
    if cell.type == .inline { return SheetText.decoded(text) }
    // A result may be an empty text, but not an empty number, true or false.
    guard cell.hasValue, !text.isEmpty || cell.type == .formulaText else {
      if cell.hasFormula {
        report(
          .unexpected, cell.column,
          "The cell holds a formula whose result was never saved: open the workbook and save it.")
      }
      return nil
    }
    switch cell.type {
    case .shared:
      guard let place = Int(SheetText.trimmed(text)), sharedTexts.indices.contains(place) else {
        report(.unexpected, cell.column, "The cell points to a text that is not there.")
        return nil
      }
      return sharedTexts[place]
    case .formulaText: return SheetText.decoded(text)
    case .flag: return SheetText.trimmed(text) == "1" ? "true" : "false"
    case .date: return SheetText.trimmed(text)
    case .error:
      report(.unexpected, cell.column, "The cell holds an error, such as of a formula.")
      return nil
    case .number, .inline: return number(SheetText.trimmed(text), cell)
    }
  }

  private func number(_ text: String, _ cell: SheetCell) -> String? {
    if text.isEmpty { return nil }
    let isDate = areDates.indices.contains(cell.style) && areDates[cell.style]
    // Nearly all numbers are whole ones in the spelling that they are to have.
    if !isDate, SheetText.isPlainWhole(text) { return text }
    guard NumberReader.isPlain(Array(text.utf8)), let number = Double(text), number.isFinite else {
      report(.notANumber, cell.column, "")
      return nil
    }
    if isDate, let date = SheetText.date(number, countsFrom1904: countsFrom1904) { return date }
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return "\(whole)" }
    return number.shortestText
  }

  private func endRow() throws(MarkupError) {
    guard let last = cells.last else { return }
    let size = cells.reduce(last.column) { $0 + $1.text.utf8.count }
    guard table.bytes.count + size <= limit else {
      throw MarkupError(
        kind: .longText,
        message: "The cells of the sheet hold more than the workbook can account for.", line: 1)
    }
    let start = table.bytes.count
    var column = 0
    for (place, text) in cells {
      while column < place {
        table.emptyCell()
        column += 1
      }
      table.cell(text)
      column += 1
    }
    table.endRow()
    // A text of several lines makes several lines of the table.
    let bytes = table.bytes
    for offset in start..<bytes.count {
      let isEnd =
        bytes[offset] == 0x0A
        || (bytes[offset] == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A))
      if isEnd { rows.append(UInt32(row)) }
    }
  }

  /// The row of the sheet that a line of the table is of.
  func row(ofLine line: Int) -> Int {
    rows.indices.contains(line - 1) ? Int(rows[line - 1]) : line
  }

  /// The table, which is not kept.
  func takeTable() -> Data {
    defer { table = CSVWriter() }
    return Data(table.bytes)
  }

  /// Notes what a table has no place for.
  func reportLeftOut() {
    guard mergeCount > 0 else { return }
    problems.add(
      .leftOut, at: Problem.Place(file: name),
      detail: "(Merged cells: \(mergeCount); the first of each holds its value, the others none.)")
  }
}
