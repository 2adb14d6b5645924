// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Eigenvector centrality: a node is central if those tied to it are central.
  ///
  /// ## Definition
  /// The vector x ≥ 0 of the largest eigenvalue λ₁ of the transposed weight matrix, scaled so that its
  /// largest entry is 1:
  ///
  ///     x(i) = Σⱼ w(j,i)·x(j) ÷ λ₁
  ///
  /// ## Conventions
  /// - Direction: incoming ties count; an undirected graph has one matrix.
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Disconnected: the component with the largest eigenvalue, and what it leads to, has the
  ///   values; all other nodes have 0.
  /// - Undefined: where the eigenvalue is not simple, because two components tie for it or because
  ///   no cycle exists: ``Undefined/ambiguous``. igraph and NetworkX print a vector even then, which
  ///   depends on where their iteration started.
  /// - Agrees with igraph `eigenvector_centrality`; NetworkX scales to unit length.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.eigenvectorCentrality()   // 0.707…, 1, 0.707…
  /// ```
  ///
  /// - Parameters:
  ///   - tolerance: Steps end when none changes a score by more than this share of the largest; by
  ///     default, and where the network is in several parts, when rounding alone changes them.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) a step, some dozen to some hundred steps; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// P. Bonacich, "Factoring and weighting approaches to status scores and clique identification",
  /// *Journal of Mathematical Sociology* 2 (1972) 113–120, doi:10.1080/0022250X.1972.9989806.
  public func eigenvectorCentrality(
    tolerance: Double = 1e-15, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    precondition(tolerance > 0, "A tolerance is above 0.")
    switch try leadingEigenvector(tolerance: tolerance, monitor: monitor) {
    case .success(let pair): return NodeScores(pair.vector)
    case .failure(let reason): return NodeScores(undefined: reason, count: nodeCount)
    }
  }

  /// How far one node stands out: Freeman's centralisation of
  /// ``eigenvectorCentrality(tolerance:monitor:)`` without weights.
  ///
  /// Σ (1 − x) is divided by n − 2, which a single two-way tie beside isolates reaches. There is no more:
  /// the largest entry is λ₁⁻¹ times the sum of at most all the others, and λ₁ ≥ 1, so the others sum to
  /// at least 1. Undefined below three nodes and where the scores are.
  ///
  /// - Complexity: as the scores.
  public func eigenvectorCentralization(
    monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    centralization(
      of: try unweighted().eigenvectorCentrality(monitor: monitor), maximum: others - 1)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/eigenvectorCentrality(tolerance:monitor:)``.
  public static let eigenvector = Measure(
    id: "eigenvector", title: "Eigenvector centrality", family: .centrality, scope: .node,
    summary: "Who is connected to well-connected people.",
    definition: "x(i) = Σⱼ w(j,i)·x(j) ÷ λ₁, with λ₁ the largest eigenvalue and the largest x 1",
    range: "0 to 1",
    conventions: """
      Incoming ties and weights used; undefined where two parts of the network tie for the largest \
      eigenvalue or no cycle exists.
      """,
    reference: "Bonacich 1972, doi:10.1080/0022250X.1972.9989806",
    complexity: "O(n + m) a step"
  ) { input in
    MeasureResult("eigenvector", try input.graph.eigenvectorCentrality(monitor: input.monitor))
  }

  /// The catalogue entry of ``Graph/eigenvectorCentralization(monitor:)``.
  public static let eigenvectorCentralization = Measure(
    id: "eigenvector-centralization", title: "Eigenvector centralisation", family: .centrality,
    scope: .network,
    summary: "How far being connected to well-connected people is left to a few.",
    definition: "Σ (1 − x(i)) ÷ (n − 2)",
    range: "0 to 1",
    conventions: "As eigenvector, but weights ignored; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + m) a step"
  ) { input in
    MeasureResult(
      "eigenvector-centralization",
      try input.graph.eigenvectorCentralization(monitor: input.monitor))
  }
}
