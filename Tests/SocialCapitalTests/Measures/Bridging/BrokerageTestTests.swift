// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Drawn chance levels of brokerage; `InferenceFixtureTests` holds them against every order of six nodes.
@Suite("Brokerage beside draws")
struct BrokerageTestTests {
  typealias Role = Brokerage.Role

  private func grouping(_ count: Int, _ groups: Int) -> Grouping {
    Grouping(column: "team", names: (0..<count).map { "g\($0 * $0 % groups)" })
  }

  /// Networks drawn with the data's density have the moments that `brokerage` gives exactly, of nodes,
  /// groups and the network.
  @Test(arguments: [(1, true), (2, false), (3, true), (4, false)] as [(UInt64, Bool)])
  func drawnTiesHaveTheExactMoments(seed: UInt64, directed: Bool) throws {
    let graph = SmallGraphs.random(9, density: 0.4, directed: directed, seed: seed)
    let draws = 1_500
    let test = try graph.brokerageTest(
      by: grouping(9, 5), null: .ties, draws: draws, seed: seed)
    func expect(_ score: BrokerageTest.Score, _ exact: Brokerage.Score?, _ what: String) throws {
      let exact = try #require(exact)
      #expect(score.count == exact.count)
      let mean = try #require(exact.expected.value)
      let deviation = try #require(exact.variance.value).squareRoot()
      #expect(
        abs(score.mean - mean) <= 4.5 * deviation / Double(draws).squareRoot() + 1e-9,
        "mean of \(what): \(score.mean), not \(mean)")
      // Counts have long tails, so the deviation settles slowly.
      #expect(
        abs(try #require(score.standardDeviation.value) - deviation) <= 0.25 * deviation + 1e-9,
        "deviation of \(what)")
    }
    for role in Role.allCases {
      try expect(
        test.networkScore(as: role), test.brokerage.networkScore(as: role), "network \(role)")
      for group in test.brokerage.groups.indices {
        try expect(
          test.score(ofGroup: group, as: role), test.brokerage.score(ofGroup: group, as: role),
          "group \(group) \(role)")
      }
      for node in 0..<9 {
        try expect(
          try #require(test.score(of: node, as: role)), test.brokerage.score(of: node, as: role),
          "node \(node) \(role)")
      }
    }
  }

  /// With T open pairs, the mean of a role over all ways to deal the groups out is T times the share of
  /// triples of nodes whose groups make the role.
  @Test(arguments: 1...3 as ClosedRange<UInt64>) func dealtLabelsHaveTheExactMean(seed: UInt64)
    throws
  {
    let graph = SmallGraphs.random(12, density: 0.3, directed: true, seed: seed)
    let groups = grouping(12, 4)
    let draws = 1_500
    let test = try graph.brokerageTest(by: groups, null: .labels, draws: draws, seed: seed)
    let open = Double(test.networkScore(as: .total).count)
    // The number of pairs somebody brokers does not depend on groups.
    #expect(test.networkScore(as: .total).mean == open)
    #expect(test.networkScore(as: .total).z == .undefined(.zeroVariance))
    let sizes = groups.sizes.map(Double.init)
    let n = 12.0
    let triples = n * (n - 1) * (n - 2)
    let same = sizes.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) } / triples
    let pair = sizes.reduce(0) { $0 + $1 * ($1 - 1) * (n - $1) } / triples
    let shares: [Role: Double] = [
      .coordinator: same, .consultant: pair, .representative: pair, .gatekeeper: pair,
      .liaison: 1 - same - 3 * pair,
    ]
    for (role, share) in shares {
      let score = test.networkScore(as: role)
      let deviation = try #require(score.standardDeviation.value)
      #expect(
        abs(score.mean - open * share) <= 4.5 * deviation / Double(draws).squareRoot() + 1e-9,
        "\(role): \(score.mean), not \(open * share)")
    }
  }

  @Test func chancesByHand() throws {
    // a→b→c with groups x, x, y: of six orders two leave the broker a representative.
    let line = SmallGraphs.path(3, directed: true)
    let groups = Grouping(column: "team", names: ["x", "x", "y"])
    let test = try line.brokerageTest(by: groups, null: .labels, draws: 2_000, seed: 1)
    let score = test.networkScore(as: .representative)
    #expect(score.count == 1)
    #expect(abs(score.mean - 1.0 / 3) < 0.045)
    #expect(abs(score.atLeast - 1.0 / 3) < 0.045)
    #expect(score.atMost == 1)
    expectClose(score.error(of: 0.5), (0.25 / 2_001).squareRoot())
    // It is the middle whoever it is: the first and last broker nothing.
    #expect(test.score(of: 0, as: .total)?.mean == 0)
  }

  @Test func unknownGroupsAreLeftOut() throws {
    let graph = SmallGraphs.random(8, density: 0.5, directed: true, seed: 5)
    let names = ["a", nil, "b", "a", "b", nil, "a", "b"]
    let kept = [0, 2, 3, 4, 6, 7]
    let whole = try graph.brokerageTest(
      by: Grouping(column: "team", names: names), null: .labels, draws: 40, seed: 2)
    let part = try graph.induced(on: kept).brokerageTest(
      by: Grouping(column: "team", names: kept.map { names[$0] }), null: .labels, draws: 40, seed: 2
    )
    #expect(whole.score(of: 1, as: .total) == nil)
    for (place, node) in kept.enumerated() {
      #expect(whole.score(of: node, as: .liaison) == part.score(of: place, as: .liaison))
      #expect(whole.score(of: node, as: .gatekeeper) == part.score(of: place, as: .gatekeeper))
    }
    #expect(whole.networkScore(as: .consultant) == part.networkScore(as: .consultant))
    let nobody = try graph.brokerageTest(
      by: Grouping(column: "team", names: [String?](repeating: nil, count: 8)), null: .labels,
      draws: 9, seed: 1)
    #expect(nobody.networkScore(as: .total).atLeast == 1)
  }

  @Test func inTheCatalogue() throws {
    let graph = ReferenceTown.binary
    func result(_ null: String) throws -> MeasureResult {
      try Measure.brokerage.compute(
        MeasureInput(
          graph, groupings: [ReferenceTown.grouping],
          options: ["brokerage.null": null, "brokerage.draws": "30"], seed: 3))
    }
    let test = try graph.brokerageTest(
      by: ReferenceTown.grouping, null: .labels, draws: 30, seed: 3)
    let table = try #require(try result("labels").table("brokerage:group"))
    #expect(table["null"] == "labels" && table["draws"] == 30 && table["seed"] == "3")
    guard case .table(let network)? = table["network"], case .table(let cell)? = network["liaison"]
    else {
      Issue.record("There is no such part.")
      return
    }
    #expect(cell["count"] == 2)
    #expect(cell["at-least"] == .number(test.networkScore(as: .liaison).atLeast))
    guard case .record(let columns)? = try result("ties").nodeColumn("brokerage:group") else {
      Issue.record("There are no columns.")
      return
    }
    #expect(columns.count == 24 && columns[1].name == "coordinator-mean")
    #expect(throws: MeasureError.self) { try result("luck") }
    #expect(try result("exact").table("brokerage:group")?["members"] != nil)
  }

  @Test(arguments: [BrokerageTest.Null.ties, .labels])
  func sameBitsAtAnyNumberOfThreads(null: BrokerageTest.Null) throws {
    let graph = SmallGraphs.random(20, density: 0.2, directed: true, seed: 6)
    func run(_ threads: Int) throws -> BrokerageTest {
      try graph.brokerageTest(
        by: grouping(20, 7), null: null, draws: 25, seed: 8, monitor: Monitor(threads: threads))
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(7) == one)
  }

  @Test func reportsAndStops() throws {
    let graph = ReferenceTown.binary
    try expectMonotoneProgress { monitor in
      _ = try graph.brokerageTest(
        by: ReferenceTown.grouping, null: .labels, draws: 20, seed: 1, monitor: monitor)
    }
    #expect(throws: MeasureError.cancelled) {
      try graph.brokerageTest(
        by: ReferenceTown.grouping, null: .ties, draws: 9, seed: 1,
        monitor: Monitor(isCancelled: { true }))
    }
  }
}
