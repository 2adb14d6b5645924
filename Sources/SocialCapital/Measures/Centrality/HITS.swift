// SPDX-License-Identifier: Apache-2.0

/// Kleinberg's two scores of each node.
public struct HubsAndAuthorities: Sendable, Hashable {
  /// How far each node points to good authorities, the largest 1.
  public let hubs: NodeScores
  /// How far good hubs point to each node, the largest 1.
  public let authorities: NodeScores
}

extension Graph {
  /// Hubs and authorities: good hubs point to good authorities, and those are whom good hubs point to.
  ///
  /// ## Definition
  /// With σ the largest singular value of the weight matrix W,
  ///
  ///     h = W·a ÷ σ        a = Wᵀ·h ÷ σ
  ///
  /// each scaled so that its largest entry is 1.
  ///
  /// ## Conventions
  /// - Direction: as said; on an undirected graph both are the same.
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Nodes without outgoing ties have hub score 0, without incoming ties authority score 0.
  /// - Undefined: without ties, and where σ is not simple, so that the vectors are not unique:
  ///   ``Undefined/ambiguous``. Every connected undirected graph without an odd cycle is such a case;
  ///   other tools print what their start led to.
  /// - Agrees with igraph `hub_score` and `authority_score`; NetworkX scales to sum 1 and may print
  ///   tiny negative numbers.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (0, 2)], isDirected: true)
  /// try graph.hubsAndAuthorities().authorities   // 0, 1, 1
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) a step, some hundred steps; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// J. M. Kleinberg, "Authoritative sources in a hyperlinked environment", *Journal of the ACM* 46
  /// (1999) 604–632, doi:10.1145/324133.324140.
  public func hubsAndAuthorities(
    monitor: Monitor = .task
  ) throws(MeasureError) -> HubsAndAuthorities {
    switch try giversAndTakers().leadingEigenvector(monitor: monitor) {
    case .success(let pair):
      return HubsAndAuthorities(
        hubs: scaled(pair.vector.prefix(nodeCount)),
        authorities: scaled(pair.vector.dropFirst(nodeCount)))
    case .failure(let reason):
      let scores = NodeScores(undefined: reason, count: nodeCount)
      return HubsAndAuthorities(hubs: scores, authorities: scores)
    }
  }

  /// How far hub scores gather on one node, and authority scores: Freeman's centralisations of
  /// ``hubsAndAuthorities(monitor:)`` without weights.
  ///
  /// Σ (1 − score) is divided by n − 1 when directed, which a single tie beside isolates reaches, and
  /// by n − 3 when undirected, which a triangle beside isolates reaches. There is no more: the scores
  /// of an undirected graph are unique only where the strongest part has an odd cycle, so that its
  /// largest eigenvalue is at least 2, and the largest score is that value's share of a sum over
  /// others. Undefined below three nodes, four when undirected, and where the scores are.
  ///
  /// - Complexity: as the scores.
  public func hubAndAuthorityCentralization(
    monitor: Monitor = .task
  ) throws(MeasureError) -> (hubs: Quantity, authorities: Quantity) {
    if !isDirected, nodeCount == 3 {
      return (.undefined(.tooFewNodes), .undefined(.tooFewNodes))
    }
    let scores = try unweighted().hubsAndAuthorities(monitor: monitor)
    let maximum = isDirected ? others : others - 2
    return (
      centralization(of: scores.hubs, maximum: maximum),
      centralization(of: scores.authorities, maximum: maximum)
    )
  }

  /// Each node twice, as giver and as taker, with an undirected tie for each arc.
  ///
  /// Its eigenvalues are the singular values of W and their negatives, so its leading vector is h
  /// followed by a, and unique exactly when they are.
  private func giversAndTakers() -> Graph {
    var rows = RowBuilder(nodeCount: 2 * nodeCount, isWeighted: isWeighted)
    for (adjacency, shift) in [(outgoing, nodeCount), (incoming, 0)] {
      for node in nodes {
        for position in adjacency.positions(of: node) {
          rows.append(
            adjacency.targets[position] + UInt32(shift), adjacency.weights?[position] ?? 1)
        }
        rows.endRow()
      }
    }
    return Graph(isDirected: false, rows: rows.finish())
  }

  private func scaled(_ vector: some Collection<Double>) -> NodeScores {
    let largest = vector.max() ?? 1
    return NodeScores(vector.map { $0 / largest })
  }
}

extension Measure {
  /// The catalogue entry of hub scores, ``Graph/hubsAndAuthorities(monitor:)``.
  public static let hitsHub = Measure(
    id: "hits-hub", title: "Hub score", family: .centrality, scope: .node,
    summary: "Who points to those whom many good pointers point to.",
    definition:
      "h = W·a ÷ σ with a = Wᵀ·h ÷ σ and σ the largest singular value; the largest h is 1",
    range: "0 to 1",
    conventions: "Weights used; undefined without ties and where σ is not simple.",
    reference: "Kleinberg 1999, doi:10.1145/324133.324140",
    complexity: "O(n + m) a step"
  ) { input in
    MeasureResult("hits-hub", try input.graph.hubsAndAuthorities(monitor: input.monitor).hubs)
  }

  /// The catalogue entry of authority scores, ``Graph/hubsAndAuthorities(monitor:)``.
  public static let hitsAuthority = Measure(
    id: "hits-authority", title: "Authority score", family: .centrality, scope: .node,
    summary: "Whom good pointers point to.",
    definition:
      "a = Wᵀ·h ÷ σ with h = W·a ÷ σ and σ the largest singular value; the largest a is 1",
    range: "0 to 1",
    conventions: "Weights used; undefined without ties and where σ is not simple.",
    reference: "Kleinberg 1999, doi:10.1145/324133.324140",
    complexity: "O(n + m) a step"
  ) { input in
    MeasureResult(
      "hits-authority", try input.graph.hubsAndAuthorities(monitor: input.monitor).authorities)
  }

  /// The catalogue entry of ``Graph/hubAndAuthorityCentralization(monitor:)``.
  public static let hitsHubCentralization = Measure(
    id: "hits-hub-centralization", title: "Hub centralisation", family: .centrality,
    scope: .network,
    summary: "How far pointing to those whom many point to is left to a few.",
    definition: "Σ (1 − score(v)) ÷ (n − 1); undirected ÷ (n − 3)",
    range: "0 to 1",
    conventions: "As hits-hub, but weights ignored; undefined below three nodes, four undirected.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + m) a step"
  ) { input in
    MeasureResult(
      "hits-hub-centralization",
      try input.graph.hubAndAuthorityCentralization(monitor: input.monitor).hubs)
  }

  /// The catalogue entry of ``Graph/hubAndAuthorityCentralization(monitor:)``.
  public static let hitsAuthorityCentralization = Measure(
    id: "hits-authority-centralization", title: "Authority centralisation", family: .centrality,
    scope: .network,
    summary: "How far being pointed to by good pointers is left to a few.",
    definition: "Σ (1 − score(v)) ÷ (n − 1); undirected ÷ (n − 3)",
    range: "0 to 1",
    conventions:
      "As hits-authority, but weights ignored; undefined below three nodes, four undirected.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + m) a step"
  ) { input in
    MeasureResult(
      "hits-authority-centralization",
      try input.graph.hubAndAuthorityCentralization(monitor: input.monitor).authorities)
  }
}
