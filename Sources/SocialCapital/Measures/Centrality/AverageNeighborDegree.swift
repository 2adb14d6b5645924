// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The mean number of contacts that each node's contacts have.
  ///
  /// ## Definition
  /// With N(i) the contacts of i in either direction and d(j) the number of contacts of j:
  ///
  ///     Σⱼ d(j) ÷ |N(i)|        j in N(i)
  ///
  /// ## Conventions
  /// - Direction: ignored. Weights: ignored. Loops: never counted.
  /// - Undefined: for an isolate, where NetworkX prints 0 and igraph NaN.
  /// - Agrees with igraph `knn` and NetworkX `average_neighbor_degree` on undirected graphs.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.averageNeighborDegree()   // 2, 1, 2
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and space.
  ///
  /// ## Reference
  /// R. Pastor-Satorras, A. Vázquez and A. Vespignani, "Dynamical and correlation properties of the
  /// Internet", *Physical Review Letters* 87 (2001) 258701, doi:10.1103/PhysRevLett.87.258701.
  public func averageNeighborDegree() -> NodeScores {
    let view = weakView().outgoing
    return NodeScores(
      nodes.map { node -> Quantity in
        let sum = view.positions(of: node).reduce(0) { $0 + view.degree(of: Int(view.targets[$1])) }
        return Quantity(sum, over: view.degree(of: node), else: .isolate)
      })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/averageNeighborDegree()``.
  public static let averageNeighborDegree = Measure(
    id: "average-neighbour-degree", title: "Average neighbour degree", family: .centrality,
    scope: .node, summary: "How many contacts someone's contacts have on average.",
    definition: "Σⱼ d(j) ÷ |N(i)| over contacts j in either direction",
    range: "1 to n − 1",
    conventions: "Direction and weights ignored; undefined for isolates.",
    reference: "Pastor-Satorras, Vázquez and Vespignani 2001, doi:10.1103/PhysRevLett.87.258701",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("average-neighbour-degree", input.graph.averageNeighborDegree())
  }
}
