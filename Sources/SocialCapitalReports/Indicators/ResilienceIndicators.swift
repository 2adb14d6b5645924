// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension IndicatorRule {
  static let resilience: [IndicatorRule] = [topConnector]

  private static let topConnector = IndicatorRule(
    id: "top-connector", group: .resilience, title: "If the busiest go-between left",
    reading: "Lower means more than one way round.", measures: ["betweenness", "cut-points"]
  ) { look in
    guard let betweenness = look.scores("betweenness"), let top = betweenness.ranked().first else {
      return .silent
    }
    let others = look.graph.nodes.filter { $0 != top.index }
    let before = reachable(look.graph.weakComponents().sizes)
    let ownPart = look.graph.weakComponents()
    let own = ownPart.sizes[ownPart[top.index]]
    let without = reachable(look.graph.induced(on: others).weakComponents().sizes)
    // Only pairs of others count: those of the go-between itself are gone with it.
    let base = before - 2 * (own - 1)
    if base == 0 { return .absent("no two others can reach each other") }
    let cut = base - without
    let sole = look.flags("cut-points")?.count { $0 } ?? 0
    return .found(
      Finding(
        value: Double(cut) / Double(base), figure: look.wording.figure(cut / 2, of: base / 2),
        sentence: """
          Of \(look.wording.count(base / 2, "pair", "pairs")) of other members who can reach each \
          other now, \(look.wording.count(cut / 2)) could not; \
          \(look.wording.count(sole, "member is a sole link", "members are sole links")) between \
          parts of the network.
          """))
  }

  /// The number of ordered pairs within parts of these sizes.
  private static func reachable(_ sizes: [Int]) -> Int {
    sizes.reduce(0) { $0 + $1 * ($1 - 1) }
  }
}
