// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Takes in a sheet of a workbook and makes a table in CSV of it.
final class SheetReader: MarkupHandler {
  /// The name problems give the sheet.
  let name: String
  private let sharedTexts: [String]
  private let areDates: [Bool]
  private let countsFrom1904: Bool
  /// The most bytes the table may take, so that texts that many cells share do not fill memory.
  private let limit: Int
  private(set) var problems: ProblemList
  private(set) var table = CSVWriter()
  /// The row of the sheet that each line of the table is of.
  private(set) var rows: ContiguousArray<Int> = []

  private var row = 0
  private var cells: [(column: Int, text: String)] = []
  private var cell: Cell?
  private var nextColumn = 0
  private var mergeCount = 0
  private var phoneticDepth = 0

  private struct Cell {
    let column: Int
    let type: String
    let style: Int
    var value: String?
    var parts: [String] = []
    var hasFormula = false
  }

  init(
    name: String, sharedTexts: [String], areDates: [Bool], countsFrom1904: Bool, limit: Int,
    problemLimit: Int
  ) {
    self.name = name
    self.sharedTexts = sharedTexts
    self.areDates = areDates
    self.countsFrom1904 = countsFrom1904
    self.limit = limit
    problems = ProblemList(limit: problemLimit)
  }

  func begin(_ element: MarkupElement) throws(MarkupError) {
    if phoneticDepth > 0 || element.name == "rPh" {
      phoneticDepth += 1
      return
    }
    switch element.name {
    case "row":
      row = element.attributes["r"].flatMap { Int($0) } ?? row + 1
      guard (1...SheetText.mostRows).contains(row) else {
        throw MarkupError(kind: .malformed, message: "There is no such row.", line: element.line)
      }
      nextColumn = 0
      cells.removeAll(keepingCapacity: true)
    case "c": try beginCell(element)
    case "f": cell?.hasFormula = true
    case "mergeCell": mergeCount += 1
    default: break
    }
  }

  private func beginCell(_ element: MarkupElement) throws(MarkupError) {
    var column = nextColumn
    if let reference = element.attributes["r"] {
      guard let place = SheetText.place(reference), place.row == row else {
        throw MarkupError(
          kind: .malformed, message: "A cell has the name of another row, or none.",
          line: element.line)
      }
      column = place.column
    }
    guard column >= nextColumn, column < SheetText.mostColumns else {
      throw MarkupError(
        kind: .malformed, message: "The cells of a row are not in order.", line: element.line)
    }
    nextColumn = column + 1
    cell = Cell(
      column: column, type: element.attributes["t"] ?? "n",
      style: element.attributes["s"].flatMap { Int($0) } ?? 0)
  }

  func end(_ name: String, text: String, line: Int) throws(MarkupError) {
    if phoneticDepth > 0 {
      phoneticDepth -= 1
      return
    }
    switch name {
    case "v": cell?.value = text
    case "t": cell?.parts.append(text)
    case "c":
      if let cell, let text = self.text(of: cell), !text.isEmpty {
        cells.append((cell.column, text))
      }
      cell = nil
    case "row": try endRow(line)
    case "sheetData", "worksheet": break
    default: break
    }
  }

  private func report(_ reason: Problem.Reason, _ column: Int, _ detail: String) {
    problems.add(
      reason, at: Problem.Place(file: name, line: row, column: column + 1), detail: detail)
  }

  /// The text of a cell as a table has it, or `nil` where it is empty or was reported.
  private func text(of cell: Cell) -> String? {
    if cell.type == "inlineStr" { return SheetText.decoded(cell.parts.joined()) }
    // A result may be an empty text, but not an empty number, true or false.
    guard let value = cell.value, !value.isEmpty || cell.type == "str" else {
      if cell.hasFormula {
        report(
          .unexpected, cell.column,
          "The cell holds a formula whose result was never saved: open the workbook and save it.")
      }
      return nil
    }
    switch cell.type {
    case "s":
      guard let place = Int(Headings.trimmed(value)), sharedTexts.indices.contains(place) else {
        report(.unexpected, cell.column, "The cell points to a text that is not there.")
        return nil
      }
      return sharedTexts[place]
    case "str": return SheetText.decoded(value)
    case "b": return Headings.trimmed(value) == "1" ? "true" : "false"
    case "d": return Headings.trimmed(value)
    case "e":
      report(.unexpected, cell.column, "The cell holds an error, such as of a formula.")
      return nil
    default: return number(Headings.trimmed(value), cell)
    }
  }

  private func number(_ text: String, _ cell: Cell) -> String? {
    if text.isEmpty { return nil }
    guard NumberReader.isPlain(Array(text.utf8)), let number = Double(text), number.isFinite else {
      report(.notANumber, cell.column, "")
      return nil
    }
    if areDates.indices.contains(cell.style), areDates[cell.style] {
      if let date = SheetText.date(number, countsFrom1904: countsFrom1904) { return date }
    }
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return "\(whole)" }
    return number.shortestText
  }

  private func endRow(_ line: Int) throws(MarkupError) {
    guard let last = cells.last else { return }
    let size = cells.reduce(last.column) { $0 + $1.text.utf8.count }
    guard table.bytes.count + size <= limit else {
      throw MarkupError(
        kind: .longText,
        message: "The cells of the sheet hold more than the workbook can account for.",
        line: line)
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
      if isEnd { rows.append(row) }
    }
  }

  /// The row of the sheet that a line of the table is of.
  func row(ofLine line: Int) -> Int { rows.indices.contains(line - 1) ? rows[line - 1] : line }

  /// Notes what a table has no place for.
  func reportLeftOut() {
    guard mergeCount > 0 else { return }
    problems.add(
      .leftOut, at: Problem.Place(file: name),
      detail: "(Merged cells: \(mergeCount); the first of each holds its value, the others none.)")
  }
}
