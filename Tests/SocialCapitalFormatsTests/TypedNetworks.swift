// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Networks with everything a network can have, odd texts and extreme numbers among it.
struct TypedNetworks {
  private var generator: SeededGenerator
  /// Characters that some formats cannot hold.
  var oddParts: [String] = []
  /// Names of attributes.
  var names = ["age", "x y", "é\"<&>", "start", "Weight"]
  /// Names of waves, of which one list is taken.
  var waveLists: [[String]] = [
    [], ["1", "2", "10"], ["2024-01-31", "2025-01-31"], ["autumn", "|\\a"],
  ]

  init(seed: Int) { generator = SeededGenerator(seed: UInt64(seed)) }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }

  private mutating func maybe<Value>(_ value: Value) -> Value? {
    Bool.random(using: &generator) ? value : nil
  }

  private mutating func text(orEmpty: Bool = false) -> String {
    let parts =
      [
        "a", "B", "é", "e\u{301}", "ß", "日本", "😀", "\u{200B}", "\u{A0}", ",", ";", "\"", "\n",
        "\r\n",
        "\r", " ", "\t", "=", "-", "1", "0", "'", "<b>", "&amp;", "]]>", "\u{7F}", "\u{85}", "null",
        "NaN", "\\", "{", "\u{2028}", "--", "/",
      ] + oddParts
    let count = Int.random(in: orEmpty ? 0...6 : 1...6, using: &generator)
    return (0..<count).map { _ in one(of: parts) }.joined()
  }

  private mutating func value() -> AttributeValue {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: .text(text(orEmpty: true))
    case 1:
      .number(
        one(of: [
          0, -0.0, 0.1, 1, 2, -2.5, 1e300, .leastNonzeroMagnitude, 1e16, 123_456_789.125, 1.0 / 3,
          1e-5,
        ]))
    case 2: .integer(one(of: [0, 1, -1, 42, Int.max, Int.min, 9_007_199_254_740_993]))
    default: .flag(Bool.random(using: &generator))
    }
  }

  private mutating func attributes() -> Attributes {
    var attributes: Attributes = [:]
    for name in names.shuffled(using: &generator) where Bool.random(using: &generator) {
      attributes[name] = value()
    }
    return attributes
  }

  mutating func network() throws -> (SocialNetwork, [Participation]) {
    let waves = one(of: waveLists)
    var nodes: [Node] = []
    var seen: Set<String> = []
    for _ in 0..<Int.random(in: 1...10, using: &generator) {
      let id = text()
      if seen.insert(id).inserted { nodes.append(node(id, waves)) }
    }
    let isWeighted = Bool.random(using: &generator)
    let ties = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
      tie(nodes, waves, isWeighted)
    }
    let network = try SocialNetwork(
      nodes: nodes, ties: ties, isDirected: Bool.random(using: &generator))
    var records: [Participation] = []
    // Formats that hold records as values of nodes give them back node by node.
    for node in nodes {
      for wave in waves where Bool.random(using: &generator) {
        let answer = Bool.random(using: &generator)
        records.append(Participation(wave: wave, id: node.id, responded: answer))
      }
    }
    return (network, records)
  }

  private mutating func node(_ id: String, _ waves: [String]) -> Node {
    var node = Node(id)
    node.label = maybe("label " + text())
    node.kind = one(of: [nil, .citizen, .organization, "event"])
    node.sector = one(of: [nil, .public, .social])
    node.tier = maybe(Tier(rawValue: text()))
    node.place = maybe(text())
    node.consent = one(of: [nil] + Consent.allCases)
    node.mode = one(of: [nil, 1, 2])
    node.waves = waves.filter { _ in Bool.random(using: &generator) }
    node.attributes = attributes()
    return node
  }

  private mutating func tie(_ nodes: [Node], _ waves: [String], _ isWeighted: Bool) -> Tie {
    var tie = Tie(one(of: nodes).id, one(of: nodes).id)
    tie.relation = one(of: [nil, "helps", "knows, well", "\"é\""])
    if isWeighted {
      tie.weight = one(of: [0, 1, 2.5, 1e-100, 1e100, 0.1, 1.0 / 3, 123_456_789_012_345_680])
    }
    tie.wave = waves.isEmpty ? nil : maybe(one(of: waves))
    tie.date = one(of: [nil, CalendarDate(dayNumber: 20_543), CalendarDate(dayNumber: -400)])
    tie.attributes = attributes()
    return tie
  }
}
