// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

extension ReadingSession {
  /// Reads sheets of a shape, with a table of nodes and one of participation where they are given.
  mutating func run(_ shape: SurveyShape) throws(FormatError) -> Dataset {
    let nodeTable = files.nodes.flatMap { open($0, .nodes) }
    let participationTable = files.participation.flatMap { open($0, .participation) }
    if let nodeTable { readNodes(nodeTable) }
    var gatherer = ShapeGatherer()
    if files.nodes == nil || nodeTable != nil {
      for file in [files.ties] + files.others {
        tieFiles.append(TieFile(name: file.name, firstRow: gatherer.ties.count))
        switch shape {
        case .roster: readRoster(file, into: &gatherer)
        case .names: readNames(file, into: &gatherer)
        case .ledger: readLedger(file, into: &gatherer)
        case .membership: readMembership(file, into: &gatherer)
        }
      }
    }
    gatherer.finish(&self)
    if let participationTable {
      // Records that somebody kept say more than cells that are filled or empty.
      participation = []
      readParticipation(participationTable)
    }
    problems.sort()
    guard !problems.hasErrors else { throw FormatError(problems) }
    return try makeDataset(isDirected: reader.isDirected ?? (shape != .membership))
  }

  /// The number of the node a cell names; where there is no table of nodes, a new one's.
  mutating func shapeNode(
    _ cell: Cell, _ column: Int?, _ line: Int, _ table: CSVTable, _ bytes: Span<UInt8>,
    kind: NodeKind = .citizen, mode: Int? = nil
  ) -> Int? {
    if files.nodes != nil {
      guard let node = ids.find(bytes, cell) else {
        report(
          .unknownNode, column, line, table, bytes, cell, detail: hint(for: bytes.text(of: cell)))
        return nil
      }
      if nodes[Int(node)].mode == nil { nodes[Int(node)].mode = mode }
      return Int(node)
    }
    let known = ids.count
    let node = Int(ids.insert(bytes, cell))
    if node == known {
      // Copies of one node share what is known of it.
      if shapePattern.kind != kind || shapePattern.mode != mode {
        shapePattern = Node("", kind: kind, mode: mode)
      }
      var new = shapePattern
      new.id = ids.name(node)
      nodes.append(new)
      if keepsLines { nodeLines.append(line) }
    }
    return node
  }

  /// The relation a file of ties is of: its name, unless that says only what shape it has.
  static func relation(of file: SourceFile) -> String? {
    let dot = file.name.lastIndex(of: ".") ?? file.name.endIndex
    let stem = String(file.name[..<dot])
    let words: Set = [
      "ties", "roster", "matrix", "names", "sheet", "survey", "responses", "ledger", "membership",
      "memberships", "members", "standard input", "data", "sheet1",
    ]
    return stem.isEmpty || words.contains(stem.lowercased()) ? nil : stem
  }

  /// The table of a file whose columns readers of shapes find themselves.
  mutating func openSheet(
    _ file: SourceFile, known: [TableColumn]
  ) -> (table: CSVTable, headings: [String])? {
    let shape = TableShape(required: [], optional: known, synonyms: [:], notesSynonyms: false)
    guard
      let table = HeadingReader(
        shape: shape, mapping: reader.headings, separator: reader.separator
      ).table(of: file, problems: &problems)
    else { return nil }
    return (table, table.headings)
  }
}

/// The first tie that a file holds, where ties come from several.
struct TieFile: Sendable, Hashable {
  let name: String
  let firstRow: Int
}

/// Ties and answers of shapes before they become columns.
struct ShapeGatherer {
  /// A tie as a sheet has it.
  struct GatheredTie {
    var source: Int
    var target: Int
    var relation: String?
    var weight: Double?
    var wave: String?
    var date: CalendarDate?
    var attributes: Attributes = [:]
    var line: Int
  }

