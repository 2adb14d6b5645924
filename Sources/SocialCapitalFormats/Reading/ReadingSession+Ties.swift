// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

extension ReadingSession {
  /// Reads the tie table into columns.
  mutating func readTies(_ table: CSVTable) {
    var columns = TieColumns(table, reader: reader)
    let isClosed = files.nodes != nil
    var batch = TieEnds()
    forEachRow(of: table) { session, bytes, row in
      let source = session.requiredCell(columns.source, row, table)
      let target = session.requiredCell(columns.target, row, table)
      session.readValues(row, table, bytes, into: &columns)
      guard let source, let target else { return }
      batch.cells.append(source)
      batch.cells.append(target)
      batch.lines.append(row.line)
      if batch.isFull { session.resolve(&batch, table, bytes, isClosed, into: &columns) }
    }
    resolve(&batch, table, table.data.span, isClosed, into: &columns)
    if columns.dateReader.hasDroppedTime {
      problems.add(.timeDropped, at: Problem.Place(file: table.name))
    }
    guard !problems.hasErrors else { return }
    ties = columns.makeTable()
    if !isClosed {
      // Records of participation name nodes that must still be found.
      nodes =
        files.participation == nil ? ids.drain { Node($0) } : ids.names.map { Node($0) }
    }
    if ties.count == 0 {
      problems.add(isClosed ? .noTies : .noRows, at: Problem.Place(file: table.name))
    }
  }

  /// Finds the nodes at the ends of ties and adds these to the columns.
  private mutating func resolve(
    _ batch: inout TieEnds, _ table: CSVTable, _ bytes: Span<UInt8>, _ isClosed: Bool,
    into columns: inout TieColumns
  ) {
    ids.resolve(bytes, batch.cells, isInserting: !isClosed, into: &batch.nodes)
    for (row, line) in batch.lines.enumerated() {
      let (source, target) = (batch.nodes[2 * row], batch.nodes[2 * row + 1])
      if source < 0 {
        reportUnknown(columns.source, line, table, bytes, batch.cells[2 * row])
      }
      if target < 0 {
        reportUnknown(columns.target, line, table, bytes, batch.cells[2 * row + 1])
      }
      guard source >= 0, target >= 0 else { continue }
      columns.sources.append(UInt32(source))
      columns.targets.append(UInt32(target))
      if keepsLines { tieLines.append(line) }
    }
    batch.removeAll()
  }

  private mutating func reportUnknown(
    _ column: Int?, _ line: Int, _ table: CSVTable, _ bytes: Span<UInt8>, _ cell: Cell
  ) {
    report(
      .unknownNode, column, line, table, bytes, cell, detail: hint(for: bytes.text(of: cell)))
  }

  private mutating func readValues(
    _ row: CSVRow, _ table: CSVTable, _ bytes: Span<UInt8>, into columns: inout TieColumns
  ) {
    if columns.weights != nil, let cell = requiredCell(columns.weight, row, table) {
      switch columns.numbers.number(bytes, cell) {
      case .success(let weight):
        columns.weights?.append(weight)
        if weight < 0 {
          report(.negativeWeight, columns.weight, row.line, table, bytes, cell)
        } else if !SocialNetwork.isWeight(weight) {
          report(.weightOutOfRange, columns.weight, row.line, table, bytes, cell)
        }
      case .failure(let fault): report(fault.reason, columns.weight, row.line, table, bytes, cell)
      }
    }
    if columns.relationPlaces != nil {
      let cell = cell(columns.relation, row)
      columns.relationPlaces?.append(cell.map { columns.relations.insert(bytes, $0) } ?? -1)
    }
    if columns.wavePlaces != nil {
      let cell = cell(columns.wave, row)
      columns.wavePlaces?.append(cell.map { columns.waves.insert(bytes, $0) } ?? -1)
    }
    if columns.dates != nil {
      let cell = cell(columns.date, row)
      switch cell.map({ columns.dateReader.date(bytes.text(of: $0)) }) {
      case .success(let date): columns.dates?.append(date)
      case .failure(let fault):
        if let cell { report(fault.reason, columns.date, row.line, table, bytes, cell) }
      case nil: columns.dates?.append(nil)
      }
    }
    if columns.attributes != nil { columns.attributes?.append(attributes(row, table, bytes)) }
  }
}

/// The ends of some ties, waiting to be looked up together.
private struct TieEnds {
  /// Source and target, row by row.
  var cells: ContiguousArray<Cell> = []
  var lines: ContiguousArray<Int> = []
  var nodes: ContiguousArray<Int32> = []

  var isFull: Bool { lines.count == 32 }

  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }
}

/// The columns of ties while they are read; those the table lacks are `nil`.
private struct TieColumns {
  let source, target, weight, relation, wave, date: Int?
  var sources: ContiguousArray<UInt32> = []
  var targets: ContiguousArray<UInt32> = []
  var weights: ContiguousArray<Double>?
  var relations = IdentifierTable()
  var relationPlaces: ContiguousArray<Int32>?
  var waves = IdentifierTable()
  var wavePlaces: ContiguousArray<Int32>?
  var dates: ContiguousArray<CalendarDate?>?
  var attributes: ContiguousArray<Attributes>?
  var numbers: NumberReader
  var dateReader: DateReader

  init(_ table: CSVTable, reader: NetworkReader) {
    source = table[.source]
    target = table[.target]
    weight = table[.weight]
    relation = table[.relation]
    wave = table[.wave]
    date = table[.date]
    numbers = NumberReader(allowsComma: table.separator != .comma)
    dateReader = DateReader(order: reader.dateOrder)
    if weight != nil { weights = [] }
    if relation != nil { relationPlaces = [] }
    if wave != nil { wavePlaces = [] }
    if date != nil { dates = [] }
    if !table.attributes.isEmpty { attributes = [] }
  }

  /// The table; every column has a row for each tie because nothing was reported.
  func makeTable() -> TieTable {
    TieTable(
      sources: sources, targets: targets, weights: weights,
      relations: relationPlaces.map {
        TieTable.NameColumn(names: relations.names, places: $0)
      } ?? TieTable.NameColumn(),
      waves: wavePlaces.map {
        TieTable.NameColumn(names: waves.names, places: $0)
      } ?? TieTable.NameColumn(),
      dates: dates, attributes: attributes)
  }
}
