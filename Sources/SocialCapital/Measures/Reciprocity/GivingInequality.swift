// SPDX-License-Identifier: Apache-2.0

/// How unevenly an amount is shared among members.
public struct Inequality: Sendable, Hashable {
  /// Gini's coefficient corrected for the number of members: 0 all alike, 1 one member has all.
  public let gini: Quantity
  /// Gini's coefficient as first defined, whose most is 1 − 1/n.
  public let uncorrectedGini: Quantity
  /// The share that the top tenth of members has, at least one member.
  public let topTenthShare: Quantity
  /// The number of members in the top tenth.
  public let topTenthCount: Int
  /// The number of members.
  public let members: Int
}

extension Graph {
  /// How unevenly giving is shared: 0 where everybody gives the same, 1 where one member gives all.
  ///
  /// ## Definition
  /// With x₁ ≤ x₂ ≤ … ≤ xₙ the sums of weights that members give:
  ///
  ///     G = 2·Σ k·x_k ÷ (n·Σ x_k) − (n + 1)/n        corrected: G·n ÷ (n − 1)
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph.
  /// - Weights: used, as amounts; without them every tie is 1. Loops: never counted.
  /// - Isolates and members who give nothing: counted, as giving nothing.
  /// - Undefined: without ties, or below two members.
  /// - The correction makes 1 the most at any number of members. `ineq::Gini` and most packages give
  ///   the uncorrected value unless asked.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (0, 2)], isDirected: true)
  /// graph.inequalityOfGiving().gini        // 1: one member gives all
  /// graph.inequalityOfReceiving().gini     // 1/2
  /// ```
  ///
  /// - Complexity: *O*(*n* log *n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// G. Deltas, "The small-sample bias of the Gini coefficient: results and implications for
  /// empirical research", *Review of Economics and Statistics* 85 (2003) 226–234,
  /// doi:10.1162/rest.2003.85.1.226.
  public func inequalityOfGiving() -> Inequality { inequality(of: outgoing) }

  /// How unevenly receiving is shared; as ``inequalityOfGiving()``, of the weights received.
  public func inequalityOfReceiving() -> Inequality { inequality(of: incoming) }

  private func inequality(of direction: Adjacency) -> Inequality {
    let count = Double(nodeCount)
    let topCount = nodeCount == 0 ? 0 : max(1, nodeCount / 10)
    func undefined(_ reason: Undefined) -> Inequality {
      Inequality(
        gini: .undefined(reason), uncorrectedGini: .undefined(reason),
        topTenthShare: .undefined(reason), topTenthCount: topCount, members: nodeCount)
    }
    if let obstacle = reciprocityObstacle { return undefined(obstacle) }
    let amounts = nodes.map { direction.strength(of: $0) }.sorted()
    var total = CompensatedSum()
    // Σ (2k − n − 1)·x_k: the same sum with nothing large to take away at the end.
    var spread = CompensatedSum()
    var top = CompensatedSum()
    for (index, amount) in amounts.enumerated() {
      total.add(amount)
      spread.add((2 * Double(index + 1) - count - 1) * amount)
      if index >= nodeCount - topCount { top.add(amount) }
    }
    return Inequality(
      gini: Quantity(spread.value, over: (count - 1) * total.value, else: .tooFewNodes),
      uncorrectedGini: Quantity(spread.value, over: count * total.value, else: .noTies),
      topTenthShare: Quantity(top.value, over: total.value, else: .noTies),
      topTenthCount: topCount, members: nodeCount)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/inequalityOfGiving()``.
  public static let giniGiving = inequality(
    id: "gini-giving", title: "Inequality of giving",
    summary: "How unevenly the giving is shared: 0 all give the same, 1 one person gives all."
  ) { $0.inequalityOfGiving() }

  /// The catalogue entry of ``Graph/inequalityOfReceiving()``.
  public static let giniReceiving = inequality(
    id: "gini-receiving", title: "Inequality of receiving",
    summary: "How unevenly receiving is shared: 0 all receive the same, 1 one person receives all."
  ) { $0.inequalityOfReceiving() }

  private static func inequality(
    id: String, title: String, summary: String,
    of inequality: @escaping @Sendable (Graph) -> Inequality
  ) -> Measure {
    Measure(
      id: id, title: title, family: .reciprocity, scope: .network, summary: summary,
      definition: """
        Σ (2k − n − 1)·x_k ÷ ((n − 1)·Σ x_k), amounts x in rising order: Gini's coefficient times \
        n ÷ (n − 1)
        """,
      range: "0 to 1",
      conventions: """
        Needs directed ties; without weights every tie is 1; members with nothing count; the table \
        has the uncorrected value and the share of the top tenth.
        """,
      reference: "Deltas 2003, doi:10.1162/rest.2003.85.1.226", complexity: "O(n log n + m)"
    ) { input in
      let found = inequality(input.graph)
      var result = MeasureResult(id, found.gini)
      if found.gini.value != nil {
        result.add(
          id,
          [
            "members": .count(found.members), "uncorrected": .quantity(found.uncorrectedGini),
            "top-tenth-members": .count(found.topTenthCount),
            "top-tenth-share": .quantity(found.topTenthShare),
          ])
      }
      return result
    }
  }
}
