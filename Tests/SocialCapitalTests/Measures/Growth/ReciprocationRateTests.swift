// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Reciprocation rate")
struct ReciprocationRateTests {
  @Test func goldenValuesOfTheReferenceTown() {
    let change = ReferenceTown.change.reciprocation()
    #expect((change.mutual, change.stayed, change.reversed, change.ended) == (1, 4, 1, 0))
    expectClose(change.rate, 1.0 / 6)
  }

  @Test func edgeCases() throws {
    let none = Waves.compare(
      SmallGraphs.complete(3, directed: true), SmallGraphs.empty(3, directed: true))
    #expect(none.reciprocation().rate == .undefined(.noTies))
    let undirected = ChangeInput(Waves.compare(SmallGraphs.path(3), SmallGraphs.path(3)))
    #expect(
      try Measure.reciprocationRate.compute(undirected).value("reciprocation-rate")
        == .undefined(.undirected))
  }

  @Test func equalsItsDefinitionOnEverySmallComparison() {
    for waves in Waves.everything { check(waves) }
  }

  @Test(arguments: 1...10) func partsAddUp(seed: UInt64) {
    let waves = Waves.random(25, directed: true, seed: seed)
    check(waves)
    #expect(
      waves.reciprocation().total == waves.dyadTransitions().total(from: .asymmetric))
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.reciprocationRate.compute(ChangeInput(ReferenceTown.change))
    expectClose(result.value("reciprocation-rate") ?? 0, 1.0 / 6)
    #expect(
      result.table("reciprocation-rate")
        == ["mutual": 1, "stayed": 4, "reversed": 1, "ended": 0])
  }

  private func check(_ waves: WaveComparison) {
    let (a, b) = (waves.before.matrix, waves.after.matrix)
    var counts = [0, 0, 0, 0]
    for i in 0..<waves.nodeCount {
      for j in 0..<waves.nodeCount where a[i][j] != 0 && a[j][i] == 0 && waves.observesPair(i, j) {
        counts[(b[i][j] != 0 ? 1 : 0) + (b[j][i] != 0 ? 2 : 0)] += 1
      }
    }
    let change = waves.reciprocation()
    #expect([change.ended, change.stayed, change.reversed, change.mutual] == counts)
  }
}
