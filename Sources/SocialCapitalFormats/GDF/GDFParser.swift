// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads GDF: `nodedef>` and `edgedef>` begin tables, each line below is a row.
struct GDFParser {
  private var draft: NetworkDraft
  private var cells: ContiguousArray<GDFCell> = []
  private var table = Table.none
  private var columns: [Column] = []

  private enum Table { case none, nodes, edges }

  /// A column and what its values are.
  private struct Column {
    let name: String
    let type: ValueType
  }

  private enum ValueType { case text, integer, number, flag }

  init(_ request: ReadingRequest) { draft = NetworkDraft(request) }

  mutating func run() throws(FormatError) -> Reading {
    draft.mustDeclareNodes = true
    let text = try draft.decodeText()
    let bytes = text.data.span
    var lines = TextLines(offset: text.start)
    while let whole = lines.next(bytes) {
      let line = bytes.trimmed(whole)
      if line.isEmpty || bytes[line.start] == UInt8(ascii: "#") { continue }
      if let fault = GDFCell.split(bytes, line, into: &cells) {
        draft.report(.openQuote, at: .offset(fault))
        continue
      }
      let head = bytes.text(line.start, min(line.end, line.start + 8)).lowercased()
      switch (head, table) {
      case ("nodedef>", _): try begin(.nodes, bytes, line)
      case ("edgedef>", _): try begin(.edges, bytes, line)
      case (_, .nodes): readNode(bytes, line)
      case (_, .edges): readEdge(bytes, line)
      case (_, .none):
        throw draft.failure(.unexpected, at: .offset(line.start), detail: "Expected: nodedef>.")
      }
    }
    return try draft.finish(as: .gdf)
  }

  /// Reads the headings of a table: a name and a type for each column.
  private mutating func begin(
    _ table: Table, _ bytes: Span<UInt8>, _ line: Cell
  ) throws(FormatError) {
    self.table = table
    columns = []
    for (place, cell) in cells.enumerated() {
      var text = cell.text(bytes)
      if place == 0 { text = String(text.dropFirst(8)) }
      let words = text.split { $0 == " " || $0 == "\t" }
      guard let name = words.first, columns.count < CSVTable.mostColumns else {
        throw draft.failure(
          .unexpected, at: .offset(cell.start), detail: "Expected: the name and type of a column.")
      }
      columns.append(Column(name: String(name), type: Self.type(words.dropFirst().first)))
    }
    let folded = columns.map { $0.name.lowercased() }
    let needed = table == .nodes ? ["name"] : ["node1", "node2"]
    for name in needed where !folded.contains(name) {
      throw draft.failure(
        .missingColumn, at: .offset(line.start), detail: "No column is “\(name)”.")
    }
    // Where no column says that edges have a direction, they have none.
    if table == .edges, !folded.contains("directed") { draft.isDirected = false }
    if Set(columns.map(\.name)).count < columns.count {
      throw draft.failure(.duplicateHeading, at: .offset(line.start))
    }
  }

  private static func type(_ word: Substring?) -> ValueType {
    switch word?.prefix(while: { $0.isLetter }).lowercased() {
    case "boolean": .flag
    case "int", "integer", "tinyint", "smallint", "bigint": .integer
    case "double", "float", "real", "numeric", "decimal": .number
    default: .text
    }
  }

  private func value(_ cell: GDFCell, _ column: Column, _ bytes: Span<UInt8>) -> AttributeValue? {
    let text = cell.text(bytes)
    if text.isEmpty { return cell.isQuoted ? .text("") : nil }
    switch column.type {
    case .text: return .text(text)
    case .flag:
      return text.lowercased() == "true"
        ? .flag(true)
        : text.lowercased() == "false" ? .flag(false) : .text(text)
    case .integer: return Int(text).map(AttributeValue.integer) ?? .text(text)
    case .number:
      guard NumberReader.isPlain(Array(text.utf8)), let number = Double(text), number.isFinite
      else { return .text(text) }
      return .number(number)
    }
  }

  private mutating func checkWidth(_ line: Cell) -> Bool {
    guard cells.count > columns.count else { return true }
    draft.report(
      .extraCells, at: .offset(line.start), detail: "There are \(columns.count) headings.")
    return false
  }

  private mutating func readNode(_ bytes: Span<UInt8>, _ line: Cell) {
    guard checkWidth(line) else { return }
    var node: Int32?
    for (column, cell) in zip(columns, cells) where column.name.lowercased() == "name" {
      node = draft.declareNode(cell.text(bytes), at: .offset(cell.start))
    }
    guard let node else {
      draft.report(.emptyID, at: .offset(line.start))
      return
    }
    for (column, cell) in zip(columns, cells) where column.name.lowercased() != "name" {
      guard let value = value(cell, column, bytes) else { continue }
      draft.set(value, for: column.name, ofNode: node)
    }
  }

  private mutating func readEdge(_ bytes: Span<UInt8>, _ line: Cell) {
    guard checkWidth(line) else { return }
    var ends: (source: Int32?, target: Int32?)
    for (column, cell) in zip(columns, cells) where !cell.text(bytes).isEmpty {
      switch column.name.lowercased() {
      case "node1": ends.source = draft.node(cell.text(bytes), at: .offset(cell.start))
      case "node2": ends.target = draft.node(cell.text(bytes), at: .offset(cell.start))
      default: break
      }
    }
    guard let source = ends.source, let target = ends.target else {
      draft.report(.emptyID, at: .offset(line.start))
      return
    }
    var tie = DraftTie(source, target)
    // Edges have no direction unless their column says so.
    tie.isDirected = false
    for (column, cell) in zip(columns, cells) {
      guard let value = value(cell, column, bytes) else { continue }
      switch column.name.lowercased() {
      case "node1", "node2": break
      case "directed": tie.isDirected = value == .flag(true) || value == .text("true")
      default: draft.set(value, for: column.name, of: &tie, at: .offset(cell.start))
      }
    }
    draft.add(tie, at: .offset(line.start))
  }
}

/// A cell of GDF: plain, or between quotation marks of either kind with escapes within.
struct GDFCell {
  let start: Int
  let end: Int
  var isQuoted = false

  func text(_ bytes: Span<UInt8>) -> String {
    let text = bytes.text(start, end)
    return isQuoted ? QuotedText.decoded(text) : text
  }

  /// Splits a line at its commas; returns where a quotation mark is opened and never closed.
  static func split(
    _ bytes: Span<UInt8>, _ line: Cell, into cells: inout ContiguousArray<GDFCell>
  ) -> Int? {
    cells.removeAll(keepingCapacity: true)
    var offset = line.start
    // One more than there may be is enough to refuse them.
    while cells.count <= CSVTable.mostColumns {
      while offset < line.end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
      if offset < line.end, bytes[offset] == 0x22 || bytes[offset] == 0x27 {
        let mark = bytes[offset]
        let start = offset + 1
        offset = start
        while offset < line.end, bytes[offset] != mark {
          offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard offset < line.end else { return start - 1 }
        cells.append(GDFCell(start: start, end: offset, isQuoted: true))
        while offset < line.end, bytes[offset] != UInt8(ascii: ",") { offset += 1 }
      } else {
        let start = offset
        while offset < line.end, bytes[offset] != UInt8(ascii: ",") { offset += 1 }
        let cell = bytes.trimmed(Cell(start: start, end: offset))
        cells.append(GDFCell(start: cell.start, end: cell.end))
      }
      guard offset < line.end else { return nil }
      offset += 1
    }
    return nil
  }
}
