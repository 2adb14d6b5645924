// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Constraint")
struct ConstraintTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.path(3).constraint(), [1, 0.5, 1])
    expectClose(try SmallGraphs.complete(3).constraint(), [1.125, 1.125, 1.125])
    expectClose(try SmallGraphs.star(5).constraint(), [0.25, 1, 1, 1, 1])
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    let micro = 5e-7
    expectClose(
      try ReferenceTown.weak.constraint(),
      [0.888889, 0.558642, 0.558642, 0.5, 0.5, 0.5, 0.5, nil], absolute: micro)
    expectClose(
      try ReferenceTown.binary.constraint(),
      [0.854938, 0.576389, 0.669753, 0.555556, 0.555556, 0.5, 0.5, nil], absolute: micro)
    expectClose(
      try ReferenceTown.weighted.constraint(),
      [0.720533, 0.710954, 0.597251, 0.510204, 0.5, 0.52, 0.555556, nil], absolute: micro)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).constraint().isEmpty)
    #expect(try SmallGraphs.empty(2).constraint().reason(at: 0) == .isolate)
    expectClose(try SmallGraphs.path(2).constraint(), [1, 1])
  }

  @Test(arguments: [StructuralHoleScope.wholeNetwork, .egoNetwork])
  func equalsItsDefinitionOnEverySmallGraph(scope: StructuralHoleScope) throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      for graph in [plain, SmallGraphs.weighted(plain, seed: UInt64(number))] {
        expectClose(
          try graph.constraint(scope: scope), naiveConstraint(graph, scope: scope),
          "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(12, density: 0.3, directed: true, weighted: true, seed: seed)
    let scores = try graph.constraint()
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let moved = try graph.relabeled(order).constraint()
    for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
    expectClose(try graph.reversed().constraint(), Array(scores))
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 7) }
    expectClose(try SmallGraphs.make(12, edges: scaled, true).constraint(), Array(scores))
    expectClose(
      try graph.disjointUnion(with: graph).constraint(), Array(scores) + Array(scores))
    for case let score? in scores { #expect(score > 0 && score < 2) }
  }

  /// Enough pairs of contacts that several threads have something to do, whose sums meet.
  @Test(arguments: [false, true], [false, true])
  func sameBitsAtAnyNumberOfThreads(directed: Bool, weighted: Bool) throws {
    let graph = SmallGraphs.random(
      150, density: directed ? 0.3 : 0.5, directed: directed, weighted: weighted, seed: 3)
    let one = try graph.constraint(monitor: Monitor(threads: 1))
    expectClose(one, naiveConstraint(graph, scope: .wholeNetwork))
    let size = try graph.effectiveSize(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.constraint(monitor: Monitor(threads: threads)) == one)
      #expect(try graph.effectiveSize(monitor: Monitor(threads: threads)) == size)
    }
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).constraint(monitor: Monitor(isCancelled: { true }))
    }
  }
}

private func naiveConstraint(_ graph: Graph, scope: StructuralHoleScope) -> [Double?] {
  let w = graph.matrix
  let nodes = graph.nodes
  func z(_ i: Int, _ j: Int) -> Double { w[i][j] + w[j][i] }
  return nodes.map { i in
    let contacts = nodes.filter { $0 != i && z(i, $0) > 0 }
    if contacts.isEmpty { return nil }
    let circle = scope == .wholeNetwork ? Array(nodes) : contacts + [i]
    func p(_ a: Int, _ b: Int) -> Double {
      let total = circle.reduce(0) { $0 + (a == $1 ? 0 : z(a, $1)) }
      return total == 0 ? 0 : z(a, b) / total
    }
    return contacts.reduce(0) { sum, j in
      let indirect = contacts.reduce(0) { $1 == j ? $0 : $0 + p(i, $1) * p($1, j) }
      let local = p(i, j) + indirect
      return sum + local * local
    }
  }
}
