// SPDX-License-Identifier: Apache-2.0

/// Two nodes of one mode that share nodes of the other, such as two boards with members in common.
public struct Interlock: Sendable, Hashable {
  /// The one with the lower index.
  public let first: Int
  /// The one with the higher index.
  public let second: Int
  /// How many they share.
  public let shared: Int
  /// How many they share of all that either has.
  public let jaccard: Double

  /// Makes an interlock.
  public init(first: Int, second: Int, shared: Int, jaccard: Double) {
    self.first = first
    self.second = second
    self.shared = shared
    self.jaccard = jaccard
  }
}

extension TwoModeGraph {
  /// The pairs of one mode that share somebody of the other.
  ///
  /// ## Definition
  /// For organisations j and l with members N(j) and N(l):
  ///
  ///     shared = |N(j) ∩ N(l)|        jaccard = |N(j) ∩ N(l)| ÷ |N(j) ∪ N(l)|
  ///
  /// ## Conventions
  /// Direction and weights are ignored. Pairs that share nobody are not listed.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (0, 2)], isDirected: false)
  /// let boards = TwoModeGraph(graph, modes: [.first, .second, .second])
  /// try boards?.interlocks(of: .second)   // 1 and 2 share one: jaccard 1
  /// ```
  ///
  /// - Parameters:
  ///   - mode: The mode whose pairs are looked at.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(Σ *d*²) over the other mode's nodes, in time and, for the pairs, space.
  ///
  /// ## Reference
  /// M. S. Mizruchi, "What do interlocks do?", *Annual Review of Sociology* 22 (1996) 271–298,
  /// doi:10.1146/annurev.soc.22.1.271.
  public func interlocks(
    of mode: Mode = .second, monitor: Monitor = .task
  ) throws(MeasureError) -> [Interlock] {
    var found: [Interlock] = []
    try forEachPair(of: mode, monitor: monitor) { one, other, shared in
      let either = graph.outgoing.degree(of: one) + graph.outgoing.degree(of: other) - shared
      found.append(
        Interlock(
          first: one, second: other, shared: shared, jaccard: Double(shared) / Double(either)))
    }
    return found
  }

  /// The share of nodes of a mode that have two ties or more, such as people in several
  /// organisations; undefined where the mode is empty.
  public func multipleShare(of mode: Mode = .first) -> Quantity {
    Quantity(
      nodes(mode).count { graph.outgoing.degree(of: $0) > 1 }, over: count(mode), else: .notTwoMode)
  }
}

extension Measure {
  /// The catalogue entry of ``TwoModeGraph/interlocks(of:monitor:)``.
  public static let interlocks = Measure(
    id: "interlocks", title: "Interlocks", family: .twoMode, scope: .node,
    summary: "How many organisations have people in common, and how many each is joined to.",
    definition: """
      pairs of the second mode that share a node of the first; on each node, how many of its own \
      mode it shares somebody with; as a table, the share of pairs, the most shared, the mean \
      Jaccard index of those pairs, and the share of people in several organisations
      """,
    range: "0 to n₂(n₂ − 1)/2",
    conventions: """
      Modes from the column mode, else the two kinds, citizens first; direction and weights ignored; \
      the share of pairs undefined below two organisations.
      """,
    reference: "Mizruchi 1996, doi:10.1146/annurev.soc.22.1.271",
    complexity: "O(Σd²) over both modes"
  ) { input in
    guard let twoMode = input.twoMode else {
      return MeasureResult("interlocks", .undefined(.notTwoMode))
    }
    let pairs = try twoMode.interlocks(of: .second, monitor: input.monitor)
    var partners = [Int](repeating: 0, count: twoMode.graph.nodeCount)
    for mode in TwoModeGraph.Mode.allCases {
      try twoMode.forEachPair(of: mode, monitor: input.monitor) { one, other, _ in
        partners[one] += 1
        partners[other] += 1
      }
    }
    let organizations = twoMode.count(.second)
    var jaccard = CompensatedSum()
    for pair in pairs { jaccard.add(pair.jaccard) }
    var result = MeasureResult("interlocks", .value(Double(pairs.count)))
    result.add("interlocks", nodes: .scores(NodeScores(partners.map { Double($0) })))
    result.add(
      "interlocks",
      [
        "pairs": .count(pairs.count),
        "share-of-pairs": .quantity(
          Quantity(
            pairs.count, over: organizations * (organizations - 1) / 2, else: .tooFewNodes)),
        "most-shared": .count(pairs.map(\.shared).max() ?? 0),
        "mean-jaccard": .quantity(
          Quantity(jaccard.value, over: Double(pairs.count), else: .noTwoPath)),
        "share-in-several": .quantity(twoMode.multipleShare(of: .first)),
      ])
    return result
  }
}
