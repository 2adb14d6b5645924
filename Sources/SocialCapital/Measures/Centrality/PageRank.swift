// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How often a walker who follows ties at random, and now and then starts anew, is at each node.
  ///
  /// ## Definition
  /// With damping d, s(u) the sum of the weights u sends, and D the nodes that send nothing:
  ///
  ///     p(v) = (1 − d) ÷ n + d · ( Σ_{u→v} p(u)·w(u,v) ÷ s(u) + Σ_{u in D} p(u) ÷ n )
  ///
  /// ## Conventions
  /// - Direction: the walker follows outgoing ties, so incoming ties raise a score.
  /// - Weights: used, as strengths. Loops: never counted.
  /// - Nodes that send nothing, isolates among them, spread what they hold evenly over all.
  /// - Normalised: the scores sum to 1.
  /// - Undefined: ``Undefined/didNotConverge`` where 10,000 rounds do not settle the scores, which
  ///   happens with damping near 1.
  /// - Agrees with igraph `pagerank` and NetworkX `pagerank` run to a small tolerance (its default
  ///   of 10⁻⁶ is coarse); NetworKit differs where there are isolates.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 2, pairs: [(0, 1)], isDirected: true)
  /// Array(try line.pageRank())   // 0.3509, 0.6491
  /// ```
  ///
  /// - Parameters:
  ///   - damping: The chance to go on rather than to start anew, from 0 to below 1.
  ///   - tolerance: Rounds end when a step changes the scores of those who send something, and what
  ///     the others hold between them, by no more than this together. All scores together are then
  ///     wrong by at most d ÷ (1 − d) times as much, but for rounding; where rounding alone keeps them
  ///     from it, they end below 10⁻¹¹.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time a round, up to about ln(tolerance) ÷ ln d rounds and, up to
  ///   16,384 nodes, some half as many; *O*(*n*) space, and in larger networks *O*(*n* + *m*).
  ///
  /// ## Reference
  /// S. Brin and L. Page, "The anatomy of a large-scale hypertextual Web search engine", *Computer
  /// Networks and ISDN Systems* 30 (1998) 107–117, doi:10.1016/S0169-7552(98)00110-X.
  public func pageRank(
    damping: Double = 0.85, tolerance: Double = 1e-14, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    precondition(damping >= 0 && damping < 1, "Damping is from 0 to below 1.")
    precondition(tolerance > 0, "A tolerance is above 0.")
    if nodeCount == 0 { return NodeScores(undefined: .emptyGraph, count: 0) }
    var walk = RandomWalk(self, damping: damping)
    return try walk.settle(tolerance: tolerance, monitor: monitor)
      ? walk.nodeScores : NodeScores(undefined: .didNotConverge, count: nodeCount)
  }

  /// How far the random walker stays with one node: Freeman's centralisation of
  /// ``pageRank(damping:tolerance:monitor:)``.
  ///
  /// Σ (max − p) = n·max − 1 is divided by d(n − 2) ÷ (1 + d), which a star reaches; directed by
  /// d(n − 1)² ÷ (n(1 + d) − d), which a star of ties towards its centre reaches: whatever the
  /// ties, a node gets at most d(1 − p) from the others and, where it sends nothing, d·p ÷ n from
  /// itself. Undefined below three nodes.
  ///
  /// - Complexity: as the scores.
  public func pageRankCentralization(
    damping: Double = 0.85, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    if damping == 0, nodeCount > 2 { return .undefined(.zeroVariance) }
    let n = Double(nodeCount)
    let directed = damping * others * others / (n * (1 + damping) - damping)
    return centralization(
      of: try pageRank(damping: damping, monitor: monitor),
      maximum: isDirected ? directed : damping * (n - 2) / (1 + damping))
  }
}

/// Scores that come nearer, round by round, to those that one more step of the walker leaves the same.
///
/// In a small network each node sees what those before it have become (Gauss–Seidel), which takes half
/// as many rounds; in a large one all new scores are made of all old ones (Jacobi), by all threads. In
/// both the step is as the definition has it, but with what all scores sum to where it has 1: else what
/// is wrong with the sum would be the last to go.
private struct RandomWalk {
  private static let mostInTurn = (1 << 14) - 1

  private let damping: Double
  private let matrix: TieMatrix
  /// What a node passes on for each unit of its tie's weight, per score: d ÷ s(u), 0 where s(u) is.
  private let factors: ContiguousArray<Double>
  /// What makes a score of what is passed on: s(u) ÷ d, and 0 where nothing is.
  private let inverses: ContiguousArray<Double>
  /// What each node passes on for each unit: its score times its factor.
  private var passed: ContiguousArray<Double>
  private var scores: ContiguousArray<Double>
  /// What all nodes hold together, and those that send nothing.
  private var total = 1.0
  private var held: Double

  init(_ graph: Graph, damping: Double) {
    self.damping = damping
    let n = Double(graph.nodeCount)
    matrix = TieMatrix(graph.incoming)
    factors = ContiguousArray(
      matrix.order.lazy.map { node -> Double in
        let sent = graph.outgoing.strength(of: Int(node))
        return sent == 0 ? 0 : damping / sent
      })
    inverses = ContiguousArray(
      factors.lazy.map { $0 == 0 ? 0 : min(1 / $0, .greatestFiniteMagnitude) })
    passed = ContiguousArray(factors.lazy.map { $0 / n })
    scores = ContiguousArray(repeating: 1 / n, count: graph.nodeCount)
    held = Double(factors.count { $0 == 0 }) / n
  }

  /// The scores by node, summing to 1.
  var nodeScores: NodeScores { NodeScores(matrix.byNode(scores.dividedByTheirSum())) }

