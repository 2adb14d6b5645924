// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkReader {
  /// Everything that is wrong or looks wrong in some files.
  ///
  /// Besides what ``read(_:)`` reports this finds loops, parallel ties, ties of people who did not
  /// answer, names that differ only in case or spaces, and more; it needs more memory than reading.
  ///
  /// - Parameters:
  ///   - files: The files to check.
  ///   - merges: Decisions on nodes that may be one: they are checked as well, and their pairs are
  ///     no longer reported as likely the same.
  public func check(_ files: InputFiles, merges: MergeTable? = nil) -> ProblemList {
    do {
      let files = try files.unpacked()
      let reading = try reading(files, keepsLines: true)
      var checker = NetworkChecker(reading, files: files, reader: self)
      checker.merges = merges
      checker.run()
      guard let merges else { return checker.problems }
      var problems = checker.problems
      do {
        problems.merge(try reading.dataset.mergingApart(merges).problems)
      } catch {
        problems.merge(error.problems)
      }
      return problems
    } catch {
      return error.problems
    }
  }
}

/// Looks through a network that was read for what was probably not meant.
struct NetworkChecker {
  let network: SocialNetwork
  let panel: NetworkPanel
  let participation: [Participation]
  let files: InputFiles
  let showsCells: Bool
  /// The shape of the sheet, where it is no list of ties.
  let shape: SurveyShape?
  private let tieFiles: [TieFile]
  /// Whether the data are tables of ties and nodes.
  private let isTable: Bool
  /// The columns of the table of ties, where there is one.
  private let tieTable: CSVTable?
  let tieLines: ContiguousArray<Int>
  let nodeLines: ContiguousArray<Int>
  private let tieColumns: ContiguousArray<Int32>
  private let nodeColumns: ContiguousArray<Int32>
  /// The first tie of each node, where the ties name the nodes.
  private let firstTies: ContiguousArray<Int>
  var problems: ProblemList
  /// Decisions on nodes that may be one.
  var merges: MergeTable?

  init(_ reading: Reading, files: InputFiles, reader: NetworkReader) {
    let dataset = reading.dataset
    network = dataset.network
    panel = dataset.panel
    participation = dataset.participation
    self.files = files
    showsCells = reader.showsCells
    shape = reader.shape
    tieFiles = reading.tieFiles
    isTable =
      reader.shape == nil
      && dataset.provenance.contains { $0.format == NetworkFormat.tables.id }
    tieTable = Self.tieTable(of: files, isTable ? .ties : reader.shape?.tieShape, reader)
    tieLines = reading.tieLines
    nodeLines = reading.nodeLines
    (tieColumns, nodeColumns) = (reading.tieColumns, reading.nodeColumns)
    problems = dataset.problems
    var firstTies = ContiguousArray(repeating: 0, count: network.nodes.count)
    for row in network.ties.indices.reversed() {
      firstTies[Int(network.ties.sources[row])] = row
      firstTies[Int(network.ties.targets[row])] = row
    }
    self.firstTies = firstTies
  }

  /// The headings of the table of ties; what is to be known of them was said in reading.
  private static func tieTable(
    of files: InputFiles, _ shape: TableShape?, _ reader: NetworkReader
  ) -> CSVTable? {
    guard let shape else { return nil }
    var unheard = ProblemList(limit: 0)
    return HeadingReader(shape: shape, mapping: reader.headings, separator: reader.separator)
      .table(of: files.ties, problems: &unheard)
  }

  mutating func run() {
    checkTies(areListedTwice: checkSides())
    checkReturns()
    checkIsolates()
    checkValues()
    checkWaves()
    checkNames()
    let withdrawn = network.nodes.count { $0.consent == .withdrawn }
    if withdrawn > 0, let file = files.nodes?.name {
      problems.add(.withdrawn, at: Problem.Place(file: file), detail: "(Nodes: \(withdrawn).)")
    }
    problems.sort()
  }

  /// The place of a tie, and of one of its cells where it has one.
  func place(ofTie row: Int, _ column: TableColumn? = nil) -> Problem.Place {
    let file = tieFiles.last { $0.firstRow <= row }?.name ?? files.ties.name
    let line = tieLines.indices.contains(row) ? tieLines[row] : nil
    guard let line, let column, let tieTable, let index = tieTable[column] else {
      return Problem.Place(file: file, line: line, column: Self.column(tieColumns, row))
    }
    return tieTable.place(line: line, column: index)
  }

