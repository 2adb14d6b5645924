// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// Where the network would come apart.
extension SocialCapitalReport {
  var bridgesSection: Page.Section {
    var section = Page.Section("bridges", "Bridges and weak points")
    let look = evidence.latest.observed
    let wording = look.wording
    let pairs = look.graph.weakView().edgeCount
    if pairs == 0 { return section }
    if let count = look.value("bridges")?.value {
      section.add(
        """
        \(wording.count(Int(count), "relationship is a bridge", "relationships are bridges"))\
        : the only way between two parts of the network. If one ended, those parts would lose touch.
        """)
    }
    if let count = look.value("local-bridges")?.value {
      section.add(
        """
        Of \(wording.count(pairs, "linked pair", "linked pairs")), \(wording.count(Int(count))) \
        \(Int(count) == 1 ? "has" : "have") no contact in common. Such ties reach further, and \
        have nobody to mend them.
        """)
    }
    if let flags = look.flags("cut-points") {
      let picked = flags.indices.filter { flags[$0] }
      section.add(
        """
        \(wording.count(picked.count, "member is a sole link", "members are sole links")): \
        without them some others would be cut off.
        """)
      section.add(soleLinksTable(look, flags))
    }
    return section
  }

  private func soleLinksTable(_ look: Look, _ isSoleLink: [Bool]) -> ReportTable {
    var table = ReportTable(
      id: "sole-links", caption: "Members without whom others would be cut off",
      columns: [.text("Member"), .text("Who they are"), .number("Contacts")])
    let shown = shownMembers(of: look).filter { isSoleLink[$0.node] }
    for entry in ranked(shown, by: { Double(look.graph.contacts(of: $0).count) }) {
      table.rows.append([
        .text(entry.member.name), .text(entry.member.kind), cell(Int(entry.score)),
      ])
    }
    if shown.count > options.rowLimit {
      table.note = "The \(options.rowLimit) with the most contacts, of \(shown.count)."
    }
    return table
  }
}
