// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Laplacian centrality: how much of the network's Laplacian energy goes when the node goes.
  ///
  /// ## Definition
  /// The Laplacian energy is the sum of squared eigenvalues of the Laplacian, Σᵢ s(i)² + 2 Σ w(i,j)²
  /// over ties, with s(i) the sum of i's weights. Removing v lowers it by
  ///
  ///     s(v)² + Σᵤ ( 2·s(u)·w(u,v) + w(u,v)² )        u among v's contacts
  ///
  /// which without weights is d² + d + 2 Σᵤ d(u).
  ///
  /// ## Conventions
  /// - Direction: ignored; ties in either direction are one tie and their weights add.
  /// - Weights: used. Loops: never counted. Isolates: 0, as nothing changes without them.
  /// - Normalisation: none. NetworKit prints the same; NetworkX divides by the whole energy.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.laplacianCentrality()   // 6, 10, 6
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// X. Qi, E. Fuller, Q. Wu, Y. Wu and C.-Q. Zhang, "Laplacian centrality: a new centrality measure for
  /// weighted networks", *Information Sciences* 194 (2012) 240–253, doi:10.1016/j.ins.2011.12.027.
  public func laplacianCentrality() -> NodeScores {
    let view = weakView()
    let totals = view.nodes.map { view.weightTotal(of: $0) }
    return NodeScores(
      view.nodes.map { node in
        view.outgoing.positions(of: node).reduce(totals[node] * totals[node]) { sum, position in
          let weight = view.weight(at: position)
          return sum + 2 * totals[Int(view.outgoing.targets[position])] * weight + weight * weight
        }
      })
  }

  /// How far one node stands out: Freeman's centralisation of ``laplacianCentrality()`` without weights.
  ///
  /// ## Definition
  /// Σ (max − c) is divided by the most it can be on n nodes, with g(k) = (2n − 1)k − 3k² and k* the
  /// whole number nearest (2n − 1)/6:
  ///
  ///     (n − 1)²(n − 2) + (n − 1)·g(k*)
  ///
  /// One node is tied to all and every other to k*; where n − 1 nodes cannot all be tied to k* − 1 of
  /// each other, as both numbers are odd, one of them has the second best k. There is no more. Seen
  /// from the largest node x, with D contacts, the sum is
  ///
  ///     (n − 3)D² + (n − 1)D + Σ g(d(u)) − Σ (3d(w)² + d(w))
  ///
  /// with u the contacts of x and w the rest; it grows with D, and no g(d(u)) exceeds g(k*). A star
  /// reaches it up to five nodes only.
  ///
  /// ## Conventions
  /// - Direction and weights: ignored. Undefined below three nodes.
  ///
  /// - Complexity: as ``laplacianCentrality()``.
  public func laplacianCentralization() -> Quantity {
    let n = nodeCount
    func gain(_ k: Int) -> Int { (2 * n - 1) * k - 3 * k * k }
    let best = max(1, Int((Double(2 * n - 1) / 6).rounded()))
    let isOdd = (n - 1) % 2 != 0 && (best - 1) % 2 != 0
    let contacts =
      isOdd
      ? (n - 2) * gain(best) + max(gain(best - 1), gain(best + 1)) : (n - 1) * gain(best)
    return centralization(
      of: unweighted().weakView().unweighted().laplacianCentrality(),
      maximum: Double((n - 1) * (n - 1) * (n - 2) + contacts))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/laplacianCentrality()``.
  public static let laplacianCentrality = Measure(
    id: "laplacian-centrality", title: "Laplacian centrality", family: .centrality, scope: .node,
    summary: "How much structure near someone would go if they went.",
    definition: "s(v)² + Σᵤ (2·s(u)·w(u,v) + w(u,v)²) over contacts u, with s sums of weights",
    range: "at least 0",
    conventions: "Direction ignored, weights used, not normalised; isolates 0.",
    reference: "Qi et al. 2012, doi:10.1016/j.ins.2011.12.027",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("laplacian-centrality", input.graph.laplacianCentrality())
  }

  /// The catalogue entry of ``Graph/laplacianCentralization()``.
  public static let laplacianCentralization = Measure(
    id: "laplacian-centralization", title: "Laplacian centralisation", family: .centrality,
    scope: .network,
    summary: "How far one member stands out in the structure near them.",
    definition:
      "Σ (max − c(v)) ÷ the most on n nodes, (n − 1)²(n − 2) + (n − 1)·g(k*), see the guide",
    range: "0 to 1",
    conventions: "Direction and weights ignored; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("laplacian-centralization", input.graph.laplacianCentralization())
  }
}
