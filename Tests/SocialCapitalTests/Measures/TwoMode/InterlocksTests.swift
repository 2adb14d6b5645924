// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Interlocks")
struct InterlocksTests {
  @Test func byHand() throws {
    // Person 0 sits on boards 2 and 3, person 1 on 3 and 4.
    let graph = SmallGraphs.make(5, [(0, 2), (0, 3), (1, 3), (1, 4)], false)
    let boards = try #require(
      TwoModeGraph(graph, modes: [.first, .first, .second, .second, .second]))
    let found = try boards.interlocks(of: .second)
    #expect(
      found == [
        Interlock(first: 2, second: 3, shared: 1, jaccard: 0.5),
        Interlock(first: 3, second: 4, shared: 1, jaccard: 0.5),
      ])
    #expect(boards.multipleShare() == 1)
  }

  @Test func edgeCases() throws {
    // Boards on which nobody sits, and people who sit on none.
    let apart = try #require(
      TwoModeGraph(SmallGraphs.empty(4), modes: [.first, .first, .second, .second]))
    #expect(try apart.interlocks(of: .second).isEmpty)
    expectClose(apart.multipleShare(), 0)
    let nobody = try #require(TwoModeGraph(SmallGraphs.empty(1), modes: [.second]))
    #expect(nobody.multipleShare().value == nil)
    // A seat named twice is one.
    let twice = try #require(
      TwoModeGraph(
        SmallGraphs.make(3, [(0, 1), (0, 1), (0, 2)], false), modes: [.first, .second, .second]))
    #expect(
      try twice.interlocks(of: .second)
        == [Interlock(first: 1, second: 2, shared: 1, jaccard: 1)])
  }

  @Test(arguments: 1...8) func equalTheirDefinition(seed: UInt64) throws {
    try check(randomTwoMode(8, 6, seed: seed))
  }

  @Test func equalTheirDefinitionOnEverySmallNetwork() throws {
    for graph in everyTwoMode(3, 3) { try check(graph) }
  }

  private func check(_ graph: TwoModeGraph) throws {
    let rows = graph.graph.outgoing
    var expected: [Interlock] = []
    for j in graph.nodes(.second) {
      for l in graph.nodes(.second) where l > j {
        let (one, other) = (Set(rows[j]), Set(rows[l]))
        let shared = one.intersection(other).count
        if shared == 0 { continue }
        expected.append(
          Interlock(
            first: j, second: l, shared: shared,
            jaccard: Double(shared) / Double(one.union(other).count)))
      }
    }
    #expect(try graph.interlocks(of: .second) == expected)
    let several = graph.nodes(.first).count { rows[$0].count >= 2 }
    expectClose(graph.multipleShare(), Double(several) / Double(graph.nodes(.first).count))
  }

  @Test func catalogueEntry() throws {
    let network = try SocialNetwork(
      nodes: [
        Node("p", mode: 1), Node("q", mode: 1), Node("x", mode: 2), Node("y", mode: 2),
        Node("z", mode: 2),
      ],
      ties: [Tie("p", "x"), Tie("p", "y"), Tie("q", "x")], isDirected: false)
    let result = try Measure.interlocks.compute(
      MeasureInput(try network.graph(), network: network))
    #expect(result.value("interlocks") == 1)
    #expect(result.nodeColumn("interlocks") == .scores(NodeScores([1.0, 1, 1, 1, 0])))
    #expect(result.table("interlocks")?["share-in-several"] == .number(0.5))
    let bare = try Measure.interlocks.compute(MeasureInput(try network.graph()))
    #expect(bare.value("interlocks") == .undefined(.notTwoMode))
  }
}
