// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads tables of numbers with labels of rows and columns.
struct MatrixParser {
  private var draft: NetworkDraft
  private let isIncidence: Bool
  private var columnLabels: [String] = []
  private var rowCount = 0
  private var numbers = NumberReader(allowsComma: false)
  private var headOffset = 0
  /// Where each number stands that is not zero, where this is needed to compare those across the
  /// diagonal.
  private var offsets: ContiguousArray<Int> = []
  private let isSymmetric: Bool

  /// How labels stand round the numbers.
  private struct Layout {
    /// How many rows are not blank.
    let rowCount: Int
    let hasHeadings: Bool
    let hasRowLabels: Bool
    /// Whether a cell stands over the labels of rows.
    let hasCorner: Bool
  }

  init(_ request: ReadingRequest, isIncidence: Bool) {
    draft = NetworkDraft(request)
    self.isIncidence = isIncidence
    isSymmetric = !isIncidence && request.reader.isDirected == false
    // Where every number is 0 or 1 there are no weights.
    draft.ties.ignoresOnes = true
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
    if isIncidence {
      guard
        layout.hasRowLabels
          || FormatLimits.allows(numberedNodes: layout.rowCount, in: bytes.count)
      else { throw draft.failure(.tooLarge, at: .file) }
      draft.reserveNodes(layout.rowCount)
      draft.ties.reserveCapacity(layout.rowCount)
    }
    while scanner.next(bytes, into: &row) {
      let start = row.cells.first?.start ?? 0
      if let fault = row.fault { draft.report(fault.reason, at: .offset(fault.offset)) }
      if row.extraCell != nil { draft.report(.tooManyColumns, at: .offset(start)) }
      if row.isBlank { continue }
      if isFirst {
        headOffset = start
        columnLabels = row.cells.dropFirst(layout.hasCorner ? 1 : 0).map { bytes.text(of: $0) }
        isFirst = false
      } else if isIncidence || rowCount < CSVTable.mostColumns {
        read(bytes, row, layout)
      } else {
        throw draft.failure(
          .notSquare, at: .file, detail: "(Rows: more than \(CSVTable.mostColumns).)")
      }
    }
    try draft.throwErrors()
    if isIncidence { declareColumns() } else { matchColumns(layout) }
    try draft.throwErrors()
    if isSymmetric { try dropMirrored() }
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
        rowCount: count, hasHeadings: rows.first?.contains { !isNumber($0) } ?? false,
        hasRowLabels: false, hasCorner: false)
    }
    let (head, first) = (rows[0], rows[1])
    if first.count == head.count + 1, head.first?.isEmpty == false {
      return Layout(rowCount: count, hasHeadings: true, hasRowLabels: true, hasCorner: false)
    }
    let isLabelled =
      head.first?.isEmpty == true || !isNumber(first[0])
      || count == head.count && !head.dropFirst().allSatisfy(isNumber)
    if !isLabelled, head.allSatisfy(isNumber), count == head.count {
      return Layout(rowCount: count, hasHeadings: false, hasRowLabels: false, hasCorner: false)
    }
    return Layout(
      rowCount: count, hasHeadings: true, hasRowLabels: isLabelled, hasCorner: isLabelled)
  }

  private func isNumber(_ text: String) -> Bool {
    text.isEmpty || Double(text.replacing(",", with: ".")) != nil
  }

  private mutating func read(_ bytes: Span<UInt8>, _ row: CSVRow, _ layout: Layout) {
    let start = row.cells[0].start
    let label =
      layout.hasRowLabels
      ? bytes.text(of: row.cells[0])
      : isIncidence || rowCount >= columnLabels.count
        ? "\(rowCount + 1)" : columnLabels[rowCount]
    _ = draft.declareNode(label, at: .offset(start))
    rowCount += 1
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
          draft.addTie(
            Int32(rowCount - 1), Int32(column), weight: weight, offset: cell.start)
          if isSymmetric { offsets.append(cell.start) }
        }
      case .failure(let fault):
        draft.report(fault.reason, at: .offset(cell.start), value: bytes.text(of: cell))
      }
    }
  }

  private mutating func declareColumns() {
    draft.isDirected = false
    draft.firstModeCount = rowCount
    for label in columnLabels { _ = draft.declareNode(label, at: .offset(headOffset)) }
    draft.ties.renumberTargets { [rowCount] in rowCount + $0 }
  }

  /// Finds the nodes of a square table's columns, which may stand in another order than its rows.
  private mutating func matchColumns(_ layout: Layout) {
    draft.mustDeclareNodes = true
    // A column of no row is a node that is not there, and reported as that.
    if columnLabels.count < rowCount || !layout.hasRowLabels && columnLabels.count != rowCount {
      draft.report(
        .notSquare, at: .file, detail: "(Rows: \(rowCount); columns: \(columnLabels.count).)")
    }
    let places = columnLabels.map { draft.node($0, at: .offset(headOffset)) }
    guard DistinctNames.areIDs(columnLabels) else {
      draft.report(
        .duplicateHeading, at: .offset(headOffset), detail: "(Or a column without a heading.)")
      return
    }
    // There may be more columns than rows, which is reported above.
    if layout.hasHeadings { draft.ties.renumberTargets { Int(places[$0]) } }
  }

  /// Keeps one of the two numbers of each tie without direction, which must be the same.
  private mutating func dropMirrored() throws(FormatError) {
    let (sources, targets, weights) = (draft.ties.sources, draft.ties.targets, draft.ties.weights)
    func key(_ row: UInt32, _ column: UInt32) -> UInt64 { UInt64(row) << 32 | UInt64(column) }
    let order = sources.indices.map { Int32($0) }.sorted { one, other in
      key(sources[Int(one)], targets[Int(one)]) < key(sources[Int(other)], targets[Int(other)])
    }
    /// The number across the diagonal from another, 0 where there is none.
    func mirrored(_ tie: Int) -> Double {
      let wanted = key(targets[tie], sources[tie])
      var (low, high) = (0, order.count)
      while low < high {
        let middle = (low + high) / 2
        let place = Int(order[middle])
        let found = key(sources[place], targets[place])
        if found == wanted { return weights?[place] ?? 1 }
        if found < wanted { low = middle + 1 } else { high = middle }
      }
      return 0
    }
    for tie in sources.indices where mirrored(tie) != weights?[tie] ?? 1 {
      draft.report(
        .unexpected, at: .offset(offsets[tie]),
        detail: "Without direction, this must be the same as the number across the diagonal.")
    }
    try draft.throwErrors()
    draft.ties.keep { sources[$0] <= targets[$0] }
  }
}
