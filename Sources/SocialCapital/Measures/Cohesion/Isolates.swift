// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The nodes without any tie, in either direction.
  ///
  /// ## Definition
  /// All i with d_in(i) + d_out(i) = 0.
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction is a tie.
  /// - Weights: ignored. Loops: never counted, so a node tied only to itself is an isolate.
  /// - Undefined: nowhere.
  /// - Agrees with NetworkX `isolates` on graphs without loops and with sna `isolates`.
  ///
  /// ## Example
  /// ```swift
  /// try Graph(nodeCount: 3, pairs: [(0, 2)], isDirected: true).isolates()   // [1]
  /// ```
  ///
  /// - Returns: The nodes, in ascending order.
  /// - Complexity: *O*(*n*) time and space.
  ///
  /// ## Reference
  /// S. Wasserman and K. Faust, *Social Network Analysis* (Cambridge, 1994), §4.2,
  /// doi:10.1017/CBO9780511815478.
  public func isolates() -> [Int] {
    nodes.filter { outgoing.degree(of: $0) == 0 && incoming.degree(of: $0) == 0 }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/isolates()``.
  public static let isolates = Measure(
    id: "isolates", title: "Isolates", family: .cohesion, scope: .node,
    summary: "Who has no link to anybody, and how many they are.",
    definition: "nodes with no tie in either direction",
    range: "0 to n; true or false for each node",
    conventions: "A tie in either direction counts; weights and loops ignored.",
    reference: "Wasserman and Faust 1994, §4.2, doi:10.1017/CBO9780511815478",
    complexity: "O(n)"
  ) { input in
    MeasureResult(flagging: input.graph.isolates(), of: input.graph.nodeCount, as: "isolates")
  }
}

extension MeasureResult {
  /// Makes the result of a measure that picks out nodes: how many, and whether each is one.
  init(flagging picked: [Int], of nodeCount: Int, as name: String) {
    self.init(name, .value(Double(picked.count)))
    var flags = [Bool](repeating: false, count: nodeCount)
    for node in picked { flags[node] = true }
    add(name, nodes: .flags(flags))
  }
}
