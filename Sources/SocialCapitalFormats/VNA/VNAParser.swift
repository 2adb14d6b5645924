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

  /// A row of the table of ties.
  private struct Row {
    let source: Int32
    let target: Int32
    let values: [AttributeValue?]
    let offset: Int
  }

  init(_ request: ReadingRequest) { draft = NetworkDraft(request) }

  mutating func run() throws(FormatError) -> Reading {
    let text = try draft.decodeText()
    let bytes = text.data.span
    var lines = TextLines(offset: text.start)
    let splitter = LineWords()
    while let whole = lines.next(bytes) {
      let line = withoutCommas(bytes, whole)
      if let fault = splitter.split(bytes, line, into: &words) {
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
    addTies()
    return try draft.finish(as: .vna)
  }

  /// A line without a comma at its end.
  private func withoutCommas(_ bytes: Span<UInt8>, _ line: Cell) -> Cell {
    var line = bytes.trimmed(line)
    while line.end > line.start, bytes[line.end - 1] == UInt8(ascii: ",") { line.end -= 1 }
    return line
  }

  private mutating func begin(_ bytes: Span<UInt8>, _ line: Cell) throws(FormatError) {
    let title = words.map { bytes.text(of: $0.cell).lowercased() }.joined(separator: " ")
    isHeading = true
    if title.hasPrefix("*node") {
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
    // Headings may stand between commas, which are no part of them.
    columns = words.flatMap { word in
      word.isQuoted
        ? [bytes.text(of: word)] : bytes.text(of: word).split(separator: ",").map(String.init)
    }
    guard columns.count <= CSVTable.mostColumns else {
      throw draft.failure(.tooManyColumns, at: .offset(line.start))
    }
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
    let values = words.dropFirst(2).map { value(bytes, $0) }
    for (place, found) in values.enumerated() {
      switch found {
      case .integer, .number, nil: break
      default: areNumbers[place] = false
      }
    }
    rows.append(Row(source: source, target: target, values: values, offset: line.start))
  }

  private mutating func addTies() {
    let folded = tieColumns.map { $0.lowercased() }
    let known = TieProperty.allCases.map(\.rawValue) + ["strength"]
    let hasProperties = folded.contains { known.contains($0) }
    let areRelations =
      !hasProperties && draft.request.reader.headings[.weight] == nil
      && !tieColumns.isEmpty && areNumbers.allSatisfy { $0 }
    for row in rows {
      if areRelations {
        for (name, value) in zip(tieColumns, row.values) where value?.number ?? 0 != 0 {
          var tie = DraftTie(row.source, row.target)
          tie.weight = value.flatMap { draft.weight($0, at: .offset(row.offset), heading: name) }
          tie.relation = name
          draft.add(tie, at: .offset(row.offset))
        }
        continue
      }
      var tie = DraftTie(row.source, row.target)
      for (name, value) in zip(tieColumns, row.values) {
        guard let value else { continue }
        let isWeight = name.lowercased() == "strength" && !folded.contains("weight")
        let property = isWeight ? "weight" : name
        draft.set(value, for: property, of: &tie, at: .offset(row.offset))
      }
      draft.add(tie, at: .offset(row.offset))
    }
    rows = []
  }
}
