// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Sector reciprocity")
struct SectorReciprocityTests {
  @Test func byHand() {
    // 0 is public, 1 and 2 are social. 0 → 1 (4 hours, 1 back), 0 → 2 (2 hours), 1 → 2 (1 hour).
    let edges = [
      Graph.Edge(0, 1, weight: 4), Graph.Edge(1, 0, weight: 1), Graph.Edge(0, 2, weight: 2),
      Graph.Edge(1, 2, weight: 1),
    ]
    let sectors = Grouping(column: "sector", names: ["public", "social", "social"])
    let exchange = SmallGraphs.make(3, edges: edges, true).sectorReciprocity(by: sectors)
    #expect(exchange.groups == ["public", "social"])
    #expect(exchange.ties == [[0, 2], [1, 1]])
    #expect(exchange.mutual == [[0, 1], [1, 0]])
    #expect(exchange.weights == [[0, 6], [1, 1]])
    #expect(
      exchange.returned == [[.undefined(.noTies), .value(0.5)], [.value(1), .value(0)]])
    // Of the two pairs from social to public one is tied, so by chance half would come back.
    #expect(
      exchange.chance == [[.undefined(.groupTooSmall), .value(0.5)], [.value(1), .value(0.5)]])
    #expect(exchange.beyondChance[0][1] == .value(0))
    #expect(exchange.beyondChance[1][0] == .undefined(.complete))
    #expect(exchange.beyondChance[1][1] == .value(-1))
    expectClose(exchange.weightReturned[0][1], 1.0 / 6)
    expectClose(exchange.weightReturned[1][0], 1)
    expectClose(exchange.netFlow[0][1], 5.0 / 7)
    expectClose(exchange.netFlow[1][0], -5.0 / 7)
    #expect(exchange.netFlow[1][1] == .undefined(.zeroVariance))
  }

  @Test func edgeCases() {
    let nobody = SmallGraphs.empty(0, directed: true)
    let none = nobody.sectorReciprocity(by: Grouping(column: "c", names: []))
    #expect(none.groups.isEmpty && none.returned.isEmpty)
    // One member of each group and no tie: nothing to return.
    let two = SmallGraphs.empty(2, directed: true)
    let exchange = two.sectorReciprocity(by: Grouping(column: "c", names: ["a", "b"]))
    #expect(exchange.returned[0][1] == .undefined(.noTies))
    #expect(exchange.netFlow[0][1].value == nil)
    // Loops do not count; amounts far apart keep the larger.
    let edges = [(0, 1, 1e100), (1, 0, 1e-100), (0, 0, 7)]
    let far = SmallGraphs.make(2, edges: edges.map { Graph.Edge($0, $1, weight: $2) }, true)
      .sectorReciprocity(by: Grouping(column: "c", names: ["a", "b"]))
    #expect(far.ties == [[0, 1], [1, 0]])
    expectClose(far.returned[0][1], 1)
    expectClose(far.netFlow[0][1], 1)
  }

  @Test func membersOfNoKnownGroupAreLeftOut() {
    let graph = SmallGraphs.make(3, [(0, 1), (1, 0), (0, 2)], true)
    let grouping = Grouping(column: "sector", names: ["a", "b", nil])
    let exchange = graph.sectorReciprocity(by: grouping)
    #expect(exchange.ties == [[0, 1], [1, 0]])
    #expect(exchange.unknownCount == 1)
    let nobody = Grouping(column: "sector", names: [String?](repeating: nil, count: 3))
    #expect(graph.sectorReciprocity(by: nobody).returned.isEmpty)
  }

  @Test func anUndirectedGraphHasNone() {
    let graph = SmallGraphs.path(2)
    let exchange = graph.sectorReciprocity(by: Grouping(column: "c", names: ["a", "b"]))
    #expect(exchange.returned[0][1] == .undefined(.undirected))
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.isDirected {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let names = ["a", "b", nil, "a"].prefix(graph.nodeCount)
      let exchange = graph.sectorReciprocity(by: Grouping(column: "c", names: Array(names)))
      let w = graph.matrix
      for (g, from) in exchange.groups.enumerated() {
        for (h, to) in exchange.groups.enumerated() {
          var (ties, mutual, back, pairs, weight, matched) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
          for i in graph.nodes where names[i] == from {
            for j in graph.nodes where names[j] == to && i != j {
              pairs += 1
              ties += w[i][j] > 0 ? 1 : 0
              back += w[j][i] > 0 ? 1 : 0
              mutual += w[i][j] > 0 && w[j][i] > 0 ? 1 : 0
              weight += w[i][j]
              matched += min(w[i][j], w[j][i])
            }
          }
          expectClose(exchange.returned[g][h], ties == 0 ? nil : mutual / ties, "\(graph.sketch)")
          expectClose(exchange.weightReturned[g][h], ties == 0 ? nil : matched / weight)
          expectClose(
            exchange.beyondChance[g][h],
            ties == 0 || back == pairs
              ? nil : (mutual / ties - back / pairs) / (1 - back / pairs), "\(graph.sketch)")
        }
      }
    }
  }

  /// With everybody in one group the block is the network.
  @Test func oneGroupIsTheNetwork() {
    let graph = ReferenceTown.weighted
    let all = Grouping(column: "all", names: [String?](repeating: "all", count: 8))
    let exchange = graph.sectorReciprocity(by: all)
    expectClose(exchange.returned[0][0], graph.arcReciprocity().share.value)
    expectClose(exchange.beyondChance[0][0], graph.reciprocityCorrelation().value)
    expectClose(exchange.weightReturned[0][0], graph.weightedReciprocity().share.value)
  }

  @Test func catalogueEntry() throws {
    let graph = ReferenceTown.weighted
    let result = try Measure.sectorReciprocity.compute(
      MeasureInput(graph, groupings: [ReferenceTown.grouping]))
    let table = try #require(result.table("sector-reciprocity:group"))
    #expect(table["groups"] == .texts(["business", "charity", "citizen", "council"]))
    let none = try Measure.sectorReciprocity.compute(MeasureInput(graph))
    #expect(none.value("sector-reciprocity") == .undefined(.noGroups))
  }
}
