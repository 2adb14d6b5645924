// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How much passes through each node when everything spreads along all ways at once, as a current.
  ///
  /// ## Definition
  /// A unit of current enters at s and leaves at t; ties conduct as much as they are strong. I(v|s,t)
  /// is what passes through v, half of what flows on its ties:
  ///
  ///     current-flow betweenness(v) = Σ_{s < t, both ≠ v} I(v|s,t) ÷ ((n − 1)(n − 2)/2)
  ///
  /// ## Conventions
  /// - Direction: ignored; currents flow both ways (the weak view, whose weights add).
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Disconnected: pairs in different pieces have no current and add nothing; NetworkX refuses such
  ///   graphs. Isolates: 0.
  /// - Undefined: below three nodes, and ``Undefined/didNotConverge`` where weights differ by more
  ///   than ten powers of ten.
  /// - Agrees with NetworkX `current_flow_betweenness_centrality` (given `weight="weight"`). It is
  ///   Newman's random-walk betweenness without the ends.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// Array(try line.currentFlowBetweenness())   // 0, 1, 0
  /// ```
  ///
  /// - Parameter monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*m*·((*n* + *m*)·k + *n* log *n*)) time for k steps of conjugate gradients, eight
  ///   ties at a time; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// U. Brandes and D. Fleischer, "Centrality measures based on current flow", STACS 2005, LNCS 3404,
  /// 533–544, doi:10.1007/978-3-540-31856-9_44. M. E. J. Newman, "A measure of betweenness centrality
  /// based on random walks", *Social Networks* 27 (2005) 39–54, doi:10.1016/j.socnet.2004.11.009.
  public func currentFlowBetweenness(
    monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    if nodeCount < 3 { return NodeScores(undefined: .tooFewNodes, count: nodeCount) }
    let view = weakView()
    if !view.conductsEvenly { return NodeScores(undefined: .didNotConverge, count: nodeCount) }
    let components = view.weakComponents()
    let parts = components.parts
    let ties = view.edges
    var through = [CompensatedSum](repeating: CompensatedSum(), count: nodeCount)
    var isSettled = true
    struct Worker {
      var solver: LaplacianSolver
      var flows: [Double] = []
      var isSettled = true
    }
    try Parallel.reduce(count: ties.count, chunkSize: 8, monitor: monitor) {
      Worker(solver: LaplacianSolver(view))
    } body: { worker, chunk in
      for (lane, index) in chunk.enumerated() {
        // What flows on a tie from s to t is what the tie's ends would drive from t to s.
        worker.solver.sides[ties[index].source][lane] = ties[index].weight
        worker.solver.sides[ties[index].target][lane] = -ties[index].weight
      }
      worker.isSettled = worker.solver.solve() && worker.isSettled
      for (lane, index) in chunk.enumerated() {
        let part = parts[components[ties[index].source]]
        let flows = part.map { worker.solver.potentials[$0][lane] }.sorted()
        worker.flows.append(sumOfDifferences(flows))
      }
    } merge: { worker, chunk in
      for (index, flow) in zip(chunk, worker.flows) {
        through[ties[index].source].add(flow / 2)
        through[ties[index].target].add(flow / 2)
      }
      worker.flows.removeAll(keepingCapacity: true)
      isSettled = isSettled && worker.isSettled
    }
    if !isSettled { return NodeScores(undefined: .didNotConverge, count: nodeCount) }
    let pairs = others * (others - 1) / 2
    return NodeScores(
      nodes.lazy.map { node in
        // Pairs with v at one end: all of the unit flows on v's ties, and half of it was counted.
        let ends = Double(components.sizes[components[node]] - 1) / 2
        return max(0, through[node].value - ends) / pairs
      })
  }

  /// How far currents between members pass through one: Freeman's centralisation of
  /// ``currentFlowBetweenness(monitor:)``.
  ///
  /// Σ (max − value) is divided by n − 1, which a star reaches: its centre has 1, the most there is.
  /// Undefined below three nodes.
  ///
  /// - Complexity: as the scores.
  public func currentFlowBetweennessCentralization(
    monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    centralization(of: try currentFlowBetweenness(monitor: monitor), maximum: others)
  }
}

/// The sum of y − x over all pairs x ≤ y of ascending numbers.
private func sumOfDifferences(_ ascending: [Double]) -> Double {
  var sum = CompensatedSum()
  for (rank, value) in ascending.enumerated() {
    sum.add(Double(2 * rank - ascending.count + 1) * value)
  }
  return sum.value
}

extension Measure {
  /// The catalogue entry of ``Graph/currentFlowBetweenness(monitor:)``.
  public static let currentFlowBetweenness = Measure(
    id: "current-flow-betweenness", title: "Current-flow betweenness", family: .centrality,
    scope: .node,
    summary: "How much passes through someone when all ways count, not only the shortest.",
    definition: "the mean over pairs s, t of others of the unit current from s to t through v",
    range: "0 to 1",
    conventions: """
      Directions joined; weights conduct; isolates 0; undefined below three nodes. Not computed \
      above 20,000 ties.
      """,
    reference: """
      Brandes and Fleischer 2005, doi:10.1007/978-3-540-31856-9_44; Newman 2005, \
      doi:10.1016/j.socnet.2004.11.009
      """,
    complexity: "O(m·(m·k + n log n)), k steps of conjugate gradients"
  ) { input in
    let graph = input.graph
    return MeasureResult(
      "current-flow-betweenness",
      graph.edgeCount > Graph.mostTiesForCurrents
        ? NodeScores(undefined: .tooLarge, count: graph.nodeCount)
        : try graph.currentFlowBetweenness(monitor: input.monitor))
  }

  /// The catalogue entry of ``Graph/currentFlowBetweennessCentralization(monitor:)``.
  public static let currentFlowBetweennessCentralization = Measure(
    id: "current-flow-betweenness-centralization", title: "Current-flow betweenness centralisation",
    family: .centrality, scope: .network,
    summary: "How far all ways between members lead through one: 1 in a star.",
    definition: "Σ (max value − value(v)) ÷ (n − 1)",
    range: "0 to 1",
    conventions: "As current-flow-betweenness; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(m·(m·k + n log n)), k steps of conjugate gradients"
  ) { input in
    let graph = input.graph
    return MeasureResult(
      "current-flow-betweenness-centralization",
      graph.edgeCount > Graph.mostTiesForCurrents
        ? .undefined(.tooLarge)
        : try graph.currentFlowBetweennessCentralization(monitor: input.monitor))
  }
}

extension Graph {
  /// The most ties for which the catalogue solves a system of equations a tie.
  static let mostTiesForCurrents = 20_000
}
