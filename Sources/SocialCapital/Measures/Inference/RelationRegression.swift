// SPDX-License-Identifier: Apache-2.0

extension Grouping {
  /// A network in which every two nodes of one group are tied, both ways when directed; nodes of
  /// unknown group are tied to nobody.
  ///
  /// It serves ``Graph/qapRegression(on:draws:seed:monitor:)`` as the predictor "of the same group".
  ///
  /// - Complexity: *O*(*n* + Σ *g*²) time and space for groups of *g*.
  public func sameGroupGraph(isDirected: Bool) throws(GraphError) -> Graph {
    var pairs: [(Int, Int)] = []
    for group in groups.indices {
      let members = (0..<nodeCount).filter { self[$0] == group }
      for (place, one) in members.enumerated() {
        for other in members[(place + 1)...] {
          pairs.append((one, other))
          if isDirected { pairs.append((other, one)) }
        }
      }
    }
    return try Graph(nodeCount: nodeCount, pairs: pairs, isDirected: isDirected)
  }
}

extension MeasureInput {
  /// Regresses one relation on the others and on who is in one group, with chances by double
  /// semi-partialling (MRQAP).
  ///
  /// ## Definition
  /// As ``Graph/qapRegression(on:draws:seed:monitor:)``: the response is one relation, the predictors
  /// are the others, and for each grouping whether two nodes are of the same group.
  ///
  /// ## Conventions
  /// - Direction and weights: as the input's graph has them. Loops: never counted.
  /// - A network whose ties name no relation is itself the response, called `ties`.
  /// - Predictors that are the same for all pairs are left out, such as one group for all.
  /// - Result: `nil` where nothing is left to regress on, and without a network.
  ///
  /// ## Example
  /// ```swift
  /// let input = MeasureInput(try network.graph(), network: network, groupings: [sectors])
  /// let model = try input.relationRegression(of: "advice", draws: 999)
  /// model?.regression.terms[0].test.twoSided
  /// ```
  ///
  /// - Parameters:
  ///   - response: The relation to explain; by default the one the data name first.
  ///   - draws: How often the nodes are renamed for each predictor.
  /// - Throws: ``MeasureError``, or ``GraphError`` from making the graphs.
  /// - Complexity: *O*(*B*·*k*²·*n*²) time divided by the threads, *O*(*k*·*n*²) space for *k*
  ///   predictors.
  ///
  /// ## Reference
  /// D. Dekker, D. Krackhardt and T. A. B. Snijders, "Sensitivity of MRQAP tests to collinearity and
  /// autocorrelation conditions", *Psychometrika* 72 (2007) 563–581,
  /// doi:10.1007/s11336-007-9016-1.
  public func relationRegression(
    of response: String? = nil, draws: Int = 999
  ) throws -> RelationRegression? {
    let id = "relation-regression"
    if network == nil { return nil }
    let relations = try relationGraphs()
    if let response, !relations.contains(where: { $0.name == response }) {
      throw MeasureError.invalidOption(
        measure: id, option: "response", expected: "a relation of the data that is selected")
    }
    let explained =
      relations.first { response == nil || $0.name == response } ?? (name: "ties", graph: graph)
    var predictors = relations.filter { $0.name != explained.name }
    // Pairs of one group may be very many; what would be refused is not made.
    let isSmall = graph.nodeCount <= Self.largestForRegression(draws: draws, predictors: 1)
    for grouping in isSmall ? groupings : [] {
      predictors.append(
        ("same-\(grouping.column)", try grouping.sameGroupGraph(isDirected: graph.isDirected)))
    }
    predictors = predictors.filter { $0.graph.edgeCount > 0 && !$0.graph.joinsAllAlike }
    if isSmall, predictors.isEmpty { return nil }
    let most = Self.largestForRegression(draws: draws, predictors: predictors.count)
    return RelationRegression(
      response: explained.name, predictors: predictors.map(\.name),
      regression: graph.nodeCount > most
        ? nil
        : try explained.graph.qapRegression(
          on: predictors.map(\.graph), draws: draws, seed: seed, monitor: monitor))
  }

  /// The most nodes for which so many draws with so many predictors stay below a minute or so.
  private static func largestForRegression(draws: Int, predictors: Int) -> Int {
    let pairs = 3e9 / (Double(draws) * Double(max(1, predictors * predictors)))
    return Int(pairs.squareRoot())
  }
}

extension Graph {
  /// Whether every pair of nodes is tied with the same weight.
  fileprivate var joinsAllAlike: Bool {
    guard edgeCount == possibleEdgeCount else { return false }
    let edges = edges
    return edges.allSatisfy { $0.weight == edges[0].weight }
  }
}

/// One relation regressed on others.
public struct RelationRegression: Sendable, Hashable {
  /// The relation that is explained.
  public let response: String
  /// What explains it, in the order of the terms.
  public let predictors: [String]
  /// What was found; `nil` where the network is too large for so many draws.
  public let regression: QAPRegression?
}

extension Measure {
  /// The catalogue entry of ``MeasureInput/relationRegression(of:draws:)``.
  public static let relationRegression = Measure(
    id: "relation-regression", title: "What explains a relation", family: .inference,
    scope: .network,
    summary: """
      Whether one relation runs where others do, or within groups, each allowing for the rest, \
      beyond chance.
      """,
    definition: """
      least squares of one relation's weights over all pairs of nodes on the other relations' and on \
      being of the same group; chance of each t by double semi-partialling (MRQAP)
      """,
    range: "slopes any; chances 1/(draws + 1) to 1",
    conventions: """
      The relation named first unless another is chosen; groups by --by; every node counts; weights \
      used; undefined with nothing to explain it by, and too large where draws times squares of \
      nodes and predictors pass three thousand million.
      """,
    reference: "Dekker, Krackhardt and Snijders 2007, doi:10.1007/s11336-007-9016-1",
    options: [
      Option(
        "response", summary: "the relation to explain", defaultValue: "the first in the data"),
      Option("draws", summary: "how often the nodes are renamed", defaultValue: "999"),
    ],
    complexity: "O(B·k²·n²) for k predictors"
  ) { input in
    let id = "relation-regression"
    let draws = try input.options.count(id, "draws", in: 1...1_000_000) ?? 999
    let found = try input.relationRegression(of: input.options["\(id).response"], draws: draws)
    guard let found else { return MeasureResult(id, .undefined(.singleRelation)) }
    let name = "\(id):\(found.response)"
    guard let model = found.regression else { return MeasureResult(name, .undefined(.tooLarge)) }
    var terms: Table = [:]
    for (predictor, term) in zip(found.predictors, model.terms) {
      var table = term.test.numbers
      table["coefficient"] = .quantity(term.coefficient)
      terms[predictor] = .table(table)
    }
    return MeasureResult(
      name,
      [
        "intercept": .quantity(model.intercept), "r-squared": .quantity(model.rSquared),
        "pairs": .count(model.pairs), "degrees-of-freedom": .count(model.degreesOfFreedom),
        "null": "double-semi-partialling", "draws": .count(draws), "seed": .text("\(input.seed)"),
        "terms": .table(terms),
      ])
  }
}
