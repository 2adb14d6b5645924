// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads VNA, line by line.
///
/// In the table of ties a column named weight or strength is that. Where there is none and every
/// other column is a number, each column is a relation, as NetDraw writes several.
struct VNAParser {
  private var draft: NetworkDraft
  private var words: ContiguousArray<LineWords.Word> = []
  private var section = Section.none
  private var columns: [String] = []
  private var isHeading = false
  private var rows: ContiguousArray<Row> = []
  private var tieColumns: [String] = []
  private var areNumbers: [Bool] = []

  private enum Section { case none, nodes, ties, leftOut }

  /// A row of the table of ties, whose values are read again once it is known what columns are: to
  /// keep them would take more room.
  private struct Row {
    let source: Int32
    let target: Int32
    let line: Cell
  }

  init(_ request: ReadingRequest) { draft = NetworkDraft(request) }

  mutating func run() throws(FormatError) -> Reading {
    let text = try draft.decodeText()
    let bytes = text.data.span
    var lines = TextLines(offset: text.start)
    let splitter = LineWords()
    while let whole = lines.next(bytes) {
      let line = withoutCommas(bytes, whole)
      if let fault = splitter.split(
        bytes, line, into: &words, atMost: CSVTable.mostColumns + 1)
      {
        draft.report(.openQuote, at: .offset(fault.offset))
        continue
      }
      guard let first = words.first else { continue }
      if !first.isQuoted, bytes[first.cell.start] == UInt8(ascii: "*") {
        try begin(bytes, line)
      } else if section == .none {
        throw draft.failure(.unexpected, at: .offset(line.start), detail: "Expected: *Node data.")
      } else if isHeading {
        try readHeadings(bytes, line)
      } else {
        readRow(bytes, line)
      }
    }
    addTies(bytes)
    return try draft.finish(as: .vna)
  }

  /// A line without a comma at its end.
  private func withoutCommas(_ bytes: Span<UInt8>, _ line: Cell) -> Cell {
    var line = bytes.trimmed(line)
    while line.end > line.start, bytes[line.end - 1] == UInt8(ascii: ",") { line.end -= 1 }
    return line
  }

  private mutating func begin(_ bytes: Span<UInt8>, _ line: Cell) throws(FormatError) {
    let title = bytes.text(of: Cell(start: line.start, end: min(line.start + 5, line.end)))
      .lowercased()
    isHeading = true
    if title == "*node" {
      section = .nodes
    } else if title.hasPrefix("*tie") {
      guard tieColumns.isEmpty else {
        throw draft.failure(
          .notSupported, at: .offset(line.start), detail: "There is more than one table of ties.")
      }
      section = .ties
    } else {
      section = .leftOut
      draft.report(.leftOut, at: .offset(line.start))
    }
  }

  private mutating func readHeadings(_ bytes: Span<UInt8>, _ line: Cell) throws(FormatError) {
    isHeading = false
    columns = try headings(bytes, line)
    switch section {
    case .nodes:
      guard columns.first?.lowercased() == "id" else {
        throw draft.failure(.missingColumn, at: .offset(line.start), detail: "Expected: ID.")
      }
    case .ties:
      guard columns.count >= 2, columns[0].lowercased() == "from", columns[1].lowercased() == "to"
      else {
        throw draft.failure(.missingColumn, at: .offset(line.start), detail: "Expected: FROM TO.")
      }
      tieColumns = Array(columns.dropFirst(2))
      areNumbers = tieColumns.map { _ in true }
    default: break
    }
    if Set(columns).count < columns.count {
      throw draft.failure(.duplicateHeading, at: .offset(line.start))
    }
  }

  /// The headings of a line, which may stand between commas that are no part of them.
  private func headings(_ bytes: Span<UInt8>, _ line: Cell) throws(FormatError) -> [String] {
    var headings: [String] = []
    for word in words {
      let text = bytes.text(of: word)
      let room = CSVTable.mostColumns - headings.count
      if word.isQuoted {
        headings.append(text)
      } else {
        headings += text.split(separator: ",", maxSplits: room).map(String.init)
      }
      guard headings.count <= CSVTable.mostColumns else {
        throw draft.failure(.tooManyColumns, at: .offset(line.start))
      }
    }
    guard headings.allSatisfy({ $0.utf8.count <= FormatLimits.longestName }) else {
      throw draft.failure(.unexpected, at: .offset(line.start), detail: FormatLimits.longHeading)
    }
    return headings
  }

  /// What a word means: `NA` is nothing; without quotation marks a number, true or false where it
  /// can be.
  private func value(_ bytes: Span<UInt8>, _ word: LineWords.Word) -> AttributeValue? {
    let text = bytes.text(of: word)
    if word.isQuoted { return .text(text) }
    if text == "NA" { return nil }
    if let number = Int(text) { return .integer(number) }
    if NumberReader.isPlain(Array(text.utf8)), let number = Double(text), number.isFinite {
      return .number(number)
    }
    return text == "true" ? .flag(true) : text == "false" ? .flag(false) : .text(text)
  }

  private mutating func readRow(_ bytes: Span<UInt8>, _ line: Cell) {
    guard section != .leftOut else { return }
    guard words.count <= columns.count else {
      draft.report(
        .extraCells, at: .offset(line.start), detail: "There are \(columns.count) headings.")
      return
    }
    guard section == .ties else {
      // The tables of data and of properties both name each node.
      let node = draft.node(bytes.text(of: words[0]), at: .offset(line.start))
      if words[0].cell.isEmpty { draft.report(.emptyID, at: .offset(line.start)) }
      for (name, word) in zip(columns, words).dropFirst() {
        if let value = value(bytes, word) { draft.set(value, for: name, ofNode: node) }
      }
      return
    }
    guard words.count >= 2, !words[0].cell.isEmpty, !words[1].cell.isEmpty else {
      draft.report(.unexpected, at: .offset(line.start), detail: "Expected: two nodes.")
      return
    }
    let source = draft.node(bytes.text(of: words[0]), at: .offset(words[0].cell.start))
    let target = draft.node(bytes.text(of: words[1]), at: .offset(words[1].cell.start))
    for (place, word) in words.dropFirst(2).enumerated() where areNumbers[place] {
      switch value(bytes, word) {
      case .integer, .number, nil: break
      default: areNumbers[place] = false
      }
    }
    rows.append(Row(source: source, target: target, line: line))
  }

  private mutating func addTies(_ bytes: Span<UInt8>) {
    let folded = tieColumns.map { $0.lowercased() }
    let known = TieProperty.allCases.map(\.rawValue) + ["strength"]
    let hasProperties = folded.contains { known.contains($0) }
    let areRelations =
      !hasProperties && draft.request.reader.headings[.weight] == nil
      && !tieColumns.isEmpty && areNumbers.allSatisfy { $0 }
    let properties = zip(tieColumns, folded).map { name, folding in
      folding == "strength" && !folded.contains("weight") ? "weight" : name
    }
    let splitter = LineWords()
    for row in rows {
      _ = splitter.split(bytes, row.line, into: &words)
      let position = TextPosition.offset(row.line.start)
      var tie = DraftTie(row.source, row.target)
      for (column, word) in words.dropFirst(2).enumerated() {
        guard let value = value(bytes, word) else { continue }
        if !areRelations {
          draft.set(value, for: properties[column], of: &tie, at: position)
        } else if value.number ?? 0 != 0 {
          tie.relation = tieColumns[column]
          tie.weight = draft.weight(value, at: position, heading: tieColumns[column])
          draft.add(tie, at: position)
        }
      }
      if !areRelations { draft.add(tie, at: position) }
    }
    rows = []
  }
}
