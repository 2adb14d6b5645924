// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Node reciprocity")
struct NodeReciprocityTests {
  @Test func byHand() {
    // 0 ⇄ 1 → 2, 3 alone. Node 1 gives 2 and gets 1, one contact both ways: 2 of 3 ends.
    let graph = SmallGraphs.make(4, [(0, 1), (1, 0), (1, 2)], true)
    expectClose(graph.nodeReciprocity(), [1, 2.0 / 3, 0, nil])
    expectClose(graph.outReciprocity(), [1, 0.5, nil, nil])
    expectClose(graph.inReciprocity(), [1, 1, 0, nil])
  }

  @Test func reasons() {
    let graph = SmallGraphs.make(3, [(0, 1)], true)
    #expect(graph.outReciprocity().reason(at: 1) == .noTies)
    #expect(graph.inReciprocity().reason(at: 0) == .noTies)
    for scores in [graph.nodeReciprocity(), graph.outReciprocity(), graph.inReciprocity()] {
      #expect(scores.reason(at: 2) == .isolate)
    }
    #expect(SmallGraphs.path(2).nodeReciprocity().reason(at: 0) == .undirected)
    #expect(SmallGraphs.empty(0, directed: true).nodeReciprocity().isEmpty)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything where graph.isDirected {
      let a = graph.matrix
      func counts(_ i: Int) -> (mutual: Double, out: Double, into: Double) {
        graph.nodes.reduce((0, 0, 0)) {
          ($0.0 + a[i][$1] * a[$1][i], $0.1 + a[i][$1], $0.2 + a[$1][i])
        }
      }
      func share(_ part: Double, _ whole: Double) -> Double? { whole == 0 ? nil : part / whole }
      let all = graph.nodes.map(counts)
      expectClose(
        graph.nodeReciprocity(), all.map { share(2 * $0.mutual, $0.out + $0.into) },
        "\(graph.sketch)")
      expectClose(graph.outReciprocity(), all.map { share($0.mutual, $0.out) }, "\(graph.sketch)")
      expectClose(graph.inReciprocity(), all.map { share($0.mutual, $0.into) }, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) {
    let graph = SmallGraphs.random(15, density: 0.2, directed: true, seed: seed)
    #expect(graph.reversed().nodeReciprocity() == graph.nodeReciprocity())
    #expect(graph.reversed().outReciprocity() == graph.inReciprocity())
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let moved = graph.relabeled(order).nodeReciprocity()
    for node in graph.nodes {
      #expect(moved[order[node]] == graph.nodeReciprocity()[node])
    }
    for case let score? in graph.nodeReciprocity() { #expect(0...1 ~= score) }
  }

  @Test func catalogueEntries() throws {
    for measure in [Measure.nodeReciprocity, .outReciprocity, .inReciprocity] {
      let result = try measure.compute(MeasureInput(ReferenceTown.binary))
      #expect(result.nodeColumn(measure.id) != nil)
    }
  }
}
