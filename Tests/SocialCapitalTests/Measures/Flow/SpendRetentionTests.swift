// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Spend retention")
struct SpendRetentionTests {
  @Test func byHand() {
    // Leeds pays 30 within, 60 to Hull and 10 to somebody of no known place; Hull pays Leeds 5.
    let edges = [
      Graph.Edge(0, 1, weight: 30), Graph.Edge(0, 2, weight: 60), Graph.Edge(1, 3, weight: 10),
      Graph.Edge(2, 0, weight: 5),
    ]
    let places = Grouping(column: "place", names: ["Leeds", "Leeds", "Hull", nil])
    let found = SmallGraphs.make(4, edges: edges, true).spendRetention(by: places)
    #expect(found.groups == ["Hull", "Leeds"])
    #expect(found.retained == [0, 30])
    #expect(found.leaked == [5, 60])
    #expect(found.unplaced == [0, 10])
    expectClose(found.retention[0], 0)
    expectClose(found.retention[1], 1.0 / 3)
  }

  @Test func edgeCases() {
    let places = Grouping(column: "place", names: ["a", "b"])
    #expect(
      SmallGraphs.empty(2, directed: true).spendRetention(by: places).retention
        == [.undefined(.noTies), .undefined(.noTies)])
    #expect(SmallGraphs.path(2).spendRetention(by: places).retention[0].reason == .undirected)
    let nobody = Grouping(column: "place", names: [String?]())
    #expect(SmallGraphs.empty(0, directed: true).spendRetention(by: nobody).groups.isEmpty)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.isDirected {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let names = Array(["a", "b", nil, "a"].prefix(graph.nodeCount))
      let found = graph.spendRetention(by: Grouping(column: "place", names: names))
      for (place, group) in found.groups.enumerated() {
        let paid = graph.edges.filter { names[$0.source] == group }
        let within = paid.filter { names[$0.target] == group }.reduce(0) { $0 + $1.weight }
        let known = paid.filter { names[$0.target] != nil }.reduce(0) { $0 + $1.weight }
        expectClose(found.retention[place], known == 0 ? nil : within / known, "\(graph.sketch)")
      }
    }
  }

  @Test func catalogueEntry() throws {
    let graph = ReferenceTown.weighted
    let result = try Measure.spendRetention.compute(
      MeasureInput(graph, groupings: [ReferenceTown.grouping]))
    // Citizens give 3 + 2 + 1 + 2 hours among themselves and 4 to a charity.
    guard case .table(let citizens) = result.table("spend-retention:group")?["citizen"],
      case .quantity(let share) = citizens["retention"]
    else {
      Issue.record("The table has no citizens.")
      return
    }
    expectClose(share, 8.0 / 12)
    let none = try Measure.spendRetention.compute(MeasureInput(graph))
    #expect(none.value("spend-retention") == .undefined(.noGroups))
  }
}
