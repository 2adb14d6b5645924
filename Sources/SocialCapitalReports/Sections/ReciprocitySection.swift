// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// What is given and what comes back.
extension SocialCapitalReport {
  var reciprocitySection: Page.Section {
    var section = Page.Section("reciprocity", "Give and take")
    let look = evidence.latest.answered
    guard look.graph.isDirected, look.graph.edgeCount > 0, !look.isTwoMode else { return section }
    let census = look.graph.dyadCensus()
    let linked = census.mutual + census.asymmetric
    let wording = look.wording
    section.add(
      look.among(
        """
        \(wording.count(linked, "pair is", "pairs are")) tied: \
        \(wording.count(census.mutual)) both ways and \(wording.count(census.asymmetric)) one way.
        """))
    if look.isOfRespondents {
      section.add(
        note: """
          A tie can be seen to be returned only where both members answered, so ties with members \
          who did not answer are left out here.
          """)
    }
    section.add(sectorReciprocityTable(look))
    return section
  }

  private func sectorReciprocityTable(_ look: Look) -> ReportTable {
    var table = ReportTable(
      id: "reciprocity",
      caption: "Of the ties from one \(look.groupWord) to another, how many are returned",
      columns: [.text("From"), .text("To"), .number("Ties"), .number("Returned"), .number("Share")])
    guard let grouping = look.grouping, evidence.wording.suppression == nil else { return table }
    let count = grouping.groups.count
    var ties = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    var returned = ties
    for edge in look.graph.edges {
      guard let from = grouping[edge.source], let to = grouping[edge.target] else { continue }
      ties[from][to] += 1
      if look.graph.hasEdge(from: edge.target, to: edge.source) { returned[from][to] += 1 }
    }
    for from in grouping.groups.indices {
      for to in grouping.groups.indices where ties[from][to] > 0 {
        let share = Quantity(returned[from][to], over: ties[from][to], else: .noTies)
        table.rows.append([
          .text(grouping.groups[from]), .text(grouping.groups[to]), .count(ties[from][to]),
          .count(returned[from][to]),
          look.wording.mayUsePercent(of: ties[from][to]) ? .percent(share) : .empty,
        ])
      }
    }
    table.note = "A share is given where there are at least ten ties."
    return table
  }
}
