// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How many pairs of each node's contacts are not tied to each other: who meet only through it.
  ///
  /// ## Definition
  /// With d contacts of i and t ties among them:
  ///
  ///     open(i) = d(d − 1) ÷ 2 − t
  ///
  /// ## Conventions
  /// - Direction: ties in either direction make contacts and tie them to each other.
  /// - Weights: ignored. Loops: never counted. Below two contacts: 0, as there is no pair.
  /// - Undefined: nowhere. As a share see ``openPairShares(monitor:)``.
  /// - Agrees with one minus NetworkX `clustering` times the number of pairs.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.openPairs()   // 0, 1, 0
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// R. S. Burt, *Structural Holes* (Harvard, 1992), ch. 1: the holes between a person's contacts.
  public func openPairs(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    NodeScores(try openAndAllPairs(monitor: monitor).map { Double($0.open) })
  }

  /// The share of pairs of each node's contacts that are not tied to each other.
  ///
  /// Undefined below two contacts; elsewhere one minus the local clustering.
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: as ``openPairs(monitor:)``.
  public func openPairShares(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    NodeScores(
      try openAndAllPairs(monitor: monitor).map { open, all in
        Quantity(open, over: all, else: .tooFewTies)
      })
  }

  private func openAndAllPairs(monitor: Monitor) throws(MeasureError) -> [(open: Int, all: Int)] {
    let contacts = try ContactRows(self, monitor: monitor)
    let triangles = try contacts.trianglesByNode(monitor: monitor)
    return nodes.map { node in
      let degree = contacts.degree(of: node)
      let pairs = degree * (degree - 1) / 2
      return (pairs - triangles[node], pairs)
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/openPairs(monitor:)``.
  public static let openPairs = Measure(
    id: "open-pairs", title: "Open pairs", family: .bridging, scope: .node,
    summary: "How many pairs of a person's contacts meet only through them.",
    definition: "d(d − 1)/2 − t for d contacts with t ties among them",
    range: "0 to d(d − 1)/2",
    conventions: "Ties in either direction count; weights ignored; 0 below two contacts.",
    reference: "Burt 1992, ch. 1",
    complexity: "O(n + m√m)"
  ) { input in
    MeasureResult("open-pairs", try input.graph.openPairs(monitor: input.monitor))
  }
}
