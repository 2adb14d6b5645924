// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import SocialCapitalDiagrams
import SocialCapitalReports
import Testing

@Suite struct FigureRequestTests {
  private static func requests(
    _ panel: NetworkPanel, _ change: (inout ReportOptions) -> Void = { _ in }
  ) throws -> [FigureRequest] {
    var options = ReportOptions()
    options.measures = []
    options.draws = 20
    change(&options)
    return try SocialCapitalReport(of: panel, options: options).figureRequests
  }

  @Test func eachWaveHasItsMembersAtTheSamePlaces() throws {
    let panel = try TownModel().town(seed: 7)
    let requests = try Self.requests(panel)
    #expect(requests.map(\.id) == ["network", "wave-2", "wave-1", "groups"])
    let waves = requests.prefix(3)
    #expect(Set(waves.map(\.placement)).count == 1)
    let everybody = try #require(waves[0].placement).nodes.map(\.key)
    #expect(everybody == Array(panel.network.nodes.indices))
    for (request, wave) in zip(waves, panel.waves.reversed()) {
      #expect(request.diagram.nodes.count == panel.network(of: wave).nodes.count)
      #expect(request.title.contains(wave.name))
    }
  }

  @Test func peopleAreLabelledByPseudonymsOrNotAtAll() throws {
    let panel = try TownModel().town(seed: 7)
    let labels = try Self.requests(panel).flatMap { request in
      (request.placement?.nodes ?? []) + request.diagram.nodes
    }
    .flatMap { [$0.label, $0.tooltip] }.compactMap { $0 }
    #expect(!labels.contains { $0.wholeMatch(of: /c[0-9]{3}/) != nil })
    #expect(labels.contains { $0.hasPrefix("Person ") })
    #expect(labels.contains("Library"))
    let named = try Self.requests(panel) { $0.showsNames = true }.flatMap(\.diagram.nodes)
    #expect(named.contains { $0.label?.wholeMatch(of: /c[0-9]{3}/) != nil })
  }

  @Test func whoWasNeverAskedHasNoLabel() throws {
    let network = try SocialNetwork(
      nodes: [
        Node("a", kind: .citizen, consent: .named), Node("b", kind: .citizen), Node("c"),
        Node("d", label: "Gone", consent: .withdrawn),
      ], ties: [Tie("a", "b"), Tie("b", "c"), Tie("c", "d")])
    let requests = try Self.requests(NetworkPanel(network)) { $0.showsNames = true }
    #expect(requests.map(\.id) == ["network"])
    #expect(requests[0].diagram.nodes.map(\.label) == [nil, "b", "c"])
  }

  @Test func inPublicOnlyGroupsAreDrawnAndSmallCountsAreNot() throws {
    let panel = try TownModel().town(seed: 7)
    let requests = try Self.requests(panel) { $0.isPublic = true }
    #expect(requests.map(\.id) == ["groups"])
    let diagram = requests[0].diagram
    #expect(diagram.nodes.compactMap(\.label) == ["citizen", "commercial", "public", "social"])
    let all = try #require(try Self.requests(panel).last)
    #expect(diagram.edges.count < all.diagram.edges.count)
  }

  @Test func whatNobodyCouldReadIsNotAskedFor() throws {
    let nodes = (0...1_000).map { Node("n\($0)") }
    let panel = try NetworkPanel(SocialNetwork(nodes: nodes, ties: [Tie("n0", "n1")]))
    #expect(try Self.requests(panel).isEmpty)
  }
}
