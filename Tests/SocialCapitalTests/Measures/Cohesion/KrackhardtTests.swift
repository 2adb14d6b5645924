// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Krackhardt's dimensions")
struct KrackhardtTests {
  /// A path of three, a pair and an isolate.
  static let parts = SmallGraphs.make(6, [(0, 1), (1, 2), (3, 4)], false)

  @Test func connectednessByHand() {
    expectClose(Self.parts.connectedness(), 8.0 / 30)
    expectClose(SmallGraphs.path(3, directed: true).connectedness(), 1)
    expectClose(ReferenceTown.binary.connectedness(), 0.75)
  }

  @Test func hierarchyByHand() throws {
    // An out-tree is a pure hierarchy; a ring has none; 0⇄1→2 has one pair of three both ways.
    #expect(try SmallGraphs.star(4, directed: true).krackhardtHierarchy() == 1)
    #expect(try SmallGraphs.ring(4, directed: true).krackhardtHierarchy() == 0)
    expectClose(
      try SmallGraphs.make(3, [(0, 1), (1, 0), (1, 2)], true).krackhardtHierarchy(), 2.0 / 3)
    #expect(try Self.parts.krackhardtHierarchy() == 0)
  }

  @Test func efficiencyByHand() {
    // Six arcs where three are needed; five could be spare: 1 − 3/5.
    expectClose(Self.parts.krackhardtEfficiency(), 0.4)
    #expect(SmallGraphs.star(4, directed: true).krackhardtEfficiency() == 1)
    #expect(SmallGraphs.complete(4, directed: true).krackhardtEfficiency() == 0)
  }

  @Test func edgeCases() throws {
    #expect(SmallGraphs.empty(0).connectedness() == .undefined(.emptyGraph))
    #expect(SmallGraphs.empty(1).connectedness() == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.empty(0).krackhardtHierarchy() == .undefined(.emptyGraph))
    #expect(try SmallGraphs.empty(2, directed: true).krackhardtHierarchy() == .undefined(.noTies))
    #expect(SmallGraphs.empty(2).krackhardtEfficiency() == .undefined(.noTies))
    #expect(SmallGraphs.empty(0).krackhardtEfficiency() == .undefined(.emptyGraph))
  }

  @Test func equalTheirDefinitionsOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let reach = graph.naiveDistances().map { $0.map { $0 != nil } }
      let weak = graph.weakView().naiveDistances().map { $0.map { $0 != nil } }
      var (pairs, joined, oneWay, anyWay) = (0.0, 0.0, 0.0, 0.0)
      for i in graph.nodes {
        for j in 0..<i {
          pairs += 1
          if weak[i][j] { joined += 1 }
          if reach[i][j] != reach[j][i] { oneWay += 1 }
          if reach[i][j] || reach[j][i] { anyWay += 1 }
        }
      }
      let comment: Comment = "\(graph.sketch)"
      expectClose(graph.connectedness(), pairs == 0 ? nil : joined / pairs, comment)
      expectClose(try graph.krackhardtHierarchy(), anyWay == 0 ? nil : oneWay / anyWay, comment)
      // A part of s nodes has as many pairs as s and needs s − 1 of its s(s − 1) arcs.
      let parts = Set(graph.nodes.map { i in Set(graph.nodes.filter { $0 == i || weak[i][$0] }) })
      let needed = parts.reduce(0) { $0 + $1.count - 1 }
      let most = parts.reduce(0) { $0 + $1.count * ($1.count - 1) }
      let arcs = graph.matrix.joined().count { $0 != 0 }
      expectClose(
        graph.krackhardtEfficiency(),
        most == needed ? nil : 1 - Double(arcs - needed) / Double(most - needed), comment)
    }
  }

  @Test func catalogueEntries() throws {
    let input = MeasureInput(SmallGraphs.star(3, directed: true))
    #expect(try Measure.connectedness.compute(input).value("connectedness") == 1)
    #expect(try Measure.krackhardtHierarchy.compute(input).value("krackhardt-hierarchy") == 1)
    #expect(try Measure.krackhardtEfficiency.compute(input).value("krackhardt-efficiency") == 1)
  }
}
