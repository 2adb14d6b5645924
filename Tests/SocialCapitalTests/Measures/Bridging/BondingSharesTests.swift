// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Bonding, bridging and linking")
struct BondingSharesTests {
  private let streets = Grouping(column: "street", names: ["x", "x", "y", "y", nil])
  private let tiers = Grouping(column: "tier", names: ["low", "low", "low", "high", "low"])

  @Test func byHand() {
    // Hours: 0–1 bonding 3, 1–2 bridging 2, 2–3 linking 5, 3–4 not counted.
    let graph = SmallGraphs.make(
      5,
      edges: [
        .init(0, 1, weight: 3), .init(1, 2, weight: 2), .init(2, 3, weight: 5),
        .init(3, 4, weight: 9),
      ],
      true)
    let shares = graph.bondingShares(by: streets, tiers: tiers)
    expectClose(shares.bonding, 0.3)
    expectClose(shares.bridging, 0.2)
    expectClose(shares.linking, 0.5)
    #expect(shares.unknownCount == 1)
    // Without asking for streets the fifth node counts: 14 of 19 hours cross tiers.
    expectClose(graph.linkingShare(tiers: tiers), 14.0 / 19)
  }

  @Test func edgeCases() {
    let none = SmallGraphs.empty(5).bondingShares(by: streets, tiers: tiers)
    #expect(none.bonding == .undefined(.noTies))
    let empty = Grouping(column: "g", names: [])
    #expect(SmallGraphs.empty(0).linkingShare(tiers: empty) == .undefined(.emptyGraph))
  }

  @Test(arguments: 1...10) func partsAddUp(seed: UInt64) {
    let graph = SmallGraphs.random(
      20, density: 0.2, directed: seed.isMultiple(of: 2), weighted: true, seed: seed)
    let shares = graph.bondingShares(
      by: Grouping(column: "g", names: graph.nodes.map { "\($0 % 3)" }),
      tiers: Grouping(column: "tier", names: graph.nodes.map { "\($0 % 2)" }))
    let parts = [shares.bonding, shares.bridging, shares.linking].compactMap(\.value)
    expectClose(parts.reduce(0, +), 1)
    #expect(parts.count == 3 && parts.allSatisfy { $0 >= 0 })
    expectClose(
      graph.linkingShare(tiers: Grouping(column: "t", names: graph.nodes.map { "\($0 % 2)" })),
      shares.linking.value)
  }

  @Test func twoWay() {
    let tiers = Grouping(column: "tier", names: ["low", "high", "low"])
    let graph = SmallGraphs.make(3, [(0, 1), (1, 0), (2, 1), (0, 2)], true)
    expectClose(graph.twoWayLinking(tiers: tiers), 2.0 / 3)
    #expect(SmallGraphs.path(3).twoWayLinking(tiers: tiers) == .undefined(.undirected))
    #expect(
      SmallGraphs.make(3, [(0, 2)], true).twoWayLinking(tiers: tiers) == .undefined(.noTies))
  }

  @Test func catalogueEntries() throws {
    let network = try SocialNetwork(
      nodes: [
        Node("a", sector: .social, tier: .resident), Node("b", sector: .public, tier: .resident),
        Node("c", sector: .public, tier: .decisionMaker),
      ],
      ties: [Tie("a", "b"), Tie("b", "c")])
    let input = MeasureInput(
      try network.graph(), network: network, groupings: [try network.grouping(by: "sector")])
    expectClose(
      try Measure.bridgingShare.compute(input).value("bridging-share:sector") ?? 0, 0.5)
    expectClose(try Measure.bondingShare.compute(input).value("bonding-share:sector") ?? 1, 0)
    expectClose(try Measure.linkingShare.compute(input).value("linking-share") ?? 0, 0.5)
    expectClose(try Measure.twoWayLinking.compute(input).value("two-way-linking") ?? 1, 0)
    let bare = MeasureInput(try network.graph())
    #expect(
      try Measure.linkingShare.compute(bare).value("linking-share") == .undefined(.noGroups))
  }
}
