// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Correlation of relations")
struct RelationCorrelationTests {
  private func network(_ relations: [String: [(Int, Int)]], nodes: Int = 5) throws -> SocialNetwork
  {
    try SocialNetwork(
      nodes: (0..<nodes).map { Node("n\($0)") },
      ties: relations.sorted { $0.key < $1.key }.flatMap { relation, pairs in
        pairs.map { Tie("n\($0.0)", "n\($0.1)", relation: relation) }
      })
  }

  private let advice = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (0, 2)]
  private let trust = [(0, 1), (1, 2), (2, 0), (3, 4)]

  private func result(_ network: SocialNetwork, _ options: MeasureOptions = [:]) throws
    -> MeasureResult
  {
    try Measure.relationCorrelation.compute(
      MeasureInput(network.graph(), network: network, options: options, seed: 6))
  }

  @Test func byHand() throws {
    // 0→1, 1→2 and 0→1, 2→0 among six pairs, as in QAPCorrelationTests: 1/4.
    let three = try network(["a": [(0, 1), (1, 2)], "b": [(0, 1), (2, 0)]], nodes: 3)
    expectClose(try #require(try result(three).value("relation-correlation:a+b")), 0.25)
  }

  @Test func isTheCorrelationOfTheTwoGraphs() throws {
    let town = try network(["advice": advice, "trust": trust])
    let test = try SmallGraphs.make(5, advice, true).qapCorrelation(
      with: SmallGraphs.make(5, trust, true), draws: 99, seed: 6)
    #expect(try town.relationCorrelation("advice", "trust", draws: 99, seed: 6) == test)
    let found = try result(town, ["relation-correlation.draws": "99"])
    #expect(found.value("relation-correlation:advice+trust") == test.observed)
    #expect(found.table("relation-correlation:advice+trust") == test.table)
    #expect(found.table("relation-correlation:advice+trust")?["draws"] == 99)
  }

  @Test func everyTwoRelations() throws {
    let town = try network(["a": advice, "b": trust, "c": [(1, 0), (2, 4)]])
    #expect(
      try result(town).values.map(\.name)
        == ["a+b", "a+c", "b+c"].map { "relation-correlation:\($0)" })
  }

  @Test func edgeCases() throws {
    #expect(
      try result(network(["a": advice])).value("relation-correlation")
        == .undefined(.singleRelation))
    #expect(
      try Measure.relationCorrelation.compute(MeasureInput(SmallGraphs.path(3)))
        .value("relation-correlation") == .undefined(.singleRelation))
    let all = (0..<3).flatMap { i in (0..<3).filter { $0 != i }.map { (i, $0) } }
    let flat = try result(network(["a": all, "b": [(0, 1)]], nodes: 3))
    #expect(flat.value("relation-correlation:a+b") == .undefined(.zeroVariance))
    #expect(flat.tables.isEmpty)
  }

  @Test func followsTheView() throws {
    let town = try network(["a": [(0, 1), (1, 2)], "b": [(1, 0), (2, 1)]], nodes: 4)
    let joined = try Measure.relationCorrelation.compute(
      MeasureInput(town.graph(view: .weak), network: town, view: .weak))
    expectClose(try #require(joined.value("relation-correlation:a+b")), 1)
  }

  @Test func stopsWhenAsked() throws {
    let town = try network(["a": advice, "b": trust])
    #expect(throws: MeasureError.cancelled) {
      try town.relationCorrelation("a", "b", seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }
}
