// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Stephenson and Zelen's information centrality: how much passes between each node and the others
  /// along all ways together.
  ///
  /// ## Definition
  /// The information between v and u is one over the resistance R(v,u) of an electrical network whose
  /// ties conduct as much as they are strong; a node's is the harmonic mean over all n nodes, the
  /// information with itself being infinite:
  ///
  ///     information(v) = n ÷ Σ_{u ≠ v} R(v,u)
  ///
  /// ## Conventions
  /// - Direction: ignored (the weak view, whose weights add).
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Undefined: ``Undefined/disconnected`` for all on a graph in several pieces, between which there
  ///   is no information; ``currentFlowCloseness(monitor:)`` has a form for those. Below two nodes.
  ///   ``Undefined/didNotConverge`` where weights differ by more than ten powers of ten.
  /// - Agrees with sna `infocent` on connected graphs; NetworkX `information_centrality` leaves out the
  ///   factor n.
  ///
  /// ## Example
  /// ```swift
  /// let ring = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2), (2, 0)], isDirected: false)
  /// Array(try ring.informationCentrality())   // 2.25, 2.25, 2.25
  /// ```
  ///
  /// - Parameter monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·(*n* + *m*)·k) time for k steps of conjugate gradients, eight nodes at a
  ///   time; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// K. Stephenson and M. Zelen, "Rethinking centrality: methods and examples", *Social Networks* 11
  /// (1989) 1–37, doi:10.1016/0378-8733(89)90016-6.
  public func informationCentrality(
    monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    if nodeCount < 2 { return NodeScores(undefined: .tooFewNodes, count: nodeCount) }
    let components = weakComponents()
    if components.count > 1 { return NodeScores(undefined: .disconnected, count: nodeCount) }
    guard let totals = try resistanceTotals(components: components, monitor: monitor) else {
      return NodeScores(undefined: .didNotConverge, count: nodeCount)
    }
    return NodeScores(totals.lazy.map { Double(nodeCount) / $0 })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/informationCentrality(monitor:)``.
  public static let information = Measure(
    id: "information", title: "Information centrality", family: .centrality, scope: .node,
    summary: "How much can pass between someone and the others along all ways together.",
    definition: "n ÷ Σ R(v,u), R the resistance when ties conduct as much as they are strong",
    range: "above 0",
    conventions: """
      Directions joined; weights conduct; undefined on a network in pieces. Not computed above \
      10,000 nodes.
      """,
    reference: "Stephenson and Zelen 1989, doi:10.1016/0378-8733(89)90016-6",
    complexity: "O(n·m·k), k steps of conjugate gradients"
  ) { input in
    let graph = input.graph
    return MeasureResult(
      "information",
      graph.nodeCount > Graph.largestForSolving
        ? NodeScores(undefined: .tooLarge, count: graph.nodeCount)
        : try graph.informationCentrality(monitor: input.monitor))
  }
}
