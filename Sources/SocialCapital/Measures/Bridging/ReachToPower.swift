// SPDX-License-Identifier: Apache-2.0

/// How far the ways from some nodes to others hang on a single go-between.
public struct LinkingDependence: Sendable, Hashable {
  /// The share of two-step ways that pass through the busiest go-between.
  public let share: Quantity
  /// The number of two-step ways.
  public let ways: Int
  /// The go-betweens that are busiest, in index order; empty without ways.
  public let busiest: [Int]
}

extension Graph {
  /// The share of some nodes that can get to any of some others in a few steps.
  ///
  /// ## Definition
  /// Of the citizens, the share with a way of at most k ties, along their direction, to a
  /// decision-maker.
  ///
  /// ## Conventions
  /// - Direction: along ties, from citizen to decision-maker. Weights: ignored. Loops: never counted.
  /// - A citizen who is a decision-maker is there in no steps and counts.
  /// - Isolates: citizens among them count, and reach nobody.
  /// - Undefined: without citizens or without decision-makers.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: true)
  /// line.reachToPower(from: [0, 1], to: [2], within: 1)   // 0.5
  /// ```
  ///
  /// - Parameters:
  ///   - citizens: The nodes asked about.
  ///   - decisionMakers: The nodes to get to.
  ///   - steps: The most ties on the way.
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// Defined here, after the reach of S. P. Borgatti, "Identifying sets of key players in a social
  /// network", *Computational and Mathematical Organization Theory* 12 (2006) 21–34,
  /// doi:10.1007/s10588-006-7084-x.
  public func reachToPower(
    from citizens: [Int], to decisionMakers: [Int], within steps: Int = 2
  ) -> Quantity {
    if decisionMakers.isEmpty { return .undefined(.noGroups) }
    var isReached = [Bool](repeating: false, count: nodeCount)
    for node in decisionMakers { isReached[node] = true }
    var front = decisionMakers
    var left = steps
    while left > 0, !front.isEmpty {
      left -= 1
      var next: [Int] = []
      for node in front {
        for other in incoming[node] where !isReached[other] {
          isReached[other] = true
          next.append(other)
        }
      }
      front = next
    }
    return Quantity(citizens.count { isReached[$0] }, over: citizens.count, else: .noGroups)
  }

  /// How far two-step ways from citizens to decision-makers hang on the busiest go-between.
  ///
  /// A way is citizen → go-between → decision-maker along ties, three different nodes. Undefined
  /// without such a way. Weights are ignored.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  public func linkingDependence(
    from citizens: [Int], to decisionMakers: [Int]
  ) -> LinkingDependence {
    var isCitizen = [Bool](repeating: false, count: nodeCount)
    var isDecisionMaker = isCitizen
    for node in citizens { isCitizen[node] = true }
    for node in decisionMakers { isDecisionMaker[node] = true }
    let ways = nodes.map { node -> Int in
      let into = incoming[node].count { isCitizen[$0] }
      let out = outgoing[node].count { isDecisionMaker[$0] }
      if into == 0 || out == 0 { return 0 }
      // From somebody who is both and back to them is no way from one to another.
      let back = incoming[node].count {
        isCitizen[$0] && isDecisionMaker[$0] && hasEdge(from: node, to: $0)
      }
      return into * out - back
    }
    let total = ways.reduce(0, +)
    let most = ways.max() ?? 0
    return LinkingDependence(
      share: Quantity(most, over: total, else: .noTwoPath), ways: total,
      busiest: total == 0 ? [] : nodes.filter { ways[$0] == most })
  }
}

extension MeasureInput {
  /// The citizens: nodes of that kind or, where the network names none, of the tier of residents.
  var citizens: [Int] {
    guard let members = network?.nodes else { return [] }
    let byKind = members.indices.filter { members[$0].kind == .citizen }
    return byKind.isEmpty ? members.indices.filter { members[$0].tier == .resident } : byKind
  }

  /// The nodes of the tier of decision-makers.
  var decisionMakers: [Int] {
    guard let members = network?.nodes else { return [] }
    return members.indices.filter { members[$0].tier == .decisionMaker }
  }
}

extension Measure {
  private static let powerReference = """
    Defined here, after Szreter and Woolcock 2004, doi:10.1093/ije/dyh013, and Borgatti 2006, \
    doi:10.1007/s10588-006-7084-x
    """

  /// The catalogue entry of ``Graph/reachToPower(from:to:within:)``.
  public static let reachToPower = Measure(
    id: "reach-to-power", title: "Reach to power", family: .bridging, scope: .network,
    summary: "How many citizens can get to somebody who decides in a few steps.",
    definition: "share of citizens with a way of at most k ties to a decision-maker",
    range: "0 to 1",
    conventions: """
      Along the direction of ties; weights ignored; citizens by kind, else the tier resident; \
      decision-makers by the tier decision-maker; undefined without either.
      """,
    reference: powerReference,
    options: [
      Option("steps", summary: "the most ties on the way, 1 to 100", defaultValue: "2")
    ],
    complexity: "O(n + m)"
  ) { input in
    let steps = try input.options.count("reach-to-power", "steps", in: 1...100)
    return MeasureResult(
      "reach-to-power",
      input.graph.reachToPower(
        from: input.citizens, to: input.decisionMakers, within: steps ?? 2))
  }

  /// The catalogue entry of ``Graph/linkingDependence(from:to:)``.
  public static let linkingDependence = Measure(
    id: "linking-dependence", title: "Linking dependence", family: .bridging, scope: .network,
    summary: "How far citizens' ways to those who decide hang on one go-between.",
    definition:
      "two-step ways citizen → decision-maker through the busiest go-between ÷ all of them",
    range: "0 to 1",
    conventions: "As reach-to-power; undefined without a two-step way.",
    reference: powerReference, complexity: "O(n + m)"
  ) { input in
    MeasureResult(
      "linking-dependence",
      input.graph.linkingDependence(from: input.citizens, to: input.decisionMakers).share)
  }
}
