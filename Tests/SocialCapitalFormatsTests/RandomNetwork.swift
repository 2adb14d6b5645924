// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import SocialCapitalFormats

/// Networks with odd texts and extreme numbers, of what a format can write at all.
struct RandomNetwork {
  var generator: SplitMix
  /// Whether ids are of letters and digits alone, for formats that separate words by spaces.
  var hasPlainIDs = false
  /// The names of attributes there may be.
  var attributeNames: [String] = ["age", "x_y", "name"]

  init(seed: Int) { generator = SplitMix(state: UInt64(seed)) }

  mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }

  mutating func flip() -> Bool { Bool.random(using: &generator) }

  mutating func text() -> String {
    let parts = [
      "a", "B", "é", "e\u{301}", "ß", "日本", "😀", "\u{200B}", "\u{A0}", ",", ";", "\"", "\n", "\r\n",
      "\r", " ", "\t", "=", "-", "1", "0", "'", "<b>", "&amp;", "&", "\u{1}", "\u{7F}", "null",
      "NaN",
      "\\", "\\N", "[", "]", "{", "}", "#", "*", "%", "|", ":", "->", "--", "//", "/*", "node",
      ".5",
    ]
    return (0..<Int.random(in: 1...5, using: &generator)).map { _ in one(of: parts) }.joined()
  }

  private mutating func value() -> AttributeValue {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: .text(one(of: ["", text(), "12", "true", "1.5"]))
    case 1:
      .number(
        one(of: [
          0.1, 1.0 / 3, 1e100, -1e100, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 3, 1e22,
          -123_456.789e-12,
          2.5e15, 1e-7,
        ]))
    case 2: .integer(one(of: [0, 1, -1, .max, .min, 4_294_967_296]))
    default: .flag(flip())
    }
  }

  private mutating func attributes(isFirst: Bool) -> Attributes {
    var attributes: Attributes = [:]
    for name in attributeNames where isFirst || flip() { attributes[name] = value() }
    return attributes
  }

  /// The first node and tie have everything, because some formats keep columns in the order of
  /// first appearance.
  mutating func network() throws -> (SocialNetwork, [Participation]) {
    let waves = one(of: [[], ["1", "2", "3"], [text() + "x", text() + "y"]])
    var nodes: [Node] = []
    var seen: Set<String> = []
    for number in 0..<Int.random(in: 1...10, using: &generator) {
      let id = hasPlainIDs ? "n\(number)é" : one(of: [text(), "\(number)", "01", "1e5", "node"])
      guard seen.insert(id).inserted else { continue }
      nodes.append(node(id, waves, isFirst: nodes.isEmpty))
    }
    let isWeighted = flip()
    let ties = (0..<Int.random(in: 0...20, using: &generator)).map { row in
      tie(nodes, waves, isWeighted, isFirst: row == 0)
    }
    let network = try SocialNetwork(nodes: nodes, ties: ties, isDirected: flip())
    var records: [Participation] = []
    for node in nodes {
      for wave in waves where flip() {
        records.append(Participation(wave: wave, id: node.id, responded: flip()))
      }
    }
    return (network, records)
  }

  private mutating func node(_ id: String, _ waves: [String], isFirst: Bool) -> Node {
    var node = Node(id)
    if isFirst || flip() { node.label = text() }
    node.kind = one(of: isFirst ? ["event"] : [nil, .citizen, .organization, "event"])
    node.sector = one(of: isFirst ? ["social"] : [nil, .public, .social])
    if isFirst || flip() { node.tier = Tier(rawValue: text()) }
    if isFirst || flip() { node.place = text() }
    node.consent = one(of: isFirst ? [.named] : [nil] + Consent.allCases)
    node.mode = one(of: isFirst ? [1] : [nil, 1, 2])
    node.waves = waves.filter { _ in isFirst || flip() }
    node.attributes = attributes(isFirst: isFirst)
    return node
  }

  private mutating func tie(
    _ nodes: [Node], _ waves: [String], _ isWeighted: Bool, isFirst: Bool
  ) -> Tie {
    var tie = Tie(one(of: nodes).id, one(of: nodes).id)
    tie.relation = one(of: isFirst ? ["helps"] : [nil, "helps", "knows, well", "\"é\""])
    if isWeighted {
      tie.weight = one(of: [0, 1, 2.5, 1e-100, 1e100, 0.1, 1.0 / 3, 123_456_789_012_345_680])
    }
    tie.wave = waves.isEmpty ? nil : one(of: waves)
    tie.date = one(
      of: (isFirst ? [] : [nil]) + [
        CalendarDate(dayNumber: 20_543), CalendarDate(dayNumber: -400),
      ])
    tie.attributes = attributes(isFirst: isFirst)
    return tie
  }
}

/// What is left of a network and its records in a format.
struct Reduced {
  var network: SocialNetwork
  var participation: [Participation]

