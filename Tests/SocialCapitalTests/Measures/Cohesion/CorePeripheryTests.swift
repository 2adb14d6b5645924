// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Core and periphery")
struct CorePeripheryTests {
  @Test func byHand() {
    let star = SmallGraphs.star(5).corePeriphery()
    #expect(star.isCore == [true, false, false, false, false])
    expectClose(star.fit, 1)
    // A triangle, each of whose corners has a leaf: contacts 3, 3, 3, 1, 1, 1. The third corner has
    // more contacts (3) than there are nodes in the core (2); a leaf has not.
    let spiked = SmallGraphs.make(6, [(0, 1), (1, 2), (0, 2), (0, 3), (1, 4), (2, 5)], false)
    #expect(spiked.corePeriphery().isCore == [true, true, true, false, false, false])
    // 15 pairs, 6 tied, 12 touch the core, 6 both: (6/15 − 6·12/225) ÷ √(6·9·12·3/15⁴).
    expectClose(spiked.corePeriphery().fit, (0.4 - 0.32) / (0.24 * 0.16).squareRoot())
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).corePeriphery().fit == .undefined(.emptyGraph))
    #expect(SmallGraphs.empty(1).corePeriphery().fit == .undefined(.tooFewNodes))
    #expect(SmallGraphs.empty(3).corePeriphery().fit == .undefined(.noTies))
    #expect(SmallGraphs.complete(4).corePeriphery().fit == .undefined(.zeroVariance))
    #expect(SmallGraphs.complete(4, directed: true).corePeriphery().coreSize == 3)
  }

  @Test func noDivisionLeavesFewerPairsWrongOnAnySmallGraph() {
    for graph in SmallGraphs.everything {
      let a = graph.weakView().matrix
      func wrong(_ isCore: (Int) -> Bool) -> Int {
        var wrong = 0
        for i in graph.nodes {
          for j in 0..<i {
            if isCore(i) && isCore(j) && a[i][j] == 0 { wrong += 1 }
            if !isCore(i) && !isCore(j) && a[i][j] != 0 { wrong += 1 }
          }
        }
        return wrong
      }
      let division = graph.corePeriphery()
      let fewest = (0..<(1 << graph.nodeCount)).map { set in wrong { set >> $0 & 1 == 1 } }.min()
      #expect(wrong { division.isCore[$0] } == fewest, "\(graph.sketch)")
      expectClose(division.fit, naiveFit(a, division.isCore), absolute: 1e-9, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) {
    let graph = SmallGraphs.random(20, density: 0.2, directed: true, weighted: true, seed: seed)
    let division = graph.corePeriphery()
    #expect(graph.reversed().corePeriphery() == division)
    #expect(graph.weakView().unweighted().corePeriphery() == division)
    if let fit = division.fit.value { #expect(abs(fit) <= 1 + 1e-12) }
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.corePeriphery.compute(MeasureInput(SmallGraphs.star(3)))
    expectClose(result.value("core-periphery") ?? 0, 1)
    #expect(result.value("core-periphery-core-size") == 1)
    #expect(result.nodeColumn("core-periphery") == .flags([true, false, false]))
  }

  private func naiveFit(_ a: [[Double]], _ isCore: [Bool]) -> Double? {
    var pairs: [(Double, Double)] = []
    for i in a.indices {
      for j in 0..<i { pairs.append((a[i][j] == 0 ? 0 : 1, isCore[i] || isCore[j] ? 1 : 0)) }
    }
    let n = Double(pairs.count)
    let (x, y) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
    let xy = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    let xx = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    let yy = pairs.reduce(0) { $0 + ($1.1 - y) * ($1.1 - y) }
    return pairs.isEmpty || xx == 0 || yy == 0 ? nil : xy / (xx * yy).squareRoot()
  }
}
