// SPDX-License-Identifier: Apache-2.0

/// What became of the ties that two waves both observed.
///
/// Every other measure of tie change is a quotient of these four counts.
public struct TieChange: Sendable, Hashable {
  /// Ties in both waves, n₁₁.
  public let kept: Int
  /// Ties in the earlier wave only, n₁₀.
  public let ended: Int
  /// Ties in the later wave only, n₀₁.
  public let new: Int
  /// Possible ties in neither wave, n₀₀.
  public let absentBoth: Int

  /// The number of possible ties both waves observed: ordered pairs when directed.
  public var pairs: Int { kept + ended + new + absentBoth }
}

extension WaveComparison {
  /// Counts the ties that were kept, that ended and that are new, where both waves looked.
  ///
  /// ## Definition
  /// Over the possible ties that both waves observed, with a and b whether the tie is there in the
  /// earlier and in the later wave:
  ///
  ///     kept = #{a, b}    ended = #{a, not b}    new = #{not a, b}    absent = #{not a, not b}
  ///
  /// ## Conventions
  /// - Direction: ordered pairs when directed; an undirected tie counts once.
  /// - Observed: the source answered in both waves and the target was present in both; undirected,
  ///   both ends answered in both. Ties of joiners and leavers are not change but arrival and
  ///   departure, and are in no count.
  /// - Weights: ignored: a tie whose weight changed is kept.
  /// - Undefined: nowhere; where nothing was observed twice all counts are 0.
  /// - Agrees with the counts R's RSiena prints over tie variables observed in both waves, and with
  ///   sna `hdist` (ended + new) where everybody answered.
  ///
  /// ## Example
  /// ```swift
  /// let change = try panel.comparison(from: 0, to: 1).tieChange()
  /// print("\(change.kept) of \(change.kept + change.ended) ties lasted.")
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  ///
  /// ## Reference
  /// T. A. B. Snijders, G. G. van de Bunt and C. E. G. Steglich, "Introduction to stochastic
  /// actor-based models for network dynamics", *Social Networks* 32 (2010) 44–60,
  /// doi:10.1016/j.socnet.2009.02.004.
  public func tieChange() -> TieChange {
    var (kept, ended, new) = (0, 0, 0)
    for source in 0..<nodeCount {
      forEachTie(of: source) { target, isBefore, isAfter in
        guard before.isDirected || source < target, observesTie(source, target) else { return }
        switch (isBefore, isAfter) {
        case (true, true): kept += 1
        case (true, false): ended += 1
        default: new += 1
        }
      }
    }
    return TieChange(
      kept: kept, ended: ended, new: new, absentBoth: observedTieCount - kept - ended - new)
  }

  /// The number of possible ties that both waves observed: ordered pairs when directed.
  ///
  /// - Complexity: *O*(*n*).
  public var observedTieCount: Int {
    let stayers = (0..<nodeCount).count { isStayer($0) }
    let respondents = respondingStayerCount
    return before.isDirected
      ? respondents * (stayers - 1) : respondents * (respondents - 1) / 2
  }

  /// The number of pairs of nodes that both waves observed whole.
  ///
  /// - Complexity: *O*(*n*).
  public var observedPairCount: Int {
    respondingStayerCount * (respondingStayerCount - 1) / 2
  }

  /// The number of nodes that answered and were present in both waves.
  private var respondingStayerCount: Int {
    (0..<nodeCount).count { answeredBoth[$0] && isStayer($0) }
  }

  /// Walks a node's outgoing ties of both waves together, once for each target in order.
  @inline(__always)
  func forEachTie(of source: Int, _ body: (_ target: Int, _ before: Bool, _ after: Bool) -> Void) {
    var old = before.outgoing.positions(of: source)
    var new = after.outgoing.positions(of: source)
    while !old.isEmpty || !new.isEmpty {
      let oldTarget = old.first.map { before.outgoing.targets[$0] } ?? .max
      let newTarget = new.first.map { after.outgoing.targets[$0] } ?? .max
      body(Int(min(oldTarget, newTarget)), oldTarget <= newTarget, newTarget <= oldTarget)
      if oldTarget <= newTarget { old.removeFirst() }
      if newTarget <= oldTarget { new.removeFirst() }
    }
  }
}

extension Measure {
  /// The catalogue entry of ``WaveComparison/tieChange()``.
  public static let tieChange = Measure(
    id: "tie-change", title: "Tie change",
    summary: "How many links lasted, how many ended and how many are new.",
    definition: """
      of the possible ties both waves observed: in both waves, in the earlier only, in the later \
      only, in neither, and how many there are
      """,
    range: "counts; the first four add up to the last",
    conventions: """
      Only where the source answered in both waves and the target was there in both (undirected: \
      where both answered in both); weights ignored.
      """,
    reference: "Snijders, van de Bunt and Steglich 2010, doi:10.1016/j.socnet.2009.02.004",
    complexity: "O(n + m)"
  ) { input in
    let change = input.comparison.tieChange()
    return MeasureResult(
      "tie-change",
      [
        "kept": .count(change.kept), "ended": .count(change.ended), "new": .count(change.new),
        "absent-both": .count(change.absentBoth), "pairs": .count(change.pairs),
      ])
  }
}
