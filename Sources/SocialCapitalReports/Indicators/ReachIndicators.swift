// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension IndicatorRule {
  static let reach: [IndicatorRule] = [mainGroup, withinTwoSteps, dependence]

  private static let mainGroup = IndicatorRule(
    id: "main-group", group: .reach, title: "In the main connected group",
    reading: "More means that news and help can get to more members.",
    measures: ["largest-component-share", "isolates", "components"]
  ) { look in
    let parts = look.graph.weakComponents()
    guard let largest = parts.sizes.max(), look.memberCount > 0 else {
      return .absent(Undefined.emptyGraph.description)
    }
    let alone = look.graph.nodes.count { look.graph.contacts(of: $0).isEmpty }
    return .found(
      Finding(
        value: Double(largest) / Double(look.memberCount),
        figure: look.wording.figure(largest, of: look.memberCount),
        sentence: """
          \(look.wording.count(largest)) of \
          \(look.wording.count(look.memberCount, "member", "members")) are connected with one \
          another, directly or through others; \(look.wording.count(alone)) \
          \(alone == 1 ? "has" : "have") no tie at all.
          """))
  }

  private static let withinTwoSteps = IndicatorRule(
    id: "two-steps", group: .reach, title: "Pairs within two steps", measures: ["reach-2"]
  ) { look in
    let count = look.memberCount
    if count < 2 { return .absent(Undefined.tooFewNodes.description) }
    // Counting who is two steps away takes work in the squares of degrees.
    if look.graph.edgeCount > 2_000_000 { return .silent }
    let pairs = look.graph.pairsWithinTwoSteps()
    return .found(
      Finding(
        value: Double(pairs) / Double(count * (count - 1)),
        figure: look.wording.figure(pairs, of: count * (count - 1)),
        sentence: """
          From one member to another it takes one tie or two in \(look.wording.count(pairs)) of \
          \(look.wording.count(count * (count - 1))) cases\
          \(look.graph.isDirected ? ", going along the ties" : "").
          """))
  }

  private static let dependence = IndicatorRule(
    id: "dependence", group: .reach, title: "How far it depends on a few",
    reading: "Often high when a group starts; a lower figure means that more members carry it.",
    measures: ["in-degree-centralization", "degree-centralization"]
  ) { look in
    let id = look.graph.isDirected ? "in-degree-centralization" : "degree-centralization"
    return Outcome(look.value(id)) { share in
      Finding(
        value: share, figure: look.wording.number(share * 100, places: 0),
        sentence: """
          On a scale from 0, where all members have as many ties\
          \(look.graph.isDirected ? " reaching them" : ""), to 100, where all ties run through one \
          member, it stands at \(look.wording.number(share * 100, places: 0)).
          """)
    }
  }
}

extension Graph {
  /// The number of ordered pairs of nodes with a way of one or two ties from one to the other.
  ///
  /// - Complexity: *O*(*n* + Σ *d*²).
  fileprivate func pairsWithinTwoSteps() -> Int {
    var seenFrom = [Int](repeating: -1, count: nodeCount)
    var pairs = 0
    for source in nodes {
      seenFrom[source] = source
      for middle in outgoing[source] {
        if seenFrom[middle] != source {
          seenFrom[middle] = source
          pairs += 1
        }
      }
      for middle in outgoing[source] {
        for target in outgoing[middle] where seenFrom[target] != source {
          seenFrom[target] = source
          pairs += 1
        }
      }
    }
    return pairs
  }
}
