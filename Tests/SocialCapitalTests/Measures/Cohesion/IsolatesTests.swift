// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Isolates")
struct IsolatesTests {
  @Test func byHand() {
    #expect(ReferenceTown.binary.isolates() == [7])
    // One incoming tie is enough not to be isolated.
    #expect(SmallGraphs.star(4, directed: true).isolates().isEmpty)
  }

  @Test func edgeCases() throws {
    #expect(SmallGraphs.empty(0).isolates().isEmpty)
    #expect(SmallGraphs.empty(2, directed: true).isolates() == [0, 1])
    let loop = try Graph(nodeCount: 1, pairs: [(0, 0)], isDirected: false)
    #expect(loop.isolates() == [0])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything {
      let a = graph.matrix
      let expected = graph.nodes.filter { i in
        graph.nodes.allSatisfy { a[i][$0] == 0 && a[$0][i] == 0 }
      }
      #expect(graph.isolates() == expected, "\(graph.sketch)")
      #expect(graph.reversed().isolates() == expected)
    }
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.isolates.compute(MeasureInput(ReferenceTown.binary))
    #expect(result.value("isolates") == 1)
    #expect(
      result.nodeColumn("isolates")
        == .flags([false, false, false, false, false, false, false, true]))
  }
}
