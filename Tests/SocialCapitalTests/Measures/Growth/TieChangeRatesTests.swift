// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Rates of tie change")
struct TieChangeRatesTests {
  @Test func goldenValuesOfTheReferenceTown() {
    let waves = ReferenceTown.change  // kept 8, ended 2, new 3, absent in both 43
    expectClose(waves.tiePersistence(), 0.8)
    expectClose(waves.tieFormation(), 3.0 / 46)
    expectClose(waves.tieJaccard(), 8.0 / 13)
    #expect(waves.hammingDistance() == 5)
    // 0.8 of the ties last one interval, so half of them last ln 0.5 / ln 0.8 = 3.106 intervals.
    expectClose(waves.tieHalfLife(), 3.1062837195, absolute: 1e-9)
    expectClose(waves.tieHalfLife(interval: 12), 12 * 3.1062837195, absolute: 1e-8)
  }

  @Test func equalNetworksAreEqual() {
    // netrics and manynet give 0.2 for the Jaccard index of two equal networks of three nodes.
    let waves = Waves.compare(SmallGraphs.path(3), SmallGraphs.path(3))
    #expect(waves.tieJaccard() == 1)
    #expect(waves.tiePersistence() == 1)
    #expect(waves.tieFormation() == 0)
    #expect(waves.hammingDistance() == 0)
    #expect(waves.tieHalfLife() == .undefined(.ambiguous))
  }

  @Test func edgeCases() {
    let nobody = Waves.compare(SmallGraphs.empty(0), SmallGraphs.empty(0))
    #expect(nobody.tiePersistence() == .undefined(.noStayers))
    #expect(nobody.tieFormation() == .undefined(.noStayers))
    #expect(nobody.tieJaccard() == .undefined(.noStayers))
    let silent = Waves.compare(
      SmallGraphs.path(3), SmallGraphs.path(3), answered: [false, false, false])
    #expect(silent.tiePersistence() == .undefined(.notObserved))
    #expect(silent.tieFormation() == .undefined(.notObserved))
    #expect(silent.tieJaccard() == .undefined(.notObserved))
    let empty = Waves.compare(SmallGraphs.empty(3), SmallGraphs.empty(3))
    #expect(empty.tiePersistence() == .undefined(.noTies))
    #expect(empty.tieJaccard() == .undefined(.noTies))
    #expect(empty.tieHalfLife() == .undefined(.noTies))
    #expect(empty.tieFormation() == 0)
    let full = Waves.compare(SmallGraphs.complete(3), SmallGraphs.empty(3))
    #expect(full.tieFormation() == .undefined(.complete))
    #expect(full.tieHalfLife() == .undefined(.ambiguous))
  }

  @Test func equalTheirDefinitionsOnEverySmallComparison() {
    for waves in Waves.everything { check(waves) }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) {
    let waves = Waves.random(25, directed: seed % 2 == 0, seed: seed)
    check(waves)
    // Going back in time, what ended is new: the index and the distance do not change.
    let back = Waves.compare(
      waves.after, waves.before, answered: waves.answeredBoth,
      presentBefore: waves.presentAfter, presentAfter: waves.presentBefore)
    #expect(back.tieJaccard() == waves.tieJaccard())
    #expect(back.hammingDistance() == waves.hammingDistance())
    if let jaccard = waves.tieJaccard().value, let persistence = waves.tiePersistence().value {
      #expect(jaccard <= persistence)
    }
  }

  @Test func catalogueEntries() throws {
    var input = ChangeInput(ReferenceTown.change)
    #expect(try Measure.tiePersistence.compute(input).value("tie-persistence") == 0.8)
    #expect(try Measure.hamming.compute(input).value("hamming") == 5)
    expectClose(try Measure.tieJaccard.compute(input).value("tie-jaccard") ?? 0, 8.0 / 13)
    expectClose(try Measure.tieFormation.compute(input).value("tie-formation") ?? 0, 3.0 / 46)
    input.options = ["tie-half-life.interval": "2"]
    expectClose(
      try Measure.tieHalfLife.compute(input).value("tie-half-life") ?? 0, 6.212567439,
      absolute: 1e-8)
    input.options = ["tie-half-life.interval": "0"]
    #expect(throws: MeasureError.self) { try Measure.tieHalfLife.compute(input) }
  }

  private func check(_ waves: WaveComparison) {
    let (a, b) = (waves.before.matrix, waves.after.matrix)
    var n = [0.0, 0, 0, 0]
    for i in 0..<waves.nodeCount {
      for j in 0..<waves.nodeCount where i != j && waves.observesTie(i, j) {
        n[(a[i][j] != 0 ? 2 : 0) + (b[i][j] != 0 ? 1 : 0)] += 1
      }
    }
    func share(_ part: Double, _ whole: Double) -> Double? { whole == 0 ? nil : part / whole }
    let comment: Comment = "\(waves.before.sketch) then \(waves.after.sketch)"
    expectClose(waves.tiePersistence(), share(n[3], n[3] + n[2]), comment)
    expectClose(waves.tieFormation(), share(n[1], n[1] + n[0]), comment)
    expectClose(waves.tieJaccard(), share(n[3], n[3] + n[2] + n[1]), comment)
  }
}
