// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension Evidence {
  /// The lines about change between the last two waves, where change can be told.
  func growthIndicators() -> [Indicator] {
    guard case .known(let run, _, _) = growth, let change = run.changes.last else { return [] }
    return [
      comingAndGoing(change), tiesKept(change), returned(change), newcomers(change),
    ].compactMap { $0 }
  }

  private func among(_ comparison: WaveComparison) -> String {
    let count = comparison.answeredBoth.count { $0 }
    let the = wording.suppression == nil ? "the " : ""
    return "among \(the)\(wording.count(count)) who answered in both waves"
  }

  private func comingAndGoing(_ change: GrowthRun.Change) -> Indicator? {
    let comparison = change.comparison
    let joined = comparison.joiners().count
    let left = comparison.leavers().count
    let before = comparison.presentBefore.count { $0 }
    guard before > 0 else { return nil }
    let stayed = before - left
    return Indicator(
      id: "coming-and-going", group: .growth, title: "Coming and going",
      figure: wording.suppression == nil ? "+\(joined) −\(left)" : Wording.withheld,
      sentence: """
        From wave \(comparison.waves.from) to wave \(comparison.waves.to), \
        \(wording.count(joined)) joined, \(wording.count(left)) left and \(wording.count(stayed)) of \
        \(wording.count(before)) stayed.
        """,
      reading: "Context for the other lines.", measures: ["joiners", "leavers", "retention"])
  }

  private func tiesKept(_ change: GrowthRun.Change) -> Indicator? {
    let ties = change.comparison.tieChange()
    let before = ties.kept + ties.ended
    guard before > 0 else { return nil }
    return Indicator(
      id: "ties-kept", group: .growth, title: "Ties that lasted",
      figure: wording.figure(ties.kept, of: before),
      sentence: """
        \(among(change.comparison).capitalizedFirst), \(wording.count(ties.kept)) of \
        \(wording.count(before, "tie", "ties")) lasted, \(wording.count(ties.ended)) ended and \
        \(wording.count(ties.new, "tie is", "ties are")) new.
        """,
      reading: "Context for the other lines.", measures: ["tie-persistence", "tie-formation"])
  }

  private func returned(_ change: GrowthRun.Change) -> Indicator? {
    guard change.comparison.before.isDirected else { return nil }
    let transitions = change.comparison.dyadTransitions()
    let oneWay = transitions.total(from: .asymmetric)
    guard oneWay > 0 else { return nil }
    let mutual = transitions[.asymmetric, .mutual]
    return Indicator(
      id: "became-mutual", group: .growth, title: "One-way ties that became two-way",
      figure: wording.figure(mutual, of: oneWay),
      sentence: """
        \(among(change.comparison).capitalizedFirst), \(wording.count(mutual)) of \
        \(wording.count(oneWay)) pairs tied one way in wave \(change.comparison.waves.from) \
        \(mutual == 1 ? "was" : "were") tied both ways in wave \(change.comparison.waves.to).
        """,
      reading: "More shows give and take growing.",
      measures: ["dyad-transitions", "reciprocation-rate"])
  }

  private func newcomers(_ change: GrowthRun.Change) -> Indicator? {
    let comparison = change.comparison
    let joined = comparison.joiners()
    guard !joined.isEmpty else { return nil }
    let settled = joined.count { comparison.after.contacts(of: $0).count >= 2 }
    return Indicator(
      id: "newcomers", group: .growth, title: "Newcomers who found their feet",
      figure: wording.figure(settled, of: joined.count),
      sentence: """
        \(wording.count(settled).capitalizedFirst) of \(wording.count(joined.count, "newcomer", "newcomers")) \
        \(settled == 1 ? "has" : "have") ties with two members or more in wave \
        \(comparison.waves.to). Ties from newcomers who did not answer are not known.
        """,
      reading: "More means that joining leads to connections.",
      measures: ["newcomer-integration"])
  }
}
