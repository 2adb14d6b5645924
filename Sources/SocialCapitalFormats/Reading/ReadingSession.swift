// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// One reading of one set of files: what was gathered so far.
struct ReadingSession {
  let reader: NetworkReader
  let files: InputFiles
  var problems: ProblemList
  /// The ids of nodes; a node's number is its place in the network.
  var ids: IdentifierTable
  var nodes: [Node] = []
  /// What is known of nodes that sheets of a shape name, until all are known.
  var shapeNodes: ContiguousArray<Node.Details> = []
  /// What sheets of a shape say of new nodes, for each kind and mode.
  var shapePatterns: [Node] = []
  /// What nodes and ties have in common.
  var shared = SharedValues()
  var ties = TieTable()
  var participation: [Participation] = []
  var provenance: [Dataset.Source] = []
  /// Whether the lines ties stand on are wanted; those of nodes are always kept.
  let keepsLines: Bool
  /// Whether rows that need no closer look go without one; without this the same comes out, later.
  var readsPlainTies = true
  var tieLines: ContiguousArray<Int> = []
  var linesOfNodes: ContiguousArray<Int32> = []
  /// Which file each tie is from, where there are several.
  var tieFiles: [TieFile] = []

  init(reader: NetworkReader, files: InputFiles, keepsLines: Bool) {
    self.reader = reader
    self.files = files
    self.keepsLines = keepsLines
    ids = IdentifierTable(byteCount: files.all.reduce(0) { $0 + $1.contents.count })
    problems = ProblemList(limit: reader.problemLimit)
  }

  /// The lines of nodes, where they are wanted.
  var nodeLines: ContiguousArray<Int> {
    keepsLines ? ContiguousArray(linesOfNodes.lazy.map { Int($0) }) : []
  }

  /// Makes room for a new node in each row of a table.
  mutating func reserveNodes(_ table: CSVTable) {
    ids.reserveCapacity(table.likelyRowCount)
    nodes.reserveCapacity(table.likelyRowCount)
  }

  mutating func run() throws(FormatError) -> Dataset {
    // All tables are opened before any is read, so that a mapping can be checked against all.
    let nodeTable = files.nodes.flatMap { open($0, .nodes) }
    let tieTable = open(files.ties, .ties)
    let participationTable = files.participation.flatMap { open($0, .participation) }
    checkMappings(nodeTable, tieTable, participationTable)
    // Without a usable node table every id would be reported as unknown.
    let canResolve = files.nodes == nil || nodeTable != nil
    if let nodeTable { readNodes(nodeTable) }
    if let tieTable, canResolve { readTies(tieTable) }
    if let participationTable, canResolve { readParticipation(participationTable) }
    problems.sort()
    guard !problems.hasErrors else { throw FormatError(problems) }
    return try makeDataset(isDirected: reader.isDirected ?? true)
  }

  mutating func makeDataset(isDirected: Bool) throws(FormatError) -> Dataset {
    let byteCount = files.all.reduce(0) { $0 + $1.contents.count }
    guard FormatLimits.allowsPanel(of: nodes, participation, in: byteCount) else {
      throw FormatError(
        .tooLarge, at: Problem.Place(file: files.ties.name), detail: FormatLimits.tooManyWaves)
    }
    do {
      let network = try SocialNetwork(
        nodes: nodes, ties: ties, isDirected: isDirected)
      let panel = try NetworkPanel(network, participation: participation)
      return Dataset(
        network: network, participation: participation, panel: panel, problems: problems,
        provenance: provenance)
    } catch {
      // The tables were checked for everything a network refuses; this is for what it may refuse
      // in future.
      throw FormatError(
        .otherFormat, at: Problem.Place(file: files.ties.name), detail: error.description)
    }
  }

  mutating func open(_ file: SourceFile, _ shape: TableShape) -> CSVTable? {
    HeadingReader(shape: shape, mapping: reader.headings, separator: reader.separator)
      .table(of: file, problems: &problems)
  }

  /// Reports headings that were asked for and are in no table; required ones are reported already.
  private mutating func checkMappings(_ tables: CSVTable?...) {
    guard !problems.hasErrors else { return }
    for column in TableColumn.allCases {
      guard let heading = reader.headings[column] else { continue }
      let isThere = tables.contains { table in
        table?.places[column].map { table?.headings[$0].lowercased() == heading.lowercased() }
          ?? false
      }
      if !isThere {
        problems.add(
          .missingColumn, at: Problem.Place(file: files.ties.name),
          detail: "No heading is “\(heading)”.")
      }
    }
  }

