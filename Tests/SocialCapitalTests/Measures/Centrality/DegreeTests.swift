// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Degree")
struct DegreeTests {
  @Test func byHand() {
    // a and b are tied both ways; a to c, c to d.
    let graph = SmallGraphs.make(5, [(0, 1), (1, 0), (0, 2), (2, 3)], true)
    expectClose(graph.degree(), [2, 1, 2, 1, 0])
    expectClose(graph.outDegree(), [2, 1, 1, 0, 0])
    expectClose(graph.inDegree(), [1, 1, 1, 1, 0])
    // Σ (2 − degree) = 0 + 1 + 0 + 1 + 2 = 4, of 4·3.
    expectClose(graph.degreeCentralization(), 4.0 / 12)
    // Σ (2 − out) = 0 + 1 + 1 + 2 + 2 = 6, of 4².
    expectClose(graph.outDegreeCentralization(), 6.0 / 16)
    expectClose(graph.inDegreeCentralization(), 1.0 / 16)
  }

  @Test func goldenValuesOfTheReferenceTown() {
    expectClose(ReferenceTown.binary.inDegreeCentralization(), 0.122449, absolute: 5e-7)
    expectClose(ReferenceTown.binary.outDegreeCentralization(), 0.122449, absolute: 5e-7)
    expectClose(ReferenceTown.binary.degree(), [2, 3, 3, 2, 2, 2, 2, 0])
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).degree().isEmpty)
    expectClose(SmallGraphs.empty(1).degree(), [0])
    #expect(SmallGraphs.empty(0).degreeCentralization() == .undefined(.emptyGraph))
    #expect(SmallGraphs.path(2).degreeCentralization() == .undefined(.tooFewNodes))
    #expect(SmallGraphs.empty(3).degreeCentralization() == 0)
  }

  @Test func starsAreFullyCentralized() {
    expectClose(SmallGraphs.star(6).degreeCentralization(), 1)
    expectClose(SmallGraphs.star(6).inDegreeCentralization(), 1)
    expectClose(SmallGraphs.star(6, directed: true).outDegreeCentralization(), 1)
    expectClose(SmallGraphs.star(6, directed: true).reversed().inDegreeCentralization(), 1)
    expectClose(SmallGraphs.ring(6).degreeCentralization(), 0)
  }

  @Test func loopsAndParallelTiesDoNotCount() throws {
    let graph = try Graph(
      nodeCount: 3, pairs: [(0, 0), (0, 1), (0, 1), (1, 2)], isDirected: false)
    expectClose(graph.degree(), [1, 2, 1])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let a = graph.matrix
      let n = graph.nodes
      let out = n.map { v in Double(n.count { a[v][$0] != 0 }) }
      let into = n.map { v in Double(n.count { a[$0][v] != 0 }) }
      let both = n.map { v in Double(n.count { a[v][$0] != 0 || a[$0][v] != 0 }) }
      expectClose(graph.outDegree(), out, "\(graph.sketch)")
      expectClose(graph.inDegree(), into, "\(graph.sketch)")
      expectClose(graph.degree(), both, "\(graph.sketch)")
      guard graph.nodeCount > 2 else { continue }
      for quantity in [
        graph.degreeCentralization(), graph.inDegreeCentralization(),
        graph.outDegreeCentralization(),
      ] {
        let share = try #require(quantity.value)
        #expect(share >= 0 && share <= 1, "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) {
    let graph = SmallGraphs.random(25, density: 0.2, directed: true, weighted: true, seed: seed)
    #expect(graph.reversed().inDegree() == graph.outDegree())
    #expect(graph.reversed().degree() == graph.degree())
    #expect(graph.degree() == graph.unweighted().degree())
    #expect(graph.weakView().degree() == graph.degree())
    expectClose(graph.inDegree().compactMap { $0 }.reduce(0, +), Double(graph.edgeCount))
    expectClose(
      graph.disjointUnion(with: graph).degree(), Array(graph.degree()) + Array(graph.degree()))
  }
}
