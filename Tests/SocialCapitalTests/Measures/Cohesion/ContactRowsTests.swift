// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import SocialCapital

/// Triangles by index and by rank, which large networks choose between.
@Suite struct ContactRowsTests {
  private let alone = Monitor(threads: 1)

  @Test func bothWaysCountTheTrianglesOfEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let rows = try ContactRows(graph, monitor: alone)
      let ranked = try RankedRows(rows, monitor: alone)
      let expected = naive(graph)
      #expect(try rows.trianglesByNodeByIndex(monitor: alone) == expected, "\(graph.sketch)")
      #expect(try ranked.trianglesByNode(monitor: alone) == expected, "\(graph.sketch)")
      let all = expected.reduce(0, +) / 3
      #expect(try rows.triangleCountByIndex(monitor: alone) == all, "\(graph.sketch)")
      #expect(try ranked.triangleCount(monitor: alone) == all, "\(graph.sketch)")
    }
  }

  /// Many chunks, of which each thread gets some only: cursors must catch up.
  @Test(arguments: [1, 2, 7]) func bothWaysAgreeOnLargeGraphs(threads: Int) throws {
    let monitor = Monitor(threads: threads)
    for graph in [
      try Graph.wattsStrogatz(nodeCount: 6000, neighbors: 10, rewiring: 0.2, seed: 1),
      try .holmeKim(nodeCount: 6000, edgesPerNode: 5, triadFormation: 0.5, seed: 2),
    ] {
      let rows = try ContactRows(graph, monitor: monitor)
      let ranked = try RankedRows(rows, monitor: monitor)
      let byRank = try ranked.trianglesByNode(monitor: monitor)
      #expect(try rows.trianglesByNodeByIndex(monitor: monitor) == byRank)
      #expect(try rows.trianglesByNode(monitor: monitor) == byRank)
      let all = try ranked.triangleCount(monitor: monitor)
      #expect(all == byRank.reduce(0, +) / 3 && all > 100)
      #expect(try rows.triangleCountByIndex(monitor: monitor) == all)
      #expect(try rows.triangleCount(monitor: monitor) == all)
    }
  }

  /// A ring is even, a star is not; either is put in order by rank where it is small.
  @Test func evenIsWhereNobodyHasVeryManyContacts() throws {
    #expect(try ContactRows(SmallGraphs.ring(2000), monitor: alone).isEven)
    #expect(try !ContactRows(SmallGraphs.star(2000), monitor: alone).isEven)
    #expect(try !ContactRows(SmallGraphs.ring(1000), monitor: alone).isEven)
    let ring = try RankedRows(SmallGraphs.ring(2000), monitor: alone)
    #expect(Array(ring.nodes) == Array(0..<2000))
    let star = try RankedRows(SmallGraphs.star(2000), monitor: alone)
    #expect(star.nodes.last == 0)
  }

  private func naive(_ graph: Graph) -> [Int] {
    let a = graph.matrix
    func tied(_ i: Int, _ j: Int) -> Bool { a[i][j] != 0 || a[j][i] != 0 }
    return graph.nodes.map { u in
      var count = 0
      for v in graph.nodes where v != u && tied(u, v) {
        for w in graph.nodes where w > v && w != u && tied(u, w) && tied(v, w) { count += 1 }
      }
      return count
    }
  }
}
