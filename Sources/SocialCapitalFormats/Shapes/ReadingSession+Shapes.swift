// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

extension ReadingSession {
  /// Reads sheets of a shape, with a table of nodes and one of participation where they are given.
  mutating func run(_ shape: SurveyShape) throws(FormatError) -> Dataset {
    let nodeTable = files.nodes.flatMap { open($0, .nodes) }
    let participationTable = files.participation.flatMap { open($0, .participation) }
    if let nodeTable { readNodes(nodeTable) }
    var gatherer = ShapeGatherer(keepsLines: keepsLines)
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
    if files.nodes == nil { makeShapeNodes(keepsIDs: participationTable != nil) }
    // The spellings of ids take room, and are of use only to records still to come.
    if participationTable == nil { ids = IdentifierTable() }
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
      shapeNodes.append(shapePattern(kind, mode))
      if keepsLines { linesOfNodes.append(Int32(truncatingIfNeeded: line)) }
    }
    return node
  }

  /// Makes room for what the rows of a sheet are likely to say, so that none is needed twice while it
  /// becomes more: a tie and an answer in each, and where sheets make the nodes, two of these.
  mutating func reserve(_ table: CSVTable, in gatherer: inout ShapeGatherer) {
    let rowCount = table.likelyRowCount
    gatherer.reserveCapacity(rowCount)
    guard files.nodes == nil else { return }
    let known = ids.count
    ids.reserveCapacity(known + 2 * rowCount, expecting: known + rowCount)
    shapeNodes.reserveCapacity(known + 2 * rowCount)
  }

  /// What is known of nodes of a kind and mode, which all of them share.
  private mutating func shapePattern(_ kind: NodeKind, _ mode: Int?) -> Node.Details {
    if let pattern = shapePatterns.first(where: { $0.kind == kind && $0.mode == mode }) {
      return pattern.details
    }
    let pattern = Node("", kind: kind, mode: mode)
    shapePatterns.append(pattern)
    return pattern.details
  }

  /// Makes the nodes that sheets named, when all are known: ids need not stand in two places before.
  private mutating func makeShapeNodes(keepsIDs: Bool) {
    var place = 0
    let details = shapeNodes
    func node(_ id: String) -> Node {
      place += 1
      return Node(id, details[place - 1])
    }
    nodes = keepsIDs ? ids.names.map(node) : ids.drain(node)
    shapeNodes = []
  }

  /// What is known of a node, wherever it stands.
  subscript(details node: Int) -> Node.Details {
    get { files.nodes == nil ? shapeNodes[node] : nodes[node].details }
    set {
      if files.nodes == nil { shapeNodes[node] = newValue } else { nodes[node].details = newValue }
    }
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
