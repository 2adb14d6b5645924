// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Open pairs")
struct OpenPairsTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.path(3).openPairs(), [0, 1, 0])
    expectClose(try SmallGraphs.star(5).openPairs(), [6, 0, 0, 0, 0])
    expectClose(try SmallGraphs.complete(4).openPairs(), [0, 0, 0, 0])
    expectClose(try ReferenceTown.binary.openPairs(), [0, 2, 2, 1, 1, 1, 1, 0])
  }

  @Test func sharesAreUndefinedBelowTwoContacts() throws {
    let shares = try SmallGraphs.path(3).openPairShares()
    #expect(shares.reason(at: 0) == .tooFewTies)
    #expect(shares[1] == 1)
    #expect(try SmallGraphs.empty(1).openPairs()[0] == 0)
    #expect(try SmallGraphs.empty(0).openPairs().isEmpty)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let a = graph.matrix
      func isTied(_ i: Int, _ j: Int) -> Bool { a[i][j] + a[j][i] > 0 }
      let expected: [Double?] = graph.nodes.map { v in
        let contacts = graph.nodes.filter { isTied(v, $0) }
        var open = 0
        for i in contacts { for j in contacts where i < j && !isTied(i, j) { open += 1 } }
        return Double(open)
      }
      expectClose(try graph.openPairs(), expected, "\(graph.sketch)")
    }
  }
}
