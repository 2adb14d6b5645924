// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Participation coefficient and sector span")
struct ParticipationCoefficientTests {
  private let groups = ReferenceTown.grouping

  @Test func goldenValuesOfTheReferenceTown() {
    expectClose(
      ReferenceTown.weak.participationCoefficient(by: groups),
      [0, 4.0 / 9, 4.0 / 9, 0.5, 0.5, 0.5, 0.5, nil])
    expectClose(ReferenceTown.weak.sectorSpan(by: groups), [1, 2, 2, 2, 2, 2, 2, 0])
    // By hours: b has 5 with a, 1 with c, 1 with g: 1 − (6/7)² − (1/7)².
    expectClose(
      ReferenceTown.weighted.participationCoefficient(by: groups).quantity(at: 1), 12.0 / 49)
  }

  @Test func edgeCases() {
    let some = Grouping(column: "group", names: ["a", nil, "b"])
    let scores = SmallGraphs.path(3).participationCoefficient(by: some)
    #expect(scores.reason(at: 0) == .unknownGroup)
    #expect(scores[1] == 0.5)
    #expect(
      SmallGraphs.empty(1).participationCoefficient(by: Grouping(column: "g", names: ["a"]))
        .reason(at: 0) == .isolate)
    let rescaled = SmallGraphs.path(3).participationCoefficient(by: some, rescaled: true)
    #expect(rescaled[1] == 1)
    #expect(Array(SmallGraphs.path(3).sectorSpan(by: some)) == [0, 2, 0])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let places = graph.nodes.map { [0, 1, 0, 2, 1][$0] }
      let w = graph.matrix
      func z(_ i: Int, _ j: Int) -> Double {
        graph.isDirected ? w[i][j] + w[j][i] : w[i][j]
      }
      let expected: [Double?] = graph.nodes.map { i in
        let total = graph.nodes.reduce(0) { $0 + z(i, $1) }
        if total == 0 { return nil }
        return 1
          - (0..<3).reduce(0) { sum, g in
            let share = graph.nodes.reduce(0) { places[$1] == g ? $0 + z(i, $1) : $0 } / total
            return sum + share * share
          }
      }
      let grouping = Grouping(column: "group", names: places.map { "g\($0)" })
      expectClose(graph.participationCoefficient(by: grouping), expected, "\(graph.sketch)")
    }
  }
}
