// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Closure rate")
struct ClosureRateTests {
  @Test func byHand() throws {
    // A path 0–1–2–3: open pairs 0–2 and 1–3, other pair 0–3. Then 0–2 and 0–3 are tied.
    let waves = Waves.compare(
      SmallGraphs.path(4), SmallGraphs.make(4, [(0, 1), (1, 2), (2, 3), (0, 2), (0, 3)], false))
    let closure = try waves.closure()
    #expect((closure.openPairs, closure.closed) == (2, 1))
    #expect((closure.otherPairs, closure.otherTied) == (1, 1))
    expectClose(closure.rate, 0.5)
    expectClose(closure.lift, 0.5)
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    let closure = try ReferenceTown.change.closure()
    #expect((closure.closed, closure.openPairs) == (0, 8))
    // 28 pairs, 8 tied, 8 open; h–a is the one other pair that became tied.
    #expect((closure.otherTied, closure.otherPairs) == (1, 12))
    #expect(closure.rate == 0)
    #expect(closure.lift == 0)
  }

  @Test func edgeCases() throws {
    let nobody = try Waves.compare(SmallGraphs.empty(0), SmallGraphs.empty(0)).closure()
    #expect(nobody.rate == .undefined(.noTwoPath))
    #expect(nobody.lift == .undefined(.noTwoPath))
    let star = try Waves.compare(SmallGraphs.star(4), SmallGraphs.complete(4)).closure()
    #expect(star.rate == 1)
    #expect(star.lift == .undefined(.complete))
    let path = try Waves.compare(SmallGraphs.path(4), SmallGraphs.path(4)).closure()
    #expect(path.lift == .undefined(.noTies))
  }

  @Test func equalsItsDefinitionOnEverySmallComparison() throws {
    for waves in Waves.everything { try check(waves) }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) throws {
    let waves = Waves.random(25, directed: seed % 2 == 0, seed: seed)
    try check(waves)
    var generator = SeededGenerator(seed: seed)
    var order = Array(0..<25)
    generator.shuffle(&order)
    #expect(try Waves.relabeled(waves, order).closure() == waves.closure())
  }

  @Test func catalogueEntryAndCancelling() throws {
    let result = try Measure.closureRate.compute(ChangeInput(ReferenceTown.change))
    #expect(result.value("closure-rate") == 0)
    #expect(result.value("closure-rate-lift") == 0)
    #expect(
      result.table("closure-rate")
        == ["open-pairs": 8, "closed": 0, "other-pairs": 12, "other-tied": 1])
    #expect(throws: MeasureError.cancelled) {
      try ReferenceTown.change.closure(monitor: Monitor(isCancelled: { true }))
    }
  }

  private func check(_ waves: WaveComparison) throws {
    let (a, b) = (waves.before.weakView().matrix, waves.after.weakView().matrix)
    var counts = [[0, 0], [0, 0]]
    for i in 0..<waves.nodeCount {
      for j in 0..<i where a[i][j] == 0 && waves.observesPair(i, j) {
        let isOpen = (0..<waves.nodeCount).contains { a[i][$0] != 0 && a[j][$0] != 0 }
        counts[isOpen ? 1 : 0][b[i][j] != 0 ? 1 : 0] += 1
      }
    }
    let closure = try waves.closure()
    #expect(
      [closure.openPairs, closure.closed] == [counts[1][0] + counts[1][1], counts[1][1]],
      "\(waves.before.sketch) then \(waves.after.sketch)")
    #expect(
      [closure.otherPairs, closure.otherTied] == [counts[0][0] + counts[0][1], counts[0][1]])
  }
}
