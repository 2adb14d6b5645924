// SPDX-License-Identifier: Apache-2.0

/// How many pairs of nodes are tied both ways, one way, and not at all.
public struct DyadCensus: Sendable, Hashable {
  /// Pairs tied in both directions, M.
  public let mutual: Int
  /// Pairs tied in one direction only, A.
  public let asymmetric: Int
  /// Pairs not tied, N.
  public let null: Int

  /// Makes a census of its three counts.
  public init(mutual: Int, asymmetric: Int, null: Int) {
    self.mutual = mutual
    self.asymmetric = asymmetric
    self.null = null
  }

  /// The number of ties, L = 2M + A.
  public var arcs: Int { 2 * mutual + asymmetric }

  /// The number of pairs, M + A + N.
  public var pairs: Int { mutual + asymmetric + null }
}

extension Graph {
  /// Counts the pairs of nodes that are tied both ways, one way, and not at all.
  ///
  /// ## Definition
  /// Over unordered pairs {i, j} with a(i,j) = 1 where i is tied to j:
  ///
  ///     M = #{a(i,j) = a(j,i) = 1}    A = #{a(i,j) ≠ a(j,i)}    N = #{a(i,j) = a(j,i) = 0}
  ///
  /// so that M + A + N = n(n − 1) ÷ 2 and the number of ties is 2M + A.
  ///
  /// ## Conventions
  /// - Direction: an undirected edge is a mutual pair.
  /// - Weights: ignored. Loops: never counted. Isolates: counted, in null pairs.
  /// - Undefined: nowhere; without nodes all three counts are 0.
  /// - Agrees with igraph `dyad_census` and sna `dyad.census`.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.dyadCensus()   // mutual 1, asymmetric 1, null 1
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(1) space.
  ///
  /// ## Reference
  /// P. W. Holland and S. Leinhardt, "A method for detecting structure in sociometric data",
  /// *American Journal of Sociology* 76 (1970) 492–513.
  public func dyadCensus() -> DyadCensus {
    let pairs = nodeCount * (nodeCount - 1) / 2
    let mutual = isDirected ? mutualPairCount() : edgeCount
    let asymmetric = isDirected ? edgeCount - 2 * mutual : 0
    return DyadCensus(
      mutual: mutual, asymmetric: asymmetric, null: pairs - mutual - asymmetric)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/dyadCensus()``.
  public static let dyadCensus = Measure(
    id: "dyad-census", title: "Dyad census", family: .reciprocity, scope: .network,
    summary: "How many pairs are linked both ways, one way, and not at all.",
    definition: "M, A and N: unordered pairs with ties in both directions, in one, and in none",
    range: "counts; M + A + N = n(n − 1)/2",
    conventions: "An undirected tie is a mutual pair; weights ignored; isolates counted.",
    reference: "Holland and Leinhardt 1970, American Journal of Sociology 76",
    complexity: "O(n + m)"
  ) { input in
    let census = input.graph.dyadCensus()
    return MeasureResult(
      "dyad-census",
      [
        "mutual": .count(census.mutual), "asymmetric": .count(census.asymmetric),
        "null": .count(census.null),
      ])
  }
}
