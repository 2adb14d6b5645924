// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Rao–Bandyopadhyay")
struct RaoBandyopadhyayTests {
  @Test func byHand() {
    // All three sending one tie: a ring has no mutual pair, and at most one pair can be mutual.
    let ring = SmallGraphs.ring(3, directed: true).raoBandyopadhyay()
    #expect((ring.mutualPairs, ring.fewest, ring.most) == (0, 0, 1))
    expectClose(ring.share, 0)
    let town = ReferenceTown.weighted.raoBandyopadhyay()
    #expect((town.mutualPairs, town.fewest, town.most) == (2, 0, 5))
    expectClose(town.share, 0.4)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).raoBandyopadhyay().share.reason == .emptyGraph)
    #expect(SmallGraphs.empty(3, directed: true).raoBandyopadhyay().share.reason == .noTies)
    #expect(SmallGraphs.path(3).raoBandyopadhyay().share.reason == .undirected)
    // Everybody sends to everybody: nothing could be otherwise.
    let complete = SmallGraphs.complete(4, directed: true).raoBandyopadhyay()
    #expect(complete.share.reason == .zeroVariance)
    #expect(complete.fewest == 6)
    // One sends to all, nobody else sends: no pair can be mutual.
    #expect(SmallGraphs.star(4, directed: true).raoBandyopadhyay().share.reason == .zeroVariance)
  }

  /// The fewest and the most over every network on four nodes with the same numbers sent.
  @Test func boundsEqualThoseFoundByTryingAll() {
    for size in 1...4 {
      var bounds: [[Int]: (fewest: Int, most: Int)] = [:]
      let graphs = Array(SmallGraphs.all(nodes: size, directed: true))
      for graph in graphs {
        let sent = graph.nodes.map { graph.outgoing.degree(of: $0) }
        let mutual = graph.dyadCensus().mutual
        let known = bounds[sent] ?? (mutual, mutual)
        bounds[sent] = (min(known.fewest, mutual), max(known.most, mutual))
      }
      for graph in graphs {
        let sent = graph.nodes.map { graph.outgoing.degree(of: $0) }
        let found = graph.raoBandyopadhyay()
        #expect(found.fewest == bounds[sent]?.fewest, "\(graph.sketch)")
        #expect(found.most == bounds[sent]?.most, "\(graph.sketch)")
        if let share = found.share.value { #expect(0...1 ~= share) }
      }
    }
  }

  /// Numbers sent that can all be matched are all matched at most.
  @Test func theMostIsReachedByMutualNetworks() {
    for graph in SmallGraphs.all(nodes: 5, directed: false) {
      let both = graph.edges.flatMap { [($0.source, $0.target), ($0.target, $0.source)] }
      let found = SmallGraphs.make(5, both, true).raoBandyopadhyay()
      // A network in which all ties are returned has the most there could be.
      #expect(found.most == graph.edgeCount, "\(graph.sketch)")
    }
  }
}
