// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

extension ReadingSession {
  /// Reads a sheet with a row for each respondent and a column for each person asked about.
  ///
  /// An empty cell means that the respondent was not asked about that person; 0 or no, that they
  /// said no. Who has no answer at all in their row, or no row, did not answer.
  mutating func readRoster(_ file: SourceFile, into gatherer: inout ShapeGatherer) {
    guard let roster = RosterTable(file, &self) else { return }
    var rows: [(node: Int32, line: Int32)] = []
    var lines = FirstLines()
    reserve(roster.table, in: &gatherer)
    forEachRow(of: roster.table) { session, bytes, row in
      if lines.hasTooManyWaves { return }
      guard let cell = session.requiredCell(roster.respondent, row, roster.table),
        let node = session.shapeNode(cell, roster.respondent, row.line, roster.table, bytes)
      else { return }
      let wave = session.text(roster.wave, row, bytes)
      if let first = lines.note(node, wave: wave, line: row.line) {
        session.report(
          .duplicateNode, roster.respondent, row.line, roster.table, bytes, cell,
          detail: "The first is on line \(first).")
      }
      rows.append((Int32(node), Int32(truncatingIfNeeded: row.line)))
    }
    if lines.hasTooManyWaves { return reportTooManyWaves(file.name) }
    let bytes = roster.table.data.span
    let alters = roster.alters.map { alter in
      (
        column: alter.column,
        node: shapeNode(alter.cell, alter.column, roster.line, roster.table, bytes)
      )
    }
    let targets = alters.map(\.node)
    var reading = RosterReading(
      roster.table, relation: Self.relation(of: file), targets: targets,
      firstRow: gatherer.ties.count)
    // The rows again, now that all who are asked about are known; to keep them would take more room.
    var (scanner, row, next) = (roster.table.rows, CSVRow(), 0)
    while next < rows.count, scanner.next(bytes, into: &row) {
      guard row.line == Int(rows[next].line) else { continue }
      let wave = text(roster.wave, row, bytes)
      reading.read(
        row, of: Int(rows[next].node), wave: wave, roster, targets, bytes, &self, &gatherer)
      next += 1
    }
    let asked = targets.compactMap(\.self)
    // Where every row is whole there is a byte for each at least.
    guard FormatLimits.allows(declared: reading.waves.count * asked.count, in: bytes.count) else {
      problems.add(
        .tooLarge, at: Problem.Place(file: file.name),
        detail: "(Waves: \(reading.waves.count); people asked about: \(asked.count).)")
      return
    }
    for wave in reading.waves {
      for alter in asked { gatherer.record(alter, wave: wave, responded: false) }
    }
    if reading.blankCount > 0 {
      problems.add(
        .notAsked, at: reading.firstBlank ?? Problem.Place(file: file.name),
        detail: "(Cells: \(reading.blankCount); this is the first.)")
    }
  }
}

/// The columns of a roster.
private struct RosterTable {
  let table: CSVTable
  let respondent: Int
  let wave: Int?
  let responded: Int?
  /// The people asked about: their columns, and their names as cells of the first row.
  let alters: [(column: Int, cell: Cell)]
  let line: Int

  init?(_ file: SourceFile, _ session: inout ReadingSession) {
    guard let text = TextDecoding.decode(file, mayBeAnyText: true, problems: &session.problems)
    else { return nil }
    let bytes = text.data.span
    var best: (row: CSVRow, scanner: CSVScanner, separator: CellSeparator)?
    for separator in session.reader.separator.map({ [$0] }) ?? CellSeparator.allCases {
      var scanner = CSVScanner(
        separator: separator.rawValue, cellLimit: CSVTable.mostColumns, position: text.start)
      var row = CSVRow()
      repeat {
        guard scanner.next(bytes, into: &row) else { break }
      } while row.isBlank
      if best.map({ row.cells.count > $0.row.cells.count }) ?? true {
        best = (row, scanner, separator)
      }
    }
    guard let best, best.row.fault == nil, best.row.cells.count > 1 else {
      session.problems.add(
        .missingColumn, at: Problem.Place(file: file.name, line: 1),
        detail: "A roster has a column for each person asked about.")
      return nil
    }
    var headings = best.row.cells.map { Headings.trimmed(bytes.text(of: $0)) }
    // The corner of such a sheet is often empty.
    if headings[0].isEmpty { headings[0] = "id" }
    let folded = headings.map { $0.lowercased() }
    func place(_ column: TableColumn) -> Int? {
      folded.firstIndex(of: (session.reader.headings[column] ?? column.rawValue).lowercased())
    }
    respondent =
      session.reader.headings[.source].flatMap { folded.firstIndex(of: $0.lowercased()) } ?? 0
    wave = place(.wave)
    responded = place(.responded)
    var places: [TableColumn: Int] = [.id: respondent]
    places[.wave] = wave
    places[.responded] = responded
    let known = Set(places.values)
    let others = headings.indices.filter { !known.contains($0) && !headings[$0].isEmpty }
    table = CSVTable(
      name: file.name, data: text.data, separator: best.separator, headings: headings,
      places: places, attributes: others,
      rows: CSVScanner(
        separator: best.separator.rawValue, cellLimit: headings.count,
        position: best.scanner.position, line: best.scanner.line))
    line = best.row.line
    alters = others.map { ($0, best.row.cells[$0]) }
    var seen: Set<String> = []
    for column in others where !seen.insert(headings[column]).inserted {
      session.problems.add(
        .duplicateHeading, at: Problem.Place(file: file.name, line: line, column: column + 1))
    }
  }
}

