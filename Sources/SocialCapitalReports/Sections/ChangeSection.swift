// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// What changed between waves, on what both observed.
extension SocialCapitalReport {
  func changeSection(_ figures: [ReportFigure]) -> Page.Section {
    var section = Page.Section("change", "What changed")
    guard evidence.waves.count > 1 else { return section }
    section.add(wavesTable)
    section.add(list: evidence.waves.compactMap(answerSentence))
    switch evidence.growth {
    case .oneWave: break
    case .unknown(let reason):
      section.add(heading: "Why no comparison is made")
      section.add(reason)
    case .known(let run, _, _):
      section.add(
        """
        A change is counted only where both waves looked: ties from members who answered in both, \
        to members who were there in both. Whoever was mapped for the first time has not \
        therefore joined, and a tie nobody was asked about has not therefore ended.
        """)
      if run.changes.contains(where: { $0.comparison.isAssumedComplete }) {
        section.add(
          note: """
            It was not recorded who answered, and this report was told to assume that everybody \
            did. If some did not, missing answers pass for change here.
            """)
      }
      if evidence.wording.suppression == nil {
        section.add(changesTable(run))
        if let last = run.changes.last {
          section.add(pairsTable(last.comparison))
          addDifferences(last, to: &section)
        }
      }
      section.add(
        note: """
          With this many figures, one or two would differ by chance alone. A change of one or two \
          ties is no change.
          """)
    }
    for figure in figures where figure.id.hasPrefix("wave-") { section.add(figure: figure.id) }
    return section
  }

  /// The waves side by side.
  private var wavesTable: ReportTable {
    var table = ReportTable(
      id: "waves", caption: "The waves",
      columns: [
        .text("Wave"), .number("In scope"), .number("Answered"), .number("Response"),
        .number("Ties"), .number("Named by each who answered"),
      ],
      note: """
        Ties depend on how many answered: compare the last column, not the number of ties.
        """)
    for wave in evidence.waves {
      let look = wave.observed
      let counted = look.graph.nodes.filter { look.responded?[$0] ?? true }
      let named = counted.reduce(0) { $0 + look.graph.outgoing.degree(of: $1) }
      let scope = wave.scopeCount
      let rate = wave.respondentCount.map { Quantity($0, over: scope, else: .emptyGraph) }
      let counts = cells([[scope, wave.respondentCount ?? 0, look.graph.edgeCount]])[0]
      table.rows.append([
        .text(wave.name ?? ""), counts[0],
        wave.respondentCount == nil ? .number(.undefined(.notObserved), places: 0) : counts[1],
        look.wording.mayUsePercent(of: scope) ? .percent(rate ?? .undefined(.notObserved)) : .empty,
        counts[2],
        .number(Quantity(named, over: counted.count, else: .emptyGraph), places: 1),
      ])
    }
    return table
  }

  /// What the response of a wave allows to be said.
  private func answerSentence(_ wave: Evidence.WaveLook) -> String? {
    guard let name = wave.name else { return nil }
    guard let count = wave.respondentCount else {
      return "Wave \(name): it was not recorded who answered."
    }
    let scope = wave.scopeCount
    let answered = Self.answered(count, of: scope, evidence.wording)
    // As it is printed, in whole percent.
    let percent = (Double(count) / Double(max(1, scope)) * 100).rounded()
    let reading =
      if percent >= 80 {
        "enough to compare those who answered twice with some confidence"
      } else if percent >= 60 {
        "so comparisons rest on part of the community and may be some way off"
      } else {
        "too few to say more than what those who answered reported"
      }
    return "Wave \(name): \(answered) answered, \(reading)."
  }

  /// Every measure of change, a column for each pair of waves.
  private func changesTable(_ run: GrowthRun) -> ReportTable {
    var table = ReportTable(
      id: "changes",
      caption: "Change from one wave to the next, among those who answered both times",
      columns: [.text("What")]
        + run.changes.map { .number("\($0.comparison.waves.from) to \($0.comparison.waves.to)") },
      note: "A dash is a figure these data do not give; the glossary says what each line is.")
    for part in run.changes.last?.result.values ?? [] {
      let quantities = run.changes.map { $0.result.value(part.name) ?? .undefined(.notObserved) }
      let isCount = quantities.allSatisfy { $0.value.map { $0 == $0.rounded() } ?? true }
      table.rows.append(
        [.text(PartTitle(part.name)?.text ?? part.name)]
          + quantities.map { .number($0, places: isCount ? 0 : 3) })
    }
    return table
  }

  /// What became of pairs from one wave to the next.
  private func pairsTable(_ comparison: WaveComparison) -> ReportTable {
    let (from, to) = comparison.waves
    var table = ReportTable(
      id: "pairs", caption: "What became of pairs from wave \(from) to wave \(to)",
      columns: [
        .text("In wave \(from)"), .number("Both ways in \(to)"), .number("One way in \(to)"),
        .number("Not tied in \(to)"),
      ], note: "Pairs of members who both answered in both waves.")
    guard comparison.before.isDirected else { return table }
    let transitions = comparison.dyadTransitions()
    let states: [(DyadTransitions.State, String)] = [
      (.mutual, "Tied both ways"), (.asymmetric, "Tied one way"), (.null, "Not tied"),
    ]
    for (state, name) in states {
      table.rows.append([.text(name)] + states.map { .count(transitions[state, $0.0]) })
    }
    return table
  }
}
