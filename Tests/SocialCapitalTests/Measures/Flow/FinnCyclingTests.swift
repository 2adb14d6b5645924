// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Finn cycling")
struct FinnCyclingTests {
  @Test func byHand() throws {
    // A→B 2, B→C 2, C→A 1: one of two comes back each time, so a half is cycled; ΣT = 6, Σz = 1.
    let edges = [
      Graph.Edge(0, 1, weight: 2), Graph.Edge(1, 2, weight: 2), Graph.Edge(2, 0, weight: 1),
    ]
    let found = try SmallGraphs.make(3, edges: edges, true).finnCycling()
    expectClose(found.index, 0.5)
    expectClose(found.meanPathLength, 6)
    // x→A 1, A→B 2, B→A 1, B→y 1: balanced, but fed and drained.
    let open = [
      Graph.Edge(0, 1, weight: 1), Graph.Edge(1, 2, weight: 2), Graph.Edge(2, 1, weight: 1),
      Graph.Edge(2, 3, weight: 1),
    ]
    expectClose(try SmallGraphs.make(4, edges: open, true).finnCycling().index, 1.0 / 3)
    expectClose(try SmallGraphs.path(4, directed: true).finnCycling().index, 0)
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    let found = try ReferenceTown.weighted.finnCycling()
    expectClose(found.index, 0.204148, absolute: 5e-7)
    expectClose(found.throughflow, 28)
    expectClose(found.meanPathLength, 4)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0, directed: true).finnCycling().index.reason == .emptyGraph)
    #expect(try SmallGraphs.empty(2, directed: true).finnCycling().index.reason == .noTies)
    #expect(try SmallGraphs.path(2).finnCycling().index.reason == .undirected)
    // A closed circle in balance has no finite N: all of it is cycled.
    let ring = try SmallGraphs.ring(4, directed: true).finnCycling()
    expectClose(ring.index, 1)
    #expect(ring.meanPathLength.reason == .noTies)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated()
    where plain.isDirected && plain.edgeCount > 0 {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      expectClose(try graph.finnCycling().index, naiveFinn(graph), "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(14, density: 0.3, directed: true, weighted: true, seed: seed)
    let found = try graph.finnCycling()
    expectClose(found.index, naiveFinn(graph))
    expectClose(
      try graph.relabeled(Array(graph.nodes.reversed())).finnCycling().index, found.index.value)
    // What comes back to a node does so along the same circles backwards.
    expectClose(try graph.reversed().finnCycling().index, found.index.value)
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 7) }
    expectClose(
      try SmallGraphs.make(14, edges: scaled, true).finnCycling().index, found.index.value)
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try ReferenceTown.weighted.finnCycling(monitor: Monitor(isCancelled: { true }))
    }
  }
}

/// From the inverse of the whole of I − G, nodes of closed balanced parts left out and counted whole.
private func naiveFinn(_ graph: Graph) -> Double {
  let w = graph.matrix
  let nodes = graph.nodes
  let sent = nodes.map { w[$0].reduce(0, +) }
  let received = nodes.map { i in nodes.reduce(0) { $0 + w[$1][i] } }
  let through = nodes.map { max(sent[$0], received[$0]) }
  let parts = graph.weakComponents()
  let isClosed = nodes.map { i in
    nodes.allSatisfy { parts[$0] != parts[i] || abs(sent[$0] - received[$0]) < 1e-9 }
  }
  var cycled = 0.0
  for i in nodes where through[i] > 0 {
    if isClosed[i] {
      cycled += through[i]
      continue
    }
    // Column i of N: (I − G)·n = e(i), the closed parts replaced by the identity.
    let matrix = nodes.map { row in
      nodes.map { column in
        (row == column ? 1.0 : 0)
          - (isClosed[row] || through[row] == 0 ? 0 : w[row][column] / through[row])
      }
    }
    let column = solve(matrix, nodes.map { $0 == i ? 1 : 0 })
    cycled += through[i] * (column[i] - 1) / column[i]
  }
  return cycled / through.reduce(0, +)
}
