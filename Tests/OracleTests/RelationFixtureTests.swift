// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Relations compared with and regressed on each other: what `Scripts/chance_fixture.py` had numpy,
/// scipy, statsmodels and sna compute, and the chances of all orders of six nodes, and of sna's draws.
@Suite("Fixtures: relations")
struct RelationFixtureTests {
  struct Relations: Sendable, CustomTestStringConvertible {
    let name: String
    let input: MeasureInput
    let graphs: [String: Graph]
    let values: [JSONValue]
    let chances: [JSONValue]
    var testDescription: String { name }

    init(_ content: JSONValue) throws {
      name = content["name"]?.text ?? ""
      let directed = content["directed"]?.flag ?? true
      let groups = content["groups"]?.list?.map(\.text)
      let nodes = (0..<Int(content["nodes"]?.number ?? 0)).map { Node("\($0)") }
      var ties: [Tie] = []
      for relation in content["relations"]?.list ?? [] {
        let name = relation.list?.first?.text ?? ""
        for row in relation.list?.last?.rows ?? [] {
          ties.append(
            Tie("\(Int(row[0]))", "\(Int(row[1]))", relation: name, weight: row[2]))
        }
      }
      let network = try SocialNetwork(nodes: nodes, ties: ties, isDirected: directed)
      input = MeasureInput(
        try network.graph(), network: network,
        groupings: groups.map { [Grouping(column: "group", names: $0)] } ?? [],
        options: ["relation-correlation.draws": "1", "relation-regression.draws": "1"])
      graphs = Dictionary(
        uniqueKeysWithValues: try network.relations.map {
          ($0, try network.graph(ofRelation: $0))
        })
      values = content["values"]?.list ?? []
      chances = content["chances"]?.list ?? []
    }
  }

  static let networks = (JSONValue.fixture("relations")?.list ?? []).compactMap {
    try? Relations($0)
  }

  @Test func theFixtureIsThere() {
    #expect(Self.networks.count == 5)
    #expect(Self.networks.allSatisfy { !$0.values.isEmpty && !$0.chances.isEmpty })
  }

  @Test(arguments: networks) func agrees(_ network: Relations) throws {
    for measure in [Measure.relationCorrelation, .relationRegression] {
      let result = try measure.compute(network.input)
      for entry in network.values where entry["measure"]?.text == measure.id {
        let found = try #require(result.numbers(of: entry), "\(network.name), \(entry)")
        expectClose(
          found[0].map(Quantity.value) ?? .undefined(.noTies), entry["value"]?.number,
          absolute: 1e-11, "\(network.name), \(entry)")
      }
    }
  }

  @Test(arguments: networks) func chancesOfCorrelations(_ network: Relations) throws {
    for entry in network.chances where entry["measure"]?.text == "relation-correlation" {
      let name = try #require(entry["name"]?.text)
      let pair = try #require(name.split(separator: ":").last).split(separator: "+")
      let one = try #require(network.graphs[String(pair[0])])
      let other = try #require(network.graphs[String(pair[1])])
      try expectAgreement(
        one.qapCorrelation(with: other, draws: 2_000, seed: 3), entry,
        otherDraws: entry["draws"]?.number.map { Int($0) }, "\(network.name), \(name)")
    }
  }

  @Test(arguments: networks) func chancesOfRegressions(_ network: Relations) throws {
    // Every draw goes over all pairs, which takes long without optimisation.
    let draws = network.input.graph.nodeCount > 6 ? 400 : 2_000
    let model = try #require(try network.input.relationRegression(draws: draws))
    let terms = try #require(model.regression?.terms)
    for entry in network.chances where entry["measure"]?.text == "relation-regression" {
      let term = try #require(entry["path"]?.list?.last?.text)
      let place = try #require(model.predictors.firstIndex(of: term))
      try expectAgreement(
        terms[place].test, entry, otherDraws: entry["draws"]?.number.map { Int($0) },
        "\(network.name), \(term)")
    }
  }
}
