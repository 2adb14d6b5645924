// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension IndicatorRule {
  static let bridging: [IndicatorRule] = [across, goBetweens]

  private static let across = IndicatorRule(
    id: "across", group: .bridging, title: "Ties that reach across",
    measures: ["ei-index"]
  ) { look in
    guard let grouping = look.grouping, grouping.groups.count > 1 else {
      return .needs("members in two groups or more, such as sectors")
    }
    // Ties are counted here whatever their weights.
    let found = look.graph.unweighted().eiIndex(by: grouping)
    return Outcome(found.index) { index in
      let ties = Int(found.internalWeight + found.externalWeight)
      let crossing = Int(found.externalWeight)
      let share = (1 + index) / 2
      var comparisons: [String] = []
      if let expected = found.expected.value {
        let chance = look.wording.share((1 + expected) / 2, of: ties)
        comparisons.append(
          "If ties paid no heed to \(look.groupWord), \(chance) would.\(leaning(found.z, look))")
      }
      return Finding(
        value: share, figure: look.wording.figure(crossing, of: ties),
        sentence: """
          \(look.wording.count(crossing)) of \(look.wording.count(ties, "tie", "ties")) \
          \(crossing == 1 ? "links" : "link") members of a different \(look.groupWord).
          """,
        comparisons: comparisons)
    }
  }

  /// How the share compares with chance, from how many standard deviations it is off.
  private static func leaning(_ z: Quantity, _ look: Look) -> String {
    guard let z = z.value, look.memberCount >= Wording.fewestForComfort else { return "" }
    let size = look.wording.number(abs(z), places: 1)
    if abs(z) < 2 { return " The difference is no more than chance often makes." }
    return """
       There are \(z < 0 ? "fewer" : "more") than that by \(size) standard deviations, a gap that \
      chance alone would rarely make.
      """
  }

  private static let goBetweens = IndicatorRule(
    id: "go-betweens", group: .bridging, title: "Members who go between",
    reading: "Better spread over many than resting on a few.", measures: ["brokerage"]
  ) { look in
    guard let grouping = look.grouping, grouping.groups.count > 1 else {
      return .needs("members in two groups or more, such as sectors")
    }
    guard let roles = look.brokerage else {
      return look.value(look.grouped("brokerage"))?.reason.map { .absent($0.description) }
        ?? .silent
    }
    let across = roles.filter { $0.heading != "Coordinator" }
    let known = look.graph.nodes.filter { grouping[$0] != nil }
    let linking = known.count { node in across.contains { ($0.scores[node] ?? 0) > 0 } }
    if known.isEmpty { return .absent("no member's \(look.groupWord) is known") }
    return .found(
      Finding(
        value: Double(linking) / Double(known.count),
        figure: look.wording.figure(linking, of: known.count),
        sentence: """
          \(look.wording.count(linking)) of \
          \(look.wording.count(known.count, "member", "members")) \
          \(linking == 1 ? "links" : "link") two others who are not tied directly, at least one of \
          them of another \(look.groupWord).
          """))
  }
}
