// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Mean degree")
struct MeanDegreeTests {
  @Test func byHand() {
    expectClose(SmallGraphs.path(3).meanDegree(), 4.0 / 3)  // (1 + 2 + 1) / 3
    expectClose(SmallGraphs.path(3, directed: true).meanDegree(), 2.0 / 3)  // (1 + 1 + 0) / 3
    expectClose(ReferenceTown.binary.meanDegree(), 1.25)
    expectClose(ReferenceTown.change.before.meanDegree(), 10.0 / 9)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).meanDegree() == .undefined(.emptyGraph))
    #expect(SmallGraphs.empty(1, directed: true).meanDegree() == 0)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything where graph.nodeCount > 0 {
      let sent = graph.matrix.map { $0.reduce(0, +) }.reduce(0, +)
      expectClose(graph.meanDegree(), sent / Double(graph.nodeCount), "\(graph.sketch)")
    }
  }

  @Test func joinersWithAsManyTiesDoNotChangeIt() throws {
    let ring = SmallGraphs.ring(10)
    #expect(ring.disjointUnion(with: ring).meanDegree() == ring.meanDegree())
    #expect(SmallGraphs.ring(5, directed: true).reversed().meanDegree() == 1)
    let result = try Measure.meanDegree.compute(MeasureInput(ring))
    #expect(result.value("mean-degree") == 2)
  }
}