  /// Goes through the rows of a table; those whose form is wrong are reported and left out.
  ///
  /// - Parameter plain: Reads rows from where the scanner is, as long as nothing about them is unusual,
  ///   makes it go on behind them, and returns how many they were.
  mutating func forEachRow(
    of table: CSVTable,
    plain: (inout ReadingSession, Span<UInt8>, inout CSVScanner) -> Int = { _, _, _ in 0 },
    _ body: (inout ReadingSession, Span<UInt8>, CSVRow) -> Void
  ) {
    let bytes = table.data.span
    var scanner = table.rows
    var row = CSVRow()
    var count = 0
    var notes = RowNotes()
    while true {
      count += plain(&self, bytes, &scanner)
      guard scanner.next(bytes, into: &row) else { break }
      if row.fault != nil || row.extraCell != nil {
        reportForm(of: row, in: table)
        continue
      }
      if row.isBlank { continue }
      count += 1
      notes.look(at: row, of: table)
      if hasUnnamedCell(row, in: table) { continue }
      body(&self, bytes, row)
    }
    notes.report(in: table, to: &problems)
    let file = files.all.first { $0.name == table.name }?.given
    provenance.append(
      Dataset.Source(
        file: file?.name ?? table.name, format: NetworkFormat.tables.id,
        byteCount: file?.contents.count ?? 0,
        checksum: reader.computesChecksums
          ? file.map { SHA256.hexadecimal(of: $0.contents.span) } : nil,
        rowCount: count, separator: table.separator))
  }

  private mutating func reportForm(of row: CSVRow, in table: CSVTable) {
    if let fault = row.fault {
      let bytes = table.data.span
      var line = row.line
      // A cell in quotation marks may have begun lines of its own.
      if let first = row.cells.first, first.start < fault.offset {
        for offset in first.start..<fault.offset
        where bytes[offset] == 0x0A
          || (bytes[offset] == 0x0D && bytes[offset + 1] != 0x0A)
        {
          line += 1
        }
      }
      problems.add(fault.reason, at: table.place(line: line, column: place(fault.cell, table)))
    } else if let extra = row.extraCell {
      problems.add(
        .extraCells, at: Problem.Place(file: table.name, line: row.line, column: extra + 1),
        detail: "There are \(table.headings.count) headings.")
    }
  }

  private func place(_ cell: Int, _ table: CSVTable) -> Int? {
    cell < table.headings.count ? cell : nil
  }

  /// Whether a cell under an empty heading holds something.
  private mutating func hasUnnamedCell(_ row: CSVRow, in table: CSVTable) -> Bool {
    guard table.attributes.count + table.places.count < table.headings.count else { return false }
    for place in row.cells.indices
    where table.headings[place].isEmpty && !row.cells[place].isEmpty {
      problems.add(.unnamedColumn, at: table.place(line: row.line, column: place))
      return true
    }
    return false
  }

  /// The cell of a column, or `nil` where the column is not there or the cell is empty.
  @inline(__always)
  func cell(_ column: Int?, _ row: CSVRow) -> Cell? {
    guard let column, column < row.cells.count else { return nil }
    let cell = row.cells[column]
    return cell.isEmpty ? nil : cell
  }

  /// The text of a column, or `nil` where there is none.
  func text(_ column: Int?, _ row: CSVRow, _ bytes: Span<UInt8>) -> String? {
    guard let cell = cell(column, row) else { return nil }
    return bytes.text(of: cell)
  }

  /// The cell of a column that must not be empty; reports it where it is.
  @inline(__always)
  mutating func requiredCell(_ column: Int?, _ row: CSVRow, _ table: CSVTable) -> Cell? {
    if let cell = cell(column, row) { return cell }
    problems.add(.emptyCell, at: table.place(line: row.line, column: column))
    return nil
  }

  /// Reports a cell.
  mutating func report(
    _ reason: Problem.Reason, _ column: Int?, _ line: Int, _ table: CSVTable,
    _ bytes: Span<UInt8>, _ cell: Cell, detail: String = ""
  ) {
    let isShown = reader.showsCells && problems.keepsMore(of: reason)
    problems.add(
      reason, at: table.place(line: line, column: column), detail: detail,
      cell: isShown ? bytes.text(of: cell) : nil)
  }

  /// The values of columns that are not known by name; empty cells are absent.
  func attributes(_ row: CSVRow, _ table: CSVTable, _ bytes: Span<UInt8>) -> Attributes {
    var entries: [Attributes.Entry] = []
    for place in table.attributes {
      // They stand in order, and a row may be far shorter than the first.
      if place >= row.cells.count { break }
      if row.cells[place].isEmpty { continue }
      let value = AttributeValue.text(bytes.text(of: row.cells[place]))
      entries.append(Attributes.Entry(name: table.headings[place], value: value))
    }
    // No heading stands twice.
    return Attributes(distinct: entries)
  }
}

/// What is noted of the rows of a table once, with the first line it was seen on.
private struct RowNotes {
  private var seen: [(reason: Problem.Reason, line: Int, count: Int)] = [
    (.spacesDropped, 0, 0), (.shortRows, 0, 0),
  ]

  mutating func look(at row: CSVRow, of table: CSVTable) {
    if row.hasDroppedSpaces { count(0, row.line) }
    if row.cells.count < table.headings.count { count(1, row.line) }
  }

  private mutating func count(_ note: Int, _ line: Int) {
    if seen[note].count == 0 { seen[note].line = line }
    seen[note].count += 1
  }

  func report(in table: CSVTable, to problems: inout ProblemList) {
    for (reason, line, count) in seen where count > 0 {
      problems.add(
        reason, at: table.place(line: line),
        detail: "(Rows: \(count); this is the first.)")
    }
  }
}
