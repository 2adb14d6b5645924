// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads tables of numbers with labels of rows and columns.
struct MatrixParser {
  private var draft: NetworkDraft
  private let isIncidence: Bool
  private var columnLabels: [String] = []
  private var rowLabels: [String] = []
  private var entries: ContiguousArray<Entry> = []
  private var numbers = NumberReader(allowsComma: false)
  /// Where each row stands.
  private var rowOffsets: ContiguousArray<Int> = []
  private var headOffset = 0

  /// A number that is not zero.
  private struct Entry {
    private let codes: (row: Int32, column: Int32)
    let weight: Double
    let offset: Int

    var row: Int { Int(codes.row) }
    var column: Int { Int(codes.column) }

    init(row: Int, column: Int, weight: Double, offset: Int) {
      codes = (Int32(row), Int32(column))
      self.weight = weight
      self.offset = offset
    }
  }

  /// How labels stand round the numbers.
  private struct Layout {
    let hasHeadings: Bool
    let hasRowLabels: Bool
    /// Whether a cell stands over the labels of rows.
    let hasCorner: Bool
  }

  init(_ request: ReadingRequest, isIncidence: Bool) {
    draft = NetworkDraft(request)
    self.isIncidence = isIncidence
  }

  mutating func run(as format: NetworkFormat) throws(FormatError) -> Reading {
    let text = try draft.decodeText()
    let bytes = text.data.span
    let separator = separator(bytes, text.start)
    numbers = NumberReader(allowsComma: separator != .comma)
    let layout = layout(bytes, text.start, separator)
    var scanner = scanner(text.start, separator)
    var row = CSVRow()
    var isFirst = layout.hasHeadings
    while scanner.next(bytes, into: &row) {
      let start = row.cells.first?.start ?? 0
      if let fault = row.fault { draft.report(fault.reason, at: .offset(fault.offset)) }
      if row.extraCell != nil { draft.report(.tooManyColumns, at: .offset(start)) }
      if row.isBlank { continue }
      if isFirst {
        headOffset = start
        columnLabels = row.cells.dropFirst(layout.hasCorner ? 1 : 0).map { bytes.text(of: $0) }
        isFirst = false
      } else if isIncidence || rowLabels.count < CSVTable.mostColumns {
        read(bytes, row, layout)
      } else {
        throw draft.failure(
          .notSquare, at: .file, detail: "(Rows: more than \(CSVTable.mostColumns).)")
      }
    }
    try draft.throwErrors()
    if isIncidence { declareSides() } else { declareNodes(layout) }
    try addTies()
    return try draft.finish(as: format)
  }

  private func scanner(_ start: Int, _ separator: CellSeparator) -> CSVScanner {
    CSVScanner(
      separator: separator.rawValue, cellLimit: CSVTable.mostColumns + 1, position: start)
  }

  /// The separator that makes most cells of the first two rows: a comma may be a decimal mark.
  private func separator(_ bytes: Span<UInt8>, _ start: Int) -> CellSeparator {
    if let asked = draft.request.reader.separator { return asked }
    var best = (separator: CellSeparator.comma, count: 0)
    for separator in CellSeparator.allCases {
      var scanner = scanner(start, separator)
      var row = CSVRow()
      var count = 0
      for _ in 0..<2 where scanner.next(bytes, into: &row) && row.fault == nil {
        count += row.cells.count
      }
      if count > best.count { best = (separator, count) }
    }
    return best.separator
  }

  /// Finds out by the first two rows how labels stand.
  private func layout(_ bytes: Span<UInt8>, _ start: Int, _ separator: CellSeparator) -> Layout {
    var scanner = scanner(start, separator)
    var rows: [[String]] = []
    var row = CSVRow()
    var count = 0
    while scanner.next(bytes, into: &row) {
      if row.isBlank { continue }
      count += 1
      if rows.count < 2 { rows.append(row.cells.map { bytes.text(of: $0) }) }
    }
    guard rows.count == 2 else {
      return Layout(
        hasHeadings: rows.first?.contains { !isNumber($0) } ?? false, hasRowLabels: false,
        hasCorner: false)
    }
    let (head, first) = (rows[0], rows[1])
    if first.count == head.count + 1, head.first?.isEmpty == false {
      return Layout(hasHeadings: true, hasRowLabels: true, hasCorner: false)
    }
    let isLabelled =
      head.first?.isEmpty == true || !isNumber(first[0])
      || count == head.count && !head.dropFirst().allSatisfy(isNumber)
    if !isLabelled, head.allSatisfy(isNumber), count == head.count {
      return Layout(hasHeadings: false, hasRowLabels: false, hasCorner: false)
    }
    return Layout(hasHeadings: true, hasRowLabels: isLabelled, hasCorner: isLabelled)
  }

