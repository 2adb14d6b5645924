// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Everett and Valente's brokerage of each node: betweenness per tie.
  ///
  /// It finds those who bridge with few links, where betweenness finds the busy.
  ///
  /// ## Definition
  /// With C(v) the raw betweenness, d(v) the ties of v and n(v) the nodes of its component, where
  /// C(v) > 0, and 0 elsewhere:
  ///
  ///     undirected:  ( 2·C(v) + n(v) − 1 ) ÷ d(v)
  ///     directed:    the mean of ( C(v) + reaching(v) ) ÷ d⁻(v) and ( C(v) + reached(v) ) ÷ d⁺(v)
  ///
  /// with d⁻ and d⁺ the ties in and out, and the numbers of nodes with a way to and from v. The sum
  /// over a node's ties of their betweenness is 2·C(v) + n(v) − 1 in an undirected component.
  ///
  /// ## Conventions
  /// - Direction: as given. Weights: ignored. Loops: never counted.
  /// - Disconnected: by component, so that parts do not change each other's values.
  /// - Undefined: for an isolate; where betweenness is.
  /// - Agrees with influenceR and netrics in a connected graph.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.everettValente()   // 0, 2, 0
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// M. G. Everett and T. W. Valente, "Bridging, brokerage and betweenness", *Social Networks* 44
  /// (2016) 202–208, doi:10.1016/j.socnet.2015.09.001.
  public func everettValente(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    let between = try betweenness(monitor: monitor)
    let reached = try distanceProfile(monitor: monitor).reached
    let reaching = isDirected ? try reversed().distanceProfile(monitor: monitor).reached : reached
    return everettValente(from: between, reached: reached, reaching: reaching)
  }

  /// The scores that betweenness and the numbers of nodes on either side come to.
  func everettValente(
    from between: NodeScores, reached: ContiguousArray<Int>, reaching: ContiguousArray<Int>
  ) -> NodeScores {
    NodeScores(
      nodes.map { node -> Quantity in
        let out = Double(outgoing.degree(of: node))
        let into = Double(incoming.degree(of: node))
        if out + into == 0 { return .undefined(.isolate) }
        return between.quantity(at: node).map { score in
          if score == 0 { return 0 }
          if !isDirected { return (2 * score + Double(reached[node])) / out }
          return ((score + Double(reaching[node])) / into + (score + Double(reached[node])) / out)
            / 2
        }
      })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/everettValente(monitor:)``.
  public static let everettValente = Measure(
    id: "everett-valente", title: "Everett–Valente brokerage", family: .bridging, scope: .node,
    summary: "Who bridges with few links: betweenness for each of them.",
    definition: """
      (2C + n − 1) ÷ d for betweenness C > 0, n nodes in the component and d ties; directed the mean \
      of (C + reaching) ÷ ties in and (C + reached) ÷ ties out; 0 where C is 0
      """,
    range: "from 0",
    conventions: "Direction as given; weights ignored; by component; undefined for isolates, and "
      + "for all where it would take too long unless asked to be exact.",
    reference: "Everett and Valente 2016, doi:10.1016/j.socnet.2015.09.001",
    complexity: "O(nm)"
  ) { input in
    let graph = input.graph
    guard input.affords(steps: input.stepsOverAllPairs), let out = try input.distanceProfile(),
      let into = try input.distanceProfile(.reversed)
    else {
      return MeasureResult(
        "everett-valente", NodeScores(undefined: .tooLarge, count: graph.nodeCount))
    }
    return MeasureResult(
      "everett-valente",
      graph.everettValente(
        from: graph.betweenness(from: try input.pathShares()), reached: out.reached,
        reaching: into.reached))
  }
}
