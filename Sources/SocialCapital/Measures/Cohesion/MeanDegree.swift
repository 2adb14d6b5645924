// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The mean number of ties of a node.
  ///
  /// ## Definition
  /// With n nodes and m edges (arcs when directed):
  ///
  ///     mean degree = m ÷ n        directed: ties sent, which is also ties received
  ///     mean degree = 2m ÷ n       undirected
  ///
  /// ## Conventions
  /// - Direction: as above. A directed network's weak view has its own mean, of contacts.
  /// - Weights: ignored. Loops: never counted. Isolates: counted as nodes.
  /// - Undefined: without nodes.
  /// - Agrees with igraph `mean(degree(mode="out"))` and NetworkX on simple graphs.
  ///
  /// Unlike ``density()`` it does not fall because members join who have as many ties as the rest.
  ///
  /// ## Example
  /// ```swift
  /// try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false).meanDegree()   // 4/3
  /// ```
  ///
  /// - Complexity: *O*(1) time and space.
  ///
  /// ## Reference
  /// S. Wasserman and K. Faust, *Social Network Analysis* (Cambridge, 1994), §4.1,
  /// doi:10.1017/CBO9780511815478.
  public func meanDegree() -> Quantity {
    Quantity(isDirected ? edgeCount : 2 * edgeCount, over: nodeCount, else: .emptyGraph)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/meanDegree()``.
  public static let meanDegree = Measure(
    id: "mean-degree", title: "Mean degree", family: .cohesion, scope: .network,
    summary: "How many links a member has on average.",
    definition: "m ÷ n for m directed ties among n nodes; 2m ÷ n undirected",
    range: "0 to n − 1",
    conventions: "Weights ignored; isolates counted; undefined without nodes.",
    reference: "Wasserman and Faust 1994, §4.1, doi:10.1017/CBO9780511815478",
    complexity: "O(1)"
  ) { input in
    MeasureResult("mean-degree", input.graph.meanDegree())
  }
}
