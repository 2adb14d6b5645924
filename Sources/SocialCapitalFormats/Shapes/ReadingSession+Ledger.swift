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
    let relation = table[.relation] == nil ? Self.relation(of: file) : nil
    var ledger = Ledger(firstRow: gatherer.ties.count)
    reserve(table, in: &gatherer)
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
        relation: session.text(table[.relation], row, bytes) ?? relation, weight: hours,
        wave: session.text(table[.wave], row, bytes), date: date, line: row.line)
      tie.attributes = session.attributes(row, table, bytes)
      ledger.note(tie, row: gatherer.ties.count)
      gatherer.append(tie)
    }
    if dates.hasDroppedTime {
      problems.add(.timeDropped, at: Problem.Place(file: table.name))
    }
    for line in ledger.repeatedLines {
      problems.add(.repeatedExchange, at: table.place(line: line))
    }
    ledger.takeBack(from: &gatherer.ties, in: table, &problems)
    if let period = reader.period { ledger.put(&gatherer.ties, in: period) }
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

/// What exchanges of a ledger mean beyond ties, which are in a draft from some row on.
private struct Ledger {
  private let firstRow: Int
  private var seen: Set<Exchange> = []
  /// The lines of exchanges that were entered before.
  private(set) var repeatedLines: [Int] = []
  /// The exchanges that take hours back.
  private var refunds: [(row: Int, line: Int)] = []

  init(firstRow: Int) { self.firstRow = firstRow }

  private struct Exchange: Hashable {
    let source, target: Int
    let service: String?
    let hours: Double?
    let date: CalendarDate
    let attributes: Attributes
  }

  mutating func note(_ tie: ShapeGatherer.GatheredTie, row: Int) {
    if let hours = tie.weight, hours < 0 { refunds.append((row, tie.line)) }
    // The same on no day known may well be another time.
    guard let date = tie.date else { return }
    let exchange = Exchange(
      source: tie.source, target: tie.target, service: tie.relation, hours: tie.weight, date: date,
      attributes: tie.attributes)
    if !seen.insert(exchange).inserted { repeatedLines.append(tie.line) }
  }

  /// Subtracts hours below 0 from what was given before.
  func takeBack(from ties: inout DraftTies, in table: CSVTable, _ problems: inout ProblemList) {
    guard !refunds.isEmpty else { return }
    var total = 0.0
    var given = GivenHours(ties, from: firstRow)
    var next = firstRow
    for (row, line) in refunds {
      while next < row {
        given.add(next)
        next += 1
      }
      next = row + 1
      let hours = -given.hours(row)
      total += hours
      if given.take(hours, for: row) > 1e-9 {
        problems.add(
          .refundWithoutExchange, at: table.place(line: line, column: table[.weight]))
      }
    }
    problems.add(
      .refunded, at: Problem.Place(file: table.name),
      detail: "(Rows: \(refunds.count), hours: \(total.shortestText).)")
    for row in firstRow..<ties.count { ties.setWeight(given.hours(row), at: row) }
    ties.keep { $0 < firstRow || given.isLeft($0) }
  }

  /// Puts exchanges in order of time, each in the wave of its day.
  func put(_ ties: inout DraftTies, in period: WavePeriod) {
    // Exchanges without a day have been reported, and nothing will come of them.
    let dates = ties.dates ?? []
    guard !dates.isEmpty else { return }
    let order = (firstRow..<ties.count).sorted { one, other in
      guard let first = dates[one], let second = dates[other], first != second else {
        return one < other
      }
      return first < second
    }
    ties.gather(ContiguousArray((0..<firstRow).map { Int32($0) } + order.map { Int32($0) }))
    let ordered = ties.dates
    ties.spread { row in
      row < firstRow ? nil : ordered?[row].map { [period.wave(of: $0)] }
    }
  }
}
