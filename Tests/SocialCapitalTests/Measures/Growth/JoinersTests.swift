// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Joiners, leavers and retention")
struct JoinersTests {
  @Test func byHand() {
    #expect(ReferenceTown.change.joiners() == [8])
    #expect(ReferenceTown.change.leavers().isEmpty)
    let waves = Waves.compare(
      SmallGraphs.empty(3), SmallGraphs.empty(3), presentBefore: [true, true, false],
      presentAfter: [false, true, true])
    #expect(waves.joiners() == [2])
    #expect(waves.leavers() == [0])
    #expect(waves.retention() == 0.5)
    #expect(ReferenceTown.change.retention() == 1)
  }

  @Test func nobody() {
    let waves = Waves.compare(SmallGraphs.empty(0), SmallGraphs.empty(0))
    #expect(waves.joiners().isEmpty && waves.leavers().isEmpty)
    #expect(waves.retention() == .undefined(.emptyGraph))
  }

  @Test func equalTheirDefinitionsOnEverySmallComparison() {
    for waves in Waves.everything {
      let here = (0..<waves.nodeCount).map { (waves.presentBefore[$0], waves.presentAfter[$0]) }
      #expect(waves.joiners() == here.indices.filter { here[$0] == (false, true) })
      #expect(waves.leavers() == here.indices.filter { here[$0] == (true, false) })
      let before = here.count { $0.0 }
      expectClose(
        waves.retention(),
        before == 0 ? nil : Double(here.count { $0 == (true, true) }) / Double(before))
    }
  }

  @Test(arguments: 1...10) func sizesAddUp(seed: UInt64) {
    let waves = Waves.random(30, directed: true, seed: seed)
    let before = waves.presentBefore.count { $0 }
    let after = waves.presentAfter.count { $0 }
    #expect(after == before + waves.joiners().count - waves.leavers().count)
    expectClose(waves.retention(), 1 - Double(waves.leavers().count) / Double(before))
  }

  /// Without a roster, being named for the first time is not joining.
  @Test func beingMappedForTheFirstTimeIsNotJoining() throws {
    let network = try SocialNetwork(
      nodes: [Node("ann"), Node("bo")], ties: [Tie("ann", "bo", wave: "2")])
    let panel = try NetworkPanel(
      network,
      participation: [
        Participation(wave: "2", id: "ann", responded: true),
        Participation(wave: "2", id: "bo", responded: true),
        Participation(wave: "1", id: "ann", responded: true),
        Participation(wave: "1", id: "bo", responded: true),
      ])
    #expect(try panel.comparison(from: 0, to: 1).joiners().isEmpty)
  }

  @Test func catalogueEntries() throws {
    let input = ChangeInput(ReferenceTown.change)
    #expect(try Measure.joiners.compute(input).value("joiners") == 1)
    #expect(try Measure.leavers.compute(input).value("leavers") == 0)
    #expect(try Measure.retention.compute(input).value("retention") == 1)
    #expect(
      try Measure.joiners.compute(input).nodeColumn("joiners")
        == .flags((0..<9).map { $0 == 8 }))
  }
}
