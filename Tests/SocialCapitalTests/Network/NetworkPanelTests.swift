// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Panels and comparisons of waves")
struct NetworkPanelTests {
  /// Ann answers twice, Bo once, Cy joins in the second wave; Di is named only.
  static func panel() throws -> NetworkPanel {
    let town = try SocialNetwork(
      nodes: [Node("ann"), Node("bo"), Node("cy"), Node("di")],
      ties: [
        Tie("ann", "bo", wave: "1"), Tie("bo", "ann", wave: "1"), Tie("ann", "cy", wave: "2"),
        Tie("cy", "di", wave: "2"), Tie("bo", "cy"),
      ])
    return try NetworkPanel(
      town,
      participation: [
        Participation(wave: "1", id: "ann", responded: true),
        Participation(wave: "1", id: "bo", responded: true),
        Participation(wave: "2", id: "ann", responded: true),
        Participation(wave: "2", id: "bo", responded: false),
        Participation(wave: "2", id: "cy", responded: true),
      ])
  }

  @Test func wavesKnowWhoWasInScopeAndWhoAnswered() throws {
    let panel = try Self.panel()
    #expect(panel.waves.map(\.name) == ["1", "2"])
    #expect(panel.waves[0].inScope == [true, true, false, false])
    #expect(panel.waves[1].responded == [true, false, true, false])
    #expect(panel.waves[1].responseRate == .value(2.0 / 3))
    #expect((panel.waves[1].scopeCount, panel.waves[1].respondentCount) == (3, 2))
  }

  @Test func theNetworkOfAWaveHasItsMembersAndTies() throws {
    let panel = try Self.panel()
    let first = panel.network(of: panel.waves[0])
    #expect(first.nodes.map(\.id) == ["ann", "bo"])
    #expect(first.ties.count == 2)
    // Di is named by a tie of the second wave, so she is part of it.
    #expect(panel.network(of: panel.waves[1]).nodes.map(\.id) == ["ann", "bo", "cy", "di"])
  }

  @Test func aSelectionOfAWaveLeavesOutWhoWasNotInScope() throws {
    let nodes = [Node("a", kind: .citizen), Node("b", kind: .citizen), Node("shop")]
    let network = try SocialNetwork(
      nodes: nodes,
      ties: [
        Tie("a", "b", relation: "helps", wave: "1"), Tie("a", "shop", relation: "buys", wave: "2"),
        Tie("b", "a", relation: "helps", wave: "2"),
      ])
    let panel = try NetworkPanel(
      network, participation: [Participation(wave: "1", id: "a", responded: true)])
    // Wave 1 asked a alone, who named b; the shop was not there yet.
    let first = try panel.network(of: panel.waves[0], selecting: Selection(relations: ["helps"]))
    #expect(first.nodes.map(\.id) == ["a", "b"])
    #expect(first.ties.count == 1)
    // Wave 2 has no records, so everybody was in scope.
    let second = try panel.network(of: panel.waves[1], selecting: Selection(kinds: [.citizen]))
    #expect(second.nodes.map(\.id) == ["a", "b"])
    #expect(second.ties.count == 1)
    #expect(throws: NetworkError.self) {
      try panel.network(of: panel.waves[0], selecting: Selection(relations: ["pays"]))
    }
  }

  @Test func comparisonsKnowWhatWasObserved() throws {
    let waves = try Self.panel().comparison(from: 0, to: 1)
    #expect(waves.nodeCount == 4)
    #expect(waves.presentBefore == [true, true, false, false])
    #expect(waves.presentAfter == [true, true, true, true])
    #expect(waves.answeredBoth == [true, false, false, false])
    #expect(!waves.isAssumedComplete)
    #expect(waves.isStayer(1) && !waves.isStayer(2))
    #expect(waves.observesArc(from: 0, to: 1))
    #expect(!waves.observesArc(from: 1, to: 0))  // Bo did not answer twice
    #expect(!waves.observesArc(from: 0, to: 2))  // Cy was not there at first
    #expect(!waves.observesArc(from: 0, to: 0))
    #expect(!waves.observesPair(0, 1))
    #expect(waves.before.edgeCount == 3)  // the tie of no wave is in both
    #expect(waves.after.edgeCount == 3)
    #expect(waves == (try Self.panel().comparison(from: 0, to: 1)))
    #expect(waves != (try Self.panel().comparison(from: 1, to: 0)))
  }

  @Test func undirectedTiesAreObservedAsPairs() throws {
    let all = [true, true, true]
    let waves = WaveComparison(
      waves: ("1", "2"), before: SmallGraphs.path(3), after: SmallGraphs.path(3),
      presentBefore: all, presentAfter: all, answeredBoth: [true, true, false])
    #expect(waves.observesTie(0, 1))
    #expect(!waves.observesTie(0, 2))
    #expect(waves.observesArc(from: 0, to: 2))
  }

  @Test func withoutRecordsNothingIsAssumedSilently() throws {
    let town = try SocialNetwork(
      nodes: [Node("ann", waves: ["1"]), Node("bo")],
      ties: [Tie("ann", "bo", wave: "1"), Tie("bo", "ann", wave: "2")])
    let panel = try NetworkPanel(town)
    #expect(panel.waves[0].responded == nil)
    #expect(panel.waves[0].responseRate == .undefined(.notObserved))
    #expect(panel.waves[1].inScope == [false, true])
    #expect(throws: PanelError.unknownRespondents(wave: "1")) {
      try panel.comparison(from: 0, to: 1)
    }
    let assumed = try panel.comparison(from: 0, to: 1, assumingComplete: true)
    #expect(assumed.isAssumedComplete)
    #expect(assumed.answeredBoth == [true, true])
    #expect("\(PanelError.unknownRespondents(wave: "1"))".contains("wave 1"))
  }

  @Test func recordsOfNobody() throws {
    let town = try SocialNetwork(nodes: [Node("ann")], ties: [Tie]())
    #expect(throws: NetworkError.unknownParticipant(record: 0)) {
      try NetworkPanel(
        town, participation: [Participation(wave: "1", id: "di", responded: true)])
    }
    // A wave that only records mention is a wave.
    let panel = try NetworkPanel(
      town, participation: [Participation(wave: "4", id: "ann", responded: false)])
    #expect(panel.waves.map(\.name) == ["4"])
    #expect(panel.waves[0].respondentCount == 0)
  }

  @Test func comparisonsOfDifferentNodesStop() async {
    await #expect(processExitsWith: .failure) {
      _ = WaveComparison(
        waves: ("1", "2"), before: SmallGraphs.path(3), after: SmallGraphs.path(2),
        presentBefore: [true], presentAfter: [true], answeredBoth: [true])
    }
    await #expect(processExitsWith: .failure) {
      let all = [true, true]
      _ = WaveComparison(
        waves: ("1", "2"), before: SmallGraphs.path(2), after: SmallGraphs.path(2, directed: true),
        presentBefore: all, presentAfter: all, answeredBoth: all)
    }
  }
}
