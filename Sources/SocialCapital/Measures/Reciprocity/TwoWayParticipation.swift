// SPDX-License-Identifier: Apache-2.0

/// How many members give, receive, and do both.
public struct TwoWayParticipation: Sendable, Hashable {
  /// The share of active members that both give and receive, or why there is none.
  public let share: Quantity
  /// Members that give and receive.
  public let both: Int
  /// Members that only give.
  public let giversOnly: Int
  /// Members that only receive.
  public let receiversOnly: Int
  /// Members that do neither.
  public let inactive: Int

  /// Members that give or receive.
  public var active: Int { both + giversOnly + receiversOnly }
}

extension Graph {
  /// The share of active members that both give and receive.
  ///
  /// ## Definition
  /// Of the nodes with any tie, the share with a tie given and a tie received.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Isolates: not active; counted in ``TwoWayParticipation/inactive``. Time banks often have many:
  ///   show the number of active members beside the share.
  /// - Undefined: without ties.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 4, pairs: [(0, 1), (1, 2)], isDirected: true)
  /// graph.twoWayParticipation().share   // 1 of 3 active
  /// ```
  ///
  /// - Complexity: *O*(*n*) time and *O*(1) space.
  ///
  /// ## Reference
  /// E. Collom, "Key indicators of time bank participation: using transaction data for evaluation",
  /// *International Journal of Community Currency Research* 16 (2012) A 18–29.
  public func twoWayParticipation() -> TwoWayParticipation {
    guard isDirected else {
      return TwoWayParticipation(
        share: .undefined(reciprocityObstacle ?? .undirected), both: 0, giversOnly: 0,
        receiversOnly: 0, inactive: 0)
    }
    var counts = (both: 0, giversOnly: 0, receiversOnly: 0, inactive: 0)
    for node in nodes {
      switch (outgoing.degree(of: node) > 0, incoming.degree(of: node) > 0) {
      case (true, true): counts.both += 1
      case (true, false): counts.giversOnly += 1
      case (false, true): counts.receiversOnly += 1
      case (false, false): counts.inactive += 1
      }
    }
    return TwoWayParticipation(
      share: Quantity(
        counts.both, over: nodeCount - counts.inactive, else: reciprocityObstacle ?? .noTies),
      both: counts.both, giversOnly: counts.giversOnly, receiversOnly: counts.receiversOnly,
      inactive: counts.inactive)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/twoWayParticipation()``.
  public static let twoWayParticipation = Measure(
    id: "two-way-participation", title: "Members who both give and receive",
    family: .reciprocity, scope: .network,
    summary: "How many active members both give and receive.",
    definition: "nodes with ties given and received ÷ nodes with any tie",
    range: "0 to 1",
    conventions: "Needs directed ties; weights ignored; isolates are not active.",
    reference: "Collom 2012", complexity: "O(n)"
  ) { input in
    let participation = input.graph.twoWayParticipation()
    var result = MeasureResult("two-way-participation", participation.share)
    if input.graph.isDirected {
      result.add(
        "two-way-participation",
        [
          "both": .count(participation.both), "givers-only": .count(participation.giversOnly),
          "receivers-only": .count(participation.receiversOnly),
          "inactive": .count(participation.inactive),
        ])
    }
    return result
  }
}
