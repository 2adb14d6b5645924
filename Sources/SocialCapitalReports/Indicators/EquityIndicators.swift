// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension IndicatorRule {
  static let equity: [IndicatorRule] = [givingShared, advantagedContacts]

  private static let givingShared = IndicatorRule(
    id: "giving-shared", group: .equity, title: "How giving is shared",
    reading: "Lower means that more members carry the giving.", measures: ["gini-giving"],
    isAmongRespondents: true
  ) { look in
    if !look.graph.isDirected { return .needs("ties with a direction") }
    let parts = look.result.table("gini-giving")
    return Outcome(look.value("gini-giving")) { gini in
      let what =
        look.graph.isWeighted ? look.weightName.map { "of the \($0)" } ?? "of it" : "of the ties"
      var comparisons: [String] = []
      if let count = parts?.count("top-tenth-members"),
        let share = parts?.quantity("top-tenth-share")?.value,
        look.memberCount >= Wording.fewestForPercent, look.wording.suppression == nil
      {
        comparisons.append(
          """
          The tenth who give most, \(look.wording.count(count, "member", "members")), give \
          \(look.wording.percent(share)) \(what).
          """)
      }
      return Finding(
        value: gini, figure: look.wording.number(gini, places: 2),
        sentence: look.among(
          """
          on a scale from 0, where all give the same, to 1, where one member gives everything, \
          giving stands at \(look.wording.number(gini, places: 2)).
          """), comparisons: comparisons)
    }
  }

  private static let advantagedContacts = IndicatorRule(
    id: "advantaged-contacts", group: .equity, title: "Contacts across advantage",
    reading: "Towards 1, which is a fair share.", measures: ["cross-connection"]
  ) { look in
    guard let ratio = look.value("cross-connection") else { return .silent }
    if ratio.reason == .noGroups {
      return .needs(
        "a column that says who is better placed (option cross-connection.advantaged)")
    }
    return Outcome(ratio) { ratio in
      let counted = look.result.table("cross-connection")?.count("counted") ?? 0
      let value = look.wording.number(ratio, places: 1)
      return Finding(
        value: ratio, figure: "\(value)×",
        sentence: """
          The \(look.wording.count(counted, "less advantaged member", "less advantaged members")) \
          with ties have \(value) times the better-placed contacts that a fair share would give.
          """)
    }
  }
}
