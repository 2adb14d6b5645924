// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

/// What `Scripts/cohesion_fixture.py` had two other tools compute where the references have nothing.
@Suite("Fixtures: cohesion and communities")
struct CohesionFixtureTests {
  struct Network: Sendable, CustomTestStringConvertible {
    let name: String
    let graph: Graph
    let measures: JSONValue

    var testDescription: String { name }

    /// Numbers of a measure, one for each node or tie.
    func numbers(_ id: String) -> [Double?] {
      measures[id]?["value"]?.list?.map(\.number) ?? []
    }

    func number(_ id: String) -> Double? { measures[id]?["value"]?.number }
  }

  static let networks: [Network] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/cohesion.json")
    return (JSONValue(contentsOf: file)?.fields ?? [:]).sorted { $0.key < $1.key }.compactMap {
      name, content in
      let edges = (content["ties"]?.list ?? []).compactMap { row -> Graph.Edge? in
        let cells = row.list?.compactMap(\.number) ?? []
        return cells.count == 3 ? .init(Int(cells[0]), Int(cells[1]), weight: cells[2]) : nil
      }
      guard let count = content["nodes"]?.number, let measures = content["measures"],
        let graph = try? Graph(
          nodeCount: Int(count), edges: edges, isDirected: content["directed"]?.flag ?? false)
      else { return nil }
      return Network(name: name, graph: graph, measures: measures)
    }
  }()

  @Test func networksAreThere() { #expect(Self.networks.count == 7) }

  @Test(arguments: networks) func ties(network: Network) throws {
    let weak = network.graph.weakView()
    expectClose(try weak.tieEmbeddedness(), network.numbers("tie-embeddedness"))
    #expect(try weak.trussNumbers().map(Double.init) == network.numbers("truss-number"))
  }

  @Test(arguments: networks) func cliques(network: Network) throws {
    let expected = network.measures["cliques"]?["value"]?.list?.map { clique in
      clique.list?.compactMap(\.number).map { Int($0) } ?? []
    }
    #expect(try network.graph.maximalCliques() == expected)
  }

  @Test(arguments: networks) func modularity(network: Network) {
    let thirds = Partition(labels: network.graph.nodes.map { $0 % 3 })
    expectClose(
      network.graph.unweighted().modularity(of: thirds), network.number("modularity"))
    expectClose(
      network.graph.modularity(of: thirds, resolution: 1.5),
      network.number("modularity-weighted"))
  }

  @Test(arguments: networks) func distances(network: Network) throws {
    expectClose(try network.graph.globalEfficiency(), network.number("global-efficiency"))
    expectClose(try network.graph.eccentricity(), network.numbers("eccentricity"))
  }

  /// The best division of the karate club known has a modularity of 0.4198 (Brandes and others 2008).
  @Test(arguments: 1...20) func communitiesOfTheKarateClub(seed: UInt64) throws {
    let karate = try #require(Self.networks.first { $0.name == "karate" }).graph.unweighted()
    let leiden = karate.modularity(of: try karate.leiden(seed: seed)).value ?? 0
    let louvain = karate.modularity(of: try karate.louvain(seed: seed)).value ?? 0
    #expect(leiden > 0.41 && leiden < 0.41979)
    #expect(louvain > 0.385 && louvain < 0.41979)
  }
}
