// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Hubs and authorities")
struct HITSTests {
  @Test func byHand() throws {
    // One who points to two: the only hub, and two equal authorities.
    let fan = SmallGraphs.make(3, [(0, 1), (0, 2)], true)
    expectClose(try fan.hubsAndAuthorities().hubs, [1, 0, 0])
    expectClose(try fan.hubsAndAuthorities().authorities, [0, 1, 1])
    // In an undirected triangle everybody is both.
    let triangle = try SmallGraphs.complete(3).hubsAndAuthorities()
    expectClose(triangle.hubs, [1, 1, 1])
    expectClose(triangle.authorities, [1, 1, 1])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(2).hubsAndAuthorities().hubs.reason(at: 0) == .noTies)
    // Two arcs that share no end have equal singular values.
    let apart = SmallGraphs.make(4, [(0, 1), (2, 3)], true)
    #expect(try apart.hubsAndAuthorities().hubs.reason(at: 0) == .ambiguous)
    #expect(try SmallGraphs.path(3).hubsAndAuthorities().hubs.reason(at: 0) == .ambiguous)
  }

  @Test func isWhatItSaysOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.edgeCount > 0 {
      let graph = number % 2 == 0 ? plain : SmallGraphs.weighted(plain, seed: UInt64(number))
      let result = try graph.hubsAndAuthorities()
      guard result.hubs.definedCount > 0 else { continue }
      let w = graph.matrix
      let hubs = result.hubs.map { $0 ?? 0 }
      let authorities = result.authorities.map { $0 ?? 0 }
      // W·a is a multiple of h and Wᵀ·h one of a, and the largest entries are 1.
      let forth = graph.nodes.map { i in graph.nodes.reduce(0) { $0 + w[i][$1] * authorities[$1] } }
      let back = graph.nodes.map { j in graph.nodes.reduce(0) { $0 + w[$1][j] * hubs[$1] } }
      let (top, bottom) = (forth.max() ?? 1, back.max() ?? 1)
      for node in graph.nodes {
        expectClose(forth[node] / top, hubs[node], absolute: 1e-9, "\(graph.sketch)")
        expectClose(back[node] / bottom, authorities[node], absolute: 1e-9, "\(graph.sketch)")
      }
      expectClose(hubs.max() ?? 0, 1)
      expectClose(authorities.max() ?? 0, 1)
    }
  }

  @Test func reversingSwapsThem() throws {
    let graph = SmallGraphs.random(30, density: 0.15, directed: true, weighted: true, seed: 2)
    let forth = try graph.hubsAndAuthorities()
    let back = try graph.reversed().hubsAndAuthorities()
    expectClose(forth.hubs, Array(back.authorities))
    expectClose(forth.authorities, Array(back.hubs))
  }

  @Test func centralization() throws {
    // One tie: one hub and one authority among four.
    let one = try SmallGraphs.make(4, [(0, 1)], true).hubAndAuthorityCentralization()
    expectClose(one.hubs, 1)
    expectClose(one.authorities, 1)
    // A star from its centre: one hub, and of three equal authorities one node falls short.
    let star = try SmallGraphs.star(4, directed: true).hubAndAuthorityCentralization()
    expectClose(star.hubs, 1)
    expectClose(star.authorities, 1.0 / 3)
    #expect(try SmallGraphs.path(3).hubAndAuthorityCentralization().hubs.reason == .tooFewNodes)
    #expect(try SmallGraphs.path(4).hubAndAuthorityCentralization().hubs.reason == .ambiguous)
  }

  @Test(arguments: [(4, true), (5, false)])
  func centralizationIsAtMostOne(nodes: Int, directed: Bool) throws {
    var largest = (0.0, 0.0)
    // Of directed graphs every seventh, that of one tie among them.
    for (number, graph) in SmallGraphs.all(nodes: nodes, directed: directed).enumerated()
    where !directed || number % 7 == 1 {
      let found = try graph.hubAndAuthorityCentralization()
      largest = (
        max(largest.0, found.hubs.value ?? 0), max(largest.1, found.authorities.value ?? 0)
      )
    }
    expectClose(largest.0, 1)
    expectClose(largest.1, 1)
  }
}
