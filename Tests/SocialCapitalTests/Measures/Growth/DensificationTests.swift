// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

@Suite("Densification")
struct DensificationTests {
  @Test func byHand() {
    // Members 2 → 4 and ties 1 → 4: 4 is 2².
    let waves = Waves.compare(
      SmallGraphs.make(4, [(0, 1)], false), SmallGraphs.ring(4),
      presentBefore: [true, true, false, false])
    expectClose(waves.densification(), 2)
    expectClose(ReferenceTown.change.densification(), 2.2275, absolute: 5e-5)
  }

  @Test func edgeCases() {
    let (tie, none) = (SmallGraphs.path(2), SmallGraphs.empty(2))
    #expect(Waves.compare(tie, tie).densification() == .undefined(.unchangedSize))
    #expect(Waves.compare(none, tie).densification() == .undefined(.noTies))
    #expect(
      Waves.compare(none, tie, presentBefore: [false, false]).densification()
        == .undefined(.emptyGraph))
  }

  @Test func equalsItsDefinitionOnEverySmallComparison() {
    for waves in Waves.everything {
      let members = [waves.presentBefore, waves.presentAfter].map { Double($0.count { $0 }) }
      let ties = [waves.before, waves.after].map { Double($0.edges.count) }
      let isDefined = members[0] != members[1] && !ties.contains(0)
      // By logarithms to another base.
      expectClose(
        waves.densification(),
        isDefined ? log2(ties[1] / ties[0]) / log2(members[1] / members[0]) : nil)
    }
  }

  @Test(arguments: 1...10) func goingBackGivesTheSame(seed: UInt64) {
    let waves = Waves.random(25, directed: true, seed: seed)
    let back = Waves.compare(
      waves.after, waves.before, presentBefore: waves.presentAfter,
      presentAfter: waves.presentBefore)
    expectClose(back.densification(), waves.densification().value)
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.densification.compute(ChangeInput(ReferenceTown.change))
    expectClose(result.value("densification") ?? 0, 2.2275, absolute: 5e-5)
  }
}
