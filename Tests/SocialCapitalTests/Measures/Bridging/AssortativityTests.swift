// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Assortativity")
struct AssortativityTests {
  private func grouping(_ names: [String?]) -> Grouping { Grouping(column: "group", names: names) }

  @Test func byHand() {
    let pairs = SmallGraphs.make(4, [(0, 1), (2, 3)], false)
    expectClose(pairs.assortativity(by: grouping(["a", "a", "b", "b"])), 1)
    expectClose(pairs.assortativity(by: grouping(["a", "b", "a", "b"])), -1)
    // Golden: 0.375 directed, 0.238095 undirected.
    expectClose(ReferenceTown.binary.assortativity(by: ReferenceTown.grouping), 0.375)
    expectClose(
      ReferenceTown.weak.assortativity(by: ReferenceTown.grouping), 0.238095, absolute: 5e-7)
  }

  @Test func edgeCases() {
    let all = grouping(["a", "a", "a"])
    #expect(SmallGraphs.path(3).assortativity(by: all) == .undefined(.singleGroup))
    #expect(SmallGraphs.empty(3).assortativity(by: all) == .undefined(.noTies))
    #expect(SmallGraphs.empty(0).assortativity(by: grouping([])) == .undefined(.emptyGraph))
    // The only tie is within one of two groups.
    #expect(
      SmallGraphs.make(3, [(0, 1)], true).assortativity(by: grouping(["a", "a", "b"]))
        == .undefined(.singleGroup))
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph =
        number.isMultiple(of: 2) ? plain : SmallGraphs.weighted(plain, seed: UInt64(number))
      let places = graph.nodes.map { [0, 1, 0, 2, 1][$0] }
      for usesWeights in [false, true] {
        let w = graph.matrix.map { $0.map { usesWeights ? $0 : $0 > 0 ? 1 : 0 } }
        let total = w.joined().reduce(0, +)
        var e = [[Double]](repeating: [0, 0, 0], count: 3)
        for i in graph.nodes { for j in graph.nodes { e[places[i]][places[j]] += w[i][j] / total } }
        let within = (0..<3).reduce(0) { $0 + e[$1][$1] }
        let chance = (0..<3).reduce(0) { sum, g in
          sum + e[g].reduce(0, +) * e.reduce(0) { $0 + $1[g] }
        }
        let expected = total == 0 || chance > 1 - 1e-12 ? nil : (within - chance) / (1 - chance)
        expectClose(
          graph.assortativity(by: grouping(places.map { "g\($0)" }), usingWeights: usesWeights),
          expected, absolute: 1e-11, "\(graph.sketch)")
      }
    }
  }

  @Test func optionsOfTheCatalogue() throws {
    var input = MeasureInput(ReferenceTown.weighted, groupings: [ReferenceTown.grouping])
    let plain = try Measure.assortativity.compute(input).value("assortativity:group")
    expectClose(plain ?? 0, 0.375)
    input.options["assortativity.weights"] = "use"
    let weighted = try Measure.assortativity.compute(input).value("assortativity:group")
    #expect(weighted != plain)
    input.options["assortativity.weights"] = "perhaps"
    #expect(throws: MeasureError.self) { try Measure.assortativity.compute(input) }
  }
}
