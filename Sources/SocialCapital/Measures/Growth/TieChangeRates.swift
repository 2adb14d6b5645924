// SPDX-License-Identifier: Apache-2.0

extension WaveComparison {
  /// The share of the earlier wave's ties that are there in the later one.
  ///
  /// ## Definition
  /// With the counts of ``tieChange()``:
  ///
  ///     persistence = kept ÷ (kept + ended)
  ///
  /// ## Conventions
  /// - Direction, weights, and what counts as observed: as in ``tieChange()``.
  /// - Undefined: where no tie of the earlier wave was observed in both.
  ///
  /// In a network that grows it says more than the Jaccard index, which new ties lower as well.
  ///
  /// ## Example
  /// ```swift
  /// try panel.comparison(from: 0, to: 1).tiePersistence()
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  ///
  /// ## Reference
  /// T. A. B. Snijders, G. G. van de Bunt and C. E. G. Steglich, "Introduction to stochastic
  /// actor-based models for network dynamics", *Social Networks* 32 (2010) 44–60,
  /// doi:10.1016/j.socnet.2009.02.004.
  public func tiePersistence() -> Quantity {
    let change = tieChange()
    return Quantity(change.kept, over: change.kept + change.ended, else: reasonForNoTies)
  }

  /// The share of possible ties absent in the earlier wave that are there in the later one.
  ///
  /// ## Definition
  /// With the counts of ``tieChange()``: formation = new ÷ (new + absent in both).
  ///
  /// ## Conventions
  /// - Direction, weights, and what counts as observed: as in ``tieChange()``.
  /// - Undefined: where every observed tie was there in the earlier wave, or nothing was observed.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  public func tieFormation() -> Quantity {
    let change = tieChange()
    let reason: Undefined = change.pairs == 0 ? reasonForNoTies : .complete
    return Quantity(change.new, over: change.new + change.absentBoth, else: reason)
  }

  /// The Jaccard index of the two waves' ties: of those in either, the share in both.
  ///
  /// ## Definition
  /// With the counts of ``tieChange()``: Jaccard = kept ÷ (kept + ended + new).
  ///
  /// ## Conventions
  /// - Direction, weights, and what counts as observed: as in ``tieChange()``, so that joiners and
  ///   leavers do not lower it.
  /// - Undefined: where neither wave has an observed tie.
  /// - Agrees with the index RSiena prints. netrics and manynet 1.x give 0.23 for two equal networks,
  ///   for want of a pair of brackets.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  public func tieJaccard() -> Quantity {
    let change = tieChange()
    return Quantity(
      change.kept, over: change.kept + change.ended + change.new, else: reasonForNoTies)
  }

  /// The Hamming distance of the two waves: the number of ties in one of them only.
  ///
  /// ## Definition
  /// With the counts of ``tieChange()``: Hamming = ended + new.
  ///
  /// ## Conventions
  /// - Direction, weights, and what counts as observed: as in ``tieChange()``; an undirected tie
  ///   counts once, where sna `hdist` counts it twice unless told.
  /// - Undefined: nowhere; divide by ``TieChange/pairs`` to compare networks of other sizes.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  public func hammingDistance() -> Int {
    let change = tieChange()
    return change.ended + change.new
  }

  /// The time after which half of the ties would have ended at the pace seen between the waves.
  ///
  /// ## Definition
  /// With the persistence p of ``tiePersistence()`` over a time t between the waves:
  ///
  ///     half-life = t · ln 2 ÷ −ln p
  ///
  /// ## Conventions
  /// - Ties are taken to end at a constant rate, whatever their age, and not to come back.
  /// - Undefined: where persistence is, and where no tie ended or all did.
  ///
  /// - Parameter interval: The time between the waves, in the unit the answer is to have.
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  public func tieHalfLife(interval: Double = 1) -> Quantity {
    tiePersistence().flatMap { share in
      guard share > 0, share < 1 else { return .undefined(.ambiguous) }
      return .value(interval * Mathematics.log(2) / -Mathematics.log(share))
    }
  }

  /// Why no tie was observed in both waves.
  var reasonForNoTies: Undefined {
    if !(0..<nodeCount).contains(where: isStayer) { return .noStayers }
    return observedTieCount == 0 ? .notObserved : .noTies
  }
}

extension Measure {
  /// The catalogue entry of ``WaveComparison/tiePersistence()``.
  public static let tiePersistence = Measure(
    id: "tie-persistence", title: "Tie persistence",
    summary: "How many of the earlier wave's links lasted.",
    definition: "kept ÷ (kept + ended), over the ties both waves observed",
    range: "0 to 1",
    conventions: "Weights ignored; undefined without earlier ties observed in both waves.",
    reference: "Snijders, van de Bunt and Steglich 2010, doi:10.1016/j.socnet.2009.02.004",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("tie-persistence", input.comparison.tiePersistence())
  }

  /// The catalogue entry of ``WaveComparison/tieFormation()``.
  public static let tieFormation = Measure(
    id: "tie-formation", title: "Tie formation",
    summary: "Of the pairs that were not linked, how many are now.",
    definition: "new ÷ (new + absent in both), over the possible ties both waves observed",
    range: "0 to 1",
    conventions: "Weights ignored; undefined where every observed tie was there already.",
    reference: "Snijders, van de Bunt and Steglich 2010, doi:10.1016/j.socnet.2009.02.004",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("tie-formation", input.comparison.tieFormation())
  }

  /// The catalogue entry of ``WaveComparison/tieJaccard()``.
  public static let tieJaccard = Measure(
    id: "tie-jaccard", title: "Tie stability (Jaccard)",
    summary: "Of the links in either wave, how many are in both.",
    definition: "kept ÷ (kept + ended + new), over the ties both waves observed",
    range: "0 to 1",
    conventions: "Weights ignored; undefined where neither wave has an observed tie.",
    reference: "Snijders, van de Bunt and Steglich 2010, doi:10.1016/j.socnet.2009.02.004",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("tie-jaccard", input.comparison.tieJaccard())
  }

  /// The catalogue entry of ``WaveComparison/hammingDistance()``.
  public static let hamming = Measure(
    id: "hamming", title: "Hamming distance",
    summary: "How many links are in one of the two waves only.",
    definition: "ended + new, over the possible ties both waves observed",
    range: "0 to the number of possible ties both waves observed",
    conventions: "Weights ignored; an undirected tie counts once.",
    reference: "Snijders, van de Bunt and Steglich 2010, doi:10.1016/j.socnet.2009.02.004",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("hamming", .value(Double(input.comparison.hammingDistance())))
  }

  /// The catalogue entry of ``WaveComparison/tieHalfLife(interval:)``.
  public static let tieHalfLife = Measure(
    id: "tie-half-life", title: "Half-life of ties",
    summary: """
      How long it would take for half of the links to end, at the pace seen; 1 is the time between \
      the waves, unless an option says how long that is.
      """,
    definition: "t · ln 2 ÷ −ln persistence for a time t between the waves",
    range: "above 0, in the unit of the interval",
    conventions: "Ties end at a constant rate; undefined where no tie ended or all did.",
    reference: "Snijders, van de Bunt and Steglich 2010, doi:10.1016/j.socnet.2009.02.004",
    options: [
      .init("interval", summary: "the time between the waves", defaultValue: "1")
    ], complexity: "O(n + m)"
  ) { input in
    let interval = try input.options.number("tie-half-life", "interval", in: 1e-9...1e9)
    return MeasureResult("tie-half-life", input.comparison.tieHalfLife(interval: interval ?? 1))
  }
}
