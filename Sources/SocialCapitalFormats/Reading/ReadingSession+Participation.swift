// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension ReadingSession {
  /// Reads the table of who was in scope of each wave and who answered.
  mutating func readParticipation(_ table: CSVTable) {
    let columns = (wave: table[.wave], id: table[.id], responded: table[.responded])
    var seen: [String: Set<Int32>] = [:]
    forEachRow(of: table) { session, bytes, row in
      let wave = session.requiredCell(columns.wave, row, table).map { bytes.text(of: $0) }
      let cell = session.requiredCell(columns.id, row, table)
      let responded = session.answer(columns.responded, row, table, bytes)
      guard let wave, let cell, let responded else { return }
      guard let node = session.ids.find(bytes, cell) else {
        session.report(.unknownNode, columns.id, row.line, table, bytes, cell)
        return
      }
      guard seen[wave, default: []].insert(node).inserted else {
        session.report(.duplicateRecord, columns.id, row.line, table, bytes, cell)
        return
      }
      // Where ties were wrong there are no nodes, and nothing will come of the records.
      let id = session.nodes.indices.contains(Int(node)) ? session.nodes[Int(node)].id : ""
      session.participation.append(Participation(wave: wave, id: id, responded: responded))
    }
  }

  private mutating func answer(
    _ column: Int?, _ row: CSVRow, _ table: CSVTable, _ bytes: Span<UInt8>
  ) -> Bool? {
    guard let cell = requiredCell(column, row, table) else { return nil }
    let answer = Self.yesOrNo(bytes.text(of: cell))
    if answer == nil { report(.notYesOrNo, column, row.line, table, bytes, cell) }
    return answer
  }

  /// What a word means that says yes or no.
  static func yesOrNo(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "true", "t", "yes", "y", "1": true
    case "false", "f", "no", "n", "0": false
    default: nil
    }
  }
}
