// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Hwang's bridging centrality of each node: betweenness where it is modest among busy contacts.
  ///
  /// ## Definition
  /// With C(v) the raw betweenness and d the numbers of ties:
  ///
  ///     ( 1/d(v) ÷ Σ 1/d(u) ) · C(v)        u over the contacts of v
  ///
  /// ## Conventions
  /// - Direction: ties in either direction, on the weak view. Weights: ignored. Loops: never counted.
  /// - Disconnected: as betweenness. Undefined: for an isolate.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.hwangBridging()   // 0, 0.25, 0
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// W. Hwang, T. Kim, M. Ramanathan and A. Zhang, "Bridging centrality: graph mining from element
  /// level to group level", KDD 2008, 336–344, doi:10.1145/1401890.1401934.
  public func hwangBridging(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    let view = weakView()
    return view.hwangBridging(from: try view.betweenness(monitor: monitor))
  }

  /// The scores of an undirected graph that its betweenness comes to.
  func hwangBridging(from between: NodeScores) -> NodeScores {
    return NodeScores(
      nodes.map { node -> Quantity in
        let degree = outgoing.degree(of: node)
        if degree == 0 { return .undefined(.isolate) }
        let around = outgoing[node].reduce(0) { $0 + 1 / Double(outgoing.degree(of: $1)) }
        return between.quantity(at: node).map { $0 / (Double(degree) * around) }
      })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/hwangBridging(monitor:)``.
  public static let hwangBridging = Measure(
    id: "hwang-bridging", title: "Hwang's bridging centrality", family: .bridging, scope: .node,
    summary: "Who links busy parts while being modestly connected.",
    definition: "1/d(v) ÷ Σ 1/d(u) over contacts u, times betweenness", range: "from 0",
    conventions: "Ties in either direction; weights ignored; undefined for isolates, and for all "
      + "where it would take too long unless asked to be exact.",
    reference: "Hwang et al. 2008, doi:10.1145/1401890.1401934",
    complexity: "O(nm)"
  ) { input in
    let view = try input.weakView()
    guard input.affords(steps: 2 * input.stepsOverAllPairs) else {
      return MeasureResult(
        "hwang-bridging", NodeScores(undefined: .tooLarge, count: view.nodeCount))
    }
    return MeasureResult(
      "hwang-bridging",
      view.hwangBridging(from: view.betweenness(from: try input.pathShares(.weak))))
  }
}
