// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Exposure and friending bias")
struct FriendingBiasTests {
  @Test func byHand() {
    // One club, a third advantaged; the less advantaged have shares 0 and ½ of advantaged contacts,
    // a quarter on average: 1 − (1/4) ÷ (1/3).
    let club = Grouping(column: "club", names: ["a", "a", "a"])
    let found = SmallGraphs.path(3).friendingBias(in: club, advantaged: [false, false, true])
    expectClose(found[0].exposure, 1)
    expectClose(found[0].bias, 0.25)
    #expect(found[0].countedCount == 2)
  }

  @Test func contactsElsewhereDoNotCount() {
    let clubs = Grouping(column: "club", names: ["a", "a", "b", "b"])
    let graph = SmallGraphs.make(4, [(0, 1), (0, 3), (2, 3)], false)
    let found = graph.friendingBias(in: clubs, advantaged: [false, true, false, false])
    // Club a: half advantaged of a quarter overall; node 0's only contact there is advantaged.
    expectClose(found[0].exposure, 2)
    expectClose(found[0].bias, -1)
    // Nobody in club b is advantaged.
    expectClose(found[1].exposure, 0)
    #expect(found[1].bias == .undefined(.noTies))
    #expect(found[1].connection == .undefined(.noTies))
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let standing = graph.nodes.map { [true, false, false, true, nil][($0 + number) % 5] }
      let clubs = graph.nodes.map { ["a", "b", "a", "a", "b"][($0 * 2 + number / 5) % 5] }
      let w = graph.matrix
      func share(_ nodes: [Int]) -> Double? {
        let known = nodes.compactMap { standing[$0] }
        return known.isEmpty ? nil : Double(known.count { $0 }) / Double(known.count)
      }
      let overall = share(Array(graph.nodes)) ?? 0
      let found = graph.friendingBias(
        in: Grouping(column: "club", names: clubs), advantaged: standing)
      for (index, club) in Set(clubs).sorted().enumerated() {
        let members = graph.nodes.filter { clubs[$0] == club }
        let own = share(members)
        expectClose(
          found[index].exposure, overall == 0 ? nil : own.map { $0 / overall }, "\(graph.sketch)")
        let ratios = members.filter { standing[$0] == false }.compactMap { i -> Double? in
          let contacts = members.filter { standing[$0] != nil && w[i][$0] > 0 }
          guard !contacts.isEmpty, let own, own > 0 else { return nil }
          let high = contacts.filter { standing[$0] == true }.reduce(0) { $0 + w[i][$1] }
          return high / contacts.reduce(0) { $0 + w[i][$1] } / own
        }
        let mean = ratios.reduce(0, +) / Double(max(ratios.count, 1))
        expectClose(found[index].bias, ratios.isEmpty ? nil : 1 - mean, "\(graph.sketch)")
      }
    }
  }

  /// Where all meet in one group, exposure · (1 − bias) is the cross-connection.
  @Test(arguments: 1...15) func identityWithCrossConnection(seed: UInt64) {
    let graph = SmallGraphs.random(
      20, density: 0.2, directed: seed.isMultiple(of: 2), weighted: true, seed: seed)
    let advantaged: [Bool?] = graph.nodes.map { $0 % 7 == 0 ? nil : $0 % 3 == 0 }
    let one = Grouping(column: "place", names: graph.nodes.map { _ in "here" })
    let found = graph.friendingBias(in: one, advantaged: advantaged)[0]
    expectClose(
      found.connection, graph.crossConnection(advantaged: advantaged).ratio.value)
    let overall = graph.overallFriendingBias(in: one, advantaged: advantaged)
    expectClose(overall.bias, found.bias.value)
    expectClose(overall.exposure, found.exposure.value)
  }

  @Test func edgeCases() {
    let none = Grouping(column: "place", names: [])
    #expect(SmallGraphs.empty(0).friendingBias(in: none, advantaged: []).isEmpty)
    let overall = SmallGraphs.empty(0).overallFriendingBias(in: none, advantaged: [])
    #expect(overall.exposure == .undefined(.emptyGraph))
    #expect(overall.bias == .undefined(.noTies))
  }

  @Test func catalogueEntries() throws {
    let network = try SocialNetwork(
      nodes: [
        Node("a", place: "p", attributes: ["class": "low"]),
        Node("b", place: "p", attributes: ["class": "low"]),
        Node("c", place: "p", attributes: ["class": "high"]),
      ],
      ties: [Tie("a", "b"), Tie("b", "c")], isDirected: false)
    var input = MeasureInput(
      try network.graph(), network: network, groupings: [try network.grouping(by: "place")])
    #expect(
      try Measure.friendingBias.compute(input).value("friending-bias") == .undefined(.noGroups))
    for id in ["friending-bias", "exposure"] {
      input.options["\(id).column"] = "class"
      input.options["\(id).advantaged"] = "high"
    }
    let bias = try Measure.friendingBias.compute(input)
    expectClose(bias.value("friending-bias:place") ?? 0, 0.25)
    #expect(bias.table("friending-bias:place")?["p"] != nil)
    expectClose(try Measure.exposure.compute(input).value("exposure:place") ?? 0, 1)
    input.options["exposure.advantaged"] = nil
    #expect(throws: MeasureError.self) { try Measure.exposure.compute(input) }
  }
}
