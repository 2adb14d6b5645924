// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

extension ReadingSession {
  /// Reads the tie table into columns.
  mutating func readTies(_ table: CSVTable) {
    var columns = TieColumns(table, reader: reader)
    let isClosed = files.nodes != nil
    // Each with its line.
    var batch = WaitingTies<Int>()
    forEachRow(of: table) { session, bytes, scanner in
      session.readPlainTies(bytes, &scanner, table, isClosed, &batch, into: &columns)
    } _: { session, bytes, row in
      let source = session.requiredCell(columns.source, row, table)
      let target = session.requiredCell(columns.target, row, table)
      session.readValues(row, table, bytes, into: &columns)
      guard let source, let target else { return }
      if columns.attributes != nil {
        var attributes = session.attributes(row, table, bytes)
        session.shared.share(&attributes)
        columns.attributes?.append(attributes)
      }
      batch.append(source, target, row.line)
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

  /// Reads rows of two ends, and a weight where the table has weights, as long as they need no closer
  /// look; returns how many they were.
  private mutating func readPlainTies(
    _ bytes: Span<UInt8>, _ scanner: inout CSVScanner, _ table: CSVTable, _ isClosed: Bool,
    _ batch: inout WaitingTies<Int>, into columns: inout TieColumns
  ) -> Int {
    guard columns.arePlain, readsPlainTies else { return 0 }
    let separator = PlainSeparator(table.separator.rawValue)
    var (offset, rows) = (scanner.position, 0)
    while true {
      let start = offset
      guard let tie = separator.nextTie(bytes, &offset),
        tie.weight.isEmpty == (columns.weights == nil), offset - start <= CSVScanner.longestCell
      else {
        scanner.skip(rows: rows, to: start)
        return rows
      }
      let line = scanner.line + rows
      rows += 1
      if columns.weights != nil { readWeight(tie.weight, line, table, bytes, into: &columns) }
      // Numbers are looked up at once, as long as nothing waits that comes before them.
      if !isClosed, batch.isEmpty,
        let source = ids.insertSmall(tie.sourceHead, tie.source.length),
        let target = ids.insertSmall(tie.targetHead, tie.target.length)
      {
        addTie(source, target, line, to: &columns)
        continue
      }
      batch.append(tie.source, tie.target, line)
      if batch.isFull { resolve(&batch, table, bytes, isClosed, into: &columns) }
    }
  }

  @inline(__always)
  private mutating func addTie(
    _ source: Int32, _ target: Int32, _ line: Int, to columns: inout TieColumns
  ) {
    columns.sources.append(UInt32(source))
    columns.targets.append(UInt32(target))
    if keepsLines { tieLines.append(line) }
  }

  /// Finds the nodes at the ends of ties and adds these to the columns.
  private mutating func resolve(
    _ batch: inout WaitingTies<Int>, _ table: CSVTable, _ bytes: Span<UInt8>, _ isClosed: Bool,
    into columns: inout TieColumns
  ) {
    ids.resolve(bytes, batch.ends, isInserting: !isClosed, into: &batch.nodes)
    for (row, line) in batch.notes.enumerated() {
      let (source, target) = (batch.nodes[2 * row], batch.nodes[2 * row + 1])
      if source < 0 {
        reportUnknown(columns.source, line, table, bytes, batch.ends[2 * row])
      }
      if target < 0 {
        reportUnknown(columns.target, line, table, bytes, batch.ends[2 * row + 1])
      }
      guard source >= 0, target >= 0 else { continue }
      addTie(source, target, line, to: &columns)
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
      readWeight(cell, row.line, table, bytes, into: &columns)
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
  }

  @inline(__always)
  private mutating func readWeight(
    _ cell: Cell, _ line: Int, _ table: CSVTable, _ bytes: Span<UInt8>,
    into columns: inout TieColumns
  ) {
    switch columns.numbers.number(bytes, cell) {
    case .success(let weight):
      columns.weights?.append(weight)
      if weight < 0 {
        report(.negativeWeight, columns.weight, line, table, bytes, cell)
      } else if !SocialNetwork.isWeight(weight) {
        report(.weightOutOfRange, columns.weight, line, table, bytes, cell)
      }
    case .failure(let fault): report(fault.reason, columns.weight, line, table, bytes, cell)
    }
  }
}

/// The columns of ties while they are read; those the table lacks are `nil`.
private struct TieColumns {
  let source, target, weight, relation, wave, date: Int?
  /// Whether the columns are source, target and perhaps weight, in this order, and no more.
  let arePlain: Bool
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
    arePlain =
      source == 0 && target == 1
      && (table.headings.count == 2 || (table.headings.count == 3 && weight == 2))
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
