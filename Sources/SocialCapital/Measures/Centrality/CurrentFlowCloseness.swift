// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How near each node is to others when everything spreads along all ways at once, as a current.
  ///
  /// ## Definition
  /// Ties conduct as much as they are strong, and R(v,u) is the resistance between v and u. With r
  /// the number of others in v's component:
  ///
  ///     current-flow closeness(v) = r ÷ (n − 1) · r ÷ Σᵤ R(v,u)
  ///
  /// ## Conventions
  /// - Direction: ignored; currents flow both ways (the weak view, whose weights add).
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Disconnected: within components, with the factor r ÷ (n − 1) that ``closeness(length:monitor:)``
  ///   has too. On a tree without weights the two are the same. Isolates: 0.
  /// - Undefined: with fewer than two nodes, and ``Undefined/didNotConverge`` where weights differ by
  ///   more than ten powers of ten.
  /// - Agrees with NetworkX `current_flow_closeness_centrality` times n − 1; NetworkX refuses
  ///   disconnected graphs.
  ///
  /// ## Example
  /// ```swift
  /// let ring = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2), (2, 0)], isDirected: false)
  /// Array(try ring.currentFlowCloseness())   // 1.5, 1.5, 1.5
  /// ```
  ///
  /// - Parameter monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·(*n* + *m*)·k) time for k steps of conjugate gradients, eight nodes at a
  ///   time; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// U. Brandes and D. Fleischer, "Centrality measures based on current flow", STACS 2005, LNCS 3404,
  /// 533–544, doi:10.1007/978-3-540-31856-9_44.
  public func currentFlowCloseness(
    monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    if nodeCount < 2 { return NodeScores(undefined: .tooFewNodes, count: nodeCount) }
    let components = weakComponents()
    guard let totals = try resistanceTotals(components: components, monitor: monitor) else {
      return NodeScores(undefined: .didNotConverge, count: nodeCount)
    }
    return NodeScores(
      nodes.lazy.map { node in
        let reached = Double(components.sizes[components[node]] - 1)
        return reached == 0 ? 0 : reached / others * (reached / totals[node])
      })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/currentFlowCloseness(monitor:)``.
  public static let currentFlowCloseness = Measure(
    id: "current-flow-closeness", title: "Current-flow closeness", family: .centrality,
    scope: .node,
    summary: "How near someone is to others when all ways count, not only the shortest.",
    definition: "r/(n − 1) · r/Σ R(v,u) over the r others of the component, R the resistance",
    range: "0 and above",
    conventions: """
      Directions joined; weights conduct; isolates 0; undefined below two nodes. Not computed above \
      10,000 nodes.
      """,
    reference: "Brandes and Fleischer 2005, doi:10.1007/978-3-540-31856-9_44",
    complexity: "O(n·m·k), k steps of conjugate gradients"
  ) { input in
    let graph = input.graph
    return MeasureResult(
      "current-flow-closeness",
      graph.nodeCount > Graph.largestForSolving
        ? NodeScores(undefined: .tooLarge, count: graph.nodeCount)
        : try graph.currentFlowCloseness(monitor: input.monitor))
  }
}

extension Graph {
  /// The most nodes for which the catalogue solves a system of equations a node.
  static let largestForSolving = 10_000
}
