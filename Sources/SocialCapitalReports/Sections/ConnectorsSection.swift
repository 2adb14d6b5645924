// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// Who is well connected and who stands between others.
extension SocialCapitalReport {
  var connectorsSection: Page.Section {
    var section = Page.Section("connectors", "Who connects")
    let look = evidence.latest.observed
    let members = shownMembers(of: look)
    if look.memberCount == 0 { return section }
    if options.isPublic {
      section.add("In this version only organisations are listed, and no person.")
    } else {
      section.add(
        """
        These are positions, not merits: being in the middle can mean being overburdened. A high \
        place in one of these lists is a reason to ask, not to praise or blame.
        """)
      let unshown = look.memberCount - members.count
      if unshown > 0 {
        section.add(
          note: """
            \(look.wording.count(unshown, "person", "people")) named by others and never asked \
            \(unshown == 1 ? "is" : "are") counted but not listed.
            """)
      }
    }
    section.add(connectorsTable(look, members))
    section.add(goBetweensTable(look, members))
    return section
  }

  /// A member that may be listed.
  struct ShownMember {
    let node: Int
    let name: String
    let kind: String
  }

  /// The members that may be listed: not those never asked, and in public only organisations.
  func shownMembers(of look: Look) -> [ShownMember] {
    look.graph.nodes.compactMap { index in
      let node = look.network.nodes[index]
      if options.isPublic, node.kind != .organization { return nil }
      guard let name = evidence.names.name(of: node) else { return nil }
      return ShownMember(node: index, name: name, kind: look.kindAndGroup(of: index))
    }
  }

  /// The members with the highest scores above zero, as many as a table holds; equal ones by name.
  func ranked(
    _ members: [ShownMember], by score: (Int) -> Double
  ) -> [(member: ShownMember, score: Double)] {
    var scored: [(member: ShownMember, score: Double)] = []
    for member in members {
      let value = score(member.node)
      if value > 0 { scored.append((member, value)) }
    }
    scored.sort { left, right in
      left.score != right.score
        ? left.score > right.score
        : left.member.name.utf8.lexicographicallyPrecedes(right.member.name.utf8)
    }
    return Array(scored.prefix(options.rowLimit))
  }

  private static let effectiveSizeNote = """
     Effective size is how many separate circles they reach: contacts who know each other add less.
    """

  private func connectorsTable(_ look: Look, _ members: [ShownMember]) -> ReportTable {
    let graph = look.graph
    var columns: [ReportTable.Column] = [
      .text("Member"), .text("Who they are"), .number("Contacts"),
    ]
    if !options.isPublic {
      if graph.isDirected { columns += [.number("Ties from"), .number("Ties to")] }
      columns.append(.number("Effective size"))
    }
    var table = ReportTable(
      id: "connectors", caption: "Members with the most contacts", columns: columns,
      note: """
        Contacts are members tied in either direction.\
        \(options.isPublic ? "" : Self.effectiveSizeNote)
        """)
    let effective = look.scores("effective-size")
    for entry in ranked(members, by: { Double(graph.contacts(of: $0).count) }) {
      let node = entry.member.node
      var row: [ReportTable.Cell] = [
        .text(entry.member.name), .text(entry.member.kind), cell(Int(entry.score)),
      ]
      if options.isPublic {
        table.rows.append(row)
        continue
      }
      if graph.isDirected {
        row += [
          .count(graph.outgoing.degree(of: node)), .count(graph.incoming.degree(of: node)),
        ]
      }
      row.append(
        .number(effective?.quantity(at: node) ?? .undefined(.notObserved), places: 1))
      table.rows.append(row)
    }
    return table
  }

  private func goBetweensTable(_ look: Look, _ members: [ShownMember]) -> ReportTable {
    let roles = look.brokerage ?? []
    var columns: [ReportTable.Column] = [.text("Member"), .text("Who they are")]
    columns.append(.number("Betweenness"))
    columns += roles.map { .number($0.heading) }
    var table = ReportTable(
      id: "go-betweens", caption: "Members who stand between others most often", columns: columns,
      note: """
        Betweenness counts the pairs of members whose shortest ways run through someone. The other \
        columns count pairs a member links who are not tied directly: a coordinator links two of \
        its own \(look.groupWord), a consultant two of another, a gatekeeper lets something into \
        its own, a representative carries something out of it, a liaison links two others.
        """)
    guard !options.isPublic, let betweenness = look.scores("betweenness") else { return table }
    for entry in ranked(members, by: { betweenness[$0] ?? 0 }) {
      let node = entry.member.node
      var row: [ReportTable.Cell] = [
        .text(entry.member.name), .text(entry.member.kind),
        .number(.value(entry.score), places: 1),
      ]
      for role in roles { row.append(.number(role.scores.quantity(at: node), places: 0)) }
      table.rows.append(row)
    }
    return table
  }
}

extension Look {
  /// A member's kind and group, in words: "citizen", "organisation, social".
  fileprivate func kindAndGroup(of index: Int) -> String {
    let node = network.nodes[index]
    let kind: String? =
      switch node.kind {
      case .organization?: "organisation"
      case let kind?: kind.rawValue
      case nil: nil
      }
    let group = grouping.flatMap { grouping in grouping[index].map { grouping.groups[$0] } }
    guard let kind else { return group ?? "" }
    guard let group, group != node.kind?.rawValue else { return kind }
    return "\(kind), \(group)"
  }

  /// How often each member takes each role between others, by the main grouping.
  var brokerage: [(heading: String, scores: NodeScores)]? {
    guard case .record(let fields) = result.nodeColumn(grouped("brokerage")) else { return nil }
    let roles = ["coordinator", "consultant", "gatekeeper", "representative", "liaison"]
    return roles.compactMap { role in
      fields.first { $0.name == role }.map { (role.capitalizedFirst, $0.scores) }
    }
  }
}
