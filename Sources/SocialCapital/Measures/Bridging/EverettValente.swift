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
    let from = try reachCounts(outgoing, monitor: monitor)
    let to = isDirected ? try reachCounts(incoming, monitor: monitor) : from
    return NodeScores(
      nodes.map { node -> Quantity in
        let out = Double(outgoing.degree(of: node))
        let into = Double(incoming.degree(of: node))
        if out + into == 0 { return .undefined(.isolate) }
        return between.quantity(at: node).map { score in
          if score == 0 { return 0 }
          if !isDirected { return (2 * score + Double(from[node])) / out }
          return ((score + Double(to[node])) / into + (score + Double(from[node])) / out) / 2
        }
      })
  }

  /// How many other nodes each node has a way to along some rows.
  ///
  /// Undirected, that is the rest of its component; directed, a walk from every node that has ties
  /// in and out, as only those can lie between others.
  private func reachCounts(
    _ rows: Adjacency, monitor: Monitor
  ) throws(MeasureError) -> [Int] {
    var counts = [Int](repeating: 0, count: nodeCount)
    var stamps = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    var queue: [Int] = []
    for source in nodes {
      if source & 255 == 0 { try monitor.checkCancellation() }
      if !isDirected && stamps[source] >= 0 { continue }
      if outgoing.degree(of: source) == 0 || incoming.degree(of: source) == 0 { continue }
      let stamp = Int32(truncatingIfNeeded: source)
      stamps[source] = stamp
      queue.append(source)
      var head = 0
      while head < queue.count {
        let node = queue[head]
        head += 1
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let target = Int(targets[position])
          if stamps[target] == stamp { continue }
          stamps[target] = stamp
          queue.append(target)
        }
      }
      if isDirected {
        counts[source] = queue.count - 1
      } else {
        for node in queue { counts[node] = queue.count - 1 }
      }
      queue.removeAll(keepingCapacity: true)
    }
    return counts
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
    conventions: "Direction as given; weights ignored; by component; undefined for isolates.",
    reference: "Everett and Valente 2016, doi:10.1016/j.socnet.2015.09.001",
    complexity: "O(nm)"
  ) { input in
    MeasureResult("everett-valente", try input.graph.everettValente(monitor: input.monitor))
  }
}
