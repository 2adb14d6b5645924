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
      \(look.groupWord). The darker a cell, the more ties it has.
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
    let whole = counts.map { row in row.map { Int($0.value ?? 0) } }
    let most = Double(max(1, whole.flatMap { $0 }.max() ?? 1))
    let shown = evidence.wording.suppression?.applied(to: whole)
    for (row, name) in groups.enumerated() {
      let cells = whole[row].enumerated().map { column, count -> ReportTable.Cell in
        if let shown, shown[row][column] == nil { return .withheld }
        let chance = expected?[row][column].value.map {
          "expected \(RoundedNumber($0).places(1).text())"
        }
        return .heat(
          shown?[row][column] ?? count, detail: shown == nil ? chance ?? "" : "",
          strength: Double(count) / most)
      }
      table.rows.append([.text(name)] + cells)
    }
    return table
  }
}
