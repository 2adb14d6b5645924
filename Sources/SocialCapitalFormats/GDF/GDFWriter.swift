// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes GDF with a type for each column; a column of several types is one of texts.
struct GDFWriter {
  private var builder = TextBuilder()

  static func write(_ request: WritingRequest, _ columns: NetworkColumns) -> WrittenNetwork {
    var writer = GDFWriter()
    let network = request.network
    var nodeNames = KeyNames(taken: ["name"])
    writer.head("nodedef>name VARCHAR", columns.nodeColumns, &nodeNames)
    for place in network.nodes.indices {
      var cells: [String: String] = [:]
      columns.forEachValue(ofNode: place) { cells[$0] = text($1) }
      writer.row([quoted(network.nodes[place].id)], columns.nodeColumns, cells)
    }
    var tieNames = KeyNames(taken: ["node1", "node2", "directed"])
    // Without the column edges have no direction, also where there is none of them to say it.
    writer.head(
      "edgedef>node1 VARCHAR,node2 VARCHAR" + (network.isDirected ? ",directed BOOLEAN" : ""),
      columns.tieColumns, &tieNames)
    let direction = network.isDirected ? ["true"] : []
    for row in network.ties.indices {
      let source = network.nodes[Int(network.ties.sources[row])].id
      let target = network.nodes[Int(network.ties.targets[row])].id
      var cells: [String: String] = [:]
      columns.forEachValue(ofTie: row) { cells[$0] = text($1) }
      writer.row([quoted(source), quoted(target)] + direction, columns.tieColumns, cells)
    }
    let changed = nodeNames.changed + tieNames.changed
    let losses = changed > 0 ? [Loss("names of attributes that are no words", changed)] : []
    return request.written(writer.builder.bytes, as: .gdf, more: losses)
  }

  private mutating func head(
    _ start: String, _ columns: [NetworkColumns.Column], _ names: inout KeyNames
  ) {
    builder.append(start)
    for column in columns {
      let type =
        switch column.type {
        case .text, .mixed: "VARCHAR"
        case .number: "DOUBLE"
        case .integer: "BIGINT"
        case .flag: "BOOLEAN"
        }
      builder.append(",\(names.key(for: column.name, hasPoints: false)) \(type)")
    }
    builder.endLine()
  }

  private mutating func row(
    _ first: [String], _ columns: [NetworkColumns.Column], _ cells: [String: String]
  ) {
    builder.append(first.joined(separator: ","))
    for column in columns { builder.append("," + (cells[column.name] ?? "")) }
    builder.endLine()
  }

  private static func text(_ value: AttributeValue) -> String {
    if case .text(let text) = value { return quoted(text) }
    return value.text
  }

  /// A text in quotation marks, unless it is one word of letters and digits.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 }
    return isPlain && !text.isEmpty ? text : QuotedText.encoded(text)
  }
}
