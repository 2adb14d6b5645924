// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How evenly each node's ties spread over the groups.
  ///
  /// With sectors as groups this is the Blau index of a person's contacts: the chance that two of
  /// their ties, drawn one after the other with putting back, lead to different groups.
  ///
  /// ## Definition
  /// With k(v,g) the strength of v's ties to group g and k(v) their sum:
  ///
  ///     P(v) = 1 − Σ_g ( k(v,g) ÷ k(v) )²
  ///
  /// ## Conventions
  /// - Direction: ties in either direction, weights of both added.
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Range: 0, all in one group, to 1 − 1/G for G groups; `rescaled` divides by that, so that an
  ///   even spread over all groups is 1.
  /// - Unknown groups: ties to such nodes do not count; their own ties do.
  /// - Undefined: for a node without ties, or with ties to unknown groups only; rescaled also with
  ///   one group.
  /// - Agrees with the Brain Connectivity Toolbox `participation_coef`, which gives isolates 0.
  ///
  /// ## Example
  /// ```swift
  /// let groups = Grouping(column: "sector", names: ["a", "b", "c"])
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.participationCoefficient(by: groups)   // 0, 0.5, 0
  /// ```
  ///
  /// - Parameters:
  ///   - grouping: The groups, known beforehand or found in the network.
  ///   - rescaled: Whether to divide by the most there can be.
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n* + *m* + *g*) space for *g* groups.
  ///
  /// ## Reference
  /// R. Guimerà and L. A. N. Amaral, "Functional cartography of complex metabolic networks", *Nature*
  /// 433 (2005) 895–900, doi:10.1038/nature03288.
  public func participationCoefficient(
    by grouping: Grouping, rescaled: Bool = false
  ) -> NodeScores {
    let groupCount = Double(grouping.groups.count)
    return groupShares(by: grouping) { shares in
      let evenness = 1 - shares.reduce(0) { $0 + $1 * $1 }
      // Rounding can leave a hair below 0 where everything is in one group.
      let share = max(0, evenness)
      if !rescaled { return .value(share) }
      return Quantity(share * groupCount, over: groupCount - 1, else: .singleGroup)
    }
  }

  /// How many groups each node's contacts belong to.
  ///
  /// ## Definition
  /// The number of different groups among the nodes tied to v in either direction.
  ///
  /// ## Conventions
  /// Weights are ignored, contacts of unknown group do not count, and a node without contacts
  /// reaches 0 groups.
  ///
  /// ## Example
  /// ```swift
  /// let groups = Grouping(column: "sector", names: ["a", "b", "c"])
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.sectorSpan(by: groups)   // 1, 2, 1
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n* + *m* + *g*) space for *g* groups.
  ///
  /// ## Reference
  /// Defined here, as the plainest count of what P. M. Blau, *Inequality and Heterogeneity* (Free
  /// Press, 1977), calls heterogeneity.
  public func sectorSpan(by grouping: Grouping) -> NodeScores {
    groupShares(by: grouping) { .value(Double($0.count)) }.replacing(
      [.isolate, .unknownGroup], by: 0)
  }

  /// A score of each node made from the shares of its ties that go to each group it has ties to.
  private func groupShares(
    by grouping: Grouping, score: ([Double]) -> Quantity
  ) -> NodeScores {
    precondition(grouping.nodeCount == nodeCount, "The grouping is of other nodes.")
    let view = weakView()
    var strength = [Double](repeating: 0, count: grouping.groups.count)
    var met: [Int] = []
    let scores = nodes.map { node -> Quantity in
      let row = view.outgoing.positions(of: node)
      if row.isEmpty { return .undefined(.isolate) }
      var total = 0.0
      for position in row {
        guard let group = grouping[Int(view.outgoing.targets[position])] else { continue }
        let weight = view.weight(at: position)
        if strength[group] == 0 { met.append(group) }
        strength[group] += weight
        total += weight
      }
      if met.isEmpty { return .undefined(.unknownGroup) }
      let shares = met.map { strength[$0] / total }
      for group in met { strength[group] = 0 }
      met.removeAll(keepingCapacity: true)
      return score(shares)
    }
    return NodeScores(scores)
  }
}

extension Scores {
  /// The same scores with a number in place of those undefined for some reasons.
  func replacing(_ reasons: [Undefined], by number: Double) -> Scores {
    Scores(
      indices.map { index in
        let quantity = quantity(at: index)
        return quantity.reason.map(reasons.contains) == true ? .value(number) : quantity
      })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/participationCoefficient(by:rescaled:)``.
  public static let participationCoefficient = Measure(
    id: "participation-coefficient", title: "Participation coefficient", family: .bridging,
    scope: .node, summary: "How evenly a person's links spread over the groups.",
    definition: "1 − Σ (k(v,g)/k(v))², k(v,g) the strength of v's ties to group g",
    range: "0 to 1 − 1/G for G groups",
    conventions: """
      Ties in either direction; weights used; contacts of unknown group do not count; undefined \
      without contacts.
      """,
    reference: "Guimerà and Amaral 2005, doi:10.1038/nature03288",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("participation-coefficient", groupings: input.groupings) { name, groups, result in
      result.add(name, nodes: .scores(input.graph.participationCoefficient(by: groups)))
    }
  }

  /// The catalogue entry of ``Graph/sectorSpan(by:)``.
  public static let sectorSpan = Measure(
    id: "sector-span", title: "Sector span", family: .bridging, scope: .node,
    summary: "How many different groups a person's contacts belong to.",
    definition: "the number of distinct groups among contacts", range: "0 to the number of groups",
    conventions: "Ties in either direction; weights ignored; 0 for isolates.",
    reference: "Defined here, after Blau 1977",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("sector-span", groupings: input.groupings) { name, grouping, result in
      result.add(name, nodes: .scores(input.graph.sectorSpan(by: grouping)))
    }
  }
}
