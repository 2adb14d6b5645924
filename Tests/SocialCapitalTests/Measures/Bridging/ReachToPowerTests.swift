// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Reach to power")
struct ReachToPowerTests {
  @Test func byHand() {
    let line = SmallGraphs.path(4, directed: true)
    #expect(line.reachToPower(from: [0, 1, 2], to: [3]) == Quantity(2, over: 3, else: .noTies))
    #expect(line.reachToPower(from: [0, 1, 2], to: [3], within: 3) == 1)
    #expect(line.reachToPower(from: [3], to: [0]) == 0)
    #expect(line.reachToPower(from: [3], to: [3], within: 1) == 1)
  }

  @Test func edgeCases() {
    let line = SmallGraphs.path(3)
    #expect(line.reachToPower(from: [], to: [1]) == .undefined(.noGroups))
    #expect(line.reachToPower(from: [0], to: []) == .undefined(.noGroups))
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything where graph.nodeCount > 2 {
      let a = graph.matrix
      let goals = [graph.nodeCount - 1]
      let citizens = Array(graph.nodes.dropLast())
      let reached = citizens.count { citizen in
        a[citizen][goals[0]] > 0
          || graph.nodes.contains { a[citizen][$0] > 0 && a[$0][goals[0]] > 0 }
      }
      #expect(
        graph.reachToPower(from: citizens, to: goals)
          == Quantity(reached, over: citizens.count, else: .noTies), "\(graph.sketch)")
      var ways = [Int](repeating: 0, count: graph.nodeCount)
      for from in citizens {
        for via in graph.nodes where via != from && via != goals[0] {
          if a[from][via] > 0 && a[via][goals[0]] > 0 { ways[via] += 1 }
        }
      }
      let found = graph.linkingDependence(from: citizens, to: goals)
      #expect(found.ways == ways.reduce(0, +), "\(graph.sketch)")
      #expect(
        found.share == Quantity(ways.max() ?? 0, over: found.ways, else: .noTwoPath),
        "\(graph.sketch)")
    }
  }

  @Test func catalogueEntries() throws {
    let network = try SocialNetwork(
      nodes: [
        Node("a", kind: .citizen), Node("b", kind: .citizen), Node("c", kind: .organization),
        Node("d", kind: .organization, tier: .decisionMaker),
      ],
      ties: [Tie("a", "b"), Tie("b", "c"), Tie("c", "d")])
    var input = MeasureInput(try network.graph(), network: network)
    #expect(try Measure.reachToPower.compute(input).value("reach-to-power") == 0.5)
    input.options["reach-to-power.steps"] = "3"
    #expect(try Measure.reachToPower.compute(input).value("reach-to-power") == 1)
    #expect(try Measure.linkingDependence.compute(input).value("linking-dependence") == 1)
    input.options["reach-to-power.steps"] = "0"
    #expect(throws: MeasureError.self) { try Measure.reachToPower.compute(input) }
  }
}
