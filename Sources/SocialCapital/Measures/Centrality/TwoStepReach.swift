// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The share of others that each node reaches within two steps.
  ///
  /// ## Definition
  ///
  ///     #{j ≠ i : d(i,j) ≤ 2} ÷ (n − 1)
  ///
  /// ## Conventions
  /// - Direction: followed, outgoing. Weights: ignored. Loops: never counted.
  /// - Isolates: 0; they reach nobody. Undefined: with fewer than two nodes.
  /// - Agrees with igraph `neighborhood_size(order=2, mode="out")`, less the node itself.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 4, pairs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  /// try line.twoStepReach()   // 2/3, 1, 1, 2/3
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + Σ *d*²) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// S. P. Borgatti, M. G. Everett and J. C. Johnson, *Analyzing Social Networks* (Sage, 2013), ch. 10.
  public func twoStepReach(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    if nodeCount < 2 { return NodeScores(undefined: .tooFewNodes, count: nodeCount) }
    let offsets = outgoing.offsets.span
    let targets = outgoing.targets.span
    // The last node that reached each one, so that nothing needs clearing between sources.
    var reachedBy = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
    var counts = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    for source in 0..<nodeCount {
      if source & 1023 == 0 { try monitor.checkCancellation() }
      let mark = Int32(truncatingIfNeeded: source)
      reachedBy[source] = mark
      var count = 0
      for position in Int(offsets[source])..<Int(offsets[source + 1]) {
        let contact = Int(targets[position])
        if reachedBy[contact] != mark {
          reachedBy[contact] = mark
          count &+= 1
        }
        for step in Int(offsets[contact])..<Int(offsets[contact + 1]) {
          let other = Int(targets[step])
          if reachedBy[other] != mark {
            reachedBy[other] = mark
            count &+= 1
          }
        }
      }
      counts[source] = Double(count) / Double(nodeCount - 1)
    }
    return NodeScores(counts)
  }

  /// How far reach is left to one node: Freeman's centralisation of ``twoStepReach(monitor:)``.
  ///
  /// ## Definition
  /// Σ (max − reach) is divided by the most it can be on n nodes. Directed that is n − 1: one node is
  /// tied to all others, who are tied to nobody. Undirected it is, of every number k of contacts of
  /// one node with the other m = n − 1 − k nodes spread evenly behind them, the largest
  ///
  ///     ( (n − 1)² − k² − 2m − Σ m(i)² ) ÷ (n − 1)        m(1) + … + m(k) = m
  ///
  /// There is no more: taking away ties that the widest reach does not need only lowers the others', so
  /// a tree of two steps beside isolates is best; from four nodes on, reaching one more gains n − 1 and
  /// costs no more than that. On three nodes a single tie is best.
  ///
  /// ## Conventions
  /// - Direction: followed, outgoing. Weights: ignored. Undefined below three nodes.
  ///
  /// - Complexity: as the scores.
  public func twoStepReachCentralization(
    monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    centralization(
      of: try twoStepReach(monitor: monitor),
      maximum: isDirected ? others : Double(largestReachShortfall) / others)
  }

  /// The largest Σ (max − nodes reached) of an undirected graph, by the number of contacts.
  private var largestReachShortfall: Int {
    if nodeCount <= 3 { return 1 }
    let rest = nodeCount - 1
    let shortfalls = (1...rest).map { contacts in
      let behind = rest - contacts
      let (each, more) = behind.quotientAndRemainder(dividingBy: contacts)
      let squares = more * (each + 1) * (each + 1) + (contacts - more) * each * each
      return rest * rest - contacts * contacts - 2 * behind - squares
    }
    return shortfalls.max() ?? 1
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/twoStepReach(monitor:)``.
  public static let twoStepReach = Measure(
    id: "reach-2", title: "Reach within two steps", family: .centrality, scope: .node,
    summary: "The share of all others that someone reaches directly or through one contact.",
    definition: "#{j ≠ i : d(i,j) ≤ 2} ÷ (n − 1)",
    range: "0 to 1",
    conventions: "Outgoing ties; weights ignored; isolates 0; undefined below two nodes.",
    reference: "Borgatti, Everett and Johnson 2013, ch. 10",
    complexity: "O(n + Σd²)"
  ) { input in
    MeasureResult("reach-2", try input.graph.twoStepReach(monitor: input.monitor))
  }

  /// The catalogue entry of ``Graph/twoStepReachCentralization(monitor:)``.
  public static let twoStepReachCentralization = Measure(
    id: "reach-2-centralization", title: "Centralisation of reach within two steps",
    family: .centrality,
    scope: .network,
    summary: "How far reaching many within two steps is left to a few.",
    definition:
      "Σ (max − reach-2(v)) ÷ the most on n nodes: n − 1 directed, see the guide undirected",
    range: "0 to 1",
    conventions: "As reach-2; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "O(n + Σd²)"
  ) { input in
    MeasureResult(
      "reach-2-centralization",
      try input.graph.twoStepReachCentralization(monitor: input.monitor))
  }
}
