// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// What the figures cannot say, what the words mean and what everything rests on.
extension SocialCapitalReport {
  var readingSection: Page.Section {
    var section = Page.Section("limits", "How to read this report")
    let look = evidence.latest.observed
    section.add(
      """
      This is a map of the ties that were named, not of all there are. Density, reciprocity and \
      bridging pull against one another, so no figure here has a right value, and none is a grade.
      """)
    var limits = [
      "A tie is what the data call one: \(tieMeaning(look)).",
      """
      Chance levels say what would happen if ties fell at random among the same members. A figure \
      near its chance level says little; one far from it is a reason to look closer, not a cause.
      """,
      "Whoever has no tie in these data may have ties elsewhere.",
    ]
    if let responded = look.responded, responded.contains(false) {
      let missing = responded.count { !$0 }
      limits.append(
        """
        \(look.wording.count(missing, "member", "members")) did not answer or \
        \(missing == 1 ? "was" : "were") only named by others: their ties are known only from what \
        others said, and ties between two of them not at all. Paths, groups and go-betweens may be \
        missed; what passes both ways is counted only where both answered.
        """)
    }
    if look.responded == nil {
      limits.append(
        """
        It was not recorded who answered. Every figure takes it that everybody did; if some did not, \
        their ties are missing, and fewer ties seem to be returned than are.
        """)
    }
    if look.memberCount < Wording.fewestForComfort {
      limits.append("With fewer than thirty members, one or two ties can move every figure here.")
    }
    section.add(list: limits)
    if !options.isPublic { section.add(note: uniquenessNote(look)) }
    return section
  }

  private func tieMeaning(_ look: Look) -> String {
    let relations = look.network.relations
    return relations.isEmpty
      ? "the data name no kinds of tie" : Wording.list(relations.map { "“\($0.visible)”" })
  }

  /// How many people could be recognised by what the report shows of everybody.
  private func uniquenessNote(_ look: Look) -> String {
    var sizes: [String: Int] = [:]
    let people = look.graph.nodes.filter { look.network.nodes[$0].kind == .citizen }
    func trait(of node: Int) -> String {
      let group = look.grouping.flatMap { $0[node] }.map { "\($0)" } ?? "-"
      return "\(group) \(look.graph.contacts(of: node).count)"
    }
    for node in people { sizes[trait(of: node), default: 0] += 1 }
    let unique = people.count { (sizes[trait(of: $0)] ?? 0) < 3 }
    if people.isEmpty {
      return """
        No member of this network is recorded as a person, so all are shown under their labels. If \
        some are people, say so in a column kind.
        """
    }
    return """
      \(look.wording.count(unique)) of \(look.wording.count(people.count, "person", "people")) \
      share their \(look.groupWord) and number of contacts with fewer than two others, so somebody \
      who knows them well might tell who they are even under a pseudonym.
      """
  }

  /// What the measures of this report are, from the catalogue.
  var glossarySection: Page.Section {
    var section = Page.Section("glossary", "Glossary")
    let ids = Set(usedMeasureIDs)
    let entries =
      Measure.all.filter { ids.contains($0.id) }
      .sorted { $0.title.lowercased() < $1.title.lowercased() }
      .map { (term: $0.title, description: $0.summary) } + intervalTerms
    if !entries.isEmpty { section.blocks.append(.definitions(entries)) }
    return section
  }

  /// The measures the page shows something of.
  private var usedMeasureIDs: [String] {
    var ids = evidence.scorecard().found.flatMap(\.measures)
    ids += ["effective-size", "betweenness", "brokerage", "mixing", "bridges", "local-bridges"]
    ids += ["cut-points", "dyad-census"]
    if case .known(let run, _, _) = evidence.growth {
      ids += run.changes.flatMap { $0.result.values }.compactMap { PartTitle($0.name)?.measure.id }
    }
    return ids
  }

  /// Every number of the whole network, for those who want them all.
  var figuresSection: Page.Section {
    var section = Page.Section("figures", "Every figure of the whole network")
    if options.isPublic { return section }
    var table = ReportTable(
      id: "figures", caption: "Measures of the network as a whole, on everything observed",
      columns: [.text("Measure"), .number("Value"), .text("What it says")])
    for part in evidence.latest.observed.result.values {
      guard let title = PartTitle(part.name) else { continue }
      table.rows.append(
        [.text(title.text), figure(part.content), .text(title.measure.summary)])
    }
    section.add(table)
    return section
  }

  private func figure(_ quantity: Quantity) -> ReportTable.Cell {
    let isWhole = quantity.value.map { $0 == $0.rounded() } ?? false
    return .number(quantity, places: isWhole ? 0 : 3)
  }

  /// What everything rests on.
  func methodsSection(_ provenance: Provenance) -> Page.Section {
    var section = Page.Section("methods", "Methods and provenance")
    section.add(
      """
      Loops are left out and parallel ties merged. Weights are strengths, never lengths, unless an \
      option below says otherwise. A figure that the data do not define is shown as a dash with its \
      reason, never as zero. Percentages are given where they rest on at least ten.
      """)
    if !evidence.names.pseudonyms.isEmpty, !options.isPublic {
      section.add(
        """
        Pseudonyms are numbers in an order made from all the data and a seed, so they are the same \
        throughout this report and cannot be worked out from a list of members alone.
        """)
    }
    if let method = intervalMethod { section.add(method) }
    section.add(provenanceTable(provenance))
    section.add(filesTable(provenance))
    return section
  }

  private func provenanceTable(_ provenance: Provenance) -> ReportTable {
    var table = ReportTable(
      id: "options", caption: "How this report was made", columns: [.text("What"), .text("Value")])
    table.rows.append([
      .text("Made with"), .text("\(provenance.tool) \(provenance.version)".trimmedEnd),
    ])
    if let date = provenance.date { table.rows.append([.text("Date"), .text(date)]) }
    table.rows.append([.text("Seed"), .text("\(provenance.seed)")])
    table.rows += provenance.options.map { [.text($0.name), .text($0.value)] }
    return table
  }

  private func filesTable(_ provenance: Provenance) -> ReportTable {
    ReportTable(
      id: "files", caption: "The files it was made from",
      columns: [.text("File"), .number("Bytes"), .text("SHA-256")],
      rows: provenance.files.map { [.text($0.name), .count($0.byteCount), .text($0.sha256)] },
      note: "Whoever has the same files can check by these digests that nothing was changed.")
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
