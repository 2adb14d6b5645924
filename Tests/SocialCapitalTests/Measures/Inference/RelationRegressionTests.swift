// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Regression of relations")
struct RelationRegressionTests {
  private let graphs = [1, 2, 3].map {
    SmallGraphs.random(9, density: 0.35, directed: true, seed: $0)
  }
  private let sectors = Grouping(
    column: "sector", names: ["a", "a", "a", "b", "b", "b", "b", "c", nil])

  private func network(_ count: Int, named: Bool = true) throws -> SocialNetwork {
    try SocialNetwork(
      nodes: (0..<9).map { Node("n\($0)") },
      ties: zip(["advice", "money", "trust"], graphs).prefix(count).flatMap { name, graph in
        graph.edges.map { Tie("n\($0.source)", "n\($0.target)", relation: named ? name : nil) }
      })
  }

  private func input(
    _ network: SocialNetwork, groupings: [Grouping] = [], options: MeasureOptions = [:],
    threads: Int = 2
  ) throws -> MeasureInput {
    try MeasureInput(
      network.graph(), network: network, groupings: groupings, options: options, seed: 4,
      monitor: Monitor(threads: threads))
  }

  @Test func sameGroupByHand() throws {
    let pairs = try sectors.sameGroupGraph(isDirected: true).edges.map { [$0.source, $0.target] }
    #expect(pairs.count == 3 * 2 + 4 * 3)
    #expect(pairs.contains([0, 2]) && pairs.contains([6, 3]) && !pairs.contains([2, 3]))
    #expect(try sectors.sameGroupGraph(isDirected: false).edgeCount == 3 + 6)
  }

  @Test func isTheRegressionOfTheGraphs() throws {
    let model = try graphs[1].qapRegression(
      on: [graphs[0], graphs[2], sectors.sameGroupGraph(isDirected: true)], draws: 49, seed: 4)
    let found = try #require(
      try input(network(3), groupings: [sectors]).relationRegression(of: "money", draws: 49))
    #expect(found.response == "money")
    #expect(found.predictors == ["advice", "trust", "same-sector"])
    #expect(found.regression == model)
    let result = try Measure.relationRegression.compute(
      input(
        network(3), groupings: [sectors],
        options: ["relation-regression.response": "money", "relation-regression.draws": "49"]))
    let table = try #require(result.table("relation-regression:money"))
    #expect(table["draws"] == 49)
    guard case .table(let terms)? = table["terms"], case .table(let term)? = terms["same-sector"]
    else {
      Issue.record("There is no such term.")
      return
    }
    #expect(term["coefficient"] == .quantity(model.terms[2].coefficient))
    #expect(term["two-sided"] == .quantity(model.terms[2].test.twoSided))
  }

  @Test func tiesWithoutARelationAreExplainedByGroups() throws {
    let found = try #require(
      try input(network(1, named: false), groupings: [sectors]).relationRegression(draws: 19))
    #expect(found.response == "ties" && found.predictors == ["same-sector"])
    let model = try graphs[0].qapRegression(
      on: [sectors.sameGroupGraph(isDirected: true)], draws: 19, seed: 4)
    #expect(found.regression == model)
  }

  @Test func edgeCases() throws {
    let one = try input(network(1))
    #expect(
      try Measure.relationRegression.compute(one).value("relation-regression")
        == .undefined(.singleRelation))
    #expect(try MeasureInput(graphs[0]).relationRegression() == nil)
    #expect(throws: MeasureError.self) { try input(network(2)).relationRegression(of: "love") }
    // One group for all is the same for all pairs and explains nothing.
    let all = Grouping(column: "town", names: [String](repeating: "x", count: 9))
    #expect(try input(network(1), groupings: [all]).relationRegression() == nil)
  }

  /// Nine nodes with two predictors and a hundred million draws would take hours.
  @Test func whatWouldTakeHoursIsRefused() throws {
    let found = try #require(
      try input(network(3)).relationRegression(of: "trust", draws: 100_000_000))
    #expect(found.regression == nil)
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    func run(_ threads: Int) throws -> RelationRegression? {
      try input(network(3), groupings: [sectors], threads: threads).relationRegression(draws: 30)
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(7) == one)
  }

  @Test func stopsWhenAsked() throws {
    var stopped = try input(network(2))
    stopped.monitor = Monitor(isCancelled: { true })
    let idle = stopped
    #expect(throws: MeasureError.cancelled) { try idle.relationRegression() }
  }
}
