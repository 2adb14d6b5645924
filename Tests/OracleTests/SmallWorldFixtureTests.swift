// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Mean distances of random networks: over all graphs of few nodes, and over what igraph and NetworkX
/// drew, as `Scripts/chance_fixture.py` wrote them down.
@Suite("Fixtures: small world")
struct SmallWorldFixtureTests {
  struct Network: Sendable, CustomTestStringConvertible {
    let name: String
    let graph: Graph
    let drawn: [JSONValue]
    var testDescription: String { name }

    init(_ content: JSONValue) throws {
      name = content["name"]?.text ?? ""
      graph = try Graph(
        nodeCount: Int(content["nodes"]?.number ?? 0),
        pairs: (content["ties"]?.rows ?? []).map { (Int($0[0]), Int($0[1])) }, isDirected: false)
      drawn = content["drawn"]?.list ?? []
    }
  }

  static let networks = (JSONValue.fixture("worlds")?.list ?? []).compactMap {
    try? Network($0)
  }

  @Test func theFixtureIsThere() {
    #expect(Self.networks.count == 5)
    #expect(Self.networks.allSatisfy { !$0.drawn.isEmpty })
  }

  @Test(arguments: networks) func randomDistances(network: Network) throws {
    let draws = 300
    let world = try network.graph.smallWorld(draws: draws, seed: 4)
    for entry in network.drawn {
      try expectAgreement(
        ofMean: world.randomMeanDistance, draws: draws, entry,
        otherDraws: entry["draws"]?.number.map { Int($0) }, "\(network.name), \(entry)")
    }
    let parts = try [
      world.transitivity, world.meanDistance, world.randomTransitivity, world.randomMeanDistance,
    ].map { try #require($0.value) }
    expectClose(world.index, parts[0] / parts[2] / (parts[1] / parts[3]))
  }
}
