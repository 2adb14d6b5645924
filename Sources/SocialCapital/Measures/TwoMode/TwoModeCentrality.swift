// SPDX-License-Identifier: Apache-2.0

extension TwoModeGraph {
  /// The share of the other mode each node is tied to.
  ///
  /// ## Definition
  /// d(i) ÷ n₂ for a node of the first mode, d(j) ÷ n₁ for one of the second, with d the ties of the
  /// node and n₁, n₂ the sizes of the modes.
  ///
  /// ## Conventions
  /// Direction and weights are ignored; an isolate has 0. Undefined where the other mode is empty.
  /// Agrees with NetworkX `bipartite.degree_centrality`.
  ///
  /// ## Example
  /// ```swift
  /// clubs.degrees()   // two people in the only club: 1, 1, 1
  /// ```
  ///
  /// - Complexity: *O*(*n*) time and space.
  ///
  /// ## Reference
  /// S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", *Social Networks* 19 (1997)
  /// 243–269, doi:10.1016/S0378-8733(96)00301-2.
  public func degrees() -> NodeScores {
    NodeScores(
      graph.nodes.map { node in
        Quantity(
          graph.outgoing.degree(of: node), over: count(modes[node].other), else: .notTwoMode)
      })
  }

  /// How near each node is to all others, compared with the nearest a node of its mode could be.
  ///
  /// ## Definition
  /// With Σd the distances to the nodes reached, r of them, of n nodes in all:
  ///
  ///     (n₂ + 2(n₁ − 1)) ÷ Σd · r ÷ (n − 1)        first mode; second with n₁ and n₂ exchanged
  ///
  /// ## Conventions
  /// Direction and weights are ignored. A node that reaches only a part is scaled by that part.
  /// Undefined for an isolate. Agrees with NetworkX `bipartite.closeness_centrality`, which gives
  /// isolates 0.
  ///
  /// ## Example
  /// ```swift
  /// try clubs.closeness()   // two people in the only club: 1, 1, 1
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time and *O*(*n*) space a thread.
  ///
  /// ## Reference
  /// As ``degrees()``.
  public func closeness(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    var scores: [Quantity] = []
    scores.reserveCapacity(graph.nodeCount)
    try Parallel.reduce(
      count: graph.nodeCount, chunkSize: 64, monitor: monitor,
      makeWorker: { DistanceSums(graph) },
      body: { worker, sources in for source in sources { worker.run(from: source) } },
      merge: { worker, sources in
        for (source, found) in zip(sources, worker.found) {
          let mode = modes[source]
          let least = Double(count(mode.other) + 2 * (count(mode) - 1))
          let share = Double(found.reached) / Double(max(graph.nodeCount - 1, 1))
          scores.append(
            Quantity(least * share, over: Double(found.sum), else: .isolate))
        }
        worker.found.removeAll(keepingCapacity: true)
      })
    return NodeScores(scores)
  }

  /// How often each node lies on shortest ways, compared with the most a node of its mode could.
  ///
  /// ## Definition
  /// Betweenness, each unordered pair once, divided for a node of a mode of n with m in the other by
  ///
  ///     ½( m²(s + 1)² + m(s + 1)(2t − s − 1) − t(2s − t + 3) )    s = (n − 1) div m, t = (n − 1) mod m
  ///
  /// ## Conventions
  /// Direction and weights are ignored; an isolate has 0. Undefined where the divisor is 0, as with a
  /// single node in each mode. Agrees with NetworkX `bipartite.betweenness_centrality`.
  ///
  /// ## Example
  /// ```swift
  /// try clubs.betweenness()   // only the club can lie between others: nil, nil, 1
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time.
  ///
  /// ## Reference
  /// As ``degrees()``.
  public func betweenness(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    let raw = try graph.betweenness(monitor: monitor)
    let most = Mode.allCases.map { mostBetween($0) }
    return NodeScores(
      graph.nodes.map { node in
        raw.quantity(at: node).flatMap {
          Quantity($0, over: most[modes[node].rawValue - 1], else: .tooFewNodes)
        }
      })
  }

  /// The most a node of a mode can lie between others.
  private func mostBetween(_ mode: Mode) -> Double {
    let (own, other) = (count(mode), count(mode.other))
    if own == 0 || other == 0 { return 0 }
    let s = Double((own - 1) / other)
    let t = Double((own - 1) % other)
    let m = Double(other)
    let doubled =
      m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)
    return doubled / 2
  }
}

/// Adds up distances from one node after the other.
private struct DistanceSums {
  private let graph: Graph
  private var distances: ContiguousArray<Int32>
  private var queue: [Int] = []
  /// For each source run, the sum of distances and the number of nodes reached.
  var found: [(sum: Int, reached: Int)] = []

  init(_ graph: Graph) {
    self.graph = graph
    distances = ContiguousArray(repeating: -1, count: graph.nodeCount)
  }

  mutating func run(from source: Int) {
    // A copy of its own, so that the rows can be read while the rest of this value changes.
    let graph = graph
    let offsets = graph.outgoing.offsets.span
    let targets = graph.outgoing.targets.span
    queue.append(source)
    distances[source] = 0
    var sum = 0
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      let next = distances[node] + 1
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let other = Int(targets[position])
        if distances[other] >= 0 { continue }
        distances[other] = next
        sum += Int(next)
        queue.append(other)
      }
    }
    found.append((sum, queue.count - 1))
    for node in queue { distances[node] = -1 }
    queue.removeAll(keepingCapacity: true)
  }
}

extension Measure {
  private static let twoModeReference =
    "Borgatti and Everett 1997, doi:10.1016/S0378-8733(96)00301-2"
  private static let twoModeConventions = """
    Modes from the column mode, else the two kinds, citizens first; direction and weights ignored; \
    undefined where ties join nodes of one mode
    """

  /// The catalogue entry of ``TwoModeGraph/degrees()``.
  public static let twoModeDegree = Measure(
    id: "two-mode-degree", title: "Two-mode degree", family: .twoMode, scope: .node,
    summary: "What share of the groups a person is in, and of the people a group has.",
    definition: "ties ÷ size of the other mode", range: "0 to 1",
    conventions: twoModeConventions + ".", reference: twoModeReference, complexity: "O(n + m)"
  ) { input in input.twoModeScores("two-mode-degree") { $0.degrees() } }

  /// The catalogue entry of ``TwoModeGraph/closeness(monitor:)``.
  public static let twoModeCloseness = Measure(
    id: "two-mode-closeness", title: "Two-mode closeness", family: .twoMode, scope: .node,
    summary: "How few steps people and groups are from all others, where people meet in groups.",
    definition: """
      least sum of distances a node of its mode could have ÷ its own sum, times the share of others \
      reached
      """,
    range: "0 to 1",
    conventions: twoModeConventions + "; isolates undefined.", reference: twoModeReference,
    complexity: "O(nm)"
  ) { input in
    try input.twoModeScores("two-mode-closeness") { try $0.closeness(monitor: input.monitor) }
  }

  /// The catalogue entry of ``TwoModeGraph/betweenness(monitor:)``.
  public static let twoModeBetweenness = Measure(
    id: "two-mode-betweenness", title: "Two-mode betweenness", family: .twoMode, scope: .node,
    summary: "Which people and groups lie between others, where people meet in groups.",
    definition: "betweenness ÷ the most a node of its mode could have", range: "0 to 1",
    conventions: twoModeConventions + "; isolates 0.", reference: twoModeReference,
    complexity: "O(nm)"
  ) { input in
    try input.twoModeScores("two-mode-betweenness") { try $0.betweenness(monitor: input.monitor) }
  }
}
