// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Views of graphs")
struct GraphViewsTests {
  @Test func weakAndStrongByHand() {
    let weak = ReferenceTown.weighted.weakView()
    #expect(weak.edgeCount == 8)
    #expect(weak.weight(from: 0, to: 1) == 5)  // 3 + 2
    #expect(weak.weight(from: 3, to: 2) == 4)
    let strong = ReferenceTown.weighted.strongView()
    #expect(strong.edges == [.init(0, 1, weight: 2), .init(3, 4, weight: 1)])
    #expect(!weak.isDirected && !strong.isDirected)
  }

  @Test func equalTheirDefinitionsOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let w = graph.matrix
      for i in graph.nodes {
        let contacts = graph.nodes.filter { w[i][$0] != 0 || w[$0][i] != 0 }
        #expect(graph.contacts(of: i) == contacts)
        for j in graph.nodes where i != j {
          let (forth, back) = (w[i][j], w[j][i])
          let sum = graph.isDirected ? forth + back : forth
          #expect((graph.weakView().weight(from: i, to: j) ?? 0) == sum)
          #expect((graph.strongView().weight(from: i, to: j) ?? 0) == min(forth, back))
          #expect((graph.reversed().weight(from: i, to: j) ?? 0) == back)
        }
      }
      #expect(graph.reversed().reversed() == graph)
      #expect(graph.weakView().weakView() == graph.weakView())
      #expect(graph.unweighted() == plain)
    }
  }

  @Test func viewsKeepWhatBuildingCounted() throws {
    let graph = try Graph(nodeCount: 2, pairs: [(0, 0), (0, 1), (0, 1)], isDirected: true)
    for view in [graph.weakView(), graph.reversed(), graph.unweighted()] {
      #expect(view.building == graph.building)
    }
    #expect(graph.building.loopsDropped == 1)
  }

  @Test func inducedIsRenumberedInTheOrderGiven() {
    let part = ReferenceTown.weighted.induced(on: [4, 1, 3, 2])  // e, b, d, c
    #expect(part.nodeCount == 4)
    #expect(
      part.edges == [
        .init(0, 2, weight: 1), .init(1, 3, weight: 1), .init(2, 0, weight: 2),
        .init(3, 2, weight: 4),
      ])
    #expect(ReferenceTown.weighted.induced(on: []).nodeCount == 0)
    #expect(ReferenceTown.weighted.induced(on: 0..<8) == ReferenceTown.weighted)
    #expect(SmallGraphs.complete(5).induced(on: [0, 4, 2]) == SmallGraphs.complete(3))
  }

  @Test func inducedStopsOnWrongPrograms() async {
    await #expect(processExitsWith: .failure) { _ = SmallGraphs.path(3).induced(on: [0, 0]) }
    await #expect(processExitsWith: .failure) { _ = SmallGraphs.path(3).induced(on: [3]) }
  }

  @Test func egoNetworks() {
    let (graph, members) = ReferenceTown.weighted.egoNetwork(of: 1)  // b: a, c, g
    #expect(members == [1, 0, 2, 6])
    #expect(graph.edgeCount == 5)  // a→b, b→a, b→c, c→a, g→b
    #expect(graph.weight(from: 3, to: 0) == 1)
    let alone = ReferenceTown.weighted.egoNetwork(of: 7)
    #expect(alone.members == [7])
    #expect(alone.graph.edgeCount == 0)
  }
}
