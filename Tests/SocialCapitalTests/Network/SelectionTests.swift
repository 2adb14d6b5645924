// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Selections and groupings")
struct SelectionTests {
  static func town() throws -> SocialNetwork {
    try SocialNetwork(
      nodes: [
        Node("ann", kind: .citizen, sector: .social, waves: ["1"], attributes: ["street": "North"]),
        Node("bo", kind: .citizen, consent: .withdrawn),
        Node("shop", kind: .organization, sector: .commercial, waves: ["1", "2"]),
        Node("hall", kind: .organization, sector: .public, attributes: ["street": "North"]),
      ],
      ties: [
        Tie("ann", "bo", relation: "helps", wave: "1"),
        Tie("ann", "shop", relation: "buys", wave: "2", attributes: ["how": "card"]),
        Tie("shop", "hall", relation: "pays"), Tie("hall", "ann", relation: "helps", wave: "2"),
      ])
  }

  private func ids(_ network: SocialNetwork) -> [String] { network.nodes.map(\.id) }

  @Test func nothingChosenLeavesNothingOut() throws {
    let town = try Self.town()
    #expect(try town.selecting(Selection()) == town)
  }

  @Test func byRelationAndWave() throws {
    let town = try Self.town()
    let helps = try town.selecting(Selection(relations: ["helps"]))
    #expect(helps.ties.count == 2)
    #expect(ids(helps) == ids(town))
    // A tie without a wave is in every wave; whose roster names other waves only is left out.
    let second = try town.selecting(Selection(wave: "2"))
    #expect(ids(second) == ["bo", "shop", "hall"])
    #expect(second.ties.count == 1)
    #expect(try second.graph().edges == [.init(1, 2)])
  }

  @Test func byKindSectorAndColumn() throws {
    let town = try Self.town()
    #expect(try ids(town.selecting(Selection(kinds: [.citizen]))) == ["ann", "bo"])
    #expect(try ids(town.selecting(Selection(sectors: [.public]))) == ["hall"])
    let north = Selection(conditions: [.init(column: "street", value: "North")])
    #expect(try ids(town.selecting(north)) == ["ann", "hall"])
    #expect(try town.selecting(north).ties.count == 1)
    let card = Selection(conditions: [.init(column: "how", value: "card")])
    #expect(try town.selecting(card).ties.count == 1)
    #expect(try town.selecting(card).nodes.count == 4)
  }

  @Test func whatTheDataDoNotHave() throws {
    let town = try Self.town()
    #expect(throws: NetworkError.unknownRelation("sells", known: ["helps", "buys", "pays"])) {
      try town.selecting(Selection(relations: ["sells"]))
    }
    #expect(throws: NetworkError.unknownWave("3", known: ["1", "2"])) {
      try town.selecting(Selection(wave: "3"))
    }
    #expect(throws: NetworkError.unknownKind("dog", known: ["citizen", "organization"])) {
      try town.selecting(Selection(kinds: ["dog"]))
    }
    #expect(throws: NetworkError.self) {
      try town.selecting(Selection(conditions: [.init(column: "shoe", value: "9")]))
    }
    #expect(throws: NetworkError.self) { try town.grouping(by: "shoe") }
  }

  @Test func peopleWhoWithdrewAreGone() throws {
    let town = try Self.town().removingWithdrawn()
    #expect(ids(town) == ["ann", "shop", "hall"])
    #expect(town.ties.count == 3)
    #expect(town.index(of: "bo") == nil)
    #expect(town.index(of: "hall") == 2)
  }

  @Test func groupings() throws {
    let town = try Self.town()
    let sectors = try town.grouping(by: "sector")
    #expect(sectors.groups == ["commercial", "public", "social"])
    #expect((0..<4).map { sectors[$0] } == [2, nil, 0, 1])
    #expect(sectors.sizes == [1, 1, 1])
    #expect(sectors.unknownCount == 1)
    #expect(town.defaultGrouping == sectors)
    let kinds = try SocialNetwork(nodes: [Node("a", kind: .citizen)], ties: [Tie]())
    #expect(kinds.defaultGrouping?.column == "kind")
  }

  @Test func groupsOfNumbersAreInOrderOfValue() {
    let grouping = Grouping(column: "year", names: ["10", "9", nil, "10", "1e1"])
    #expect(grouping.groups == ["9", "10", "1e1"])
    #expect((0..<5).map { grouping[$0] } == [1, 0, nil, 1, 2])
    #expect(Grouping(column: "x", names: ["10", "9", "b"]).groups == ["10", "9", "b"])
  }
}
