// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Retention of cohorts")
struct CohortRetentionTests {
  @Test func byHand() throws {
    let town = try SocialNetwork(
      nodes: [
        Node("ann", waves: ["1", "2", "3"]), Node("bo", waves: ["1", "3"]),
        Node("cy", waves: ["2"]), Node("di", waves: ["1"]),
      ], ties: [Tie("ann", "bo", wave: "1")])
    let cohorts = try NetworkPanel(town).cohorts()
    #expect(cohorts.map(\.wave) == ["1", "2", "3"])
    #expect(cohorts.map(\.size) == [3, 1, 0])
    #expect(cohorts[0].present == [3, 1, 2])
    #expect(cohorts[1].present == [0, 1, 0])
    expectClose(cohorts[0].retention(in: 2), 2.0 / 3)
    #expect(cohorts[2].retention(in: 2) == .undefined(.emptyGraph))
  }

  @Test func edgeCases() throws {
    let nobody = try SocialNetwork(nodes: [], ties: [])
    #expect(try NetworkPanel(nobody).cohorts().isEmpty)
    // Who comes back after a wave away belongs to the first in which they were.
    let back = try SocialNetwork(
      nodes: [Node("ann", waves: ["1", "3"]), Node("bo", waves: ["2"])], ties: [])
    let cohorts = try NetworkPanel(back).cohorts()
    #expect(cohorts.map(\.size) == [1, 1, 0])
    #expect(cohorts[0].present == [1, 0, 1])
    expectClose(cohorts[0].retention(in: 1), 0)
  }

  @Test(arguments: 1...20) func equalsItsDefinition(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let waves = ["1", "2", "3", "4"]
    let rosters = (0..<12).map { _ in waves.filter { _ in Bool.random(using: &generator) } }
    let nodes = rosters.enumerated().map { Node("m\($0)", waves: $1) }
    let cohorts = try NetworkPanel(SocialNetwork(nodes: nodes, ties: [])).cohorts()
    // Who is said to be in no wave in particular is in all.
    let presences = rosters.map { $0.isEmpty ? waves : $0 }
    for cohort in cohorts {
      let members = presences.filter { $0.first == cohort.wave }
      #expect(cohort.size == members.count)
      for (number, wave) in cohorts.map(\.wave).enumerated() {
        let stayed = members.count { $0.contains(wave) }
        #expect(cohort.present[number] == stayed)
        if wave >= cohort.wave {
          expectClose(
            cohort.retention(in: number),
            members.isEmpty ? nil : Double(stayed) / Double(members.count))
        }
      }
    }
  }

  @Test func whoeverATieNamesIsThere() throws {
    let town = try SocialNetwork(
      nodes: [Node("ann", waves: ["1"]), Node("bo", waves: ["2"])],
      ties: [Tie("ann", "bo", wave: "1")])
    #expect(try NetworkPanel(town).cohorts().map(\.size) == [2, 0])
  }
}