/// What the rows of a roster say.
private struct RosterReading {
  let table: CSVTable
  let relation: String?
  var numbers: NumberReader
  /// The row of the first tie.
  private let firstRow: Int
  private(set) var waves: [String] = []
  private var knownWaves: Set<String> = []
  /// The first place of each node among those asked about.
  private var places: [Int: Int] = [:]
  /// Whether any answer was a number other than 0 and 1, without which none is a weight.
  private var isWeighted = false
  var blankCount = 0
  var firstBlank: Problem.Place?

  init(_ table: CSVTable, relation: String?, targets: [Int?], firstRow: Int) {
    self.table = table
    self.firstRow = firstRow
    self.relation = relation
    numbers = NumberReader(allowsComma: table.separator != .comma)
    for (place, node) in targets.enumerated() {
      if let node, places[node] == nil { places[node] = place }
    }
  }

  mutating func read(
    _ row: CSVRow, of node: Int, wave: String?, _ roster: RosterTable, _ alters: [Int?],
    _ bytes: Span<UInt8>, _ session: inout ReadingSession, _ gatherer: inout ShapeGatherer
  ) {
    let name = wave ?? ShapeGatherer.onlyWave
    if knownWaves.insert(name).inserted { waves.append(name) }
    var blanks: (count: Int, first: Int?) = (0, nil)
    var hasAnswer = false
    for (place, alter) in roster.alters.enumerated() {
      if alter.column >= row.cells.count {
        // All that follow have no cell, either; one of them may be about oneself.
        let own = places[node] ?? -1
        let rest = alters.count - place - (own >= place ? 1 : 0)
        let first = rest > 0 ? roster.alters[own == place ? place + 1 : place].column : nil
        blanks = (blanks.count + rest, blanks.first ?? first)
        break
      }
      guard let target = alters[place] else { continue }
      guard let cell = session.cell(alter.column, row) else {
        if target == node { continue }
        blanks = (blanks.count + 1, blanks.first ?? alter.column)
        continue
      }
      let text = bytes.text(of: cell)
      if target == node, Self.strokes.contains(text.lowercased()) { continue }
      guard let value = value(text, cell, alter.column, row.line, bytes, &session) else { continue }
      if target != node { hasAnswer = true }
      if value > 0 {
        if value != 1, !isWeighted {
          isWeighted = true
          gatherer.weigh(from: firstRow)
        }
        gatherer.append(
          .init(
            source: node, target: target, relation: relation, weight: isWeighted ? value : nil,
            wave: wave, line: row.line))
      }
    }
    var responded = hasAnswer
    if let cell = session.cell(roster.responded, row) {
      responded = ReadingSession.yesOrNo(bytes.text(of: cell)) ?? hasAnswer
      if ReadingSession.yesOrNo(bytes.text(of: cell)) == nil {
        session.report(.notYesOrNo, roster.responded, row.line, table, bytes, cell)
      }
    }
    gatherer.record(node, wave: name, responded: responded)
    if responded, let first = blanks.first {
      if blankCount == 0 { firstBlank = table.place(line: row.line, column: first) }
      blankCount += blanks.count
    }
  }

  /// What strikes out the cell where somebody would answer about themselves.
  private static let strokes: Set = ["x", "-", "–", "—", "/", "n/a", "na", "self"]
  private static let marks: Set = ["x", "yes", "y", "true", "t", "✓", "✔", "•", "*"]
  private static let noes: Set = ["no", "n", "false", "f", "none", "never"]

  private mutating func value(
    _ text: String, _ cell: Cell, _ column: Int, _ line: Int, _ bytes: Span<UInt8>,
    _ session: inout ReadingSession
  ) -> Double? {
    let word = text.lowercased()
    if Self.noes.contains(word) { return 0 }
    if Self.marks.contains(word) { return 1 }
    switch numbers.number(bytes, cell) {
    case .success(let value) where SocialNetwork.isWeight(value): return value
    case .success(let value):
      session.report(
        value < 0 ? .negativeWeight : .weightOutOfRange, column, line, table, bytes, cell)
    case .failure(.notANumber): session.report(.notAnAnswer, column, line, table, bytes, cell)
    case .failure(let fault): session.report(fault.reason, column, line, table, bytes, cell)
    }
    return nil
  }
}
