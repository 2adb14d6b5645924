// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Effective size and efficiency")
struct EffectiveSizeTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.path(3).effectiveSize(), [1, 2, 1])
    // Each of two contacts leads to the other: 2 − 2·(1/2)
    expectClose(try SmallGraphs.complete(3).effectiveSize(), [1, 1, 1])
    expectClose(try SmallGraphs.star(5).effectiveSize(), [4, 1, 1, 1, 1])
    expectClose(try SmallGraphs.complete(3).burtEfficiency(), [0.5, 0.5, 0.5])
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    let micro = 5e-7
    let third = 7.0 / 3
    expectClose(
      try ReferenceTown.weak.effectiveSize(), [1, third, third, 2, 2, 2, 2, nil])
    expectClose(
      try ReferenceTown.binary.effectiveSize(),
      [1.166667, 2.375, 2.333333, 2, 2, 2, 2, nil], absolute: micro)
    expectClose(
      try ReferenceTown.weighted.effectiveSize(),
      [1.764286, 2.585714, 2.571429, 2, 2, 2, 2, nil], absolute: micro)
    expectClose(
      try ReferenceTown.weak.burtEfficiency(), [0.5, 7.0 / 9, 7.0 / 9, 1, 1, 1, 1, nil])
  }

  /// Directed {0→1, 0→2, 1→2, 2→1}: NetworkX 3.6.1 gives 1.333 for the last two.
  @Test func directedWhereAPeerIsWrong() throws {
    let graph = SmallGraphs.make(3, [(0, 1), (0, 2), (1, 2), (2, 1)], true)
    expectClose(try graph.effectiveSize(), [1, 7.0 / 6, 7.0 / 6])
    let fan = SmallGraphs.make(4, [(0, 1), (0, 2), (0, 3), (1, 2)], true)
    expectClose(try fan.effectiveSize(), [7.0 / 3, 1, 1, 1])
    // A node with ties in only has them as contacts too.
    expectClose(try SmallGraphs.path(2, directed: true).effectiveSize(), [1, 1])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).effectiveSize().isEmpty)
    #expect(try SmallGraphs.empty(2).effectiveSize().reason(at: 1) == .isolate)
    #expect(try SmallGraphs.empty(2).burtEfficiency().reason(at: 1) == .isolate)
    let tiny = SmallGraphs.make(
      3,
      edges: [
        .init(0, 1, weight: 1e-100), .init(1, 2, weight: 1e100), .init(0, 2, weight: 1e-100),
      ],
      false)
    for score in try tiny.effectiveSize() { #expect(score?.isFinite == true) }
  }

  @Test(arguments: [StructuralHoleScope.wholeNetwork, .egoNetwork])
  func equalsItsDefinitionOnEverySmallGraph(scope: StructuralHoleScope) throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      for graph in [plain, SmallGraphs.weighted(plain, seed: UInt64(number))] {
        expectClose(
          try graph.effectiveSize(scope: scope), naiveEffectiveSize(graph, scope: scope),
          "\(graph.sketch)")
      }
    }
  }

  /// Undirected and without weights, d − 2t/d (Borgatti 1997).
  @Test func equalsTheShortFormWithoutWeights() throws {
    for graph in SmallGraphs.all(nodes: 5, directed: false) {
      let a = graph.matrix
      let expected: [Double?] = graph.nodes.map { i in
        let contacts = graph.nodes.filter { a[i][$0] > 0 }
        if contacts.isEmpty { return nil }
        let twice = contacts.reduce(0) { sum, j in sum + contacts.reduce(0) { $0 + a[j][$1] } }
        return Double(contacts.count) - twice / Double(contacts.count)
      }
      expectClose(try graph.effectiveSize(), expected)
    }
  }

  @Test(arguments: 1...8) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(12, density: 0.3, directed: true, weighted: true, seed: seed)
    let scores = try graph.effectiveSize()
    expectClose(try graph.reversed().effectiveSize(), Array(scores))
    expectClose(
      try graph.disjointUnion(with: graph).effectiveSize(), Array(scores) + Array(scores))
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight / 3) }
    expectClose(try SmallGraphs.make(12, edges: scaled, true).effectiveSize(), Array(scores))
    for (node, share) in zip(graph.nodes, try graph.burtEfficiency()) {
      guard let share, let size = scores[node] else { continue }
      let degree = Double(graph.contacts(of: node).count)
      expectClose(share * degree, size)
      #expect(size >= 1 - 1e-12 && size <= degree + 1e-12)
    }
  }

  @Test func optionsAndNames() throws {
    let graph = SmallGraphs.random(9, density: 0.4, directed: true, seed: 4)
    var input = MeasureInput(graph)
    input.options["effective-size.scope"] = "ego-network"
    let result = try Measure.effectiveSize.compute(input)
    #expect(
      result.nodeColumn("effective-size") == .scores(try graph.effectiveSize(scope: .egoNetwork)))
    input.options["efficiency.scope"] = "elsewhere"
    #expect(throws: MeasureError.self) { try Measure.burtEfficiency.compute(input) }
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).effectiveSize(monitor: Monitor(isCancelled: { true }))
    }
  }
}

private func naiveEffectiveSize(_ graph: Graph, scope: StructuralHoleScope) -> [Double?] {
  let w = graph.matrix
  let nodes = graph.nodes
  func z(_ i: Int, _ j: Int) -> Double { i == j ? 0 : w[i][j] + w[j][i] }
  return nodes.map { i in
    let contacts = nodes.filter { z(i, $0) > 0 }
    if contacts.isEmpty { return nil }
    let circle = scope == .wholeNetwork ? Array(nodes) : contacts + [i]
    func p(_ a: Int, _ b: Int) -> Double { z(a, b) / circle.reduce(0) { $0 + z(a, $1) } }
    func m(_ a: Int, _ b: Int) -> Double { z(a, b) / (circle.map { z(a, $0) }.max() ?? 1) }
    return contacts.reduce(0) { sum, j in
      sum + 1 - contacts.reduce(0) { $1 == j ? $0 : $0 + p(i, $1) * m(j, $1) }
    }
  }
}
