// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Integration of newcomers")
struct NewcomerIntegrationTests {
  /// Nodes 3 and 4 join a triangle: 3 is tied to 0 and 1, 4 to 3 only.
  static let waves = Waves.compare(
    SmallGraphs.make(5, [(0, 1), (1, 2), (0, 2)], false),
    SmallGraphs.make(5, [(0, 1), (1, 2), (0, 2), (3, 0), (3, 1), (4, 3)], false),
    presentBefore: [true, true, true, false, false])

  @Test func byHand() {
    expectClose(Self.waves.newcomerIntegration(), 0.5)
    expectClose(Self.waves.newcomerIntegration(minimum: 1), 1)
    expectClose(Self.waves.newcomerIntegration(minimum: 4), 0)
    // Newcomers have 3 and 1 contacts, stayers 3, 3 and 2.
    expectClose(Self.waves.newcomerDegreeRatio(), 2 / (8.0 / 3))
  }

  @Test func goldenValuesOfTheReferenceTown() {
    // i is tied to f both ways: one contact, where the stayers' contacts are 3, 3, 3, 2, 2, 3, 2, 1.
    #expect(ReferenceTown.change.newcomerIntegration() == 0)
    let stayers = (0..<8).map { ReferenceTown.change.after.contacts(of: $0).count }
    expectClose(
      ReferenceTown.change.newcomerDegreeRatio(), 8 / Double(stayers.reduce(0, +)))
  }

  @Test func edgeCases() {
    let nobody = Waves.compare(SmallGraphs.path(3), SmallGraphs.path(3))
    #expect(nobody.newcomerIntegration() == .undefined(.groupTooSmall))
    #expect(nobody.newcomerDegreeRatio() == .undefined(.groupTooSmall))
    let strangers = Waves.compare(
      SmallGraphs.empty(2), SmallGraphs.empty(2), presentBefore: [true, false])
    #expect(strangers.newcomerIntegration() == 0)
    #expect(strangers.newcomerDegreeRatio() == .undefined(.noTies))
  }

  @Test(arguments: 1...10) func equalsItsDefinition(seed: UInt64) {
    check(Waves.random(25, directed: true, seed: seed))
  }

  @Test func equalsItsDefinitionOnEverySmallComparison() {
    for waves in Waves.everything { check(waves) }
  }

  private func check(_ waves: WaveComparison) {
    let a = waves.after.weakView().matrix
    let newcomers = (0..<waves.nodeCount).filter {
      waves.presentAfter[$0] && !waves.presentBefore[$0]
    }
    let integrated = newcomers.filter { node in a[node].count { $0 != 0 } >= 2 }
    expectClose(
      waves.newcomerIntegration(),
      newcomers.isEmpty ? nil : Double(integrated.count) / Double(newcomers.count))
  }

  @Test func catalogueEntry() throws {
    var input = ChangeInput(Self.waves)
    let result = try Measure.newcomerIntegration.compute(input)
    #expect(result.value("newcomer-integration") == 0.5)
    #expect(result.value("newcomer-integration-degree-ratio") == 0.75)
    input.options = ["newcomer-integration.minimum": "1"]
    #expect(
      try Measure.newcomerIntegration.compute(input).value("newcomer-integration") == 1)
  }
}
