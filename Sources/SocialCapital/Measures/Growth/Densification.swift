// SPDX-License-Identifier: Apache-2.0

extension WaveComparison {
  /// How much faster ties have grown than members.
  ///
  /// ## Definition
  /// With n members present and e ties in each wave, the exponent a of e ∝ nᵃ:
  ///
  ///     a = ln(e₂ ÷ e₁) ÷ ln(n₂ ÷ n₁)
  ///
  /// ## Conventions
  /// - Direction: arcs when directed, edges when not. Weights: ignored.
  /// - All ties and all members present are counted, not only those observed twice: read it only
  ///   where response rates are alike.
  /// - Undefined: where the number of members has not changed, or a wave has no members or ties.
  ///
  /// From two waves of nearly equal size it says nothing: from 8 to 9 members and from 10 to 13 ties
  /// gives 2.2. Fit a line over four waves or more.
  ///
  /// ## Example
  /// ```swift
  /// try panel.comparison(from: 0, to: 1).densification()
  /// ```
  ///
  /// - Complexity: *O*(*n*) time.
  ///
  /// ## Reference
  /// J. Leskovec, J. Kleinberg and C. Faloutsos, "Graph evolution: densification and shrinking
  /// diameters", *ACM Transactions on Knowledge Discovery from Data* 1 (2007) 2,
  /// doi:10.1145/1217299.1217301.
  public func densification() -> Quantity {
    let members = (presentBefore.count { $0 }, presentAfter.count { $0 })
    let ties = (before.edgeCount, after.edgeCount)
    if members.0 == 0 || members.1 == 0 { return .undefined(.emptyGraph) }
    if ties.0 == 0 || ties.1 == 0 { return .undefined(.noTies) }
    if members.0 == members.1 { return .undefined(.unchangedSize) }
    return .value(
      Mathematics.log(Double(ties.1) / Double(ties.0))
        / Mathematics.log(Double(members.1) / Double(members.0)))
  }
}

extension Measure {
  /// The catalogue entry of ``WaveComparison/densification()``.
  public static let densification = Measure(
    id: "densification", title: "Densification",
    summary: "Whether links grow faster than membership.",
    definition: "ln(ties now ÷ ties before) ÷ ln(members now ÷ members before)",
    range: "any; usually 1 to 2 over long times",
    conventions: """
      All ties and members count; undefined where membership has not changed; says little from two \
      waves.
      """,
    reference: "Leskovec, Kleinberg and Faloutsos 2007, doi:10.1145/1217299.1217301",
    complexity: "O(n)"
  ) { input in
    MeasureResult("densification", input.comparison.densification())
  }
}
