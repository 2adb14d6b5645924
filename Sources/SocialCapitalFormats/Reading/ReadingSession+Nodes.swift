// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension ReadingSession {
  /// Reads the node table: a row for each node, or for each node and wave.
  mutating func readNodes(_ table: CSVTable) {
    // The last wave of each node, where rows have waves.
    var latest: [WaveRank] = []
    let hasWaves = table[.wave] != nil
    var lines: ContiguousArray<Int32> = []
    var seen = FirstLines()
    var laterWaves: [Int: [String]] = [:]
    reserveNodes(table)
    lines.reserveCapacity(table.likelyRowCount)
    forEachRow(of: table) { session, bytes, row in
      if seen.hasTooManyWaves { return }
      guard let id = session.requiredCell(table[.id], row, table) else { return }
      let known = session.ids.count
      let place = Int(session.ids.insert(bytes, id))
      var node = session.node(session.ids.name(place), row, table, bytes)
      let wave = node.waves.first
      let isNew = !hasWaves || seen.note(place, wave: wave, line: row.line) == nil
      if place == known {
        session.shared.share(&node)
        session.nodes.append(node)
        if hasWaves { latest.append(WaveRank(wave)) }
        lines.append(Int32(truncatingIfNeeded: row.line))
      } else if let wave, isNew, !session.nodes[place].waves.isEmpty {
        laterWaves[place, default: []].append(wave)
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
    if seen.hasTooManyWaves { return reportTooManyWaves(table.name) }
    for place in nodes.indices {
      if let waves = laterWaves[place] { nodes[place].waves += waves }
    }
    if nodes.isEmpty, !problems.hasErrors {
      problems.add(.noRows, at: Problem.Place(file: table.name))
    }
    linesOfNodes = lines
  }

  /// Reports that a file has too many waves, after which nothing will come of it.
  mutating func reportTooManyWaves(_ file: String) {
    problems.add(.tooLarge, at: Problem.Place(file: file), detail: FormatLimits.tooManyWaves)
  }

  /// The node a row describes.
  mutating func node(
    _ id: String, _ row: CSVRow, _ table: CSVTable, _ bytes: Span<UInt8>
  ) -> Node {
    var consent: Consent?
    if let cell = cell(table[.consent], row) {
      consent = Consent(rawValue: bytes.text(of: cell).lowercased())
      if consent == nil { report(.notAConsent, table[.consent], row.line, table, bytes, cell) }
    }
    var mode: Int?
    if let cell = cell(table[.mode], row) {
      let side = bytes.text(of: cell)
      mode = side == "1" ? 1 : side == "2" ? 2 : nil
      if mode == nil { report(.notAMode, table[.mode], row.line, table, bytes, cell) }
    }
    return Node(
      id, label: text(table[.label], row, bytes),
      kind: text(table[.kind], row, bytes).map { NodeKind($0) },
      sector: text(table[.sector], row, bytes).map { Sector(rawValue: $0) },
      tier: text(table[.tier], row, bytes).map { Tier(rawValue: $0) },
      place: text(table[.place], row, bytes), consent: consent, mode: mode,
      waves: text(table[.wave], row, bytes).map { [$0] } ?? [],
      attributes: attributes(row, table, bytes))
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
    let old = Dictionary(
      node.attributes.entries.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let columns = table.attributes.filter {
      $0 < cells.cells.count && !cells.cells[$0].isEmpty
    }
    for (column, entry) in zip(columns, row.attributes.entries)
    where old[entry.name] != nil && old[entry.name] != entry.value {
      changed.append(column)
    }
    node.attributes = node.attributes.adding(row.attributes.entries, isReplacing: isLater)
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
