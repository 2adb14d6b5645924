// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Every measure of the catalogue on every small graph: no number that is none, and no trap.
///
/// All directed graphs on 4 nodes (4,096) and all undirected ones on 5 (1,024), and the fewer on fewer
/// nodes, each as it is and with weights, with a grouping in which one node in three has no group.
@Suite("Every measure on every small graph")
struct EveryMeasureTests {
  /// Measures too slow for a debug build to go through all of them, which take every so many;
  /// the numbers are prime, so that all shapes of graph come up.
  private static let strides = [
    "small-world": 101, "key-players": 7, "louvain": 7, "leiden": 7, "label-propagation": 7,
    "hits-hub": 7, "hits-authority": 7, "katz": 7, "bonacich-power": 7, "eigenvector": 3,
    "eigenvector-centralization": 3, "triad-census": 3, "subgraph-centrality": 7,
    "weighted-reciprocity-correlation": 3, "brokerage": 3, "current-flow-betweenness": 5,
    "current-flow-betweenness-centralization": 5, "current-flow-closeness": 5, "information": 5,
  ]

  private static let inputs: [MeasureInput] = {
    let plain = SmallGraphs.everything + [ReferenceTown.binary, ReferenceTown.weak]
    let weighted = plain.enumerated().map {
      SmallGraphs.weighted($0.element, seed: UInt64($0.offset))
    }
    return (plain + weighted).map { graph in
      let names = graph.nodes.map { $0 % 3 == 2 ? nil : "g\($0 % 2)" }
      return MeasureInput(graph, groupings: [Grouping(column: "group", names: names)])
    }
  }()

  @Test(arguments: Measure.all.filter { $0.scope != .change }.map(\.id))
  func isFiniteOrUndefined(id: String) throws {
    let measure = try #require(Measure.named(id))
    #expect(Self.inputs.count == 2 * (1 + 1 + 4 + 64 + 4_096 + 1 + 1 + 2 + 8 + 64 + 1_024 + 2))
    for index in stride(from: 0, to: Self.inputs.count, by: Self.strides[id] ?? 1) {
      let input = Self.inputs[index]
      let result = try measure.compute(input)
      if let wrong = Self.firstWrong(in: result, of: input.graph) {
        Issue.record("\(id), \(wrong), on \(input.graph.sketch)")
        return
      }
    }
  }

  /// The smallest and the largest weights that are taken, beside one another.
  @Test(arguments: Measure.all.filter { $0.scope != .change }.map(\.id))
  func isFiniteOrUndefinedAtTheBoundsOfWeights(id: String) throws {
    let measure = try #require(Measure.named(id))
    let weights = [1e-100, 1, 1e100, 1e-50, 1e50, 3e-100]
    for index in stride(from: 0, to: Self.inputs.count / 2, by: 83) {
      let input = Self.inputs[index]
      let edges = input.graph.edges.enumerated().map { place, edge in
        Graph.Edge(edge.source, edge.target, weight: weights[(place + index) % weights.count])
      }
      let graph = SmallGraphs.make(input.graph.nodeCount, edges: edges, input.graph.isDirected)
      let result = try measure.compute(MeasureInput(graph, groupings: input.groupings))
      if let wrong = Self.firstWrong(in: result, of: graph) {
        Issue.record("\(id), \(wrong), on \(graph.sketch)")
        return
      }
    }
  }

  /// The measures that need to be told about nodes, on networks that tell it.
  @Test func isFiniteOrUndefinedWithAttributes() throws {
    let options: MeasureOptions = [
      "cross-connection.column": "standing", "cross-connection.advantaged": "high",
      "exposure.column": "standing", "exposure.advantaged": "high",
      "friending-bias.column": "standing", "friending-bias.advantaged": "high",
    ]
    for (number, pattern) in Self.inputs.enumerated() where number % 41 == 0 {
      let graph = pattern.graph
      if graph.nodeCount == 0 { continue }
      let nodes = graph.nodes.map { index in
        var node = Node(
          "v\(index)", kind: index % 2 == number % 2 ? .citizen : .organization,
          tier: index % 3 == 1 ? .decisionMaker : .resident)
        node.attributes["standing"] = .text(
          (index + number) % 3 == 0 || index == 0 ? "high" : "low")
        return node
      }
      let ties = graph.edges.map { Tie("v\($0.source)", "v\($0.target)", weight: $0.weight) }
      let network = try SocialNetwork(nodes: nodes, ties: ties, isDirected: graph.isDirected)
      let input = MeasureInput(
        graph, network: network, groupings: pattern.groupings, options: options)
      for measure in Measure.all where measure.id != "small-world" {
        let result = try measure.compute(input)
        if let wrong = Self.firstWrong(in: result, of: graph) {
          Issue.record("\(measure.id), \(wrong), on \(graph.sketch)")
        }
      }
    }
  }

  /// What in a result is not finite or not of the right length.
  private static func firstWrong(in result: MeasureResult, of graph: Graph) -> String? {
    for value in result.values where value.content.value?.isFinite == false { return value.name }
    for column in result.nodes {
      let lengths: [Int]
      var isFinite = true
      switch column.content {
      case .scores(let scores):
        lengths = [scores.count]
        isFinite = scores.allSatisfy { $0?.isFinite != false }
      case .flags(let flags): lengths = [flags.count]
      case .membership(let parts): lengths = [parts.count]
      case .record(let fields):
        lengths = fields.map(\.scores.count)
        isFinite = fields.allSatisfy { $0.scores.allSatisfy { $0?.isFinite != false } }
      }
      if !isFinite || lengths.contains(where: { $0 != graph.nodeCount }) { return column.name }
    }
    for column in result.ties {
      switch column.content {
      case .scores(let scores):
        guard scores.count == graph.edgeCount, scores.allSatisfy({ $0?.isFinite != false }) else {
          return column.name
        }
      case .flags(let flags) where flags.count != graph.edgeCount: return column.name
      default: break
      }
    }
    for table in result.tables where !isFinite(.table(table.content)) { return table.name }
    return nil
  }

  private static func isFinite(_ cell: Table.Cell) -> Bool {
    switch cell {
    case .quantity(let quantity): quantity.value?.isFinite != false
    case .list(let cells): cells.allSatisfy(isFinite)
    case .table(let table): table.fields.allSatisfy { isFinite($0.cell) }
    default: true
    }
  }
}
