// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Least upper boundedness")
struct LeastUpperBoundsTests {
  @Test func byHand() throws {
    // An out-tree: every two have a nearest common superior.
    let tree = SmallGraphs.make(5, [(0, 1), (0, 2), (1, 3), (1, 4)], true)
    #expect(try tree.leastUpperBoundedness() == 1)
    // Two heads over one subordinate: the heads have no common superior, one pair of (2 · 1)/2.
    let twoHeads = SmallGraphs.make(3, [(0, 2), (1, 2)], true)
    #expect(try twoHeads.leastUpperBoundedness() == 0)
    #expect(try twoHeads.leastUpperBoundedness(order: .upwards) == 1)
  }

  /// A top over two heads over two subordinates, whose superiors are both heads and the top.
  ///
  /// None of them is nearest. sna 2.7 calls the top their least upper bound and gives 1.
  @Test func aCommonTopIsNotEnough() throws {
    let diamond = SmallGraphs.make(
      5, [(0, 1), (0, 2), (1, 3), (1, 4), (2, 3), (2, 4)], true)
    expectClose(try diamond.leastUpperBoundedness(), 1 - 1.0 / 6)  // one pair of (4 · 3)/2
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).leastUpperBoundedness() == .undefined(.emptyGraph))
    #expect(try SmallGraphs.empty(4).leastUpperBoundedness() == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.path(2).leastUpperBoundedness() == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.path(3).leastUpperBoundedness() == 1)
  }

  @Test(arguments: TieOrder.allCases)
  func equalsItsDefinitionOnEverySmallGraph(order: TieOrder) throws {
    for graph in SmallGraphs.everything {
      expectClose(
        try graph.leastUpperBoundedness(order: order), naive(graph, order), "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...4) func largerGraphs(seed: UInt64) throws {
    let graph = SmallGraphs.random(70, density: 0.02, directed: true, seed: seed)
    expectClose(try graph.leastUpperBoundedness(), naive(graph, .downwards))
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    #expect(
      try graph.relabeled(order).leastUpperBoundedness() == graph.leastUpperBoundedness())
  }

  @Test func catalogueEntryAndCancelling() throws {
    var input = MeasureInput(SmallGraphs.make(3, [(0, 2), (1, 2)], true))
    #expect(try Measure.krackhardtLub.compute(input).value("krackhardt-lub") == 0)
    input.options = ["krackhardt-lub.ties": "upwards"]
    #expect(try Measure.krackhardtLub.compute(input).value("krackhardt-lub") == 1)
    let large = MeasureInput(SmallGraphs.empty(5_001))
    #expect(
      try Measure.krackhardtLub.compute(large).value("krackhardt-lub") == .undefined(.tooLarge))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).leastUpperBoundedness(monitor: Monitor(isCancelled: { true }))
    }
  }

  private func naive(_ graph: Graph, _ order: TieOrder) -> Double? {
    let distances = (order == .downwards ? graph : graph.reversed()).naiveDistances()
    let weak = graph.weakComponents()
    func leads(_ i: Int, _ j: Int) -> Bool { i == j || distances[i][j] != nil }
    var violations = 0
    var possible = 0
    for part in weak.parts where part.count > 2 {
      possible += (part.count - 1) * (part.count - 2) / 2
      for i in part {
        for j in part where j < i {
          let bounds = part.filter { leads($0, i) && leads($0, j) }
          let hasLeast = bounds.contains { least in bounds.allSatisfy { leads($0, least) } }
          if !hasLeast { violations += 1 }
        }
      }
    }
    return possible == 0 ? nil : 1 - Double(violations) / Double(possible)
  }
}