  private func isNumber(_ text: String) -> Bool {
    text.isEmpty || Double(text.replacing(",", with: ".")) != nil
  }

  private mutating func read(_ bytes: Span<UInt8>, _ row: CSVRow, _ layout: Layout) {
    let start = row.cells[0].start
    if layout.hasRowLabels {
      rowLabels.append(bytes.text(of: row.cells[0]))
    } else {
      rowLabels.append(
        isIncidence || rowLabels.count >= columnLabels.count
          ? "\(rowLabels.count + 1)" : columnLabels[rowLabels.count])
    }
    let cells = row.cells.dropFirst(layout.hasRowLabels ? 1 : 0)
    if layout.hasHeadings, cells.count > columnLabels.count {
      draft.report(
        .extraCells, at: .offset(start), detail: "There are \(columnLabels.count) headings.")
    }
    if !layout.hasHeadings {
      while columnLabels.count < cells.count { columnLabels.append("\(columnLabels.count + 1)") }
    }
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      switch numbers.number(bytes, cell) {
      case .success(let weight):
        if weight < 0 {
          draft.report(.negativeWeight, at: .offset(cell.start))
        } else if !SocialNetwork.isWeight(weight) {
          draft.report(.weightOutOfRange, at: .offset(cell.start))
        }
        if weight != 0 {
          entries.append(
            Entry(row: rowLabels.count - 1, column: column, weight: weight, offset: cell.start))
        }
      case .failure(let fault):
        draft.report(fault.reason, at: .offset(cell.start), value: bytes.text(of: cell))
      }
    }
    rowOffsets.append(start)
  }

  private mutating func declareSides() {
    draft.isDirected = false
    for (place, label) in rowLabels.enumerated() {
      let node = draft.declareNode(label, at: .offset(rowOffsets[place]))
      draft.set(.integer(1), for: "mode", ofNode: node)
    }
    for label in columnLabels {
      let node = draft.declareNode(label, at: .offset(headOffset))
      draft.set(.integer(2), for: "mode", ofNode: node)
    }
    entries = ContiguousArray(
      entries.map { entry in
        Entry(
          row: entry.row, column: rowLabels.count + entry.column, weight: entry.weight,
          offset: entry.offset)
      })
  }

  /// Declares the nodes of a square table, whose columns may stand in another order than its rows.
  private mutating func declareNodes(_ layout: Layout) {
    for (place, label) in rowLabels.enumerated() {
      _ = draft.declareNode(label, at: .offset(rowOffsets[place]))
    }
    draft.mustDeclareNodes = true
    // A column of no row is a node that is not there, and reported as that.
    if columnLabels.count < rowLabels.count
      || !layout.hasRowLabels && columnLabels.count != rowLabels.count
    {
      draft.report(
        .notSquare, at: .file,
        detail: "(Rows: \(rowLabels.count); columns: \(columnLabels.count).)")
    }
    var places = columnLabels.map { draft.node($0, at: .offset(headOffset)) }
    // There may be more columns than rows, which is reported above.
    if !layout.hasHeadings { places = columnLabels.indices.map { Int32($0) } }
    if DistinctNames.areIDs(columnLabels) {
      entries = ContiguousArray(
        entries.map { entry in
          Entry(
            row: entry.row, column: Int(places[entry.column]), weight: entry.weight,
            offset: entry.offset)
        })
    } else {
      draft.report(
        .duplicateHeading, at: .offset(headOffset), detail: "(Or a column without a heading.)")
    }
  }

  private mutating func addTies() throws(FormatError) {
    try draft.throwErrors()
    // Where every number is 0 or 1 there are no weights.
    let isWeighted = entries.contains { $0.weight != 1 }
    if !isIncidence, draft.request.reader.isDirected == false { try dropMirrored() }
    for entry in entries {
      draft.addTie(
        Int32(entry.row), Int32(entry.column), weight: isWeighted ? entry.weight : nil,
        offset: entry.offset)
    }
  }

  /// Keeps one of the two numbers of each tie without direction, which must be the same.
  private mutating func dropMirrored() throws(FormatError) {
    var weights: [UInt64: Double] = [:]
    for entry in entries {
      weights[UInt64(entry.row) << 32 | UInt64(entry.column)] = entry.weight
    }
    for entry in entries
    where weights[UInt64(entry.column) << 32 | UInt64(entry.row)] != entry.weight {
      draft.report(
        .unexpected, at: .offset(entry.offset),
        detail: "Without direction, this must be the same as the number across the diagonal.")
    }
    try draft.throwErrors()
    entries.removeAll { $0.row > $0.column }
  }
}
