// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The share of possible ties that exist.
  ///
  /// ## Definition
  /// With n nodes and m edges (arcs when directed):
  ///
  ///     density = m ÷ (n(n − 1))       directed
  ///     density = 2m ÷ (n(n − 1))      undirected
  ///
  /// ## Conventions
  /// - Direction: ordered pairs when directed, unordered when not.
  /// - Weights: ignored. Loops: never counted, so the value cannot pass 1; NetworkX and igraph
  ///   count them in the numerator when the data have any.
  /// - Isolates: counted as nodes.
  /// - Undefined: with fewer than two nodes, where no tie is possible.
  /// - Agrees with igraph `density(loops=False)` and NetworkX `density` on simple graphs.
  ///
  /// Density falls as a network of steady habits grows, because possible ties grow with the square
  /// of its members: compare networks of one size, or use ``meanDegree()``.
  ///
  /// ## Example
  /// ```swift
  /// try Graph(nodeCount: 3, pairs: [(0, 1)], isDirected: false).density()   // 1/3
  /// ```
  ///
  /// - Complexity: *O*(1) time and space.
  ///
  /// ## Reference
  /// S. Wasserman and K. Faust, *Social Network Analysis* (Cambridge, 1994), §4.1,
  /// doi:10.1017/CBO9780511815478.
  public func density() -> Quantity {
    Quantity(
      edgeCount, over: possibleEdgeCount, else: nodeCount == 0 ? .emptyGraph : .tooFewNodes)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/density()``.
  public static let density = Measure(
    id: "density", title: "Density", family: .cohesion, scope: .network,
    summary: "Of all the links that could exist, this share does.",
    definition: "m ÷ (n(n − 1)) for m directed ties among n nodes; 2m ÷ (n(n − 1)) undirected",
    range: "0 to 1",
    conventions: "Weights ignored; isolates counted; undefined below two nodes.",
    reference: "Wasserman and Faust 1994, §4.1, doi:10.1017/CBO9780511815478",
    complexity: "O(1)"
  ) { input in
    MeasureResult("density", input.graph.density())
  }
}
