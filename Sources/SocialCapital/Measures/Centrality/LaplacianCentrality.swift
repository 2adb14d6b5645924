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
}
