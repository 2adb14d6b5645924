// SPDX-License-Identifier: Apache-2.0

/// How many ties go both ways, and how many would by chance.
public struct ArcReciprocity: Sendable, Hashable {
  /// The share of ties that are returned, or why there is none.
  public let share: Quantity
  /// The share to be expected if ties were placed at random: the density.
  public let chance: Quantity
  /// The pairs tied in both directions, M.
  public let mutualPairs: Int
  /// All ties, L.
  public let arcs: Int

  /// The ties that are returned, 2M, of ``arcs``.
  public var mutualArcs: Int { 2 * mutualPairs }
}

extension Graph {
  /// The share of ties that go both ways, beside the share that chance alone would give.
  ///
  /// ## Definition
  /// With M mutual pairs among L ties, n nodes and a(i,j) = 1 where i is tied to j:
  ///
  ///     r = 2M ÷ L = Σ a(i,j)·a(j,i) ÷ L        chance = L ÷ (n(n − 1))
  ///
  /// Were ties placed at random, a tie would be returned as often as any other pair is tied, so
  /// chance is the density.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph, where it would always be 1.
  /// - Weights: ignored; ``weightedReciprocity()`` uses them. Loops: never counted.
  /// - Isolates: have no part in r; they lower the chance level.
  /// - Undefined: without ties.
  /// - Agrees with igraph `reciprocity(mode = "default")`, NetworkX `overall_reciprocity` and sna
  ///   `grecip(measure = "edgewise")`. Without ties those give NaN, an error and NaN; on undirected
  ///   graphs igraph gives 1 and NetworkX 0; NetworkX counts loops among the ties.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.arcReciprocity().share    // 2/3
  /// graph.arcReciprocity().chance   // 1/2
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  ///
  /// ## Reference
  /// S. Wasserman and K. Faust, *Social Network Analysis* (Cambridge, 1994), §13.3,
  /// doi:10.1017/CBO9780511815478.
  public func arcReciprocity() -> ArcReciprocity {
    if let obstacle = reciprocityObstacle {
      return ArcReciprocity(
        share: .undefined(obstacle), chance: .undefined(obstacle), mutualPairs: 0,
        arcs: isDirected ? edgeCount : 0)
    }
    let mutual = mutualArcCount()
    return ArcReciprocity(
      share: Quantity(mutual, over: edgeCount, else: .noTies), chance: density(),
      mutualPairs: mutual / 2, arcs: edgeCount)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/arcReciprocity()``.
  public static let arcReciprocity = Measure(
    id: "arc-reciprocity", title: "Reciprocity", family: .reciprocity, scope: .network,
    summary: "How many helping links go both ways.",
    definition: "2M ÷ L for M mutual pairs among L ties; by chance alone, the density",
    range: "0 to 1",
    conventions: "Needs directed ties; weights ignored; undefined without ties.",
    reference: "Wasserman and Faust 1994, §13.3, doi:10.1017/CBO9780511815478",
    complexity: "O(n + m)"
  ) { input in
    let reciprocity = input.graph.arcReciprocity()
    var result = MeasureResult("arc-reciprocity", reciprocity.share)
    if reciprocity.share.value != nil {
      result.add(
        "arc-reciprocity",
        [
          "mutual": .count(reciprocity.mutualPairs), "ties": .count(reciprocity.arcs),
          "chance": .quantity(reciprocity.chance),
        ])
    }
    return result
  }
}
