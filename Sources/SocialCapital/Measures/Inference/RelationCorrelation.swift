// SPDX-License-Identifier: Apache-2.0

extension SocialNetwork {
  /// The ties of one relation among all nodes.
  ///
  /// - Parameters:
  ///   - relation: The name of the relation; one that no tie has gives a graph without ties.
  ///   - view: How direction is looked at.
  ///   - weights: Whether weights are used.
  /// - Complexity: *O*(*n* + *m*).
  public func graph(
    ofRelation relation: String, view: DirectionView = .directed, weights: Bool = true
  ) throws(GraphError) -> Graph {
    try keeping(nodes: Array(nodes.indices)) { ties.relations[$0] == relation }
      .graph(view: view, weights: weights)
  }

  /// The correlation of two relations among the same nodes, beside its values when the nodes of one
  /// are renamed at random (QAP).
  ///
  /// ## Definition
  /// Pearson's correlation of the ties of one relation and the other over all pairs of nodes, 0 where
  /// there is no tie, with chances as ``Graph/qapCorrelation(with:draws:seed:monitor:)`` gives them.
  ///
  /// ## Conventions
  /// - Direction: ordered pairs, unless the view joins directions. Weights: used where ties have them.
  /// - Whoever did not answer counts as having no tie in either, which makes relations look alike:
  ///   select those who answered.
  /// - Undefined: where all pairs of either relation have the same weight.
  ///
  /// ## Example
  /// ```swift
  /// let test = try network.relationCorrelation("advice", "friendship", draws: 999, seed: 1)
  /// test.observed
  /// test.twoSided   // how often chance gives as much either way
  /// ```
  ///
  /// - Parameters:
  ///   - one: A relation.
  ///   - other: Another relation.
  ///   - view: How direction is looked at.
  ///   - weights: Whether weights are used.
  ///   - draws: How often the nodes are renamed.
  ///   - seed: What the draws start from.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``, or ``GraphError`` from making the graphs.
  /// - Complexity: *O*(*B*·(*n* + *m*)) time, divided by the threads.
  ///
  /// ## Reference
  /// D. Krackhardt, "Predicting with networks: nonparametric multiple regression analysis of dyadic
  /// data", *Social Networks* 10 (1988) 359–381, doi:10.1016/0378-8733(88)90004-4.
  public func relationCorrelation(
    _ one: String, _ other: String, view: DirectionView = .directed, weights: Bool = true,
    draws: Int = 999, seed: UInt64, monitor: Monitor = .task
  ) throws -> RandomizationTest {
    try graph(ofRelation: one, view: view, weights: weights).qapCorrelation(
      with: try graph(ofRelation: other, view: view, weights: weights), draws: draws, seed: seed,
      monitor: monitor)
  }
}

extension MeasureInput {
  /// The graph of each relation the network names, looked at as the input's graph is.
  func relationGraphs() throws -> [(name: String, graph: Graph)] {
    guard let network else { return [] }
    return try network.relations.map { relation in
      (relation, try network.graph(ofRelation: relation, view: view, weights: graph.isWeighted))
    }
  }
}

extension Measure {
  /// The catalogue entry of ``SocialNetwork/relationCorrelation(_:_:view:weights:draws:seed:monitor:)``.
  public static let relationCorrelation = Measure(
    id: "relation-correlation", title: "Likeness of two relations", family: .inference,
    scope: .network,
    summary: """
      Whether one relation, such as advice, runs where another does, such as friendship, beyond \
      chance.
      """,
    definition: """
      Pearson's correlation of the weights of all pairs of nodes in the two relations, for every two \
      relations; chance by renaming the nodes of one (QAP)
      """,
    range: "−1 to 1; chances 1/(draws + 1) to 1",
    conventions: """
      Every node counts; weights used; undefined with one relation, where a relation joins all pairs \
      alike or none, and too large where draws times ties pass three thousand million.
      """,
    reference: "Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4",
    options: [
      Option("draws", summary: "how often the nodes are renamed", defaultValue: "999")
    ],
    complexity: "O(B·(n + m)) for each two relations"
  ) { input in
    let id = "relation-correlation"
    let draws = try input.options.count(id, "draws", in: 1...1_000_000) ?? 999
    let relations = try input.relationGraphs()
    if relations.count < 2 { return MeasureResult(id, .undefined(.singleRelation)) }
    var result = MeasureResult()
    for (place, one) in relations.enumerated() {
      for other in relations[(place + 1)...] {
        let name = "\(id):\(one.name)+\(other.name)"
        let work = draws * (one.graph.nodeCount + min(one.graph.edgeCount, other.graph.edgeCount))
        if work > 3_000_000_000 {
          result.add(name, .undefined(.tooLarge))
          continue
        }
        let test = try one.graph.qapCorrelation(
          with: other.graph, draws: draws, seed: input.seed, monitor: input.monitor)
        result.add(name, test.observed)
        if test.observed.value != nil { result.add(name, test.table) }
      }
    }
    return result
  }
}
