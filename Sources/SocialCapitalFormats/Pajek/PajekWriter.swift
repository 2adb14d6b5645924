// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes Pajek's networks, with attributes as names and values after the shape.
struct PajekWriter {
  static func write(_ request: WritingRequest, _ columns: NetworkColumns) -> WrittenNetwork {
    var builder = TextBuilder()
    let (network, ties) = (request.network, request.network.ties)
    let sides = firstModeCount(of: network).map { " \($0)" } ?? ""
    builder.line("*Vertices \(network.nodes.count)\(sides)")
    for place in network.nodes.indices {
      builder.append("\(place + 1) \(QuotedText.encoded(network.nodes[place].id))")
      // Other programs find attributes only after coordinates and a shape.
      builder.append(" 0.0 0.0 ellipse")
      let time = PajekTime.text(of: network.nodes[place].waves)
      columns.forEachValue(ofNode: place) { name, value in
        if name == "mode", !sides.isEmpty { return }
        if name == "rosterWaves", time != nil { return }
        append(name, value, to: &builder)
      }
      if let time { builder.append(" \(time)") }
      builder.endLine()
    }
    let word = network.isDirected ? "*Arcs" : "*Edges"
    if ties.count == 0 { builder.line(word) }
    var last: Int?? = .none
    for row in ties.indices {
      let relation = ties.relations.place(at: row)
      if last != .some(relation) {
        let name = relation.map {
          " :\($0 + 1) \(QuotedText.encoded(ties.relations.names[$0]))"
        }
        builder.line(word + (name ?? ""))
        last = .some(relation)
      }
      builder.append("\(ties.sources[row] + 1) \(ties.targets[row] + 1) ")
      builder.append(ties.weights?[row] ?? 1)
      let time = ties.waves[row].flatMap { PajekTime.text(of: [$0]) }
      columns.forEachValue(ofTie: row) { name, value in
        if name == "weight" || name == "relation" || name == "wave" && time != nil { return }
        append(name, value, to: &builder)
      }
      if let time { builder.append(" \(time)") }
      builder.endLine()
    }
    return request.written(builder.bytes, as: .pajek)
  }

  /// The number of nodes of the first side, where all of these come before all of the other.
  private static func firstModeCount(of network: SocialNetwork) -> Int? {
    let count = network.nodes.prefix { $0.mode == 1 }.count
    guard count > 0, count < network.nodes.count,
      network.nodes[count...].allSatisfy({ $0.mode == 2 })
    else { return nil }
    return count
  }

  private static func append(
    _ name: String, _ value: AttributeValue, to builder: inout TextBuilder
  ) {
    let isWord = name.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || $0 == 0x5F } && !name.isEmpty
    builder.append(" \(isWord ? name : QuotedText.encoded(name)) ")
    switch value {
    case .text(let text): builder.append(QuotedText.encoded(text))
    case .integer(let number): builder.append(number)
    case .flag(let flag): builder.append(flag ? "true" : "false")
    case .number(let number): builder.append("\(number)")
    }
  }
}