  init(
    _ network: SocialNetwork, _ participation: [Participation], to held: NetworkFormat.Capabilities,
    flagsBecome flag: (Bool) -> AttributeValue = { .text($0 ? "true" : "false") }
  ) throws {
    /// Names whose values are of several types.
    func mixed(_ rows: [Attributes]) -> Set<String> {
      var types: [String: Set<Int>] = [:]
      for entry in rows.flatMap(\.entries) {
        let type =
          switch entry.value {
          case .text: 0
          case .number: 1
          case .integer: 2
          case .flag: 3
          }
        types[entry.name, default: []].insert(type)
      }
      return held.contains(.mixedTypes) ? [] : Set(types.filter { $1.count > 1 }.keys)
    }
    let mixedOfNodes = mixed(network.nodes.map(\.attributes))
    let mixedOfTies = mixed(Array(network.ties.attributes ?? []))
    func kept(_ attributes: Attributes, _ mixed: Set<String>) -> Attributes {
      var kept: Attributes = [:]
      for entry in attributes.entries {
        var value = mixed.contains(entry.name) ? .text(entry.value.text) : entry.value
        switch value {
        case .text(""): if !held.contains(.emptyTexts) { continue }
        case .flag(let isTrue): if !held.contains(.flags) { value = flag(isTrue) }
        case .number, .integer: if !held.contains(.numbers) { value = .text(value.text) }
        case .text: break
        }
        kept[entry.name] = value
      }
      return kept
    }
    var nodes = network.nodes
    for place in nodes.indices {
      if !held.contains(.ids) { nodes[place].id = "\(place + 1)" }
      if !held.contains(.rosters) { nodes[place].waves = [] }
      if held.contains(.nodeAttributes) {
        nodes[place].attributes = kept(nodes[place].attributes, mixedOfNodes)
      } else {
        nodes[place] = Node(nodes[place].id, waves: nodes[place].waves)
      }
    }
    let table = network.ties
    var ties = table.indices.map { row in
      Tie(
        nodes[Int(table.sources[row])].id, nodes[Int(table.targets[row])].id,
        relation: held.contains(.relations) ? table.relations[row] : nil,
        weight: held.contains(.weights) ? table.weights?[row] : nil,
        wave: held.contains(.waves) ? table.waves[row] : nil,
        date: held.contains(.dates) ? table.dates?[row] : nil,
        attributes: held.contains(.tieAttributes)
          ? kept(table.attributes?[row] ?? [:], mixedOfTies) : [:])
    }
    var isDirected = network.isDirected
    if !held.contains(.undirectedTies) { isDirected = true }
    if !held.contains(.directedTies) { isDirected = false }
    if !held.contains(.loops) { ties.removeAll { $0.source == $0.target } }
    if !held.contains(.isolates) {
      let ends = Set(ties.map(\.source) + ties.map(\.target))
      nodes.removeAll { !ends.contains($0.id) }
    }
    self.network = try SocialNetwork(nodes: nodes, ties: ties, isDirected: isDirected)
    self.participation = held.contains(.participation) ? participation : []
  }
}

extension SocialNetwork {
  /// The network without weights where every one is 1, for formats that write one with each tie.
  func withoutUnitWeights() throws -> SocialNetwork {
    guard ties.weights?.allSatisfy({ $0 == 1 }) == true else { return self }
    return try SocialNetwork(
      nodes: nodes,
      ties: ties.indices.map { row in
        Tie(
          nodes[Int(ties.sources[row])].id, nodes[Int(ties.targets[row])].id,
          relation: ties.relations[row], wave: ties.waves[row], date: ties.dates?[row],
          attributes: ties.attributes?[row] ?? [:])
      }, isDirected: isDirected)
  }

  /// The network with nodes or ties in an order of their own, where a format keeps none.
  func canonical(keeping held: NetworkFormat.Capabilities) throws -> SocialNetwork {
    var nodes = nodes
    if !held.contains(.nodeOrder) { nodes.sort { $0.id < $1.id } }
    var rows = ties.indices.map { row in
      var ends = (self.nodes[Int(ties.sources[row])].id, self.nodes[Int(ties.targets[row])].id)
      if !held.contains(.tieOrder), !isDirected, ends.0 > ends.1 { ends = (ends.1, ends.0) }
      return Tie(
        ends.0, ends.1, relation: ties.relations[row], weight: ties.weights?[row],
        wave: ties.waves[row], date: ties.dates?[row], attributes: ties.attributes?[row] ?? [:])
    }
    if !held.contains(.tieOrder) {
      rows.sort {
        ($0.source, $0.target, $0.weight ?? 1, $0.relation ?? "")
          < ($1.source, $1.target, $1.weight ?? 1, $1.relation ?? "")
      }
    }
    return try SocialNetwork(nodes: nodes, ties: rows, isDirected: isDirected)
  }
}
