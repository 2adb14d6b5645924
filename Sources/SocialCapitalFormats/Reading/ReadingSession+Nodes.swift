// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension ReadingSession {
  /// Reads the node table: a row for each node, or for each node and wave.
  mutating func readNodes(_ table: CSVTable) {
    var latest: [WaveRank] = []
    var lines: ContiguousArray<Int> = []
    forEachRow(of: table) { session, bytes, row in
      guard let id = session.requiredCell(table[.id], row, table) else { return }
      let known = session.ids.count
      let place = Int(session.ids.insert(bytes, id))
      let node = session.node(session.ids.name(place), row, table, bytes)
      let wave = node.waves.first
      if place == known {
        session.nodes.append(node)
        latest.append(WaveRank(wave))
        lines.append(row.line)
      } else if let wave, !session.nodes[place].waves.isEmpty,
        !session.nodes[place].waves.contains(wave)
      {
        let rank = WaveRank(wave)
        let isLater = !(rank < latest[place])
        if isLater { latest[place] = rank }
        session.merge(node, into: place, isLater: isLater, row, table)
      } else {
        session.report(
          .duplicateNode, table[.id], row.line, table, bytes, id,
          detail: "The first is on line \(lines[place]).")
      }
    }
    if nodes.isEmpty, !problems.hasErrors {
      problems.add(.noRows, at: Problem.Place(file: table.name))
    }
    nodeLines = lines
  }

  /// The node a row describes.
  mutating func node(
    _ id: String, _ row: CSVRow, _ table: CSVTable, _ bytes: Span<UInt8>
  ) -> Node {
    var node = Node(
      id, label: text(table[.label], row, bytes),
      kind: text(table[.kind], row, bytes).map { NodeKind($0) },
      sector: text(table[.sector], row, bytes).map { Sector(rawValue: $0) },
      tier: text(table[.tier], row, bytes).map { Tier(rawValue: $0) },
      place: text(table[.place], row, bytes),
      waves: text(table[.wave], row, bytes).map { [$0] } ?? [],
      attributes: attributes(row, table, bytes))
    if let cell = cell(table[.consent], row) {
      node.consent = Consent(rawValue: bytes.text(of: cell).lowercased())
      if node.consent == nil { report(.notAConsent, table[.consent], row.line, table, bytes, cell) }
    }
    if let cell = cell(table[.mode], row) {
      let mode = bytes.text(of: cell)
      node.mode = mode == "1" ? 1 : mode == "2" ? 2 : nil
      if node.mode == nil { report(.notAMode, table[.mode], row.line, table, bytes, cell) }
    }
    return node
  }

  /// Adds what a row of another wave says of a node: the last wave's values stand.
  private mutating func merge(
    _ row: Node, into place: Int, isLater: Bool, _ cells: CSVRow, _ table: CSVTable
  ) {
    var node = nodes[place]
    var changed: [Int] = []
    func keep<Value: Equatable>(
      _ path: WritableKeyPath<Node, Value?>, _ column: TableColumn
    ) {
      guard let new = row[keyPath: path] else { return }
      let old = node[keyPath: path]
      if let old, old != new, let index = table.places[column] { changed.append(index) }
      if old == nil || isLater { node[keyPath: path] = new }
    }
    keep(\.label, .label)
    keep(\.kind, .kind)
    keep(\.sector, .sector)
    keep(\.tier, .tier)
    keep(\.place, .place)
    keep(\.consent, .consent)
    keep(\.mode, .mode)
    for entry in row.attributes.entries {
      let old = node.attributes[entry.name]
      if let old, old != entry.value, let index = table.headings.firstIndex(of: entry.name) {
        changed.append(index)
      }
      if old == nil || isLater { node.attributes[entry.name] = entry.value }
    }
    node.waves += row.waves
    nodes[place] = node
    for index in changed {
      problems.add(.changedBetweenWaves, at: table.place(line: cells.line, column: index))
    }
  }
}

/// Where a wave stands among others: by number where both are numbers, else as the rows come.
private struct WaveRank {
  private let number: Double?

  init(_ wave: String?) { number = wave.flatMap(Double.init) }

  static func < (left: WaveRank, right: WaveRank) -> Bool {
    guard let first = left.number, let second = right.number else { return false }
    return first < second
  }
}
