// SPDX-License-Identifier: Apache-2.0

/// How far a group brings the less advantaged together with the advantaged, and how far they then
/// befriend them.
public struct FriendingBias: Sendable, Hashable {
  /// The advantaged share of the group over that of everybody.
  public let exposure: Quantity
  /// One minus the mean, over the less advantaged of the group, of the advantaged share of their
  /// contacts in the group over the advantaged share of the group.
  public let bias: Quantity
  /// The number of less advantaged nodes with contacts in the group, on whom the bias rests.
  public let countedCount: Int

  /// How well the group connects the less advantaged to the advantaged: exposure · (1 − bias).
  public var connection: Quantity {
    exposure.flatMap { exposure in bias.map { exposure * (1 - $0) } }
  }
}

extension Graph {
  /// Exposure to the advantaged and bias in befriending them, for each group.
  ///
  /// ## Definition
  /// With h(c) the advantaged share of group c, w that of everybody, and f(i,c) the advantaged share
  /// of i's contacts within c:
  ///
  ///     exposure(c) = h(c) ÷ w
  ///     bias(c)     = 1 − mean of f(i,c) ÷ h(c) over the less advantaged i of c
  ///
  /// so that exposure · (1 − bias) is the cross-connection made within c. With a half-and-half split
  /// exposure is twice h(c), as Chetty et al. print it.
  ///
  /// ## Conventions
  /// - Groups: where people meet: streets, clubs, schools; a node is in one.
  /// - Direction: contacts are those a node names, its ties out; undirected, all its ties.
  /// - Weights: used, so that shares are of strength. Loops: never counted.
  /// - Unknown standing or group: such nodes count neither as people nor as contacts.
  /// - Range: exposure 0 to 1/w; bias at most 1, 0 where contacts are as the group is, below 0 where
  ///   the advantaged are sought out.
  /// - Undefined: exposure without advantaged nodes; bias where h(c) is 0 or nobody less advantaged
  ///   has contacts in the group.
  ///
  /// ## Example
  /// ```swift
  /// let club = Grouping(column: "club", names: ["a", "a", "a"])
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.friendingBias(in: club, advantaged: [false, false, true])[0].bias   // 0.25
  /// ```
  ///
  /// - Returns: A result for each group, in the order of the grouping.
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n* + *g*) space for *g* groups.
  ///
  /// ## Reference
  /// R. Chetty et al., "Social capital II: determinants of economic connectedness", *Nature* 608
  /// (2022) 122–134, doi:10.1038/s41586-022-04997-3.
  public func friendingBias(in groups: Grouping, advantaged: [Bool?]) -> [FriendingBias] {
    let tally = StandingTally(of: self, in: groups, advantaged: advantaged)
    return groups.groups.indices.map { group in
      FriendingBias(
        exposure: tally.exposure(of: group), bias: tally.bias(of: [group]),
        countedCount: tally.counted[group])
    }
  }

  /// The mean exposure of the less advantaged, and the bias over all of them that have contacts in
  /// their group.
  ///
  /// - Complexity: as ``friendingBias(in:advantaged:)``.
  public func overallFriendingBias(in groups: Grouping, advantaged: [Bool?]) -> FriendingBias {
    let tally = StandingTally(of: self, in: groups, advantaged: advantaged)
    return FriendingBias(
      exposure: tally.meanExposure, bias: tally.bias(of: Array(groups.groups.indices)),
      countedCount: tally.counted.reduce(0, +))
  }
}

/// Who is advantaged, group by group, and how the less advantaged of a group choose within it.
private struct StandingTally {
  /// Advantaged and less advantaged nodes of each group.
  private var high: [Int]
  private var low: [Int]
  /// Over each group's less advantaged with contacts there: their number, and the sum of the
  /// advantaged shares of those contacts over the group's.
  var counted: [Int]
  private var ratios: [CompensatedSum]
  private let share: Quantity

