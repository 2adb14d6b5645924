// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Tie change")
struct TieChangeTests {
  @Test func goldenValuesOfTheReferenceTown() {
    let change = ReferenceTown.change.tieChange()
    #expect((change.kept, change.ended, change.new) == (8, 2, 3))
    #expect((change.absentBoth, change.pairs) == (43, 56))  // 8 · 7 ordered pairs of stayers
  }

  @Test func onlyWhatBothWavesObserved() {
    // Node 1 did not answer in both, so 1→0 is unknown; 0→1 and 0→2 are known.
    let before = SmallGraphs.make(3, [(0, 1), (1, 0)], true)
    let after = SmallGraphs.make(3, [(0, 2)], true)
    let waves = Waves.compare(before, after, answered: [true, false, true])
    let change = waves.tieChange()
    #expect((change.kept, change.ended, change.new, change.absentBoth) == (0, 1, 1, 2))
    // Undirected, both ends must have answered: only the pair 0–2 is known.
    let weak = Waves.compare(
      before.weakView(), after.weakView(), answered: [true, false, true]
    ).tieChange()
    #expect((weak.kept, weak.ended, weak.new, weak.absentBoth) == (0, 0, 1, 0))
  }

  @Test func edgeCases() {
    let nobody = Waves.compare(SmallGraphs.empty(0), SmallGraphs.empty(0))
    #expect(nobody.tieChange().pairs == 0)
    let one = Waves.compare(
      SmallGraphs.empty(1, directed: true), SmallGraphs.empty(1, directed: true))
    #expect(one.tieChange().pairs == 0)
    let silent = Waves.compare(
      SmallGraphs.path(3), SmallGraphs.path(3), answered: [false, false, false])
    #expect(silent.tieChange().pairs == 0)
    let same = Waves.compare(SmallGraphs.path(3), SmallGraphs.path(3))
    #expect(same.tieChange().new == 0)
  }

  @Test func equalsItsDefinitionOnEverySmallComparison() {
    for waves in Waves.everything { check(waves) }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) {
    for directed in [true, false] {
      let waves = Waves.random(25, directed: directed, seed: seed)
      check(waves)
      var generator = SeededGenerator(seed: seed)
      var order = Array(0..<25)
      generator.shuffle(&order)
      #expect(Waves.relabeled(waves, order).tieChange() == waves.tieChange())
    }
  }

  @Test func catalogueEntries() throws {
    let input = ChangeInput(ReferenceTown.change)
    #expect(
      try Measure.tieChange.compute(input).table("tie-change")
        == ["kept": 8, "ended": 2, "new": 3, "absent-both": 43, "pairs": 56])
    // A measure of change has nothing to say of one network.
    #expect(try Measure.tieChange.compute(MeasureInput(SmallGraphs.path(2))).tables.isEmpty)
  }

  private func check(_ waves: WaveComparison) {
    let (a, b) = (waves.before.matrix, waves.after.matrix)
    var counts = [0, 0, 0, 0]
    for i in 0..<waves.nodeCount {
      for j in 0..<waves.nodeCount where i != j && (waves.before.isDirected || i < j) {
        guard waves.observesTie(i, j) else { continue }
        counts[(a[i][j] != 0 ? 2 : 0) + (b[i][j] != 0 ? 1 : 0)] += 1
      }
    }
    let change = waves.tieChange()
    #expect(
      [change.absentBoth, change.new, change.ended, change.kept] == counts,
      "\(waves.before.sketch) then \(waves.after.sketch)")
  }
}
