// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How far each group keeps its ties to itself, from −1 through 0, as chance has it, to 1.
  ///
  /// ## Definition
  /// With x(g) the ties group g sends, x(g,g) those within it, n(g) of n nodes, and
  /// E = x(g)·(n(g) − 1) ÷ (n − 1) what choosing without regard to group gives:
  ///
  ///     ( x(g,g) − E ) ÷ ( x(g) − E )     where x(g,g) > E
  ///     ( x(g,g) − E ) ÷ E                elsewhere
  ///
  /// ## Conventions
  /// - Direction: ties sent; an undirected tie counts in both directions.
  /// - Weights: ignored unless asked. Loops: never counted. Isolates: count in the group sizes.
  /// - Unknown groups: such nodes and their ties are left out.
  /// - Undefined: for a group that sends nothing, has one member, or is the whole network.
  /// - Agrees with netseg `coleman`.
  ///
  /// ## Example
  /// ```swift
  /// let groups = Grouping(column: "sector", names: ["a", "a", "b", "b"])
  /// let pairs = try Graph(nodeCount: 4, pairs: [(0, 1), (2, 3)], isDirected: false)
  /// pairs.colemanHomophily(by: groups)   // [1, 1]
  /// ```
  ///
  /// - Parameters:
  ///   - grouping: The groups.
  ///   - usingWeights: Whether a tie counts as much as its weight.
  /// - Returns: The index of each group, in the order of the grouping.
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n* + *g*) space for *g* groups.
  ///
  /// ## Reference
  /// J. S. Coleman, "Relational analysis: the study of social organizations with survey methods",
  /// *Human Organization* 17(4) (1958) 28–36. M. Bojanowski and R. Corten, "Measuring segregation in
  /// social networks", *Social Networks* 39 (2014) 14–32, doi:10.1016/j.socnet.2014.04.001.
  public func colemanHomophily(by grouping: Grouping, usingWeights: Bool = false) -> [Quantity] {
    let part = GroupedPart(of: self, by: grouping)
    let sums = part.groupSums(usingWeights: usingWeights)
    return part.names.indices.map { group in
      let size = part.sizes[group]
      if size == part.graph.nodeCount { return .undefined(.singleGroup) }
      if size < 2 { return .undefined(.groupTooSmall) }
      let (sent, within) = (sums.out[group], sums.within[group])
      if sent == 0 { return .undefined(.noTies) }
      let expected = sent * Double(size - 1) / Double(part.graph.nodeCount - 1)
      return .value((within - expected) / (within > expected ? sent - expected : expected))
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/colemanHomophily(by:usingWeights:)``.
  public static let colemanHomophily = Measure(
    id: "coleman-homophily", title: "Coleman's homophily index", family: .bridging, scope: .group,
    summary: "How far each group keeps its links to itself, compared with choosing at random.",
    definition: """
      (x(g,g) − E) ÷ (x(g) − E) above E and ÷ E below, x(g) ties sent, x(g,g) within, \
      E = x(g)(n(g) − 1)/(n − 1)
      """,
    range: "−1 (all outward) through 0 (chance) to 1 (all inward)",
    conventions: """
      Ties sent; undirected ties in both directions; weights ignored unless asked; undefined for a \
      group that sends nothing, has one member or is everybody; too large above 1,000 groups.
      """,
    reference: "Coleman 1958; Bojanowski and Corten 2014, doi:10.1016/j.socnet.2014.04.001",
    options: [.tieWeights], complexity: "O(n + m)"
  ) { input in
    let use = try input.options.choice("coleman-homophily", "weights", of: WeightUse.self)
    return MeasureResult("coleman-homophily", groupings: input.groupings) { name, groups, result in
      guard groups.groups.count <= 1_000 else { return result.add(name, .undefined(.tooLarge)) }
      let index = input.graph.colemanHomophily(by: groups, usingWeights: use == .use)
      result.add(name, Table(groups: groups.groups) { .quantity(index[$0]) })
    }
  }
}
