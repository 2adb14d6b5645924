// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension IndicatorRule {
  static let bonding: [IndicatorRule] = [connections, support]

  private static let connections = IndicatorRule(
    id: "connections", group: .bonding, title: "Connections of each member",
    reading: "More is not always better: people can keep up only so many ties.",
    measures: ["mean-degree"]
  ) { look in
    let wording = look.wording
    let counted = look.graph.nodes.filter { look.responded?[$0] ?? true }
    guard !counted.isEmpty else { return .absent("nobody answered") }
    let ends = counted.reduce(0) { $0 + look.graph.outgoing.degree(of: $1) }
    let mean = Double(ends) / Double(counted.count)
    let who = wording.count(counted.count, "member", "members")
    let value = wording.number(mean, places: 1)
    if !look.graph.isDirected {
      return .found(
        Finding(
          value: mean, figure: value,
          sentence: """
            A member has \(value) ties on average: \
            \(wording.count(look.graph.edgeCount, "tie", "ties")) among \(who).
            """))
    }
    let sentence =
      look.responded == nil
      ? """
      A member is tied to \(value) others on average, counting the ties that leave each: \
      \(wording.count(ends, "tie", "ties")) among \(who).
      """
      : """
      A member who answered named \(value) others on average: \
      \(wording.count(ends, "tie", "ties")) named by \(who).
      """
    return .found(Finding(value: mean, figure: value, sentence: sentence))
  }

  private static let support = IndicatorRule(
    id: "support", group: .bonding, title: "Relationships with someone behind them",
    reading: """
      Backed relationships are sturdier; but where nearly all are, a circle may be closed to others.
      """,
    measures: ["support-ratio"], appliesToTwoModes: false
  ) { look in
    Outcome(look.value("support-ratio")) { ratio in
      let pairs = look.graph.weakView().edgeCount
      let backed = Int((ratio * Double(pairs)).rounded())
      return Finding(
        value: ratio, figure: look.wording.figure(backed, of: pairs),
        sentence: """
          Of \(look.wording.count(pairs, "linked pair", "linked pairs")), \
          \(look.wording.count(backed, "has", "have")) a contact in common, who could help hold the \
          relationship together.
          """)
    }
  }
}
