// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension ReadingSession {
  /// Reads a list of memberships: a row for each person in each group, perhaps with a role and days.
  ///
  /// People are on side 1 of the network and groups on side 2. Where waves are asked for, a
  /// membership is in each wave that it touches.
  mutating func readMembership(_ file: SourceFile, into gatherer: inout ShapeGatherer) {
    guard
      let table = HeadingReader(
        shape: .membership, mapping: reader.headings, separator: reader.separator
      ).table(of: file, problems: &problems)
    else { return }
    let list = MembershipColumns(table, relation: Self.relation(of: file))
    var dates = DateReader(order: reader.dateOrder)
    let firstRow = gatherer.ties.count
    // The last day of each membership, where days become waves.
    var ends: ContiguousArray<CalendarDate?> = []
    reserve(list.table, in: &gatherer)
    forEachRow(of: list.table) { session, bytes, row in
      let person = session.requiredCell(table[.source], row, table)
      let group = session.requiredCell(table[.target], row, table)
      let from = session.optionalDay(table[.date], row, table, bytes, &dates)
      let to = session.optionalDay(list.end, row, table, bytes, &dates)
      if let from, let to, to < from {
        session.problems.add(.datesReversed, at: table.place(line: row.line, column: table[.date]))
      }
      guard let person, let group,
        let source = session.side(person, 1, table[.source], row.line, table, bytes),
        let target = session.side(
          group, 2, table[.target], row.line, table, bytes, kind: list.kind)
      else { return }
      var tie = ShapeGatherer.GatheredTie(
        source: source, target: target,
        relation: session.text(table[.relation], row, bytes) ?? list.relation,
        wave: session.text(table[.wave], row, bytes), date: from,
        attributes: session.attributes(row, list.table, bytes), line: row.line)
      if let to { tie.attributes["to"] = .text(to.description) }
      gatherer.append(tie)
      if session.reader.period != nil { ends.append(to) }
    }
    if dates.hasDroppedTime {
      problems.add(.timeDropped, at: Problem.Place(file: table.name))
    }
    if let period = reader.period { spread(&gatherer.ties, from: firstRow, ends, period, table) }
  }

  /// Puts in the place of each membership one for each wave it touches.
  ///
  /// A membership without an end lasts to the last day of the list, one without a beginning from the
  /// first.
  private mutating func spread(
    _ ties: inout DraftTies, from firstRow: Int, _ ends: ContiguousArray<CalendarDate?>,
    _ period: WavePeriod, _ table: CSVTable
  ) {
    let begins = ends.indices.map { ties.dates?[firstRow + $0] }
    let days = (begins + ends).lazy.compactMap(\.self)
    guard let first = days.min(), let last = days.max() else { return }
    var waves = [first]
    while let day = waves.last.map({ period.end(after: $0) }), day <= last { waves.append(day) }
    /// The number of the wave of a day.
    func wave(of day: CalendarDate) -> Int {
      var (low, high) = (0, waves.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if waves[middle] <= day { low = middle } else { high = middle }
      }
      return low
    }
    // Wave by wave, in each the memberships as they come.
    var rows: ContiguousArray<UInt64> = []
    for stay in ends.indices {
      let (from, to) = (wave(of: begins[stay] ?? first), wave(of: ends[stay] ?? last))
      guard FormatLimits.allows(memberships: rows.count + to - from, in: table.data.count) else {
        problems.add(
          .tooLarge, at: Problem.Place(file: table.name), detail: FormatLimits.tooManyWaves)
        return
      }
      for wave in from..<max(from, to + 1) {
        rows.append(UInt64(wave) << 32 | UInt64(firstRow + stay))
      }
    }
    rows.sort()
    ties.gather(
      ContiguousArray((0..<firstRow).map { Int32($0) })
        + rows.lazy.map { Int32(truncatingIfNeeded: $0) })
    ties.spread { row in
      row < firstRow ? nil : [period.wave(of: waves[Int(rows[row - firstRow] >> 32)])]
    }
  }

  private mutating func optionalDay(
    _ column: Int?, _ row: CSVRow, _ table: CSVTable, _ bytes: Span<UInt8>,
    _ dates: inout DateReader
  ) -> CalendarDate? {
    guard let cell = cell(column, row) else { return nil }
    switch dates.date(bytes.text(of: cell)) {
    case .success(let date): return date
    case .failure(let fault):
      report(fault.reason, column, row.line, table, bytes, cell)
      return nil
    }
  }

  /// The node a cell names, which must be on one side of the network only.
  private mutating func side(
    _ cell: Cell, _ mode: Int, _ column: Int?, _ line: Int, _ table: CSVTable,
    _ bytes: Span<UInt8>, kind: NodeKind = .citizen
  ) -> Int? {
    guard
      let node = shapeNode(cell, column, line, table, bytes, kind: kind, mode: mode)
    else { return nil }
    if self[details: node].mode != mode {
      report(.bothSides, column, line, table, bytes, cell)
      return nil
    }
    return node
  }
}

/// The columns of a list of memberships.
private struct MembershipColumns {
  let table: CSVTable
  /// The day a membership ended.
  let end: Int?
  /// What the groups are.
  let kind: NodeKind
  let relation: String?

  init(_ table: CSVTable, relation: String?) {
    let folded = table.headings.map { $0.lowercased() }
    let words = ["to", "until", "end", "left", "ended"]
    end = table.attributes.first { words.contains(folded[$0]) }
    let isEvent = table[.target].map { folded[$0] == "event" } ?? false
    kind = isEvent ? "event" : .organization
    self.relation = table[.relation] == nil ? relation : nil
    self.table = CSVTable(
      name: table.name, data: table.data, separator: table.separator, headings: table.headings,
      places: table.places, attributes: table.attributes.filter { [end] in $0 != end },
      rows: table.rows)
  }
}
