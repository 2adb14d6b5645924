// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The share of weight that passes between nodes that can all reach one another.
  ///
  /// ## Definition
  /// A tie lies on some circle of ties if and only if its ends are in one strong component. With W
  /// all weight: Σ w(i,j) over ties within strong components ÷ W, which is 1 less flow hierarchy.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph.
  /// - Weights: used, as amounts; without them every tie is 1. Loops: never counted.
  /// - Undefined: without ties.
  /// - Agrees with 1 − NetworkX `flow_hierarchy(G, weight)`.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.strongComponentShare()   // 2/3
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// J. Luo and C. L. Magee, "Detecting evolving patterns of self-organizing networks by flow
  /// hierarchy measurement", *Complexity* 16 (2011) no. 6, 53–61, doi:10.1002/cplx.20368.
  public func strongComponentShare() -> Quantity {
    if let obstacle = reciprocityObstacle { return .undefined(obstacle) }
    let parts = strongComponents().membership
    var (inside, total) = (CompensatedSum(), CompensatedSum())
    for node in nodes {
      for position in outgoing.positions(of: node) {
        let weight = outgoing.weights?[position] ?? 1
        total.add(weight)
        if parts[node] == parts[Int(outgoing.targets[position])] { inside.add(weight) }
      }
    }
    return Quantity(inside.value, over: total.value, else: .noTies)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/strongComponentShare()``.
  public static let strongComponentShare = Measure(
    id: "strong-component-share", title: "Help that could ever come back", family: .reciprocity,
    scope: .network,
    summary: "How much help passes between people who can all eventually reach each other.",
    definition: "weight of ties within strong components ÷ all weight; 1 less flow hierarchy",
    range: "0 to 1, at least circulation",
    conventions: "Needs directed ties; without weights every tie is 1; undefined without ties.",
    reference: "Luo and Magee 2011, doi:10.1002/cplx.20368", complexity: "O(n + m)"
  ) { input in
    MeasureResult("strong-component-share", input.graph.strongComponentShare())
  }
}
