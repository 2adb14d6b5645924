// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Truss number")
struct TrussNumberTests {
  @Test func byHand() throws {
    let tailed = SmallGraphs.make(4, [(0, 1), (1, 2), (0, 2), (2, 3)], false)
    #expect(try tailed.trussNumbers() == [3, 3, 3, 2])
    #expect(try SmallGraphs.complete(5).trussNumbers() == [Int](repeating: 5, count: 10))
    // Two triangles that share a tie: that one is in two triangles, but in no 4-truss.
    let two = SmallGraphs.make(4, [(0, 1), (1, 2), (0, 2), (1, 3), (2, 3)], false)
    #expect(try two.trussNumbers() == [3, 3, 3, 3, 3])
    #expect(try ReferenceTown.binary.trussNumbers() == [3, 3, 3, 3, 2, 2, 2, 2, 2, 2])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).trussNumbers().isEmpty)
    #expect(try SmallGraphs.empty(3, directed: true).trussNumbers().isEmpty)
    #expect(try SmallGraphs.path(3).trussNumbers() == [2, 2])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      #expect(try graph.trussNumbers() == naive(graph), "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(16, density: 0.3, directed: true, weighted: true, seed: seed)
    let numbers = try graph.trussNumbers()
    #expect(numbers == naive(graph))
    let shared = try graph.tieEmbeddedness()
    let cores = graph.coreNumbers()
    for (place, edge) in graph.edges.enumerated() {
      #expect(Double(numbers[place]) <= (shared[place] ?? 0) + 2)
      // A k-truss lies within the (k − 1)-core.
      #expect(numbers[place] - 1 <= min(cores[edge.source], cores[edge.target]))
    }
    #expect(try graph.disjointUnion(with: graph).trussNumbers() == numbers + numbers)
  }

  @Test func catalogueEntryAndCancelling() throws {
    #expect(
      try Measure.trussNumber.compute(MeasureInput(SmallGraphs.path(3))).tieColumn("truss-number")
        == .scores(TieScores([2.0, 2])))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).trussNumbers(monitor: Monitor(isCancelled: { true }))
    }
  }

  /// For each k, throws ties out until all that are left are in k − 2 triangles.
  private func naive(_ graph: Graph) -> [Int] {
    let count = graph.nodeCount
    let a = graph.weakView().matrix.map { $0.map { $0 != 0 } }
    var numbers = [[Int]](repeating: [Int](repeating: 2, count: count), count: count)
    for k in 3..<max(count, 3) + 1 {
      var left = a
      while true {
        var staying = left
        for i in graph.nodes {
          for j in graph.nodes where left[i][j] {
            if graph.nodes.count(where: { left[i][$0] && left[j][$0] }) < k - 2 {
              staying[i][j] = false
              staying[j][i] = false
            }
          }
        }
        if staying == left { break }
        left = staying
      }
      for i in graph.nodes { for j in graph.nodes where left[i][j] { numbers[i][j] = k } }
    }
    return graph.edges.map { numbers[$0.source][$0.target] }
  }
}
