// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Whether each node is a cut-point: one whose loss would leave others unable to reach each other.
  ///
  /// ## Definition
  /// A node is a cut-point when its component, without it and its ties, falls into two or more.
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction holds two nodes together.
  /// - Weights: ignored. Loops: never counted.
  /// - Disconnected: each component on its own. An isolate is none. Undefined: nowhere.
  /// - Agrees with igraph `articulation_points` and NetworkX `articulation_points` on the undirected
  ///   graph.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.cutPoints()   // false, true, false
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time and space, without recursion.
  ///
  /// ## Reference
  /// R. Tarjan, "Depth-first search and linear graph algorithms", *SIAM Journal on Computing* 1
  /// (1972) 146–160, doi:10.1137/0201010.
  public func cutPoints(monitor: Monitor = .task) throws(MeasureError) -> [Bool] {
    Array(try DepthFirstWalk(weakView(), monitor: monitor).isCutPoint)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/cutPoints(monitor:)``.
  public static let cutPoints = Measure(
    id: "cut-points", title: "Cut-points", family: .bridging, scope: .node,
    summary: "Members whose loss would leave others unable to reach each other.",
    definition: "nodes without which their component falls apart; their number, and which",
    range: "0 to n − 2",
    conventions: "Ties in either direction hold together; weights ignored.",
    reference: "Tarjan 1972, doi:10.1137/0201010",
    complexity: "O(n + m)"
  ) { input in
    let flags = try input.graph.cutPoints(monitor: input.monitor)
    var result = MeasureResult("cut-points", .value(Double(flags.count { $0 })))
    result.add("cut-points", nodes: .flags(flags))
    return result
  }
}
