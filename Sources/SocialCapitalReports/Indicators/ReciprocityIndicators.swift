// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension IndicatorRule {
  static let reciprocity: [IndicatorRule] = [bothWays, giversAndTakers, circulation]

  private static let bothWays = IndicatorRule(
    id: "both-ways", group: .reciprocity, title: "Ties that go both ways",
    reading: """
      More than chance shows give and take; all of them would leave no room for help without return.
      """,
    measures: ["arc-reciprocity", "reciprocity-correlation"], isAmongRespondents: true,
    appliesToTwoModes: false
  ) { look in
    if !look.graph.isDirected { return .needs("ties with a direction") }
    return Outcome(look.value("arc-reciprocity")) { share in
      let ties = look.graph.edgeCount
      let mutual = Int((share * Double(ties)).rounded())
      let chance = Double(ties) / Double(max(1, look.graph.possibleEdgeCount))
      return Finding(
        value: share, figure: look.wording.figure(mutual, of: ties),
        sentence: look.among(
          """
          \(look.wording.count(mutual)) of \(look.wording.count(ties, "tie", "ties")) \
          \(mutual == 1 ? "is" : "are") returned by a tie the other way.
          """),
        comparisons: [
          """
          If as many ties fell at random, \(look.wording.share(chance, of: ties)) would be returned.
          """
        ])
    }
  }

  private static let giversAndTakers = IndicatorRule(
    id: "give-and-receive", group: .reciprocity, title: "Members who both give and receive",
    reading: "More is closer to what co-production means.",
    measures: ["two-way-participation"], isAmongRespondents: true, appliesToTwoModes: false
  ) { look in
    if !look.graph.isDirected { return .needs("ties with a direction") }
    let parts = look.result.table("two-way-participation")
    return Outcome(look.value("two-way-participation")) { share in
      let both = parts?.count("both") ?? 0
      let givers = parts?.count("givers-only") ?? 0
      let receivers = parts?.count("receivers-only") ?? 0
      let active = both + givers + receivers
      return Finding(
        value: share, figure: look.wording.figure(both, of: active),
        sentence: look.among(
          """
          \(look.wording.count(both)) of \(look.wording.count(active, "active member", "active members")) \
          \(both == 1 ? "has" : "have") ties both from and to them; \
          \(look.wording.count(givers)) only give and \(look.wording.count(receivers)) only receive.
          """))
    }
  }

  private static let circulation = IndicatorRule(
    id: "circulation", group: .reciprocity, title: "What comes back round",
    reading: "What returns through others shows a community that trusts one another to pass it on.",
    measures: ["circulation", "weighted-reciprocity"], isAmongRespondents: true,
    appliesToTwoModes: false
  ) { look in
    if !look.graph.isDirected { return .needs("ties with a direction") }
    if !look.graph.isWeighted { return .needs("amounts on ties, such as hours") }
    let parts = look.result.table("circulation")
    return Outcome(look.value("circulation").map { parts?.quantity("direct") ?? $0 }) { direct in
      let indirect = parts?.quantity("indirect")?.value ?? 0
      let whole = look.graph.totalWeight
      let unit = look.weightName.map { " " + $0 } ?? " units"
      let amounts = [direct, indirect].map { look.wording.rounded($0 * whole, of: whole) }
      let rest = max(0, look.wording.rounded(whole, of: whole) - amounts[0] - amounts[1])
      return Finding(
        value: direct + indirect, figure: look.wording.percent(direct + indirect),
        sentence: look.among(
          """
          of \(look.wording.amount(whole))\(unit) given, \(look.wording.amount(amounts[0])) came back \
          from the same member, up to \(look.wording.amount(amounts[1])) could have come back through \
          others, and at least \(look.wording.amount(rest)) had not come back when the data \
          were gathered.
          """))
    }
  }
}