  init(of graph: Graph, in groups: Grouping, advantaged: [Bool?]) {
    precondition(
      groups.nodeCount == graph.nodeCount && advantaged.count == graph.nodeCount,
      "There must be one group and one standing for each node.")
    let count = groups.groups.count
    var high = [Int](repeating: 0, count: count)
    var low = high
    for node in graph.nodes {
      guard let group = groups[node], let standing = advantaged[node] else { continue }
      if standing { high[group] += 1 } else { low[group] += 1 }
    }
    share = Quantity(
      advantaged.count { $0 == true }, over: advantaged.count { $0 != nil },
      else: graph.nodeCount == 0 ? .emptyGraph : .noGroups)
    counted = Array(repeating: 0, count: count)
    ratios = Array(repeating: CompensatedSum(), count: count)
    for node in graph.nodes where advantaged[node] == false {
      guard let group = groups[node], high[group] > 0,
        let own = graph.advantagedShare(of: node, advantaged, among: { groups[$0] == group })
      else { continue }
      counted[group] += 1
      ratios[group].add(own * Double(high[group] + low[group]) / Double(high[group]))
    }
    self.high = high
    self.low = low
  }

  func exposure(of group: Int) -> Quantity {
    let own = Quantity(high[group], over: high[group] + low[group], else: .unknownGroup)
    return share.flatMap { share in own.flatMap { Quantity($0, over: share, else: .noGroups) } }
  }

  var meanExposure: Quantity {
    var sum = CompensatedSum()
    for group in low.indices where low[group] > 0 {
      sum.add(Double(low[group]) * Double(high[group]) / Double(high[group] + low[group]))
    }
    let mean = Quantity(sum.value, over: Double(low.reduce(0, +)), else: .noGroups)
    return share.flatMap { share in mean.flatMap { Quantity($0, over: share, else: .noGroups) } }
  }

  func bias(of groups: [Int]) -> Quantity {
    let people = groups.reduce(0) { $0 + counted[$1] }
    let sum = groups.reduce(0) { $0 + ratios[$1].value }
    return Quantity(sum, over: Double(people), else: .noTies).map { 1 - $0 }
  }
}

extension Measure {
  private static let standingReference = "Chetty et al. 2022, doi:10.1038/s41586-022-04997-3"

  private static func standing(
    _ id: String, _ input: MeasureInput, _ part: (FriendingBias) -> Quantity
  ) throws -> MeasureResult {
    guard let advantaged = try input.advantaged(id) else {
      return MeasureResult(id, .undefined(.noGroups))
    }
    return MeasureResult(id, groupings: input.groupings) { name, groups, result in
      result.add(name, part(input.graph.overallFriendingBias(in: groups, advantaged: advantaged)))
      guard groups.groups.count <= 1_000 else { return }
      let found = input.graph.friendingBias(in: groups, advantaged: advantaged)
      result.add(name, Table(groups: groups.groups) { .quantity(part(found[$0])) })
    }
  }

  /// The catalogue entry of the exposure of ``Graph/overallFriendingBias(in:advantaged:)``.
  public static let exposure = Measure(
    id: "exposure", title: "Exposure", family: .bridging, scope: .group,
    summary: "How many better-placed people are even in the room, compared with a fair share.",
    definition: "advantaged share of the group ÷ advantaged share of all; its mean over the others",
    range: "0 to 1/w for an advantaged share w; 1 is parity",
    conventions: """
      Groups are where people meet; unknown standing or group left out; the options say who is \
      advantaged, else undefined.
      """,
    reference: standingReference, options: .standing, complexity: "O(n + m)"
  ) { try standing("exposure", $0, \.exposure) }

  /// The catalogue entry of the bias of ``Graph/overallFriendingBias(in:advantaged:)``.
  public static let friendingBias = Measure(
    id: "friending-bias", title: "Friending bias", family: .bridging, scope: .group,
    summary: "Given who is in the room, how far people still stick to their own kind.",
    definition: """
      1 − mean over the less advantaged of (advantaged share of contacts in the group ÷ advantaged \
      share of the group)
      """,
    range: "at most 1; 0 is no bias; below 0 the advantaged are sought out",
    conventions: """
      Ties out within the group, by strength; undefined where nobody is advantaged or nobody less \
      advantaged has contacts; the options say who is advantaged, else undefined.
      """,
    reference: standingReference, options: .standing, complexity: "O(n + m)"
  ) { try standing("friending-bias", $0, \.bias) }
}
