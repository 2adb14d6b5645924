// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

@Suite("Hierarchy of constraint")
struct HierarchyTests {
  @Test func byHand() throws {
    expectClose(try SmallGraphs.path(3).burtHierarchy(), [1, 0, 1])
    expectClose(try SmallGraphs.complete(4).burtHierarchy(), [0, 0, 0, 0])
    // Node 0 has contacts 1 and 2, of which 1 is tied three times as strongly: parts of constraint
    // 9/16 and 1/16, ratios 1.8 and 0.2, (1.8 ln 1.8 + 0.2 ln 0.2) ÷ (2 ln 2).
    let graph = SmallGraphs.make(
      3, edges: [.init(0, 1, weight: 3), .init(0, 2, weight: 1)], false)
    expectClose(
      try graph.burtHierarchy(), [(1.8 * log(1.8) + 0.2 * log(0.2)) / (2 * log(2)), 1, 1])
  }

  @Test func goldenValues() throws {
    let micro = 5e-7
    expectClose(
      try ReferenceTown.weak.burtHierarchy(), [0, 0.045494, 0.045494, 0, 0, 0, 0, nil],
      absolute: micro)
    expectClose(
      try ReferenceTown.binary.burtHierarchy(),
      [0.128175, 0.168528, 0.06894, 0.278072, 0.278072, 0, 0, nil], absolute: micro)
    expectClose(
      try ReferenceTown.weighted.burtHierarchy(),
      [0.261066, 0.472442, 0.0896, 0.057317, 0, 0.109508, 0.278072, nil], absolute: micro)
    let six = SmallGraphs.make(
      6, [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (4, 5)], false)
    expectClose(try six.burtHierarchy(), [0.1354, 0.1354, 0, 0, 0.0179, 1], absolute: 5e-5)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).burtHierarchy().isEmpty)
    #expect(try SmallGraphs.empty(1).burtHierarchy().reason(at: 0) == .isolate)
    expectClose(try SmallGraphs.path(2).burtHierarchy(), [1, 1])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      for graph in [plain, SmallGraphs.weighted(plain, seed: UInt64(number))] {
        expectClose(try graph.burtHierarchy(), naiveHierarchy(graph), "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...8) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(12, density: 0.3, directed: true, weighted: true, seed: seed)
    let scores = try graph.burtHierarchy()
    expectClose(try graph.reversed().burtHierarchy(), Array(scores), absolute: 1e-9)
    for case let score? in scores { #expect((0...1).contains(score)) }
  }
}

private func naiveHierarchy(_ graph: Graph) -> [Double?] {
  let w = graph.matrix
  let nodes = graph.nodes
  func z(_ i: Int, _ j: Int) -> Double { i == j ? 0 : w[i][j] + w[j][i] }
  func p(_ i: Int, _ j: Int) -> Double { z(i, j) / nodes.reduce(0) { $0 + z(i, $1) } }
  return nodes.map { i in
    let contacts = nodes.filter { z(i, $0) > 0 }
    if contacts.isEmpty { return nil }
    if contacts.count == 1 { return 1 }
    let parts = contacts.map { j in
      let local = p(i, j) + contacts.reduce(0) { $1 == j ? $0 : $0 + p(i, $1) * p($1, j) }
      return local * local
    }
    let degree = Double(contacts.count)
    let mean = parts.reduce(0, +) / degree
    return max(0, parts.reduce(0) { $0 + $1 / mean * log($1 / mean) } / (degree * log(degree)))
  }
}