  /// Whether somebody in scope of a wave answered.
  private struct Answer {
    let wave: Int32
    let node: Int32
    var responded: Bool
  }

  var ties: [GatheredTie] = []
  /// Who was in scope of each wave and whether they answered, in order of appearance.
  private var answers: [Answer] = []
  private var waves = IdentifierTable()
  private var places: [UInt64: Int32] = [:]

  /// What a wave is called where a sheet does not say.
  static let onlyWave = "1"

  /// Records whether somebody answered; who answered once has answered.
  mutating func record(_ node: Int, wave: String, responded: Bool) {
    let answer = Answer(wave: waves.insert(wave), node: Int32(node), responded: responded)
    let key = UInt64(answer.wave) << 32 | UInt64(answer.node)
    if let place = places[key].map({ Int($0) }) {
      answers[place].responded = answers[place].responded || responded
    } else {
      places[key] = Int32(answers.count)
      answers.append(answer)
    }
  }

  /// Reports ties without a weight where others of their relation have one.
  private func reportMissingWeights(_ session: inout ReadingSession) {
    let weighted = Set(ties.filter { $0.weight != nil }.map(\.relation))
    let missing = ties.indices.filter {
      ties[$0].weight == nil && weighted.contains(ties[$0].relation)
    }
    guard let first = missing.first else { return }
    let file = session.tieFiles.last { $0.firstRow <= first }?.name ?? session.files.ties.name
    session.problems.add(
      .missingWeight, at: Problem.Place(file: file, line: ties[first].line),
      detail: "(Ties: \(missing.count); this is the first.)")
  }

  /// Adds the ties of another file.
  mutating func add(_ others: [GatheredTie]) {
    if ties.isEmpty { ties = others } else { ties += others }
  }

  /// The ties as columns; those that no tie has are left out.
  private func makeTable() -> TieTable {
    func names(_ name: KeyPath<GatheredTie, String?>) -> TieTable.NameColumn {
      guard ties.contains(where: { $0[keyPath: name] != nil }) else { return TieTable.NameColumn() }
      var table = IdentifierTable()
      let places = ContiguousArray(ties.map { $0[keyPath: name].map { table.insert($0) } ?? -1 })
      return TieTable.NameColumn(names: table.names, places: places)
    }
    return TieTable(
      sources: ContiguousArray(ties.lazy.map { UInt32($0.source) }),
      targets: ContiguousArray(ties.lazy.map { UInt32($0.target) }),
      weights: ties.contains { $0.weight != nil }
        ? ContiguousArray(ties.lazy.map { $0.weight ?? 1 }) : nil,
      relations: names(\.relation), waves: names(\.wave),
      dates: ties.contains { $0.date != nil } ? ContiguousArray(ties.lazy.map(\.date)) : nil,
      attributes: ties.contains { !$0.attributes.isEmpty }
        ? ContiguousArray(ties.lazy.map(\.attributes)) : nil)
  }

  /// Hands everything to the session.
  mutating func finish(_ session: inout ReadingSession) {
    reportMissingWeights(&session)
    session.ties = makeTable()
    if session.keepsLines { session.tieLines = ContiguousArray(ties.lazy.map(\.line)) }
    let isEmpty = ties.isEmpty
    // What stands in the session need not stand here too.
    (ties, places) = ([], [:])
    let names = waves.names
    session.participation = answers.map { answer in
      Participation(
        wave: names[Int(answer.wave)], id: session.nodes[Int(answer.node)].id,
        responded: answer.responded)
    }
    let file = session.files.ties.name
    let silent = answers.count { !$0.responded }
    if silent > 0 {
      session.problems.add(
        .didNotAnswer, at: Problem.Place(file: file),
        detail: "(Answers missing: \(silent) of \(answers.count).)")
    }
    if isEmpty, !session.problems.hasErrors {
      session.problems.add(
        session.nodes.isEmpty ? .noRows : .noTies, at: Problem.Place(file: file))
    }
  }
}
