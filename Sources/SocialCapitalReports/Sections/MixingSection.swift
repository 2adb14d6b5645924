// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// Who links with whom across groups.
extension SocialCapitalReport {
  func mixingSection(_ figures: [ReportFigure]) -> Page.Section {
    let look = evidence.latest.observed
    var section = Page.Section("mixing", "Between one \(look.groupWord) and another")
    guard let grouping = look.grouping, grouping.groups.count > 1,
      let mixing = look.result.table(look.grouped("mixing"))
    else { return section }
    let directed = look.graph.isDirected
    section.add(
      """
      Each cell counts the ties \(directed ? "from the row to the column" : "between row and column") \
      and, below, how many there would be if the same number of ties paid no heed to \
      \(look.groupWord). The darker a cell, the further its ties are above what is expected; a pale \
      cell has as many as expected or fewer.
      """)
    section.add(mixingTable(grouping, mixing, directed: directed))
    if let figure = figures.first(where: { $0.id == "groups" }) { section.add(figure: figure.id) }
    return section
  }

  private func mixingTable(
    _ grouping: Grouping, _ mixing: Table, directed: Bool
  ) -> ReportTable {
    let groups = mixing.texts("groups") ?? grouping.groups
    var table = ReportTable(
      id: "mixing",
      caption: directed ? "Ties from each group (rows) to each (columns)" : "Ties between groups",
      columns: [.text(directed ? "From" : "Group")]
        + groups.map { .number(directed ? "to \($0)" : $0) })
    guard let counts = mixing.matrix("counts"), counts.count == groups.count else { return table }
    let expected = mixing.matrix("expected")
    // An undirected tie within a group is counted at both its ends.
    func halved(_ number: Double, _ row: Int, _ column: Int) -> Double {
      !directed && row == column ? number / 2 : number
    }
    let whole = counts.indices.map { row in
      counts[row].indices.map { Int(halved(counts[row][$0].value ?? 0, row, $0)) }
    }
    let shown = evidence.wording.suppression?.applied(to: whole)
    for (row, name) in groups.enumerated() {
      let cells = whole[row].indices.map { column -> ReportTable.Cell in
        let chance = expected?[row][column].value.map { halved($0, row, column) }
        if let shown {
          return shown[row][column].map { .heat($0, detail: "", strength: 0) } ?? .withheld
        }
        let detail = chance.map { "expected \(RoundedNumber($0).places(1).text(places: 1))" }
        return .heat(
          whole[row][column], detail: detail ?? "",
          strength: Self.excess(of: whole[row][column], over: chance ?? 0))
      }
      table.rows.append([.text(name)] + cells)
    }
    return table
  }

  /// How far a count is above what is expected: 0 for as many or fewer, 1 for five times as many.
  private static func excess(of count: Int, over expected: Double) -> Double {
    // Below one expected tie a single tie would look like a crowd.
    (Double(count) / max(1, expected) - 1) / 4
  }
}
