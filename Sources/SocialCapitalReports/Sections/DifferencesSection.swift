// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension Evidence {
  /// The changes between the last two waves that have intervals; none in a public report.
  var lastDifferences: [MeasureChange] {
    guard case .known(let run, _, _) = growth else { return [] }
    return run.changes.last?.differences ?? []
  }
}

/// How sure the changes between the last two waves are.
extension SocialCapitalReport {
  /// Adds what may be claimed of each change, in a sentence each, and the numbers behind it.
  func addDifferences(_ change: GrowthRun.Change, to section: inout Page.Section) {
    if change.differences.isEmpty, evidence.panel.network.nodes.count > Evidence.mostForIntervals {
      section.add(
        note: """
          With more than \(Wording.grouped(Evidence.mostForIntervals)) members this page does not \
          say how sure changes are; the command growth does, with --measures.
          """)
      return
    }
    let known = change.differences.filter { $0.bootstrap.difference.value != nil }
    guard let members = known.first?.bootstrap.members else { return }
    section.add(heading: "Which changes are sure")
    let (from, to) = change.comparison.waves
    let count = evidence.wording.count(members, "member", "members")
    if members < MeasureChange.fewestMembers {
      section.add(
        """
        Only \(count) answered in both waves, too few to tell a change from chance. The figures of \
        both waves stand in the table above; no change is claimed.
        """)
      return
    }
    section.add(
      """
      Another \(count) of the same kind would not have given quite the same figures. For each figure \
      an interval says how large the change could be with 95% confidence. Where it holds no change at \
      all, none is claimed.
      """)
    section.add(list: known.map { sentence($0, from: from, to: to) })
    section.add(differencesTable(known, from: from, to: to))
  }

  private func sentence(_ change: MeasureChange, from: String, to: String) -> String {
    let title = PartTitle(change.name)?.text ?? change.name
    guard let before = change.bootstrap.before.value, let after = change.bootstrap.after.value
    else { return "\(title): not known in both waves." }
    let wording = evidence.wording
    func number(_ value: Double) -> String { wording.number(value, places: 2) }
    func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + number(value) }
    let figures = "\(title): \(number(before)) in wave \(from), \(number(after)) in wave \(to)"
    let range = change.interval.map {
      "95% interval of the change: \(signed($0.lowerBound)) to \(signed($0.upperBound))"
    }
    return switch change.verdict {
    case .rose: "\(figures), a rise beyond chance (\(range ?? ""))."
    case .fell: "\(figures), a fall beyond chance (\(range ?? ""))."
    case .unsure: "\(figures): no sure change (\(range ?? ""))."
    default: "\(figures). These data do not say how sure that is, so no change is claimed."
    }
  }

  private func differencesTable(
    _ changes: [MeasureChange], from: String, to: String
  ) -> ReportTable {
    var table = ReportTable(
      id: "differences",
      caption: "Change from wave \(from) to wave \(to) with what it could be, 95% intervals",
      columns: [
        .text("What"), .number("Wave \(from)"), .number("Wave \(to)"), .number("Change"),
        .number("At least"), .number("At most"), .text("What may be said"),
      ],
      note: """
        Both by drawing members anew and by leaving each out in turn; the interval spans both, so it \
        is cautious. Two waves show a difference, not a trend.
        """)
    for change in changes {
      let interval = change.verdict == .unknown ? nil : change.interval
      let unknown = Quantity.undefined(.tooFewNodes)
      let reading =
        switch change.verdict {
        case .rose: "rose"
        case .fell: "fell"
        case .unsure: "may be chance"
        default: "not known"
        }
      table.rows.append([
        .text(PartTitle(change.name)?.text ?? change.name),
        .number(change.bootstrap.before, places: 3), .number(change.bootstrap.after, places: 3),
        .number(change.bootstrap.difference, places: 3),
        .number(interval.map { .value($0.lowerBound) } ?? unknown, places: 3),
        .number(interval.map { .value($0.upperBound) } ?? unknown, places: 3), .text(reading),
      ])
    }
    return table
  }

  /// What the words of the intervals mean.
  var intervalTerms: [(term: String, description: String)] {
    if evidence.lastDifferences.isEmpty { return [] }
    return [
      (
        "95% interval",
        """
        The range in which the true change lies in 95 of 100 cases such as this. A range that holds \
        0 means that there may be no change.
        """
      ),
      (
        "Jackknife",
        "The figure is worked out again without each member in turn, to see how much hangs on one."
      ),
      (
        "Vertex bootstrap",
        """
        The figure is worked out again many times on members drawn at random from those there are, \
        the same ones in both waves.
        """
      ),
    ]
  }

  /// How intervals were made, for the methods.
  var intervalMethod: String? {
    guard let first = evidence.lastDifferences.first else { return nil }
    let drawn =
      first.bootstrap.draws > 0
      ? "\(Wording.grouped(first.bootstrap.draws)) samples from seed \(first.bootstrap.seed)"
      : "no sample, as there are too few members"
    return """
      Intervals of change are 1.96 standard errors either side, by the paired vertex bootstrap \
      (\(drawn)) and by the network jackknife, both of Snijders and Borgatti, Connections 22 (1999), \
      on members who answered in both waves. A change is claimed only where both leave out 0 and \
      drawing members anew does not itself move the figure by more than a quarter of its error.
      """
  }
}
