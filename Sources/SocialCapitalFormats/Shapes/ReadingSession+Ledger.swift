// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension ReadingSession {
  /// Reads a ledger: a row for each exchange, with its day, who gave, who received, and hours.
  ///
  /// Hours below 0 take back what the same giver gave the same receiver before: first a row of just
  /// as many hours, the latest, else the latest rows until nothing is left to take back.
  mutating func readLedger(_ file: SourceFile, into gatherer: inout ShapeGatherer) {
    guard
      let table = HeadingReader(
        shape: .ledger, mapping: reader.headings, separator: reader.separator
      ).table(of: file, problems: &problems)
    else { return }
    var numbers = NumberReader(allowsComma: table.separator != .comma)
    var dates = DateReader(order: reader.dateOrder)
    var ledger = Ledger(relation: table[.relation] == nil ? Self.relation(of: file) : nil)
    forEachRow(of: table) { session, bytes, row in
      let giver = session.requiredCell(table[.source], row, table)
      let receiver = session.requiredCell(table[.target], row, table)
      var hours: Double?
      if table[.weight] != nil {
        guard let cell = session.requiredCell(table[.weight], row, table) else { return }
        hours = session.hours(cell, row.line, table, bytes, &numbers)
        if hours == nil { return }
      }
      let date = session.day(row, table, bytes, &dates)
      guard let giver, let receiver,
        let source = session.shapeNode(giver, table[.source], row.line, table, bytes),
        let target = session.shapeNode(receiver, table[.target], row.line, table, bytes)
      else { return }
      var tie = ShapeGatherer.GatheredTie(
        source: source, target: target,
        relation: session.text(table[.relation], row, bytes) ?? ledger.relation, weight: hours,
        wave: session.text(table[.wave], row, bytes), date: date, line: row.line)
      tie.attributes = session.attributes(row, table, bytes)
      ledger.add(tie)
    }
    if dates.hasDroppedTime {
      problems.add(.timeDropped, at: Problem.Place(file: table.name))
    }
    for line in ledger.repeatedLines {
      problems.add(.repeatedExchange, at: table.place(line: line))
    }
    ledger.takeBack(in: table, &problems)
    gatherer.add(ledger.inWaves(reader.period))
  }

  /// The hours in a cell, which may be below 0; reports what is no number.
  private mutating func hours(
    _ cell: Cell, _ line: Int, _ table: CSVTable, _ bytes: Span<UInt8>,
    _ numbers: inout NumberReader
  ) -> Double? {
    switch numbers.number(bytes, cell) {
    case .success(let hours):
      if SocialNetwork.isWeight(abs(hours)) { return hours }
      report(.weightOutOfRange, table[.weight], line, table, bytes, cell)
    case .failure(let fault): report(fault.reason, table[.weight], line, table, bytes, cell)
    }
    return nil
  }

  /// The day in a row, which must be there when days become waves.
  mutating func day(
    _ row: CSVRow, _ table: CSVTable, _ bytes: Span<UInt8>, _ dates: inout DateReader
  ) -> CalendarDate? {
    guard let cell = cell(table[.date], row) else {
      if reader.period != nil {
        problems.add(.emptyCell, at: table.place(line: row.line, column: table[.date]))
      }
      return nil
    }
    switch dates.date(bytes.text(of: cell)) {
    case .success(let date): return date
    case .failure(let fault):
      report(fault.reason, table[.date], row.line, table, bytes, cell)
      return nil
    }
  }
}

/// Exchanges in the order of the ledger.
private struct Ledger {
  /// The relation of all of them, where the rows do not say.
  let relation: String?
  private var rows: [ShapeGatherer.GatheredTie] = []
  private var seen: Set<Exchange> = []
  /// The lines of exchanges that were entered before.
  private(set) var repeatedLines: [Int] = []

  init(relation: String?) { self.relation = relation }

  private struct Exchange: Hashable {
    let source, target: Int
    let service: String?
    let hours: Double?
    let date: CalendarDate?
    let attributes: Attributes
  }

  mutating func add(_ row: ShapeGatherer.GatheredTie) {
    defer { rows.append(row) }
    // The same on no day known may well be another time.
    guard row.date != nil else { return }
    let exchange = Exchange(
      source: row.source, target: row.target, service: row.relation, hours: row.weight,
      date: row.date, attributes: row.attributes)
    if !seen.insert(exchange).inserted { repeatedLines.append(row.line) }
  }

  /// Subtracts hours below 0 from what was given before.
  mutating func takeBack(in table: CSVTable, _ problems: inout ProblemList) {
    guard rows.contains(where: { ($0.weight ?? 0) < 0 }) else { return }
    var (count, total) = (0, 0.0)
    var given = GivenHours(rows)
    // The rows are in one place only while they change.
    rows = []
    for place in given.rows.indices {
      let row = given.rows[place]
      guard let hours = row.weight, hours < 0 else {
        given.add(place)
        continue
      }
      (count, total) = (count + 1, total - hours)
      if given.take(-hours, for: place) > 1e-9 {
        problems.add(
          .refundWithoutExchange, at: table.place(line: row.line, column: table[.weight]))
      }
    }
    problems.add(
      .refunded, at: Problem.Place(file: table.name),
      detail: "(Rows: \(count), hours: \(total.shortestText).)")
    rows = given.left
  }

  /// The exchanges, each in the wave of its day where waves are asked for, in order of time then.
  func inWaves(_ period: WavePeriod?) -> [ShapeGatherer.GatheredTie] {
    guard let period else { return rows }
    let ordered = rows.enumerated().sorted { left, right in
      guard let first = left.element.date, let second = right.element.date, first != second else {
        return left.offset < right.offset
      }
      return first < second
    }
    return ordered.map { _, row in
      var row = row
      row.wave = row.date.map { period.wave(of: $0) } ?? row.wave
      return row
    }
  }
}
