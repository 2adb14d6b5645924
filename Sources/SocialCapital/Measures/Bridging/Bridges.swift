// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The ties whose loss would cut a part of the network off.
  ///
  /// ## Definition
  /// A bridge is a tie that is the only way between its two ends: without it, its component falls
  /// into two.
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction holds two nodes together, so a pair tied both ways is one
  ///   pair; both its ties are flagged.
  /// - Weights: ignored. Loops: never counted. Parallel ties of one relation are one tie.
  /// - Disconnected: each component on its own. Undefined: nowhere.
  /// - Agrees with igraph `bridges` and NetworkX `bridges` on the undirected graph.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.bridges().count   // 2
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time and space, without recursion; directed,
  ///   *O*(*n* + *m* log *d*).
  ///
  /// ## Reference
  /// R. Tarjan, "Depth-first search and linear graph algorithms", *SIAM Journal on Computing* 1
  /// (1972) 146–160, doi:10.1137/0201010.
  public func bridges(monitor: Monitor = .task) throws(MeasureError) -> PickedTies {
    let walk = try DepthFirstWalk(weakView(), monitor: monitor)
    return PickedTies(
      of: self,
      pairs: nodes.filter { walk.isBelowBridge[$0] }.map { (Int(walk.parents[$0]), $0) })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/bridges(monitor:)``.
  public static let bridges = Measure(
    id: "bridges", title: "Bridges", family: .bridging, scope: .tie,
    summary: "Links whose loss would cut a part of the network off.",
    definition: "ties that are the only way between their two ends; their number, and which",
    range: "0 to n − 1",
    conventions: "Ties in either direction hold together; weights ignored; pairs counted once.",
    reference: "Tarjan 1972, doi:10.1137/0201010",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("bridges", try input.graph.bridges(monitor: input.monitor))
  }
}
