// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Bridges")
struct BridgesTests {
  @Test func byHand() throws {
    #expect(try SmallGraphs.path(4).bridges().flags == [true, true, true])
    #expect(try SmallGraphs.ring(4).bridges().count == 0)
    // Two triangles joined by 2–3; ties in order 01 02 12 23 34 35 45.
    let dumbbell = SmallGraphs.make(
      6, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)], false)
    #expect(
      try dumbbell.bridges().flags == [false, false, false, true, false, false, false])
    #expect(try ReferenceTown.binary.bridges().count == 0)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).bridges().flags.isEmpty)
    #expect(try SmallGraphs.empty(3).bridges().share == .undefined(.noTies))
    #expect(try SmallGraphs.path(2).bridges().share == 1)
  }

  /// Ties both ways between two nodes are one pair: both are flagged and it counts once.
  @Test func mutualTiesAreOneBridge() throws {
    let graph = SmallGraphs.make(3, [(0, 1), (1, 0), (1, 2)], true)
    let bridges = try graph.bridges()
    #expect(bridges.flags == [true, true, true])
    #expect(bridges.count == 2)
    #expect(bridges.pairCount == 2)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let a = graph.matrix
      let flags = graph.edges.map { edge in
        !isReachable(edge.target, from: edge.source, in: a, without: (edge.source, edge.target))
      }
      let found = try graph.bridges()
      #expect(found.flags == flags, "\(graph.sketch)")
      let pairs = Set(
        zip(graph.edges, flags).filter(\.1).map { [$0.0.source, $0.0.target].sorted() })
      #expect(found.count == pairs.count, "\(graph.sketch)")
    }
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.path(5).bridges(monitor: Monitor(isCancelled: { true }))
    }
  }
}

/// Whether a way leads from one node to another that does not use one pair.
private func isReachable(
  _ goal: Int, from start: Int, in a: [[Double]], without pair: (Int, Int)
) -> Bool {
  var seen: Set<Int> = [start]
  var queue = [start]
  while let node = queue.popLast() {
    for other in a.indices where a[node][other] + a[other][node] > 0 {
      if (node, other) == pair || (other, node) == pair { continue }
      if seen.insert(other).inserted { queue.append(other) }
    }
  }
  return seen.contains(goal)
}
