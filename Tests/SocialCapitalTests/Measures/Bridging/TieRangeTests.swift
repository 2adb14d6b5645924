// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Tie range")
struct TieRangeTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.ring(5).tieRanges(), [4, 4, 4, 4, 4])
    expectClose(try SmallGraphs.complete(3).tieRanges(), [2, 2, 2])
    #expect(try SmallGraphs.path(3).tieRanges().reason(at: 0) == .unreachable)
    // Pairs of the town in order: ab ac bc bg cd de ef fg.
    expectClose(try ReferenceTown.weak.tieRanges(), [2, 2, 2, 5, 5, 5, 5, 5])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).tieRanges().isEmpty)
    let mutual = SmallGraphs.make(2, [(0, 1), (1, 0)], true)
    #expect(try mutual.tieRanges().definedCount == 0)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      expectClose(try graph.tieRanges(), naiveRanges(graph), "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...15) func equalsItsDefinitionOnSparseGraphs(seed: UInt64) throws {
    let graph = SmallGraphs.random(40, density: 0.045, directed: false, seed: seed)
    expectClose(try graph.tieRanges(), naiveRanges(graph), "\(graph.sketch)")
  }

  @Test func threadsDoNotMatter() throws {
    let graph = SmallGraphs.random(400, density: 0.008, directed: true, seed: 3)
    let one = try graph.tieRanges(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.tieRanges(monitor: Monitor(threads: threads)) == one)
    }
    let isLocal = try graph.localBridges().flags
    for (tie, range) in one.enumerated() where range != nil {
      #expect(((range ?? 0) > 2) == isLocal[tie])
    }
  }
}

private func naiveRanges(_ graph: Graph) -> [Double?] {
  let a = graph.matrix
  return graph.edges.map { edge in
    var distance = [edge.source: 0]
    var queue = [edge.source]
    while !queue.isEmpty {
      let node = queue.removeFirst()
      for other in graph.nodes where a[node][other] + a[other][node] > 0 {
        let isTie = Set([node, other]) == Set([edge.source, edge.target])
        if isTie || distance[other] != nil { continue }
        distance[other] = (distance[node] ?? 0) + 1
        queue.append(other)
      }
    }
    return distance[edge.target].map(Double.init)
  }
}
