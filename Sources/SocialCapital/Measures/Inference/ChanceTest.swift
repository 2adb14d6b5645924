// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Compares a statistic with its values on graphs drawn from a null model.
  ///
  /// ## Definition
  /// With t the statistic on the data and t₁ … t_B on B graphs drawn from the null model, the chance of
  /// a value at least as large is (1 + #{t_b ≥ t}) ÷ (1 + B).
  ///
  /// ## Conventions
  /// - The statistic is computed on the ties without weights, the data's too, because the null
  ///   models draw ties only.
  /// - Draws on which the statistic is undefined are left out and counted.
  /// - Density or size alone move most statistics: ``NullModel/edges`` and
  ///   ``NullModel/dyadCensus`` ask for what is left when they are allowed for.
  /// - Draw b has its own stream of the seed, so the result is the same at any number of threads.
  /// - As sna `cug.test` with `cmode` size, edges and dyad.census.
  ///
  /// ## Example
  /// ```swift
  /// let test = try graph.chanceTest(.dyadCensus, draws: 999, seed: 7) { $0.transitivity() }
  /// test.atLeast   // how often chance gives as much transitivity
  /// ```
  ///
  /// - Parameters:
  ///   - null: What is kept.
  ///   - draws: The number of graphs drawn.
  ///   - seed: What the draws start from.
  ///   - monitor: Who watches.
  ///   - statistic: What is computed on each graph.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *B* times a draw and the statistic, divided by the threads.
  ///
  /// ## Reference
  /// B. S. Anderson, C. Butts and K. Carley, "The interaction of size and density with graph-level
  /// indices", *Social Networks* 21 (1999) 239–267, doi:10.1016/S0378-8733(99)00011-8.
  public func chanceTest(
    _ null: NullModel, draws: Int = 999, seed: UInt64, monitor: Monitor = .task,
    of statistic: (Graph) -> Quantity
  ) throws(MeasureError) -> RandomizationTest {
    precondition(draws >= 1, "There is at least one draw.")
    let ties = unweighted()
    let statistics = try Replicates.run(draws, seed: seed, monitor: monitor) { generator in
      // A graph of the same size always fits.
      (try? ties.drawn(from: null, seed: generator.next())).map(statistic)
        ?? .undefined(.tooLarge)
    }
    return RandomizationTest(
      observed: statistic(ties), null: null.rawValue, seed: seed, statistics: statistics)
  }

  /// Compares a statistic of groups with its values when the groups' labels are dealt out anew.
  ///
  /// ## Definition
  /// The ties stay and the nodes' groups are permuted, every order equally likely; unknown groups are
  /// permuted with the rest. Chances are as in ``chanceTest(_:draws:seed:monitor:of:)``.
  ///
  /// ## Conventions
  /// - Weights: kept, as the ties are.
  /// - For the E-I index the moments are known exactly: see `eiIndex(by:)`.
  ///
  /// ## Example
  /// ```swift
  /// let test = try graph.labelTest(of: sectors, draws: 999, seed: 7) { graph, sectors in
  ///   graph.sectorReciprocity(by: sectors).returned[0][1]
  /// }
  /// ```
  ///
  /// - Precondition: The grouping is of this graph's nodes.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *B* times the statistic and *O*(*n*), divided by the threads.
  ///
  /// ## Reference
  /// L. J. Hubert, *Assignment Methods in Combinatorial Data Analysis* (Marcel Dekker, 1987).
  public func labelTest(
    of grouping: Grouping, draws: Int = 999, seed: UInt64, monitor: Monitor = .task,
    statistic: (Graph, Grouping) -> Quantity
  ) throws(MeasureError) -> RandomizationTest {
    precondition(grouping.nodeCount == nodeCount, "The grouping is of other nodes.")
    precondition(draws >= 1, "There is at least one draw.")
    let statistics = try Replicates.run(draws, seed: seed, monitor: monitor) { generator in
      var order = Array(nodes)
      generator.shuffle(&order)
      return statistic(self, grouping.permuted(by: order))
    }
    return RandomizationTest(
      observed: statistic(self, grouping), null: "labels", seed: seed, statistics: statistics)
  }
}

extension Grouping {
  /// The grouping in which each node has the group of the node at its place in an order.
  func permuted(by order: [Int]) -> Grouping {
    Grouping(column: column, names: order.map { node in self[node].map { groups[$0] } })
  }
}
