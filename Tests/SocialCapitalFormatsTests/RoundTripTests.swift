// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("Writing and reading back")
struct RoundTripTests {
  @Test("gives the same network and participation", arguments: 0..<300)
  func roundTrip(seed: Int) throws {
    var made = MadeNetwork(seed: UInt64(seed))
    let (network, participation) = try made.network()
    let files = try NetworkWriter().tables(of: network, participation: participation)
    var reader = NetworkReader()
    reader.isDirected = network.isDirected
    let dataset = try reader.read(files)
    #expect(dataset.network.nodes == network.nodes)
    #expect(dataset.network.ties == network.ties)
    #expect(dataset.network == network)
    #expect(dataset.participation == participation)
    let again = try NetworkWriter().tables(
      of: dataset.network, participation: dataset.participation)
    #expect(again.nodes?.contents == files.nodes?.contents)
    #expect(again.ties.contents == files.ties.contents)
  }

  @Test("refuses attributes that would be read as something else")
  func refusesNames() throws {
    for name in ["id", "Label", "wave", "", " x"] {
      let network = try SocialNetwork(
        nodes: [Node("a", attributes: [name: "1"])], ties: [Tie]())
      #expect(throws: FormatError.self) { try NetworkWriter().tables(of: network) }
    }
  }
}

/// Networks with all that CSV can hold, odd texts among it.
private struct MadeNetwork {
  private var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(state: seed) }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }

  private mutating func text() -> String {
    let parts = [
      "a", "B", "é", "e\u{301}", "ß", "日本", "😀", "\u{200B}", "\u{A0}", ",", ";", "\"", "\n", "\r\n",
      "\r", " ", "\t", "=", "-", "1", "0", "'", "<b>", "&amp;", "\u{1}", "\u{7F}", "null", "NaN",
    ]
    return (0..<Int.random(in: 1...6, using: &generator)).map { _ in one(of: parts) }.joined()
  }

  mutating func network() throws -> (SocialNetwork, [Participation]) {
    let waves = one(of: [[], ["1", "2", "3"], [text() + "x", text() + "y"]])
    let names = one(of: [[], ["age"], ["name", "x y", "é\"", "relationship"]])
    var nodes: [Node] = []
    var seen: Set<String> = []
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let id = text()
      guard seen.insert(id).inserted else { continue }
      nodes.append(node(id, waves, names, isFirst: nodes.isEmpty))
    }
    let isWeighted = Bool.random(using: &generator)
    let ties = (0..<Int.random(in: 0...30, using: &generator)).map { row in
      tie(nodes, waves, names, isWeighted, isFirst: row == 0)
    }
    let network = try SocialNetwork(
      nodes: nodes, ties: ties, isDirected: Bool.random(using: &generator))
    var records: [Participation] = []
    for wave in waves {
      for node in nodes where Bool.random(using: &generator) {
        let answer = Bool.random(using: &generator)
        records.append(Participation(wave: wave, id: node.id, responded: answer))
      }
    }
    return (network, records)
  }

  private mutating func node(
    _ id: String, _ waves: [String], _ names: [String], isFirst: Bool
  ) -> Node {
    var node = Node(id)
    if Bool.random(using: &generator) { node.label = text() }
    node.kind = one(of: [nil, .citizen, .organization, "event"])
    node.sector = one(of: [nil, .public, .social])
    if Bool.random(using: &generator) { node.tier = Tier(rawValue: text()) }
    if Bool.random(using: &generator) { node.place = text() }
    node.consent = one(of: [nil] + Consent.allCases)
    node.mode = one(of: [nil, 1, 2])
    node.waves = waves.filter { _ in Bool.random(using: &generator) }
    node.attributes = attributes(names, all: isFirst)
    return node
  }

  /// Attributes; the first row has all, because the order of columns is that of first appearance.
  private mutating func attributes(_ names: [String], all: Bool) -> Attributes {
    var attributes: Attributes = [:]
    for name in names where all || Bool.random(using: &generator) {
      attributes[name] = .text(text())
    }
    return attributes
  }

  private mutating func tie(
    _ nodes: [Node], _ waves: [String], _ names: [String], _ isWeighted: Bool, isFirst: Bool
  ) -> Tie {
    var tie = Tie(one(of: nodes).id, one(of: nodes).id)
    tie.relation = one(of: [nil, "helps", "knows, well", "\"é\""])
    if isWeighted {
      tie.weight = one(of: [0, 1, 2.5, 1e-100, 1e100, 0.1, 1.0 / 3, 123_456_789_012_345_680])
    }
    tie.wave = waves.isEmpty ? nil : one(of: waves)
    tie.date = one(of: [nil, CalendarDate(dayNumber: 20_543), CalendarDate(dayNumber: -400)])
    tie.attributes = attributes(names, all: isFirst)
    return tie
  }
}
