// SPDX-License-Identifier: Apache-2.0

/// What became of the one-way ties of the earlier wave.
public struct Reciprocation: Sendable, Hashable {
  /// Ties that are returned now.
  public let mutual: Int
  /// Ties that are as they were.
  public let stayed: Int
  /// Ties that now go the other way only.
  public let reversed: Int
  /// Pairs without any tie now.
  public let ended: Int

  /// The number of one-way ties there were.
  public var total: Int { mutual + stayed + reversed + ended }

  /// The share of them that are returned now.
  public var rate: Quantity { Quantity(mutual, over: total, else: .noTies) }
}

extension WaveComparison {
  /// How many one-way ties of the earlier wave are returned in the later one, and what became of the
  /// rest.
  ///
  /// ## Definition
  /// Over the pairs observed whole in both waves that were tied one way in the earlier one:
  ///
  ///     rate = #{tied both ways now} ÷ #{tied one way before}
  ///
  /// ## Conventions
  /// - Direction: needed. Weights: ignored.
  /// - Observed: both nodes answered in both waves.
  /// - Undefined: the rate, where no pair observed was tied one way, as in undirected networks.
  ///
  /// ## Example
  /// ```swift
  /// try panel.comparison(from: 0, to: 1).reciprocation().rate
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m* log *d*) time for *d* ties of the busiest node, *O*(1) space.
  ///
  /// ## Reference
  /// M. Hallinan, "The process of friendship formation", *Social Networks* 1 (1978) 193–210.
  public func reciprocation() -> Reciprocation {
    let table = dyadTransitions()
    return Reciprocation(
      mutual: table[.asymmetric, .mutual],
      stayed: table[.asymmetric, .asymmetric] - table.reversed, reversed: table.reversed,
      ended: table[.asymmetric, .null])
  }
}

extension Measure {
  /// The catalogue entry of ``WaveComparison/reciprocation()``.
  public static let reciprocationRate = Measure(
    id: "reciprocation-rate", title: "Reciprocation rate",
    summary: "How many one-way links have become two-way.",
    definition: """
      of the pairs tied one way before, the share tied both ways now; the table says how many \
      became mutual, stayed, turned round and ended
      """,
    range: "0 to 1",
    conventions: """
      Only pairs of whom both answered in both waves; undefined without one-way ties before.
      """,
    reference: "Hallinan 1978, Social Networks 1:193–210",
    complexity: "O(n + m log d)"
  ) { input in
    let change = input.comparison.reciprocation()
    let rate = input.comparison.before.isDirected ? change.rate : .undefined(.undirected)
    var result = MeasureResult("reciprocation-rate", rate)
    result.add(
      "reciprocation-rate",
      [
        "mutual": .count(change.mutual), "stayed": .count(change.stayed),
        "reversed": .count(change.reversed), "ended": .count(change.ended),
      ])
    return result
  }
}
