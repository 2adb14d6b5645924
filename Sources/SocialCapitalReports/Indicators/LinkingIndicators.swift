// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension IndicatorRule {
  static let linking: [IndicatorRule] = [nearPower, linksWithPower]

  private static let tierNeed =
    "each member's tier, with decision-makers marked as decision-maker"

  private static let nearPower = IndicatorRule(
    id: "near-power", group: .linking, title: "Within two steps of someone who decides",
    reading: "More people can be heard; how far they are listened to is another matter.",
    measures: ["reach-to-power"]
  ) { look in
    let nodes = look.network.nodes
    if !nodes.contains(where: { $0.tier == .decisionMaker }) { return .needs(tierNeed) }
    var people = nodes.count { $0.kind == .citizen }
    if people == 0 { people = nodes.count { $0.tier == .resident } }
    return Outcome(look.value("reach-to-power")) { share in
      let near = Int((share * Double(people)).rounded())
      return Finding(
        value: share, figure: look.wording.figure(near, of: people),
        sentence: """
          \(look.wording.count(near)) of \
          \(look.wording.count(people, "citizen", "citizens")) can reach a decision-maker directly \
          or through one other, going along the ties that were named.
          """)
    }
  }

  private static let linksWithPower = IndicatorRule(
    id: "power-both-ways", group: .linking, title: "Ties with decision-makers that go both ways",
    reading: "More means that those who decide reach back.",
    measures: ["sector-reciprocity"], isAmongRespondents: true
  ) { look in
    if !look.graph.isDirected { return .needs("ties with a direction") }
    let decides = look.network.nodes.map { $0.tier == .decisionMaker }
    if !decides.contains(true) {
      return look.isOfRespondents
        ? .absent("no decision-maker is among those who answered") : .needs(tierNeed)
    }
    let ties = look.graph.edges.filter { decides[$0.source] != decides[$0.target] }
    if ties.isEmpty { return .absent("nobody is tied to a decision-maker") }
    let returned = ties.count { look.graph.hasEdge(from: $0.target, to: $0.source) }
    return .found(
      Finding(
        value: Double(returned) / Double(ties.count),
        figure: look.wording.figure(returned, of: ties.count),
        sentence: look.among(
          """
          \(look.wording.count(returned)) of \(look.wording.count(ties.count, "tie", "ties")) \
          between decision-makers and others \(returned == 1 ? "is" : "are") returned.
          """)))
  }
}
