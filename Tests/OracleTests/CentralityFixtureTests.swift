// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

/// Compares with what `Scripts/centrality_fixtures.py` had other tools compute.
@Suite("Fixtures: centrality")
struct CentralityFixtureTests {
  struct Network: Sendable, CustomTestStringConvertible {
    let name: String
    let graph: Graph
    let metrics: [String: JSONValue]
    var testDescription: String { name }
  }

  static let networks: [Network] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/centrality.json")
    return (JSONValue(contentsOf: file)?.list ?? []).compactMap { entry in
      let edges = (entry["edges"]?.list ?? []).compactMap { $0.list?.compactMap(\.number) }.map {
        Graph.Edge(Int($0[0]), Int($0[1]), weight: $0[2])
      }
      guard
        let graph = try? Graph(
          nodeCount: Int(entry["nodes"]?.number ?? 0), edges: edges,
          isDirected: entry["directed"]?.flag ?? false)
      else { return nil }
      return Network(
        name: entry["name"]?.text ?? "", graph: graph, metrics: entry["metrics"]?.fields ?? [:])
    }
  }()

  @Test func fixturesAreThere() { #expect(Self.networks.count == 3) }

  @Test(arguments: networks) func agrees(network: Network) throws {
    let graph = network.graph
    for (metric, entry) in network.metrics.sorted(by: { $0.key < $1.key }) {
      let expected = (entry["value"]?.list ?? []).compactMap(\.number)
      #expect(expected.count == graph.nodeCount)
      let (scores, factor) = try found(metric, graph)
      expectClose(
        scores, expected.map { $0 * factor }, absolute: 1e-11,
        "\(network.name), \(metric) by \(entry["tool"]?.text ?? ""): \(entry["call"]?.text ?? "")")
    }
  }

  /// The scores here, and what the other tool's are to be multiplied by.
  private func found(_ metric: String, _ graph: Graph) throws -> (NodeScores, Double) {
    let n = Double(graph.nodeCount)
    switch metric {
    case "information": return (try graph.informationCentrality(), n)
    case "current-flow-closeness": return (try graph.currentFlowCloseness(), n - 1)
    case "current-flow-betweenness": return (try graph.currentFlowBetweenness(), 1)
    case "subgraph-centrality": return (try graph.subgraphCentrality(), 1)
    case "laplacian-centrality": return (graph.laplacianCentrality(), 1)
    case "harmonic": return (try graph.harmonic(), 1)
    default:
      Issue.record("The fixture has \(metric), which no measure here is compared with.")
      return (NodeScores(undefined: .notObserved, count: graph.nodeCount), 1)
    }
  }
}
