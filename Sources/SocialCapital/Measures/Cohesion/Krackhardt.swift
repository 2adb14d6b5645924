// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The share of pairs of nodes that are in one weak component, Krackhardt's connectedness.
  ///
  /// ## Definition
  /// The first of Krackhardt's four conditions that together make a graph an out-tree, the shape of a
  /// pure hierarchy. With weak components of sizes s: Σ s(s − 1) ÷ (n(n − 1)).
  ///
  /// ## Conventions
  /// - Direction: ignored. Weights: ignored. Isolates: counted as nodes.
  /// - Undefined: below two nodes.
  /// - Agrees with sna `connectedness`.
  ///
  /// ## Example
  /// ```swift
  /// // Two pairs of six are in one part: 0–1 and, of ordered pairs, 1–0.
  /// try Graph(nodeCount: 3, pairs: [(0, 1)], isDirected: true).connectedness()   // 1/3
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// D. Krackhardt, "Graph theoretical dimensions of informal organizations", in K. M. Carley and
  /// M. J. Prietula (eds), *Computational Organization Theory* (Lawrence Erlbaum, 1994), 89–111.
  public func connectedness() -> Quantity {
    let pairs = weakComponents().sizes.reduce(0) { $0 + $1 * ($1 - 1) }
    return Quantity(
      pairs, over: nodeCount * (nodeCount - 1), else: nodeCount == 0 ? .emptyGraph : .tooFewNodes)
  }

  /// How far reaching goes one way only, Krackhardt's hierarchy.
  ///
  /// ## Definition
  /// Of the unordered pairs in which one reaches the other along the direction of ties, the share in
  /// which the other does not reach back.
  ///
  /// ## Conventions
  /// - Direction: followed; an undirected graph has 0. Weights: ignored.
  /// - Undefined: where no node reaches another.
  /// - Agrees with sna `hierarchy(measure="krackhardt")` of version 2; not to be confused with Burt's
  ///   hierarchy of a node.
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time, 512 sources at a time; *O*(*n* + *m*) space.
  public func krackhardtHierarchy(monitor: Monitor = .task) throws(MeasureError) -> Quantity {
    let reached = isDirected ? try distanceProfile(monitor: monitor).reached : []
    return krackhardtHierarchy(reached: reached)
  }

  /// The share that the numbers of nodes reached come to; undirected, components do.
  func krackhardtHierarchy(reached: ContiguousArray<Int>) -> Quantity {
    let mutual = strongComponents().sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let reached = isDirected ? reached.reduce(0, +) : 2 * mutual
    return Quantity(
      reached - 2 * mutual, over: reached - mutual, else: nodeCount == 0 ? .emptyGraph : .noTies)
  }

  /// How few ties there are beyond those that hold components together, Krackhardt's efficiency.
  ///
  /// ## Definition
  /// With m ties and weak components of sizes s:
  ///
  ///     efficiency = 1 − (m − Σ (s − 1)) ÷ Σ (s(s − 1) − (s − 1))
  ///
  /// ## Conventions
  /// - Direction: ties are counted one by one; an undirected tie is two, as sna takes it, so an
  ///   undirected tree of three nodes has 0.5.
  /// - Weights: ignored.
  /// - Undefined: where no component could have a tie too many.
  /// - Agrees with sna `efficiency`, which gives NaN for a graph without ties.
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  public func krackhardtEfficiency() -> Quantity {
    let sizes = weakComponents().sizes
    let needed = sizes.reduce(0) { $0 + $1 - 1 }
    let spare = sizes.reduce(0) { $0 + ($1 - 1) * ($1 - 1) }
    return Quantity(
      spare - (outgoing.arcCount - needed), over: spare,
      else: nodeCount == 0 ? .emptyGraph : .noTies)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/connectedness()``.
  public static let connectedness = Measure(
    id: "connectedness", title: "Connectedness", family: .cohesion, scope: .network,
    summary: "How many pairs of members are connected by any route.",
    definition: "pairs in one weak component ÷ all pairs",
    range: "0 to 1",
    conventions: "Direction and weights ignored; isolates counted; undefined below two nodes.",
    reference: "Krackhardt 1994, Computational Organization Theory, 89–111",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("connectedness", input.graph.connectedness())
  }

  /// The catalogue entry of ``Graph/krackhardtHierarchy(monitor:)``.
  public static let krackhardtHierarchy = Measure(
    id: "krackhardt-hierarchy", title: "Hierarchy (Krackhardt)", family: .cohesion,
    scope: .network,
    summary: "How far reaching goes one way only, as from the top of a hierarchy down.",
    definition: "of the pairs in which one reaches the other, the share with no way back",
    range: "0 to 1; 0 when undirected",
    conventions: "Along the direction of ties; undefined where nobody reaches anybody.",
    reference: "Krackhardt 1994, Computational Organization Theory, 89–111",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    let graph = input.graph
    if !graph.isDirected {
      return MeasureResult("krackhardt-hierarchy", graph.krackhardtHierarchy(reached: []))
    }
    return try input.resultFromDistances("krackhardt-hierarchy", isSketchable: false) {
      graph.krackhardtHierarchy(reached: $0.reached)
    }
  }

  /// The catalogue entry of ``Graph/krackhardtEfficiency()``.
  public static let krackhardtEfficiency = Measure(
    id: "krackhardt-efficiency", title: "Efficiency (Krackhardt)", family: .cohesion,
    scope: .network,
    summary: "How few links there are beyond those that hold the parts together.",
    definition: "1 − (m − Σ(s − 1)) ÷ Σ(s − 1)² over weak components of sizes s",
    range: "0 to 1",
    conventions: """
      An undirected tie counts as two; weights ignored; undefined where no tie could be too many.
      """,
    reference: "Krackhardt 1994, Computational Organization Theory, 89–111",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("krackhardt-efficiency", input.graph.krackhardtEfficiency())
  }
}
