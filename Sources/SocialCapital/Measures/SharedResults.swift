// SPDX-License-Identifier: Apache-2.0

/// What several measures of one graph rest on, each found once.
///
/// What is held follows from its key and from the input's graph, effort and seed, which are never
/// changed without a new one of these. So nobody can tell, but by the time it takes, whether a result
/// was found anew: copies of an input may share one and several threads may ask. Two that ask for the
/// same at the same time may both compute it and get the same.
///
/// It lives as long as the inputs that hold it: *O*(*n*) space for each thing held, *O*(*m*) for
/// shares of ties and for views.
final class SharedResults: Sendable {
  /// What can be shared.
  ///
  /// Add a case for what a further family of measures has in common.
  enum Key: Hashable {
    case weakView
    case pathShares(View, TieLength)
    case distances(View, TieLength)
    case sampledBetweenness
  }

  /// How a directed graph is looked at.
  enum View: Hashable {
    case asGiven, weak, reversed
  }

  private let found = Parallel.Guarded<[Key: any Sendable]>([:])

  /// What is held under a key, if it satisfies, else what the body computes, which is then held.
  func value<Value: Sendable>(
    _ key: Key, where satisfies: (Value) -> Bool = { _ in true },
    compute: () throws(MeasureError) -> Value
  ) throws(MeasureError) -> Value {
    if let held = found.with({ $0[key] }), let value = held as? Value, satisfies(value) {
      return value
    }
    let value = try compute()
    found.with { $0[key] = value }
    return value
  }
}

extension MeasureInput {
  /// The undirected graph with a tie wherever one exists in either direction.
  func weakView() throws(MeasureError) -> Graph {
    guard graph.isDirected else { return graph }
    return try shared.value(.weakView) { () throws(MeasureError) in graph.weakView() }
  }

  /// Shares of shortest ways along the ties of a view, with those of arcs when asked; `nil` where
  /// there are too many ways to count.
  func pathShares(
    _ view: SharedResults.View = .asGiven, length: TieLength = .unit, withArcs: Bool = false
  ) throws(MeasureError) -> PathShares? {
    let (view, length) = plainest(view, length)
    // Counting arcs takes little longer than not, and a second pass as long again.
    let isThatOfTies = (view, length) == plainest(.asGiven, self.length)
    let withArcs = withArcs || isThatOfTies && upcoming.contains("tie-betweenness")
    return try shared.value(
      .pathShares(view, length),
      where: { (held: PathShares?) in !withArcs || held.map { $0.holdsArcs } ?? true }
    ) { () throws(MeasureError) -> PathShares? in
      try seen(view).pathShares(withArcs: withArcs, length: length, monitor: monitor)
    }
  }

  /// Distances from each node along the ties of a view, added up: exact, or where that would take too
  /// long an estimate; `nil` where there is none.
  func distanceProfile(
    _ view: SharedResults.View = .asGiven, length: TieLength = .unit
  ) throws(MeasureError) -> DistanceProfile? {
    let (view, length) = plainest(view, length)
    return try shared.value(
      .distances(view, length)
    ) { () throws(MeasureError) -> DistanceProfile? in
      let graph = try seen(view)
      if length != .unit { return try graph.distanceProfile(length: length, monitor: monitor) }
      let depth = graph.depthFromBusiest
      // As many searches share a walk over the arcs as a node is not in different levels of them.
      let steps = stepsOverAllPairs * min(1, Double(depth + 1) / 512)
      if affords(steps: steps) { return try graph.distanceProfile(monitor: monitor) }
      // A sketch takes a round for every step of the longest way.
      if depth > 500 { return nil }
      return try graph.sketchedProfile(
        precision: HyperBall.precision(forNodes: graph.nodeCount), seed: seed, monitor: monitor)
    }
  }

  /// The simplest of the views and lengths that come to the same for this graph.
  func plainest(
    _ view: SharedResults.View, _ length: TieLength
  ) -> (view: SharedResults.View, length: TieLength) {
    (graph.isDirected ? view : .asGiven, graph.isWeighted ? length : .unit)
  }

  /// The graph as a view shows it.
  func seen(_ view: SharedResults.View) throws(MeasureError) -> Graph {
    switch view {
    case .asGiven: graph
    case .weak: try weakView()
    case .reversed: graph.reversed()
    }
  }

  /// A result that distances come to, with a note where they are estimates.
  ///
  /// - Parameter isSketchable: Whether estimates do.
  func resultFromDistances(
    _ name: String, length: TieLength = .unit, isSketchable: Bool = true,
    scores: (DistanceProfile) -> NodeScores
  ) throws(MeasureError) -> MeasureResult {
    guard let profile = try distanceProfile(length: length),
      isSketchable || profile.standardError == nil
    else { return MeasureResult(name, NodeScores(undefined: .tooLarge, count: graph.nodeCount)) }
    return MeasureResult(name, scores(profile)).noting(name, profile)
  }

  /// A result that distances come to, with a note where they are estimates.
  ///
  /// - Parameter isSketchable: Whether estimates do.
  func resultFromDistances(
    _ name: String, length: TieLength = .unit, isSketchable: Bool = true,
    quantity: (DistanceProfile) -> Quantity
  ) throws(MeasureError) -> MeasureResult {
    guard let profile = try distanceProfile(length: length),
      isSketchable || profile.standardError == nil
    else { return MeasureResult(name, .undefined(.tooLarge)) }
    return MeasureResult(name, quantity(profile)).noting(name, profile)
  }
}

extension MeasureResult {
  fileprivate func noting(_ name: String, _ profile: DistanceProfile) -> MeasureResult {
    guard let error = profile.standardError else { return self }
    var result = self
    result.add(
      name,
      note: """
        an estimate from counts of who is within each number of steps; each count has a relative \
        standard error of \((error * 1000).rounded() / 10) %
        """)
    return result
  }
}

extension Graph {
  /// How far the furthest node is from the one with most outgoing ties.
  fileprivate var depthFromBusiest: Int {
    guard let busiest = nodes.max(by: { outgoing.degree(of: $0) < outgoing.degree(of: $1) }) else {
      return 0
    }
    var search = StepSearch(nodeCount: nodeCount)
    search.run(from: busiest, in: outgoing)
    return search.queue.last.map { Int(search.steps[Int($0)]) } ?? 0
  }
}
