// SPDX-License-Identifier: Apache-2.0

/// A network divided into a core and a periphery.
public struct CorePeriphery: Sendable, Hashable {
  /// Whether each node is in the core.
  public let isCore: [Bool]
  /// How well the division fits: the correlation of ties with the ideal pattern.
  public let fit: Quantity

  /// The number of nodes in the core.
  public var coreSize: Int { isCore.count { $0 } }
}

extension Graph {
  /// Divides the network into a core, all tied to one another, and a periphery tied to the core
  /// only, as well as that can be done.
  ///
  /// ## Definition
  /// The core is the set of nodes that leaves the fewest pairs wrong: pairs within the core without
  /// a tie, and pairs within the periphery with one; pairs between the two do not matter. The fit is
  /// the correlation, over all pairs, of a(i,j) with the pattern that is 1 where i or j is in the
  /// core and 0 where neither is (Borgatti and Everett's).
  ///
  /// The best core is always made of the nodes with most contacts, so it is found exactly: nodes in
  /// order of contacts are taken in as long as each has more contacts than there are nodes in already.
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction is a tie. Weights: ignored. Loops: never counted.
  /// - Of nodes with equally many contacts, those whose contacts have more come first, then lower
  ///   indices.
  /// - Undefined: the fit, where all pairs are tied or none is, or all should be or none.
  /// - UCINET searches for the core of best fit and may find another one.
  ///
  /// ## Example
  /// ```swift
  /// let star = try Graph(nodeCount: 4, pairs: [(0, 1), (0, 2), (0, 3)], isDirected: false)
  /// star.corePeriphery().fit   // 1: the centre is the core
  /// ```
  ///
  /// - Complexity: *O*(*m* + *n* log *n*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// S. P. Borgatti and M. G. Everett, "Models of core/periphery structures", *Social Networks* 21
  /// (2000) 375–395, doi:10.1016/S0378-8733(99)00019-2. S. Z. W. Lip, "A fast algorithm for the
  /// discrete core/periphery bipartitioning problem", 2011, arXiv:1102.5511.
  public func corePeriphery() -> CorePeriphery {
    let view = weakView()
    let degree = view.nodes.map { view.outgoing.degree(of: $0) }
    let around = view.nodes.map { node in view.outgoing[node].reduce(0) { $0 + degree[$1] } }
    let order = view.nodes.sorted { a, b in
      (degree[a], around[a], -a) > (degree[b], around[b], -b)
    }
    var isCore = [Bool](repeating: false, count: nodeCount)
    var core = 0
    for node in order {
      if degree[node] <= core { break }
      isCore[node] = true
      core += 1
    }
    let touching = view.edges.count { isCore[$0.source] || isCore[$0.target] }
    return CorePeriphery(
      isCore: isCore, fit: Self.fit(touching: touching, core: core, of: view))
  }

  /// The correlation of two rows of noughts and ones over pairs: tied, and touching the core.
  private static func fit(touching: Int, core: Int, of view: Graph) -> Quantity {
    if view.nodeCount < 2 { return .undefined(view.nodeCount == 0 ? .emptyGraph : .tooFewNodes) }
    if view.edgeCount == 0 { return .undefined(.noTies) }
    let pairs = Double(view.possibleEdgeCount)
    let outside = Double(view.nodeCount - core)
    let tied = Double(view.edgeCount) / pairs
    let ideal = 1 - outside * (outside - 1) / 2 / pairs
    let spread = (tied * (1 - tied) * ideal * (1 - ideal)).squareRoot()
    return Quantity(Double(touching) / pairs - tied * ideal, over: spread, else: .zeroVariance)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/corePeriphery()``.
  public static let corePeriphery = Measure(
    id: "core-periphery", title: "Core and periphery", family: .cohesion, scope: .network,
    summary: "Who forms a core, and how far the rest is tied to the core only.",
    definition: """
      the core leaves the fewest pairs wrong (untied within it, tied outside it); the value is the \
      correlation of ties with the pattern of 1 where either end is in the core
      """,
    range: "−1 to 1; 1 is a perfect core and periphery; true or false for each node",
    conventions: "Direction and weights ignored; undefined where ties or pattern do not vary.",
    reference: "Borgatti and Everett 2000, doi:10.1016/S0378-8733(99)00019-2; Lip 2011",
    complexity: "O(m + n log n)"
  ) { input in
    let division = input.graph.corePeriphery()
    var result = MeasureResult("core-periphery", division.fit)
    result.add("core-periphery-core-size", .value(Double(division.coreSize)))
    result.add("core-periphery", nodes: .flags(division.isCore))
    return result
  }
}
