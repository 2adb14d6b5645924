// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Social networks")
struct SocialNetworkTests {
  static let people = [Node("ann"), Node("bo"), Node("cy")]

  @Test func nodesKeepTheirOrderAndTiesTheirPlaces() throws {
    let town = try SocialNetwork(
      nodes: Self.people, ties: [Tie("cy", "ann", weight: 2), Tie("ann", "bo")])
    #expect(town.nodes.map(\.id) == ["ann", "bo", "cy"])
    #expect(town.index(of: "cy") == 2)
    #expect(town.index(of: "di") == nil)
    let graph = try town.graph()
    #expect(graph.weight(from: 2, to: 0) == 2)
    #expect(graph.weight(from: 0, to: 1) == 1)  // no weight among weights is 1
    #expect(try town.graph(weights: false).isWeighted == false)
    #expect(try town.graph(view: .weak) == graph.weakView())
    #expect(try town.graph(view: .strong).edgeCount == 0)
  }

  @Test func whatIsWrongSaysWhere() {
    func make(_ nodes: [Node], _ ties: [Tie]) throws {
      _ = try SocialNetwork(nodes: nodes, ties: ties)
    }
    #expect(throws: NetworkError.emptyID(node: 1)) { try make([Node("a"), Node("")], []) }
    #expect(throws: NetworkError.duplicateID(node: 2, first: 0)) {
      try make([Node("a"), Node("b"), Node("a")], [])
    }
    #expect(throws: NetworkError.unknownSource(tie: 1)) {
      try make(Self.people, [Tie("ann", "bo"), Tie("di", "bo")])
    }
    #expect(throws: NetworkError.unknownTarget(tie: 0)) {
      try make(Self.people, [Tie("ann", "di")])
    }
    for weight in [-1, .nan, .infinity, 1e-101, 1e101] {
      #expect(throws: NetworkError.invalidWeight(tie: 1)) {
        try make(Self.people, [Tie("ann", "bo"), Tie("bo", "cy", weight: weight)])
      }
    }
    #expect(throws: NetworkError.unknownTarget(tie: 0)) {
      var table = TieTable()
      table.append(source: 0, target: 3)
      _ = try SocialNetwork(nodes: Self.people, ties: table)
    }
  }

  @Test func everyNodeIsFoundByItsID() throws {
    let nodes = (0..<3000).map { Node("n\($0)") } + [Node("Zo\u{EB}")]
    let town = try SocialNetwork(nodes: nodes, ties: [Tie]())
    for (place, node) in nodes.enumerated() { #expect(town.index(of: node.id) == place) }
    #expect(town.index(of: "n3000") == nil)
    #expect(town.index(of: "") == nil)
    // Letters with their marks apart are the same text.
    #expect(town.index(of: "Zoe\u{308}") == 3000)
    #expect(throws: NetworkError.duplicateID(node: 3001, first: 3000)) {
      _ = try SocialNetwork(nodes: nodes + [Node("Zoe\u{308}")], ties: [Tie]())
    }
    let empty = try SocialNetwork(nodes: [], ties: [Tie]())
    #expect(empty.index(of: "n0") == nil)
    #expect(empty != town)
    #expect(town == (try SocialNetwork(nodes: nodes, ties: [Tie]())))
    #expect(town.hashValue == (try SocialNetwork(nodes: nodes, ties: [Tie]())).hashValue)
  }

  @Test func errorsNeverNamePeople() {
    for error in [
      NetworkError.emptyID(node: 6), .duplicateID(node: 6, first: 0), .unknownSource(tie: 6),
      .unknownTarget(tie: 6), .invalidWeight(tie: 6), .unknownParticipant(record: 6),
    ] {
      #expect(error.description.contains("7"), "Places are counted from 1: \(error)")
    }
    #expect("\(NetworkError.unknownWave("9", known: ["1", "2"]))".contains("1, 2"))
    #expect("\(NetworkError.unknownKind("x", known: []))".contains("none"))
  }

  @Test func namesAreInOrderOfFirstAppearanceAndWavesByNumber() throws {
    let town = try SocialNetwork(
      nodes: [Node("ann", waves: ["3"], attributes: ["age": 40]), Node("bo")],
      ties: [
        Tie("ann", "bo", relation: "knows", wave: "10", attributes: ["since": 2020]),
        Tie("bo", "ann", relation: "helps", wave: "2"), Tie("ann", "bo", relation: "knows"),
      ])
    #expect(town.relations == ["knows", "helps"])
    #expect(town.waves == ["2", "3", "10"])
    #expect(town.attributeNames == ["age"])
    #expect(town.tieAttributeNames == ["since"])
    let words = try SocialNetwork(
      nodes: Self.people, ties: [Tie("ann", "bo", wave: "spring"), Tie("ann", "bo", wave: "fall")])
    #expect(words.waves == ["spring", "fall"])
  }

  @Test func graphsMergeAndCount() throws {
    let town = try SocialNetwork(
      nodes: Self.people,
      ties: [
        Tie("ann", "bo", relation: "helps", weight: 2), Tie("ann", "ann"),
        Tie("ann", "bo", relation: "knows", weight: 3), Tie("bo", "cy", weight: 0),
      ])
    let graph = try town.graph()
    #expect(graph.edges == [.init(0, 1, weight: 5)])
    #expect(graph.building.loopsDropped == 1)
    #expect(graph.building.parallelMerged == 1)
    #expect(graph.building.zeroWeightsDropped == 1)
  }

  @Test func anUndirectedNetworkIsTheSameInEveryView() throws {
    let town = try SocialNetwork(
      nodes: Self.people, ties: [Tie("bo", "ann", weight: 2)], isDirected: false)
    for view in DirectionView.allCases {
      #expect(try town.graph(view: view).edges == [.init(0, 1, weight: 2)])
    }
  }

  @Test func noNodes() throws {
    let nobody = try SocialNetwork(nodes: [], ties: [Tie]())
    #expect(try nobody.graph().nodeCount == 0)
    #expect(nobody.waves.isEmpty && nobody.relations.isEmpty)
    #expect(nobody.defaultGrouping == nil)
  }
}
