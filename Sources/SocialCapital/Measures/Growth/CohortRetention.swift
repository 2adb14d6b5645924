// SPDX-License-Identifier: Apache-2.0

extension NetworkPanel {
  /// The members who were first there in one wave, and how many of them were there in each.
  public struct Cohort: Sendable, Hashable {
    /// The wave in which they were first there.
    public let wave: String
    /// The number of members.
    public let size: Int
    /// The number of them present in each wave of the panel; 0 before their first.
    public let present: [Int]

    /// The share of them present in a wave, by its place in ``NetworkPanel/waves``.
    public func retention(in wave: Int) -> Quantity {
      Quantity(present[wave], over: size, else: .emptyGraph)
    }
  }

  /// How long those who joined at the same time have stayed.
  ///
  /// Present means in scope of the wave or at an end of one of its ties, as in
  /// ``WaveComparison/joiners()``. A wave in which nobody is new has an empty cohort.
  ///
  /// ```swift
  /// panel.cohorts()[0].retention(in: 2)   // of those there at first, who are there in the third wave
  /// ```
  ///
  /// - Returns: A cohort for each wave, in order.
  /// - Complexity: *O*(waves · (*n* + *m* + waves)).
  public func cohorts() -> [Cohort] {
    let members = waves.map { self.members(of: $0) }
    let first = network.nodes.indices.map { node in members.firstIndex { $0[node] } }
    return waves.indices.map { wave in
      let cohort = first.indices.filter { first[$0] == wave }
      return Cohort(
        wave: waves[wave].name, size: cohort.count,
        present: members.map { present in cohort.count { present[$0] } })
    }
  }
}
