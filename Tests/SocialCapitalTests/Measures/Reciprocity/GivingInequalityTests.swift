// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Giving inequality")
struct GivingInequalityTests {
  @Test func byHand() {
    // One of three gives all; the other two receive alike: 0, 1, 1 has G = (−2·0 + 0·1 + 2·1) ÷ (2·2).
    let graph = SmallGraphs.star(3, directed: true)
    expectClose(graph.inequalityOfGiving().gini, 1)
    expectClose(graph.inequalityOfGiving().uncorrectedGini, 2.0 / 3)
    expectClose(graph.inequalityOfReceiving().gini, 0.5)
    expectClose(SmallGraphs.ring(5, directed: true).inequalityOfGiving().gini, 0)
  }

  @Test func goldenValuesOfTheReferenceTown() {
    let giving = ReferenceTown.weighted.inequalityOfGiving()
    expectClose(giving.uncorrectedGini, 0.363095, absolute: 5e-7)
    expectClose(giving.gini, 61.0 / 147)
    let receiving = ReferenceTown.weighted.inequalityOfReceiving()
    expectClose(receiving.uncorrectedGini, 0.339286, absolute: 5e-7)
    // c gives 6 of 21 hours; one member is the top tenth of eight.
    #expect(giving.topTenthCount == 1)
    expectClose(giving.topTenthShare, 6.0 / 21)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).inequalityOfGiving().gini.reason == .emptyGraph)
    #expect(SmallGraphs.empty(3, directed: true).inequalityOfGiving().gini.reason == .noTies)
    #expect(SmallGraphs.path(3).inequalityOfGiving().gini.reason == .undirected)
    let extremes = [Graph.Edge(0, 1, weight: 1e100), Graph.Edge(1, 0, weight: 1e-100)]
    expectClose(SmallGraphs.make(2, edges: extremes, true).inequalityOfGiving().gini, 1)
  }

  /// Half the mean difference between two members, over the mean.
  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.isDirected {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let given = graph.matrix.map { $0.reduce(0, +) }
      let total = given.reduce(0, +)
      let count = Double(given.count)
      var difference = 0.0
      for one in given { for other in given { difference += abs(one - other) } }
      let expected = total == 0 ? nil : difference / (2 * count * total)
      let found = graph.inequalityOfGiving()
      expectClose(found.uncorrectedGini, expected, "\(graph.sketch)")
      expectClose(found.gini, expected.map { $0 * count / (count - 1) }, "\(graph.sketch)")
      expectClose(graph.reversed().inequalityOfReceiving().gini, found.gini.value)
    }
  }

  @Test func catalogueEntries() throws {
    for measure in [Measure.giniGiving, .giniReceiving] {
      let result = try measure.compute(MeasureInput(ReferenceTown.weighted))
      #expect(result.value(measure.id)?.value != nil)
      #expect(result.table(measure.id)?["members"] == 8)
    }
  }
}