  /// Goes on until a step changes the scores together by no more than the tolerance, or says that they
  /// did not settle.
  mutating func settle(tolerance: Double, monitor: Monitor) throws(MeasureError) -> Bool {
    try Parallel.together(threads: min(monitor.threads, matrix.chunks.count)) {
      (team) throws(MeasureError) in
      try settle(tolerance: tolerance, team, monitor)
    }
  }

  private mutating func settle(
    tolerance: Double, _ team: Parallel.Team, _ monitor: Monitor
  ) throws(MeasureError) -> Bool {
    var goesInTurn = scores.count <= Self.mostInTurn
    var changes = (earlier: Double.infinity, last: Double.infinity)
    for _ in 0..<10_000 {
      try monitor.checkCancellation()
      let round = goesInTurn ? goInTurn() : goAtOnce(team)
      let change = round.change(from: held) / round.total
      (total, held) = (round.total, round.held)
      // Sums over very many contacts are rounded by more than the tolerance: they only swing then.
      let isSwinging = change < 1e-11 && change >= changes.earlier
      changes = (changes.last, change)
      if change <= tolerance || isSwinging {
        // Of a step from all scores at once the error is bounded.
        let change = step(team).change(from: held) / total
        if change <= tolerance || isSwinging && !goesInTurn { return true }
      }
      // Changes at once fall from round to round, but for rounding; in turn they might swing without it.
      if isSwinging, goesInTurn { (goesInTurn, changes) = (false, (.infinity, .infinity)) }
    }
    return false
  }

  private mutating func goInTurn() -> Step {
    var round = Step()
    let (base, factors, inverses) = (base, factors, inverses)
    matrix.rows.replaceInTurn(&passed) { row, sum, passed in
      let now = (base + sum) * factors[row]
      round.add(base + sum, passing: now, after: passed, inverse: inverses[row])
      return now
    }
    return round
  }

  private mutating func goAtOnce(_ team: Parallel.Team) -> Step {
    let round = step(passingOn: true, team)
    swap(&passed, &scores)
    return round
  }

  /// Makes the scores that the walker's step leads to, or what is passed on of each.
  private mutating func step(passingOn: Bool = false, _ team: Parallel.Team) -> Step {
    let (base, matrix, passed) = (base, matrix.rows, passed)
    let (factors, inverses) = (factors, inverses)
    let parts = Parallel.fill(&scores, chunks: self.matrix.chunks, team: team) { slice, rows in
      matrix.multiply(passed, rows: rows, into: &slice, adding: base)
      var part = Step()
      let (passed, factors, inverses) = (passed.span, factors.span, inverses.span)
      for row in rows {
        let score = slice[row - rows.lowerBound]
        let now = score * factors[row]
        part.add(score, passing: now, after: passed[row], inverse: inverses[row])
        if passingOn { slice[row - rows.lowerBound] = now }
      }
      return part
    }
    return parts.reduce(into: Step()) { $0.add($1) }
  }

  /// What every node gets without a tie.
  private var base: Double { ((1 - damping) * total + damping * held) / Double(scores.count) }

  /// What new scores come to.
  private struct Step {
    private(set) var total = 0.0
    /// What those hold that send nothing.
    private(set) var held = 0.0
    /// How much the scores of the others changed, all together.
    private var change = 0.0

    @inline(__always)
    mutating func add(_ score: Double, passing now: Double, after before: Double, inverse: Double) {
      total += score
      held += inverse == 0 ? score : 0
      change += abs(now - before) * inverse
    }

    mutating func add(_ other: Step) {
      total += other.total
      held += other.held
      change += other.change
    }

    /// How much all changed, of which those that send nothing count as one.
    func change(from held: Double) -> Double { change + abs(self.held - held) }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/pageRank(damping:tolerance:monitor:)``.
  public static let pageRank = Measure(
    id: "pagerank", title: "PageRank", family: .centrality, scope: .node,
    summary: "How often someone would be met by following ties at random.",
    definition: """
      p(v) = (1 − d)/n + d(Σ p(u)·w(u,v)/s(u) + what nodes that send nothing hold, spread evenly)
      """,
    range: "above 0, summing to 1",
    conventions: "Incoming ties raise it; weights used; undefined where it does not settle.",
    reference: "Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X",
    options: [.damping], complexity: "O(n + m) a round"
  ) { input in
    let damping = try input.options.number("pagerank", "damping", in: 0...0.999)
    return MeasureResult(
      "pagerank",
      try input.graph.pageRank(damping: damping ?? 0.85, monitor: input.monitor))
  }

  /// The catalogue entry of ``Graph/pageRankCentralization(damping:monitor:)``.
  public static let pageRankCentralization = Measure(
    id: "pagerank-centralization", title: "PageRank centralisation", family: .centrality,
    scope: .network,
    summary: "How far following ties at random leads to one member: 1 in a star.",
    definition: "(n·max − 1) ÷ (d(n − 2)/(1 + d)); directed ÷ (d(n − 1)²/(n(1 + d) − d))",
    range: "0 to 1",
    conventions: "As pagerank; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    options: [.damping], complexity: "O(n + m) a round"
  ) { input in
    let damping = try input.options.number("pagerank-centralization", "damping", in: 0...0.999)
    return MeasureResult(
      "pagerank-centralization",
      try input.graph.pageRankCentralization(
        damping: damping ?? 0.85, monitor: input.monitor))
  }
}

extension Measure.Option {
  fileprivate static let damping = Measure.Option(
    "damping", summary: "the chance to go on rather than to start anew", defaultValue: "0.85")
}
