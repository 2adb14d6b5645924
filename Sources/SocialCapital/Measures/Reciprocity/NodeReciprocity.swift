// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The share of each node's ties, given and received, that go both ways.
  ///
  /// ## Definition
  /// With m(i) the contacts i is tied to in both directions:
  ///
  ///     node reciprocity(i) = 2m(i) ÷ (d_in(i) + d_out(i))
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Undefined: for isolates.
  /// - Agrees with NetworkX `reciprocity(G, nodes)`. Tools mean different things by the reciprocity
  ///   of a node; see ``outReciprocity()`` and ``inReciprocity()``.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.nodeReciprocity()   // 1, 2/3, 0
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// NetworkX 3.6, *Reference*, `networkx.algorithms.reciprocity`, which has no other source.
  public func nodeReciprocity() -> NodeScores {
    shareOfMutualTies {
      2 * $0
    } over: {
      $0 + $1
    }
  }

  /// The share of the ties each node gives that are returned.
  ///
  /// ## Definition
  /// With m(i) the contacts i is tied to in both directions: m(i) ÷ d_out(i).
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Undefined: for a node that gives no tie.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.outReciprocity()   // 1, 1/2, undefined
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  public func outReciprocity() -> NodeScores {
    shareOfMutualTies {
      $0
    } over: { out, _ in
      out
    }
  }

  /// The share of the ties each node receives that it returns.
  ///
  /// ## Definition
  /// With m(i) the contacts i is tied to in both directions: m(i) ÷ d_in(i).
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Undefined: for a node that receives no tie.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.inReciprocity()   // 1, 1, 0
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  public func inReciprocity() -> NodeScores {
    shareOfMutualTies {
      $0
    } over: { _, into in
      into
    }
  }

  private func shareOfMutualTies(
    _ numerator: (Int) -> Int, over denominator: (_ out: Int, _ into: Int) -> Int
  ) -> NodeScores {
    guard isDirected else { return NodeScores(undefined: .undirected, count: nodeCount) }
    let mutual = mutualDegrees()
    return NodeScores(
      nodes.map { node in
        let (out, into) = (outgoing.degree(of: node), incoming.degree(of: node))
        return Quantity(
          numerator(mutual[node]), over: denominator(out, into),
          else: out + into == 0 ? .isolate : .noTies)
      })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/nodeReciprocity()``.
  public static let nodeReciprocity = Measure(
    id: "node-reciprocity", title: "Reciprocity of a member", family: .reciprocity, scope: .node,
    summary: "How many of someone's links, given and received, go both ways.",
    definition: "2m ÷ (d_in + d_out) for m contacts tied in both directions",
    range: "0 to 1",
    conventions: "Needs directed ties; weights ignored; undefined for isolates.",
    reference: "NetworkX 3.6, networkx.algorithms.reciprocity", complexity: "O(n + m)"
  ) { input in
    MeasureResult("node-reciprocity", input.graph.nodeReciprocity())
  }

  /// The catalogue entry of ``Graph/outReciprocity()``.
  public static let outReciprocity = Measure(
    id: "out-reciprocity", title: "Share of giving returned", family: .reciprocity, scope: .node,
    summary: "Of those someone reaches out to, how many reach back.",
    definition: "m ÷ d_out for m contacts tied in both directions",
    range: "0 to 1",
    conventions: "Needs directed ties; weights ignored; undefined for who gives no tie.",
    reference: "stocnet/netrics, node_by_reciprocity", complexity: "O(n + m)"
  ) { input in
    MeasureResult("out-reciprocity", input.graph.outReciprocity())
  }

  /// The catalogue entry of ``Graph/inReciprocity()``.
  public static let inReciprocity = Measure(
    id: "in-reciprocity", title: "Share of receiving returned", family: .reciprocity, scope: .node,
    summary: "Of those who reach out to someone, how many they reach back to.",
    definition: "m ÷ d_in for m contacts tied in both directions",
    range: "0 to 1",
    conventions: "Needs directed ties; weights ignored; undefined for who receives no tie.",
    reference: "out-reciprocity of the reversed network", complexity: "O(n + m)"
  ) { input in
    MeasureResult("in-reciprocity", input.graph.inReciprocity())
  }
}
