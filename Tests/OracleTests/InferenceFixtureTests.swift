// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Chances that `Scripts/inference.py` found over all orders of six nodes, and those of sna.
@Suite("Fixtures: inference")
struct InferenceFixtureTests {
  private static func fixture(_ name: String) throws -> JSONValue {
    try #require(JSONValue.fixture(name))
  }

  private static func graph(_ fixture: JSONValue, _ name: String) throws -> Graph {
    let count = Int(try #require(fixture["nodes"]?.number))
    let arcs = try #require(fixture[name]?.list).map { arc in
      (arc.list ?? []).compactMap(\.number).map { Int($0) }
    }
    return SmallGraphs.make(count, arcs.map { ($0[0], $0[1]) }, true)
  }

  @Test func everyOrderOfSixNodes() throws {
    let fixture = try Self.fixture("inference-exact")
    let (x, y) = (try Self.graph(fixture, "x"), try Self.graph(fixture, "y"))
    let groups = Grouping(
      column: "group",
      names: try #require(fixture["groups"]?.list).map { "\(Int($0.number ?? -1))" })
    try expectAgreement(
      x.qapCorrelation(with: y, draws: 4_000, seed: 3), fixture["correlation"], "correlation")
    let input = MeasureInput(y, groupings: [groups], seed: 5)
    let chance = try input.chance(of: [.eiIndex], model: .labels, draws: 4_000)
    try expectAgreement(
      try #require(chance.test("ei-index:group")), fixture["ei-index"], "E-I index")
    let test = try y.brokerageTest(by: groups, null: .labels, draws: 4_000, seed: 9)
    let roles: [Brokerage.Role] = [
      .coordinator, .consultant, .representative, .gatekeeper, .liaison,
    ]
    for role in roles {
      func expect(_ score: BrokerageTest.Score, _ expected: JSONValue?, _ what: String) throws {
        #expect(Double(score.count) == expected?["observed"]?.number)
        try expectAgreement(
          .value(score.atLeast), draws: 4_000, expected?["at-least"], "\(what) \(role)")
        try expectAgreement(
          .value(score.atMost), draws: 4_000, expected?["at-most"], "\(what) \(role)")
        let mean = try #require(expected?["mean"]?.number)
        let deviation = try #require(expected?["sd"]?.number)
        #expect(abs(score.mean - mean) <= 4 * deviation / 4_000.0.squareRoot() + 1e-9)
      }
      let exact = fixture["brokerage"]
      try expect(test.networkScore(as: role), exact?["network"]?[role.rawValue], "network")
      for group in 0..<3 {
        try expect(
          test.score(ofGroup: group, as: role), exact?["groups"]?.list?[group][role.rawValue],
          "group \(group)")
      }
      for node in 0..<6 {
        try expect(
          try #require(test.score(of: node, as: role)),
          exact?["nodes"]?.list?[node][role.rawValue], "node \(node)")
      }
    }
  }

  @Test func testsBySNA() throws {
    let fixture = try Self.fixture("inference-sna")
    let graphs = try ["y", "x", "z"].map { try Self.graph(fixture, $0) }
    let draws = Int(try #require(fixture["draws"]?.number))
    try expectAgreement(
      graphs[0].qapCorrelation(with: graphs[1], draws: 2_000, seed: 1), fixture["correlation"],
      otherDraws: draws, "correlation")
    let model = try graphs[0].qapRegression(on: [graphs[1], graphs[2]], draws: 1_000, seed: 1)
    let regression = fixture["regression"]
    let coefficients = regression?["coefficients"]?.list?.map(\.number) ?? []
    expectClose(model.intercept, coefficients[0])
    expectClose(model.rSquared, regression?["r-squared"]?.number)
    let otherDraws = Int(try #require(fixture["regression-draws"]?.number))
    for (place, term) in model.terms.enumerated() {
      expectClose(term.coefficient, coefficients[place + 1])
      expectClose(term.test.observed, regression?["t"]?.list?[place + 1].number)
      for (found, name) in [(term.test.atLeast, "at-least"), (term.test.atMost, "at-most")] {
        try expectAgreement(
          found, draws: 1_000, regression?[name]?.list?[place + 1], otherDraws: otherDraws,
          "term \(place) \(name)")
      }
    }
    for (model, measures) in [
      (ChanceModel.size, [Measure.arcReciprocity, .transitivity]),
      (.edges, [.arcReciprocity, .transitivity]), (.dyads, [.transitivity]),
    ] {
      let input = MeasureInput(
        graphs[0], options: ["transitivity.rule": "directed"], seed: 7)
      let chance = try input.chance(of: measures, model: model, draws: 2_000)
      for measure in measures {
        try expectAgreement(
          try #require(chance.test(measure.id)), fixture["chance"]?[model.rawValue]?[measure.id],
          otherDraws: draws, "\(measure.id) given \(model.rawValue)")
      }
    }
  }
}
