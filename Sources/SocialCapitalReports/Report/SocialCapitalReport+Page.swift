// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension SocialCapitalReport {
  /// What the page says.
  func page(figures: [ReportFigure], provenance: Provenance) -> Page {
    var page = Page(title: options.title)
    page.facts = facts(provenance: provenance)
    page.cautions = cautions
    page.sections = [
      glanceSection, networkSection(figures), connectorsSection, mixingSection(figures),
      reciprocitySection, bridgesSection, changeSection(figures), readingSection,
      figuresSection, glossarySection, methodsSection(provenance),
    ].filter { !$0.blocks.isEmpty }
    return page
  }

  /// What, when and who.
  private func facts(provenance: Provenance) -> [(term: String, description: String)] {
    let look = evidence.latest.observed
    let wording = evidence.wording
    var facts = [
      (
        "Members and ties",
        """
        \(wording.count(look.memberCount, "member", "members")), \
        \(wording.count(look.graph.edgeCount, "tie", "ties"))
        """
      )
    ]
    let names = evidence.waves.compactMap(\.name)
    if let last = names.last {
      let earlier = names.dropLast().map { $0 }
      facts.append(
        ("Wave", earlier.isEmpty ? last : "\(last), compared with \(Wording.list(earlier))"))
    }
    if let count = evidence.latest.respondentCount {
      let scope = evidence.latest.scopeCount
      facts.append(("Answered", Self.answered(count, of: scope, wording)))
    }
    if let selection = options.selection { facts.append(("Looked at", selection)) }
    if let author = options.author { facts.append(("Prepared by", author)) }
    if let date = provenance.date { facts.append(("Date", date)) }
    return facts
  }

  /// "89 of 110 (81%)".
  static func answered(_ count: Int, of scope: Int, _ wording: Wording) -> String {
    let counts = "\(wording.count(count)) of \(wording.count(scope))"
    guard wording.mayUsePercent(of: scope), wording.suppression == nil else { return counts }
    return "\(counts) (\(wording.percent(Double(count) / Double(scope))))"
  }

  /// What must be read before the rest.
  private var cautions: [String] {
    let count = evidence.latest.observed.memberCount
    var cautions: [String] = []
    if count < Wording.fewestForPercent {
      cautions.append(
        "There are fewer than ten members, so this report gives counts and no percentages.")
    }
    if count < Wording.fewestForComfort {
      cautions.append("With so few members, a change of one or two ties can move these figures.")
    }
    if options.isPublic {
      let rule = options.suppression
      cautions.append(
        """
        This version is for the public: nothing in it is about a single person, counts under \
        \(rule.smallest) are withheld and others rounded to the nearest \(rule.roundedTo).
        """)
    } else if evidence.panel.network.nodes.contains(where: { $0.kind == .citizen }) {
      cautions.append(
        options.showsNames
          ? "This report names people. Treat it as personal data."
          : """
          People appear under pseudonyms. Whoever knows the place may still recognise someone by \
          their position, so treat this report as personal data.
          """)
    }
    return cautions
  }

  /// The scorecard.
  private var glanceSection: Page.Section {
    var section = Page.Section("glance", "At a glance")
    let card = evidence.scorecard()
    if !card.found.isEmpty { section.blocks.append(.indicators(card.found)) }
    if !card.absent.isEmpty {
      section.add(heading: "Asked, but without an answer in these data")
      section.add(list: card.absent)
    }
    if !card.needed.isEmpty {
      section.add(heading: "What further data would unlock")
      section.add(list: card.needed)
    }
    return section
  }
}
