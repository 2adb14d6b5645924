// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Modularity")
struct ModularityTests {
  /// Two triangles joined by a tie.
  static let triangles = SmallGraphs.make(
    6, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)], false)

  @Test func byHand() {
    let halves = Partition(labels: [0, 0, 0, 3, 3, 3])
    expectClose(Self.triangles.modularity(of: halves), 6.0 / 7 - 0.5)
    expectClose(Self.triangles.modularity(of: halves, resolution: 2), 6.0 / 7 - 1)
    expectClose(Self.triangles.modularity(of: Partition(labels: [0, 0, 0, 0, 0, 0])), 0)
    // 0→1 with both in one part: 1 − 1·1; apart, nothing is expected within.
    let arc = SmallGraphs.path(2, directed: true)
    expectClose(arc.modularity(of: Partition(labels: [0, 0])), 0)
    expectClose(arc.modularity(of: Partition(labels: [0, 1])), 0)
  }

  @Test func edgeCases() {
    #expect(
      SmallGraphs.empty(0).modularity(of: Partition(labels: [Int]())) == .undefined(.emptyGraph))
    #expect(
      SmallGraphs.empty(2).modularity(of: Partition(labels: [0, 1])) == .undefined(.noTies))
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      for labels in [graph.nodes.map { $0 / 2 }, graph.nodes.map { $0 % 2 == 0 ? 0 : $0 }] {
        let partition = Partition(labels: labels)
        expectClose(
          graph.modularity(of: partition, resolution: 1.5), naive(graph, labels, 1.5),
          "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...5) func properties(seed: UInt64) {
    let graph = SmallGraphs.random(20, density: 0.2, directed: true, weighted: true, seed: seed)
    let partition = Partition(labels: graph.nodes.map { $0 % 4 })
    let value = graph.modularity(of: partition).value ?? 2
    expectClose(graph.reversed().modularity(of: partition), value)
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 7) }
    expectClose(SmallGraphs.make(20, edges: scaled, true).modularity(of: partition), value)
    #expect(value >= -1 && value <= 1)
  }

  @Test func catalogueEntryLeavesUnknownGroupsOut() throws {
    let grouping = Grouping(column: "side", names: ["l", "l", "l", "r", "r", "r"])
    let result = try Measure.modularity.compute(
      MeasureInput(Self.triangles, groupings: [grouping]))
    expectClose(result.value("modularity:side") ?? 0, 6.0 / 7 - 0.5)
    // Without node 5: five ties, three within, sums of weights 7 and 3 of 10.
    let partial = Grouping(column: "side", names: ["l", "l", "l", "r", "r", nil])
    let part = try Measure.modularity.compute(
      MeasureInput(Self.triangles, groupings: [partial]))
    expectClose(part.value("modularity:side") ?? 0, 4.0 / 5 - 0.49 - 0.09)
    let none = try Measure.modularity.compute(MeasureInput(Self.triangles))
    #expect(none.value("modularity") == .undefined(.noGroups))
  }

  @Test func partitionsOfOtherNodesStop() async {
    await #expect(processExitsWith: .failure) {
      _ = SmallGraphs.path(3).modularity(of: Partition(labels: [0]))
    }
  }

  private func naive(_ graph: Graph, _ labels: [Int], _ resolution: Double) -> Double? {
    let w = graph.matrix
    let all = w.joined().reduce(0, +)
    if all == 0 { return nil }
    var sum = 0.0
    for i in graph.nodes {
      for j in graph.nodes where labels[i] == labels[j] {
        let (out, into) = (w[i].reduce(0, +), w.reduce(0) { $0 + $1[j] })
        sum += w[i][j] - resolution * out * into / all
      }
    }
    return sum / all
  }
}
