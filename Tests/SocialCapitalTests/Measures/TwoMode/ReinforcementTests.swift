// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Reinforcement and two-mode clustering")
struct ReinforcementTests {
  private func make(_ people: Int, _ groups: Int, _ pairs: [(Int, Int)]) throws -> TwoModeGraph {
    let modes =
      [TwoModeGraph.Mode](repeating: .first, count: people)
      + [TwoModeGraph.Mode](repeating: .second, count: groups)
    return try #require(
      TwoModeGraph(SmallGraphs.make(people + groups, pairs, false), modes: modes))
  }

  @Test func byHand() throws {
    // Two people in the same two groups: one ring, four ways of three ties.
    expectClose(try make(2, 2, [(0, 2), (0, 3), (1, 2), (1, 3)]).reinforcement(), 1)
    // Three people, each two sharing a group of their own: six paths, all closed, and no ring.
    let circle = try make(3, 3, [(0, 3), (1, 3), (1, 4), (2, 4), (2, 5), (0, 5)])
    expectClose(try circle.clustering(of: .first), 1)
    expectClose(try circle.reinforcement(), 0)
  }

  @Test func edgeCases() throws {
    #expect(try make(2, 1, []).reinforcement() == .undefined(.noTies))
    #expect(try make(2, 1, [(0, 2), (1, 2)]).reinforcement() == .undefined(.noTwoPath))
    #expect(try make(2, 1, [(0, 2), (1, 2)]).clustering(of: .first) == .undefined(.noTwoPath))
    let plain = try Measure.reinforcement.compute(MeasureInput(SmallGraphs.path(3)))
    #expect(plain.value("reinforcement") == .undefined(.notTwoMode))
  }

  @Test(arguments: 1...20) func equalTheirDefinitions(seed: UInt64) throws {
    let graph = randomTwoMode(7, 5, seed: seed)
    try check(graph)
  }

  @Test func equalTheirDefinitionsOnEverySmallNetwork() throws {
    for graph in everyTwoMode(3, 3) { try check(graph) }
  }

  private func check(_ graph: TwoModeGraph) throws {
    let rows = graph.graph.outgoing
    let people = graph.nodes(.first)
    func isIn(_ person: Int, _ group: Int) -> Bool { rows[person].contains(group) }
    var (rings, ways, paths, closed) = (0, 0, 0, 0)
    for i in people {
      for j in people where j != i {
        let common = rows[i].filter { isIn(j, $0) }
        if i < j { rings += common.count * (common.count - 1) / 2 }
        for p in common {
          ways += rows[j].count { $0 != p }
          for q in rows[j] where q != p {
            for k in rows[q] where k != i && k != j {
              paths += 1
              if rows[i].contains(where: { $0 != p && $0 != q && isIn(k, $0) }) { closed += 1 }
            }
          }
        }
      }
    }
    expectClose(
      try graph.reinforcement(), ways == 0 ? nil : 4 * Double(rings) / Double(ways))
    expectClose(
      try graph.clustering(of: .first), paths == 0 ? nil : Double(closed) / Double(paths))
  }

  @Test func reinforcementIsTheSameFromEitherSide() throws {
    let graph = randomTwoMode(12, 4, seed: 2)
    let turned = try #require(TwoModeGraph(graph.graph, modes: graph.modes.map(\.other)))
    #expect(try graph.reinforcement() == turned.reinforcement())
  }
}
