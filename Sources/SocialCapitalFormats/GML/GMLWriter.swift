// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes GML in plain ASCII, as its definition asks, with the node's id as its label.
struct GMLWriter {
  private var builder = TextBuilder()
  private var nodeKeys = KeyNames(taken: ["id", "label", "displayLabel"])
  private var tieKeys = KeyNames(taken: ["source", "target"])

  static func write(_ request: WritingRequest) throws(FormatError) -> WrittenNetwork {
    var writer = GMLWriter()
    return try writer.written(request)
  }

  private mutating func written(_ request: WritingRequest) throws(FormatError) -> WrittenNetwork {
    let columns = try NetworkColumns(request, file: request.fileName(["gml"]))
    let network = request.network
    builder.line("graph [")
    builder.line("  directed \(network.isDirected ? 1 : 0)")
    // Without it NetworkX refuses parallel ties.
    if request.hasParallelTies { builder.line("  multigraph 1") }
    for place in network.nodes.indices {
      builder.line("  node [")
      builder.line("    id \(place)")
      builder.line("    label \"\(GMLEntities.encoded(network.nodes[place].id))\"")
      columns.forEachValue(ofNode: place) { name, value in
        append(name == "label" ? "displayLabel" : nodeKeys.key(for: name), value)
      }
      builder.line("  ]")
    }
    for row in network.ties.indices {
      builder.line("  edge [")
      builder.line("    source \(network.ties.sources[row])")
      builder.line("    target \(network.ties.targets[row])")
      columns.forEachValue(ofTie: row) { name, value in append(tieKeys.key(for: name), value) }
      builder.line("  ]")
    }
    builder.line("]")
    let changed = nodeKeys.changed + tieKeys.changed
    let losses = changed > 0 ? [Loss("names of attributes that are no keys of GML", changed)] : []
    return request.written(builder.bytes, as: .gml, more: losses)
  }

  /// Appends a value; a name with points in it is that of a value in lists within lists.
  private mutating func append(_ name: String, _ value: AttributeValue) {
    let keys = name.split(separator: ".")
    builder.append("    ")
    for key in keys.dropLast() { builder.append("\(key) [ ") }
    builder.append("\(keys.last ?? "x") ")
    switch value {
    case .text(let text): builder.append("\"\(GMLEntities.encoded(text))\"")
    case .integer(let number): builder.append(number)
    case .flag(let flag): builder.append(flag ? 1 : 0)
    case .number(let number): builder.append(Self.text(of: number))
    }
    for _ in keys.dropLast() { builder.append(" ]") }
    builder.endLine()
  }

  /// A number with the point that GML tells whole numbers apart by.
  private static func text(of number: Double) -> String {
    let text = "\(number)"
    guard !text.contains("."), let exponent = text.firstIndex(of: "e") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }
}