  /// The place of a node: its first row, or the first tie that names it.
  func place(ofNode node: Int) -> Problem.Place {
    if let file = files.nodes?.name {
      return Problem.Place(
        file: file, line: nodeLines.indices.contains(node) ? nodeLines[node] : nil)
    }
    if !isTable, nodeLines.indices.contains(node) {
      return Problem.Place(
        file: files.ties.name, line: nodeLines[node], column: Self.column(nodeColumns, node))
    }
    return network.ties.count > 0
      ? place(ofTie: firstTies[node]) : Problem.Place(file: files.ties.name)
  }

  /// The column something stands in, or `nil` where its line is enough.
  private static func column(_ columns: ContiguousArray<Int32>, _ place: Int) -> Int? {
    columns.indices.contains(place) && columns[place] > 0 ? Int(columns[place]) : nil
  }

  private mutating func checkTies(areListedTwice: Bool) {
    let ties = network.ties
    for row in ties.indices {
      if ties.sources[row] == ties.targets[row] {
        problems.add(.loop, at: place(ofTie: row))
      } else if ties.weights?[row] == 0 {
        problems.add(.zeroWeight, at: place(ofTie: row, .weight))
      }
    }
    var parallel: [(row: Int, first: Int)] = []
    TieGroups(ties, isEitherWay: !network.isDirected && !areListedTwice).forEach { row in
      TieGroups.Details(ties, row, withDate: true)
    } _: { rows in
      for row in rows.dropFirst() { parallel.append((row, rows[rows.startIndex])) }
    }
    parallel.sort { $0.row < $1.row }
    for (row, first) in parallel {
      let line = place(ofTie: first).lineText.map { "The first is on \($0)." } ?? ""
      problems.add(.parallelTie, at: place(ofTie: row), detail: line)
    }
  }

  /// Notes where direction seems to mean nothing: no tie is returned, or every one is.
  private mutating func checkReturns() {
    // Below this many ties neither would be surprising.
    let enough = 20
    guard network.isDirected, network.nodes.allSatisfy({ $0.mode == nil }) else { return }
    var pairs: Set<UInt64> = []
    for row in network.ties.indices
    where network.ties.sources[row] != network.ties.targets[row] {
      pairs.insert(UInt64(network.ties.sources[row]) << 32 | UInt64(network.ties.targets[row]))
    }
    guard pairs.count >= enough else { return }
    let returned = pairs.count { pairs.contains($0 << 32 | $0 >> 32) }
    let place = Problem.Place(file: files.ties.name)
    if returned == 0 { problems.add(.neverReturned, at: place) }
    if returned == pairs.count { problems.add(.alwaysReturned, at: place) }
  }

  private mutating func checkIsolates() {
    var hasTie = ContiguousArray(repeating: false, count: network.nodes.count)
    var isNamed = hasTie
    for row in network.ties.indices {
      let (source, target) = (Int(network.ties.sources[row]), Int(network.ties.targets[row]))
      (isNamed[source], isNamed[target]) = (true, true)
      if source != target { (hasTie[source], hasTie[target]) = (true, true) }
    }
    for record in participation {
      if let node = network.index(of: record.id) { isNamed[node] = true }
    }
    guard network.ties.count > 0 else { return }
    report(.isolates, hasTie)
    // Without records everybody without a tie is named nowhere, which is one finding and no two.
    if !participation.isEmpty { report(.namedNowhere, isNamed) }
  }

  /// Reports once that something does not hold of some nodes.
  private mutating func report(_ reason: Problem.Reason, _ holds: ContiguousArray<Bool>) {
    guard let first = holds.firstIndex(of: false) else { return }
    problems.add(
      reason, at: place(ofNode: first),
      detail: "(Nodes: \(holds.count { !$0 }); this is the first.)")
  }
}

extension Problem.Place {
  /// The line, and the column where that is known, as in “line 3, column 5”.
  var lineText: String? {
    line.map { "line \($0)" + (column.map { ", column \($0)" } ?? "") }
  }
}
