// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Components")
struct ComponentsTests {
  @Test func byHand() {
    #expect(ReferenceTown.binary.weakComponents().descendingSizes == [7, 1])
    #expect(ReferenceTown.binary.strongComponents().descendingSizes == [7, 1])
    // On a one-way path everybody is a strong component of their own.
    #expect(SmallGraphs.path(4, directed: true).weakComponents().sizes == [4])
    #expect(SmallGraphs.path(4, directed: true).strongComponents().membership == [0, 1, 2, 3])
    #expect(SmallGraphs.ring(4, directed: true).strongComponents().sizes == [4])
    expectClose(ReferenceTown.binary.largestComponentShare(), 7.0 / 8)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).weakComponents().count == 0)
    #expect(SmallGraphs.empty(0, directed: true).strongComponents().count == 0)
    #expect(SmallGraphs.empty(1, directed: true).strongComponents().membership == [0])
    #expect(SmallGraphs.empty(3).weakComponents().membership == [0, 1, 2])
    #expect(SmallGraphs.empty(0).largestComponentShare() == .undefined(.emptyGraph))
    expectClose(SmallGraphs.empty(3, directed: true).largestComponentShare(), 1.0 / 3)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for graph in SmallGraphs.everything {
      let reach = naiveReach(graph.matrix)
      let strong = Partition(
        labels: graph.nodes.map { i in
          graph.nodes.first { reach[i][$0] && reach[$0][i] } ?? i
        })
      #expect(graph.strongComponents() == strong, "\(graph.sketch)")
      let bothWays = naiveReach(graph.weakView().matrix)
      let weak = Partition(
        labels: graph.nodes.map { i in
          graph.nodes.first { bothWays[i][$0] } ?? i
        })
      #expect(graph.weakComponents() == weak, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...20) func properties(seed: UInt64) {
    let graph = SmallGraphs.random(60, density: 0.02, directed: true, seed: seed)
    let weak = graph.weakComponents()
    let strong = graph.strongComponents()
    #expect(weak.sizes.reduce(0, +) == 60)
    #expect(graph.reversed().strongComponents() == strong)
    #expect(graph.weakView().weakComponents() == weak)
    #expect(graph.weakView().strongComponents() == weak)
    // A strong part lies within a weak one.
    for part in strong.parts { #expect(Set(part.map { weak[$0] }).count == 1) }
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let moved = graph.relabeled(order)
    #expect(moved.weakComponents() == Partition(labels: inverse(order).map { weak[$0] }))
    #expect(moved.strongComponents() == Partition(labels: inverse(order).map { strong[$0] }))
    #expect(graph.disjointUnion(with: graph).weakComponents().count == 2 * weak.count)
  }

  /// Recursion would overflow the stack here, and a tree of nodes that is a chain would be slow.
  @Test func longPaths() throws {
    let count = 200_000
    let forth = SmallGraphs.path(count, directed: true)
    #expect(forth.strongComponents().count == count)
    #expect(forth.weakComponents().count == 1)
    #expect(SmallGraphs.ring(count, directed: true).strongComponents().count == 1)
    let pairs = (1..<count).map { (count - $0, count - $0 - 1) }
    let back = try Graph(nodeCount: count, pairs: pairs, isDirected: true)
    #expect(back.weakComponents().count == 1)
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.components.compute(
      MeasureInput(SmallGraphs.path(2, directed: true)))
    #expect(result.value("components") == 1)
    #expect(result.nodeColumn("component") == .membership([0, 0]))
    #expect(result.nodeColumn("strong-component") == .membership([0, 1]))
    #expect(
      result.table("components")
        == [
          "weak": 1, "weak-sizes": .list([2]), "strong": 2, "strong-sizes": .list([1, 1]),
        ])
    let undirected = try Measure.components.compute(MeasureInput(SmallGraphs.path(2)))
    #expect(undirected.nodeColumn("strong-component") == nil)
    let share = try Measure.largestComponentShare.compute(MeasureInput(ReferenceTown.weak))
    #expect(share.value("largest-component-share") == 0.875)
  }
}

/// Whether each node reaches each, itself included: Warshall's closure of a matrix.
private func naiveReach(_ matrix: [[Double]]) -> [[Bool]] {
  var reach = matrix.map { $0.map { $0 != 0 } }
  for i in reach.indices { reach[i][i] = true }
  for k in reach.indices {
    for i in reach.indices where reach[i][k] {
      for j in reach.indices where reach[k][j] { reach[i][j] = true }
    }
  }
  return reach
}

private func inverse(_ order: [Int]) -> [Int] {
  var inverse = order
  for (from, to) in order.enumerated() { inverse[to] = from }
  return inverse
}
