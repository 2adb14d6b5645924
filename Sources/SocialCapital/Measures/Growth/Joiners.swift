// SPDX-License-Identifier: Apache-2.0

extension WaveComparison {
  /// The nodes that are part of the later wave and were not part of the earlier one.
  ///
  /// ## Definition
  /// All i present after and not before, where present means on the roster of the wave or at an
  /// end of one of its ties.
  ///
  /// ## Conventions
  /// - Direction and weights do not matter. A member without ties joins all the same.
  /// - Being mapped for the first time is not joining: without rosters everybody is taken to have
  ///   been there in every wave, and nobody joins.
  /// - Undefined: nowhere.
  ///
  /// ## Example
  /// ```swift
  /// try panel.comparison(from: 0, to: 1).joiners().map { panel.network.nodes[$0].id }
  /// ```
  ///
  /// - Returns: The nodes, in ascending order.
  /// - Complexity: *O*(*n*).
  ///
  /// ## Reference
  /// M. Huisman and T. A. B. Snijders, "Statistical analysis of longitudinal network data with
  /// changing composition", *Sociological Methods & Research* 32 (2003) 253–287,
  /// doi:10.1177/0049124103256096.
  public func joiners() -> [Int] {
    (0..<nodeCount).filter { presentAfter[$0] && !presentBefore[$0] }
  }

  /// The nodes that were part of the earlier wave and are no part of the later one.
  ///
  /// ## Definition
  /// All i present before and not after, where present means on the roster of the wave or at an
  /// end of one of its ties.
  ///
  /// ## Conventions
  /// - Direction and weights do not matter. Not answering is not leaving.
  /// - Without rosters everybody is taken to be there in every wave, and nobody leaves.
  /// - Undefined: nowhere.
  ///
  /// ## Example
  /// ```swift
  /// try panel.comparison(from: 0, to: 1).leavers().count
  /// ```
  ///
  /// - Returns: The nodes, in ascending order.
  /// - Complexity: *O*(*n*).
  ///
  /// ## Reference
  /// M. Huisman and T. A. B. Snijders, "Statistical analysis of longitudinal network data with
  /// changing composition", *Sociological Methods & Research* 32 (2003) 253–287,
  /// doi:10.1177/0049124103256096.
  public func leavers() -> [Int] {
    (0..<nodeCount).filter { presentBefore[$0] && !presentAfter[$0] }
  }

  /// The share of the earlier wave's members who are still there in the later one.
  ///
  /// ## Definition
  ///
  ///     retention = members in both waves ÷ members in the earlier wave
  ///
  /// ## Conventions
  /// - Present, joining and leaving: as in ``joiners()`` and ``leavers()``.
  /// - Undefined: where nobody was there in the earlier wave.
  ///
  /// ## Example
  /// ```swift
  /// try panel.comparison(from: 0, to: 1).retention()
  /// ```
  ///
  /// - Complexity: *O*(*n*).
  public func retention() -> Quantity {
    let stayers = (0..<nodeCount).count { isStayer($0) }
    return Quantity(stayers, over: presentBefore.count { $0 }, else: .emptyGraph)
  }
}

extension Measure {
  /// The catalogue entry of ``WaveComparison/joiners()``.
  public static let joiners = Measure(
    id: "joiners", title: "Joiners",
    summary: "Who came between the two waves, and how many they are.",
    definition: "members present in the later wave and not in the earlier one",
    range: "0 to n; true or false for each node",
    conventions: "Present means on the wave's roster or at an end of one of its ties.",
    reference: "Huisman and Snijders 2003, doi:10.1177/0049124103256096", complexity: "O(n)"
  ) { input in
    let comparison = input.comparison
    return MeasureResult(flagging: comparison.joiners(), of: comparison.nodeCount, as: "joiners")
  }

  /// The catalogue entry of ``WaveComparison/leavers()``.
  public static let leavers = Measure(
    id: "leavers", title: "Leavers",
    summary: "Who went between the two waves, and how many they are.",
    definition: "members present in the earlier wave and not in the later one",
    range: "0 to n; true or false for each node",
    conventions: "Present means on the wave's roster or at an end of one of its ties.",
    reference: "Huisman and Snijders 2003, doi:10.1177/0049124103256096", complexity: "O(n)"
  ) { input in
    let comparison = input.comparison
    return MeasureResult(flagging: comparison.leavers(), of: comparison.nodeCount, as: "leavers")
  }

  /// The catalogue entry of ``WaveComparison/retention()``.
  public static let retention = Measure(
    id: "retention", title: "Retention",
    summary: "How many of those who were there before are still there.",
    definition: "members present in both waves ÷ members present in the earlier one",
    range: "0 to 1",
    conventions: "Not answering is not leaving; undefined where nobody was there before.",
    reference: "Huisman and Snijders 2003, doi:10.1177/0049124103256096", complexity: "O(n)"
  ) { input in
    MeasureResult("retention", input.comparison.retention())
  }
}
