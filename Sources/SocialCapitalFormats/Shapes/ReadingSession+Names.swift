// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension ReadingSession {
  /// Reads a sheet with a row for each respondent and columns for the names they gave.
  ///
  /// Other columns are about the respondent, as in a table of nodes. Who has a row has answered,
  /// unless a column `responded` says otherwise; people who are only named are no respondents.
  mutating func readNames(_ file: SourceFile, into gatherer: inout ShapeGatherer) {
    guard var sheet = NamesSheet(file, &self) else { return }
    let table = sheet.table
    let relation = Self.relation(of: file)
    var numbers = NumberReader(allowsComma: table.separator != .comma)
    var lines = FirstLines()
    reserve(table, in: &gatherer)
    lines.reserveCapacity(2 * table.likelyRowCount)
    forEachRow(of: table) { session, bytes, row in
      if lines.hasTooManyWaves { return }
      guard let cell = session.requiredCell(table[.id], row, table),
        let node = session.shapeNode(cell, table[.id], row.line, table, bytes)
      else { return }
      let wave = session.text(table[.wave], row, bytes)
      if let first = lines.note(node, wave: wave, line: row.line) {
        session.report(
          .duplicateNode, table[.id], row.line, table, bytes, cell,
          detail: "The first is on line \(first).")
        return
      }
      session.describe(node, row, table, bytes)
      var count = 0
      for slot in sheet.columns.slots(before: row.cells.count) {
        guard
          var tie = session.tie(
            slot, of: node, row, table, bytes, &numbers)
        else { continue }
        tie.wave = wave
        if tie.relation == nil { tie.relation = relation }
        gatherer.append(tie)
        count += 1
      }
      let responded = session.answer(table, row, bytes) ?? true
      if responded, count == 0 { sheet.silentLines.append(row.line) }
      gatherer.record(node, wave: wave ?? ShapeGatherer.onlyWave, responded: responded)
    }
    if lines.hasTooManyWaves { return reportTooManyWaves(table.name) }
    if let first = sheet.silentLines.first {
      problems.add(
        .namedNobody, at: table.place(line: first),
        detail: "(People: \(sheet.silentLines.count); this is the first.)")
    }
  }

  private mutating func answer(_ table: CSVTable, _ row: CSVRow, _ bytes: Span<UInt8>) -> Bool? {
    guard let cell = cell(table[.responded], row) else { return nil }
    let answer = Self.yesOrNo(bytes.text(of: cell))
    if answer == nil { report(.notYesOrNo, table[.responded], row.line, table, bytes, cell) }
    return answer
  }

  /// The tie to the name in a slot, or `nil` where there is none.
  private mutating func tie(
    _ slot: NameColumns.Slot, of node: Int, _ row: CSVRow, _ table: CSVTable, _ bytes: Span<UInt8>,
    _ numbers: inout NumberReader
  ) -> ShapeGatherer.GatheredTie? {
    guard let name = cell(slot.name, row) else {
      let others = [slot.relation, slot.weight].compactMap { $0 } + slot.attributes.map(\.column)
      if let column = others.first(where: { cell($0, row) != nil }) {
        problems.add(.answerWithoutName, at: sheetPlace(table, row.line, column))
      }
      return nil
    }
    guard let target = shapeNode(name, slot.name, row.line, table, bytes) else { return nil }
    var tie = ShapeGatherer.GatheredTie(
      source: node, target: target, relation: text(slot.relation, row, bytes), line: row.line)
    if let cell = cell(slot.weight, row) {
      tie.weight = weight(cell, slot.weight, row.line, table, bytes, &numbers)
    }
    let entries = slot.attributes.compactMap { attribute in
      text(attribute.column, row, bytes).map {
        Attributes.Entry(name: attribute.name, value: .text($0))
      }
    }
    tie.attributes = tie.attributes.adding(entries, isReplacing: true)
    return tie
  }

  /// The weight in a cell; reports what is none.
  mutating func weight(
    _ cell: Cell, _ column: Int?, _ line: Int, _ table: CSVTable, _ bytes: Span<UInt8>,
    _ numbers: inout NumberReader
  ) -> Double? {
    switch numbers.number(bytes, cell) {
    case .success(let weight):
      if SocialNetwork.isWeight(weight) { return weight }
      report(
        weight < 0 ? .negativeWeight : .weightOutOfRange, column, line, table, bytes, cell)
    case .failure(let fault): report(fault.reason, column, line, table, bytes, cell)
    }
    return nil
  }

  /// Gives a respondent what their row says of them, where no table of nodes says it.
  private mutating func describe(
    _ place: Int, _ row: CSVRow, _ table: CSVTable, _ bytes: Span<UInt8>
  ) {
    let described = node("", row, table, bytes)
    let before = Node("", self[details: place])
    var node = Node(
      "", label: before.label ?? described.label,
      kind: files.nodes == nil ? described.kind ?? before.kind : before.kind,
      sector: before.sector ?? described.sector, tier: before.tier ?? described.tier,
      place: before.place ?? described.place, consent: before.consent ?? described.consent,
      mode: before.mode, waves: before.waves,
      attributes: before.attributes.filled(from: described.attributes))
    shared.share(&node)
    self[details: place] = node.details
  }

  /// A place in a sheet, with its heading: headings of these sheets name nobody.
  private func sheetPlace(_ table: CSVTable, _ line: Int, _ column: Int) -> Problem.Place {
    Problem.Place(
      file: table.name, line: line, column: column + 1, heading: table.headings[column])
  }
}

/// A sheet of names, its columns found.
private struct NamesSheet {
  let table: CSVTable
  let columns: NameColumns
  /// The lines of people who name nobody.
  var silentLines: [Int] = []

  private static let respondents = [
    "id", "respondent", "respondent_id", "respondent id", "ego", "source", "from", "your name",
    "full name", "participant", "person", "member", "name",
  ]

  init?(_ file: SourceFile, _ session: inout ReadingSession) {
    let known: [TableColumn] = [
      .label, .kind, .sector, .tier, .place, .consent, .wave, .responded,
    ]
    guard let (sheet, headings) = session.openSheet(file, known: known) else { return nil }
    columns = NameColumns(headings)
    let folded = headings.map { $0.lowercased() }
    let asked = session.reader.headings[.source] ?? session.reader.headings[.id]
    let words = asked.map { [$0.lowercased()] } ?? Self.respondents
    let respondent = words.lazy.compactMap { folded.firstIndex(of: $0) }.first
    let place = Problem.Place(file: file.name, line: sheet.rows.line > 1 ? sheet.rows.line - 1 : 1)
    if respondent == nil {
      session.problems.add(
        .missingColumn, at: place, detail: "No heading is “\(asked ?? "respondent")”.")
    }
    if columns.slots.isEmpty {
      session.problems.add(.missingColumn, at: place, detail: "No heading is like “name1”.")
    }
    for stray in columns.strays {
      session.problems.add(
        .missingColumn,
        at: Problem.Place(
          file: file.name, line: place.line, column: stray + 1, heading: headings[stray]),
        detail: "There is no column of the name with this number.")
    }
    guard let respondent, !columns.slots.isEmpty, columns.strays.isEmpty else { return nil }
    var places = sheet.places
    places[.id] = respondent
    let taken = columns.columns.union(places.values)
    table = CSVTable(
      name: sheet.name, data: sheet.data, separator: sheet.separator, headings: headings,
      places: places,
      attributes: headings.indices.filter { !taken.contains($0) && !headings[$0].isEmpty },
      rows: sheet.rows)
  }
}
