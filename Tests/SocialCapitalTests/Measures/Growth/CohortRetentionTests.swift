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

  @Test func whoeverATieNamesIsThere() throws {
    let town = try SocialNetwork(
      nodes: [Node("ann", waves: ["1"]), Node("bo", waves: ["2"])],
      ties: [Tie("ann", "bo", wave: "1")])
    #expect(try NetworkPanel(town).cohorts().map(\.size) == [2, 0])
  }
}
