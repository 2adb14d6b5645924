// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// Who is in the network and what ties were counted.
extension SocialCapitalReport {
  func networkSection(_ figures: [ReportFigure]) -> Page.Section {
    var section = Page.Section("network", "The network")
    let look = evidence.latest.observed
    let wording = evidence.wording
    let direction = look.graph.isDirected ? "Ties have a direction" : "Ties have no direction"
    section.add(
      """
      \(direction). Ties of several kinds between the same two members count as one\
      \(look.graph.isWeighted ? ", whose strength is their sum" : ""). \
      \(connectedness(look).capitalizedFirst)
      """)
    if let figure = figures.first(where: { $0.id == "network" }) { section.add(figure: figure.id) }
    if !isDrawable, look.memberCount > 0 {
      section.add(
        note: """
          With so many members and ties a drawing of each would show nothing, so there is none.
          """)
    }
    section.add(membersTable(look))
    section.add(relationsTable(look))
    let dropped = look.graph.building
    if dropped.loopsDropped > 0 {
      section.add(
        note: """
          \(wording.count(dropped.loopsDropped, "tie", "ties")) from a member to itself \
          \(dropped.loopsDropped == 1 ? "was" : "were") left out.
          """)
    }
    return section
  }

  /// How the network hangs together, in a sentence.
  private func connectedness(_ look: Look) -> String {
    let alone = look.graph.nodes.count { look.graph.contacts(of: $0).isEmpty }
    let wording = look.wording
    if alone == 0 { return "Every member has at least one tie." }
    return """
      \(wording.count(alone, "member has", "members have")) no tie at all; \
      they stay in every count.
      """
  }

  /// Members by kind and group.
  private func membersTable(_ look: Look) -> ReportTable {
    var table = ReportTable(
      id: "members",
      caption: "Members by \(look.groupWord), and the ties that leave and reach them",
      columns: [
        .text(look.groupWord.capitalizedFirst), .number("Members"), .number("Ties from them"),
        .number("Ties to them"),
      ])
    guard let grouping = look.grouping else { return table }
    var (from, to) = (
      [Int](repeating: 0, count: grouping.groups.count),
      [Int](repeating: 0, count: grouping.groups.count)
    )
    for node in look.graph.nodes {
      guard let group = grouping[node] else { continue }
      from[group] += look.graph.outgoing.degree(of: node)
      to[group] += look.graph.incoming.degree(of: node)
    }
    let rows = zip(grouping.sizes, zip(from, to)).map { [$0, $1.0, $1.1] }
    let shown = cells(rows)
    for (group, name) in grouping.groups.enumerated() {
      table.rows.append([.text(name)] + shown[group])
    }
    if grouping.unknownCount > 0 {
      table.note = """
        \(look.wording.count(grouping.unknownCount, "member", "members")) without a \
        \(look.groupWord) \(grouping.unknownCount == 1 ? "is" : "are") not in this table.
        """
    }
    return table
  }

  /// Ties by relation.
  private func relationsTable(_ look: Look) -> ReportTable {
    let sharesReturned = look.graph.isDirected && evidence.wording.suppression == nil
    var table = ReportTable(
      id: "relations", caption: "Ties by what they are",
      columns: [.text("Relation"), .number("Ties"), .number("Members with one")]
        + (sharesReturned ? [.number("Go both ways")] : []),
      note: sharesReturned
        ? """
        A pair can have ties of several relations, so these do not add up to the ties above. What \
        goes both ways is counted where both members answered.
        """
        : nil)
    let relations = look.network.relations
    guard !relations.isEmpty else { return table }
    for relation in relations {
      let selection = Selection(relations: [relation])
      guard let part = try? look.network.selecting(selection),
        let graph = try? part.graph(view: options.view, weights: false)
      else { continue }
      let members = graph.nodes.count { !graph.contacts(of: $0).isEmpty }
      let counts = cells([[graph.edgeCount, members]])[0]
      let share = sharesReturned ? [returned(relation)] : []
      table.rows.append([.text(relation)] + counts + share)
    }
    return table
  }

  /// The share of a relation's ties that are returned, among those who answered.
  private func returned(_ relation: String) -> ReportTable.Cell {
    let network = evidence.latest.answered.network
    guard network.relations.contains(relation),
      let part = try? network.selecting(Selection(relations: [relation])),
      let graph = try? part.graph(view: options.view, weights: false)
    else { return .empty }
    let share = graph.arcReciprocity().share
    return evidence.wording.mayUsePercent(of: graph.edgeCount)
      ? .percent(share) : .number(share, places: 2)
  }

  /// A count on its own as it may be shown.
  func cell(_ count: Int) -> ReportTable.Cell {
    guard let suppression = evidence.wording.suppression else { return .count(count) }
    return suppression.hides(count) ? .withheld : .count(suppression.rounded(count))
  }

  /// Counts as they may be shown.
  func cells(_ rows: [[Int]]) -> [[ReportTable.Cell]] {
    guard let suppression = evidence.wording.suppression else {
      return rows.map { $0.map(ReportTable.Cell.count) }
    }
    return suppression.applied(to: rows).map { row in
      row.map { $0.map(ReportTable.Cell.count) ?? .withheld }
    }
  }
}

extension String {
  /// The text with its first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
