// SPDX-License-Identifier: Apache-2.0

/// How many untied pairs became tied, by whether they had a contact in common.
public struct Closure: Sendable, Hashable {
  /// Pairs not tied before that had a contact in common.
  public let openPairs: Int
  /// Those of them that are tied now.
  public let closed: Int
  /// Pairs not tied before that had no contact in common.
  public let otherPairs: Int
  /// Those of them that are tied now.
  public let otherTied: Int

  /// The share of pairs with a common contact that are tied now.
  public var rate: Quantity { Quantity(closed, over: openPairs, else: .noTwoPath) }

  /// How many times the rate is that of pairs without a common contact.
  public var lift: Quantity {
    rate.flatMap { rate in
      Quantity(otherTied, over: otherPairs, else: .complete).flatMap { other in
        Quantity(rate, over: other, else: .noTies)
      }
    }
  }
}

extension WaveComparison {
  /// How often two who had a contact in common, and were not tied, have become tied.
  ///
  /// ## Definition
  /// Over the pairs observed whole in both waves and not tied in the earlier one:
  ///
  ///     rate = #{common contact before, tied now} ÷ #{common contact before}
  ///     lift = rate ÷ the same share among pairs without a common contact
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction is a tie, before and now.
  /// - Observed: both nodes answered in both waves; the contact they share may be anybody.
  /// - Weights: ignored.
  /// - Undefined: the rate without such pairs; the lift also where no other pair became tied.
  ///
  /// ## Example
  /// ```swift
  /// try panel.comparison(from: 0, to: 1).closure().rate
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + Σ *d*²) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// G. Kossinets and D. J. Watts, "Empirical analysis of an evolving social network", *Science* 311
  /// (2006) 88–90, doi:10.1126/science.1116869.
  public func closure(monitor: Monitor = .task) throws(MeasureError) -> Closure {
    let (old, new) = (before.weakView(), after.weakView())
    var tiedBefore = 0
    var tiedNow = 0
    var open = 0
    var closed = 0
    // The last node whose contact, or contact's contact, each node was found to be.
    var marks = [Int](repeating: -1, count: nodeCount)
    for one in 0..<nodeCount where answeredBoth[one] {
      if one & 1023 == 0 { try monitor.checkCancellation() }
      marks[one] = one
      for contact in old.outgoing[one] {
        marks[contact] = one
        if contact < one, observesPair(one, contact) { tiedBefore += 1 }
      }
      for contact in new.outgoing[one] where contact < one && observesPair(one, contact) {
        if !old.hasEdge(from: one, to: contact) { tiedNow += 1 }
      }
      for contact in old.outgoing[one] {
        for other in old.outgoing[contact] where marks[other] != one {
          marks[other] = one
          guard other < one, observesPair(one, other) else { continue }
          open += 1
          if new.hasEdge(from: one, to: other) { closed += 1 }
        }
      }
    }
    return Closure(
      openPairs: open, closed: closed, otherPairs: observedPairCount - tiedBefore - open,
      otherTied: tiedNow - closed)
  }
}

extension Measure {
  /// The catalogue entry of ``WaveComparison/closure(monitor:)``.
  public static let closureRate = Measure(
    id: "closure-rate", title: "Closure rate",
    summary: "How often people with a shared contact have been introduced to each other.",
    definition: """
      of the pairs not tied before that had a common contact, the share tied now; …-lift: divided \
      by the same share among pairs without one
      """,
    range: "0 to 1; the lift from 0",
    conventions: """
      A tie in either direction is a tie; only pairs of whom both answered in both waves; undefined \
      without such pairs.
      """,
    reference: "Kossinets and Watts 2006, doi:10.1126/science.1116869",
    complexity: "O(n + Σd²)"
  ) { input in
    let closure = try input.comparison.closure(monitor: input.monitor)
    var result = MeasureResult("closure-rate", closure.rate)
    result.add("closure-rate-lift", closure.lift)
    result.add(
      "closure-rate",
      [
        "open-pairs": .count(closure.openPairs), "closed": .count(closure.closed),
        "other-pairs": .count(closure.otherPairs), "other-tied": .count(closure.otherTied),
      ])
    return result
  }
}
