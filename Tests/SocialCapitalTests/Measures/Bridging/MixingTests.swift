// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Mixing")
struct MixingTests {
  @Test func byHand() {
    let groups = Grouping(column: "group", names: ["a", "a", "b"])
    let arcs = SmallGraphs.path(3, directed: true).mixing(by: groups)
    #expect(arcs.counts == [[1, 1], [0, 0]])
    #expect(arcs.sizes == [2, 1])
    // Two ties on six ordered pairs, of which aa, ab and ba have two each.
    expectClose(arcs.expected[0][0], 2.0 / 3)
    expectClose(arcs.expected[0][1], 2.0 / 3)
    expectClose(arcs.expected[1][1], 0)
    #expect(arcs.densities[0] == [0.5, 0.5])
    #expect(arcs.densities[1][1] == .undefined(.groupTooSmall))
    // Undirected, a tie counts in both directions.
    #expect(SmallGraphs.path(3).mixing(by: groups).counts == [[2, 1], [1, 0]])
  }

  @Test func referenceTown() {
    let hours = ReferenceTown.weighted.mixing(by: ReferenceTown.grouping)
    #expect(hours.groups == ["business", "charity", "citizen", "council"])
    #expect(
      hours.counts == [[0, 0, 1, 0], [0, 2, 0, 1], [0, 1, 4, 0], [1, 0, 0, 0]])
    #expect(hours.weights[2] == [0, 4, 8, 0])
  }

  @Test func edgeCases() {
    let none = SmallGraphs.empty(0).mixing(by: Grouping(column: "group", names: []))
    #expect(none.counts.isEmpty)
    let one = SmallGraphs.empty(1).mixing(by: Grouping(column: "group", names: ["a"]))
    #expect(one.expected == [[.undefined(.tooFewNodes)]])
    let part = SmallGraphs.path(3).mixing(by: Grouping(column: "group", names: ["a", nil, "b"]))
    #expect(part.unknownCount == 1)
    #expect(part.total == 0)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let names = graph.nodes.map { ["x", "y", nil, "y", "x"][($0 + number) % 5] }
      let mixing = graph.mixing(by: Grouping(column: "group", names: names))
      let w = graph.matrix
      let known = graph.nodes.filter { names[$0] != nil }
      #expect(mixing.unknownCount == graph.nodeCount - known.count)
      let all = known.flatMap { i in known.filter { $0 != i }.map { (i, $0) } }
      let total = Double(all.count { w[$0.0][$0.1] > 0 })
      for (row, from) in mixing.groups.enumerated() {
        for (column, to) in mixing.groups.enumerated() {
          let pairs = all.filter { names[$0.0] == from && names[$0.1] == to }
          let tied = pairs.filter { w[$0.0][$0.1] > 0 }
          #expect(mixing.counts[row][column] == tied.count, "\(graph.sketch)")
          expectClose(
            mixing.weights[row][column], tied.reduce(0) { $0 + w[$1.0][$1.1] }, "\(graph.sketch)")
          expectClose(
            mixing.densities[row][column],
            pairs.isEmpty ? nil : Double(tied.count) / Double(pairs.count), "\(graph.sketch)")
          expectClose(
            mixing.expected[row][column],
            all.isEmpty ? nil : total * Double(pairs.count) / Double(all.count), "\(graph.sketch)")
        }
      }
    }
  }

  @Test(arguments: 1...10) func sumsAreRight(seed: UInt64) {
    let graph = SmallGraphs.random(
      25, density: 0.2, directed: seed.isMultiple(of: 2), weighted: true, seed: seed)
    let names = graph.nodes.map { ["x", "y", "y", "z", "z", "z"][$0 % 6] }
    let mixing = graph.mixing(by: Grouping(column: "group", names: names))
    #expect(mixing.total == graph.outgoing.arcCount)
    let expected = mixing.expected.joined().compactMap(\.value).reduce(0, +)
    expectClose(expected, Double(mixing.total))
    var counts = [[Int]](repeating: [0, 0, 0], count: 3)
    let a = graph.matrix
    for i in graph.nodes {
      for j in graph.nodes where a[i][j] > 0 {
        counts[[0, 1, 1, 2, 2, 2][i % 6]][[0, 1, 1, 2, 2, 2][j % 6]] += 1
      }
    }
    #expect(mixing.counts == counts)
  }

  @Test func catalogueEntry() throws {
    let input = MeasureInput(ReferenceTown.weighted, groupings: [ReferenceTown.grouping])
    let table = try Measure.mixing.compute(input).table("mixing:group")
    #expect(table?["groups"] == .texts(["business", "charity", "citizen", "council"]))
    #expect(table?["weights"] != nil)
    #expect(table?["unknown"] == 0)
  }
}
