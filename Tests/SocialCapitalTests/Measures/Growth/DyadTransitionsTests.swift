// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Dyad transitions")
struct DyadTransitionsTests {
  @Test func goldenValuesOfTheReferenceTown() {
    let table = ReferenceTown.change.dyadTransitions()
    // Six one-way ties: one became mutual, one turned round, four stayed, none ended.
    #expect(table.total(from: .asymmetric) == 6)
    #expect(table[.asymmetric, .mutual] == 1)
    #expect((table[.asymmetric, .asymmetric], table.reversed) == (5, 1))
    #expect(table[.asymmetric, .null] == 0)
    // Of two mutual pairs d–e lost a direction; of twenty null pairs h→a appeared.
    #expect((table[.mutual, .mutual], table[.mutual, .asymmetric]) == (1, 1))
    #expect((table[.null, .null], table[.null, .asymmetric]) == (19, 1))
    #expect(table.pairs == 28)
  }

  @Test func edgeCases() {
    #expect(Waves.compare(SmallGraphs.empty(0), SmallGraphs.empty(0)).dyadTransitions().pairs == 0)
    let undirected = Waves.compare(SmallGraphs.path(3), SmallGraphs.complete(3)).dyadTransitions()
    #expect((undirected[.mutual, .mutual], undirected[.null, .mutual]) == (2, 1))
  }

  @Test func equalsItsDefinitionOnEverySmallComparison() {
    for waves in Waves.everything { check(waves) }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) {
    let waves = Waves.random(25, directed: true, seed: seed)
    check(waves)
    var generator = SeededGenerator(seed: seed)
    var order = Array(0..<25)
    generator.shuffle(&order)
    #expect(Waves.relabeled(waves, order).dyadTransitions() == waves.dyadTransitions())
  }

  @Test func catalogueEntry() throws {
    let table = try Measure.dyadTransitions.compute(ChangeInput(ReferenceTown.change))
      .table("dyad-transitions")
    #expect(
      table == [
        "null": .table(["null": 19, "asymmetric": 1, "mutual": 0]),
        "asymmetric": .table(["null": 0, "asymmetric": 5, "mutual": 1]),
        "mutual": .table(["null": 0, "asymmetric": 1, "mutual": 1]),
      ])
  }

  private func check(_ waves: WaveComparison) {
    let (a, b) = (waves.before.matrix, waves.after.matrix)
    var counts = [[Int]](repeating: [0, 0, 0], count: 3)
    for i in 0..<waves.nodeCount {
      for j in 0..<i where waves.observesPair(i, j) {
        let old = (a[i][j] != 0 ? 1 : 0) + (a[j][i] != 0 ? 1 : 0)
        let new = (b[i][j] != 0 ? 1 : 0) + (b[j][i] != 0 ? 1 : 0)
        counts[old][new] += 1
      }
    }
    let table = waves.dyadTransitions()
    for old in DyadTransitions.State.allCases {
      for new in DyadTransitions.State.allCases {
        #expect(
          table[old, new] == counts[old.rawValue][new.rawValue],
          "\(waves.before.sketch) then \(waves.after.sketch)")
      }
    }
  }
}
