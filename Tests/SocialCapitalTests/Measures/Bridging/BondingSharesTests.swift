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

  @Test func equalTheirDefinitionsOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let streets = graph.nodes.map { ["x", "y", "y", nil, "x"][($0 + number) % 5] }
      let tiers = graph.nodes.map { ["low", "low", "high", nil, "high"][($0 * 2 + number) % 5] }
      let w = graph.matrix
      var sums = [0.0, 0, 0]
      var (across, returned) = (0, 0)
      for i in graph.nodes {
        for j in graph.nodes where w[i][j] > 0 {
          guard let tier = tiers[i], let other = tiers[j] else { continue }
          if tier != other {
            across += 1
            returned += w[j][i] > 0 ? 1 : 0
          }
          guard let street = streets[i], let next = streets[j] else { continue }
          sums[tier != other ? 2 : street != next ? 1 : 0] += w[i][j]
        }
      }
      let whole = sums.reduce(0, +)
      let byTier = Grouping(column: "tier", names: tiers)
      let shares = graph.bondingShares(
        by: Grouping(column: "street", names: streets), tiers: byTier)
      for (found, sum) in zip([shares.bonding, shares.bridging, shares.linking], sums) {
        expectClose(found, whole == 0 ? nil : sum / whole, "\(graph.sketch)")
      }
      let isDefined = across > 0 && graph.isDirected
      expectClose(
        graph.twoWayLinking(tiers: byTier), isDefined ? Double(returned) / Double(across) : nil,
        "\(graph.sketch)")
    }
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
