// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes VNA with every text in quotation marks and `NA` for what is not known.
enum VNAWriter {
  static func write(_ request: WritingRequest, _ columns: NetworkColumns) -> WrittenNetwork {
    var builder = TextBuilder()
    let network = request.network
    builder.line("*Node data")
    head(["ID"], columns.nodeColumns, to: &builder)
    for place in network.nodes.indices {
      var cells: [String: String] = [:]
      columns.forEachValue(ofNode: place) { cells[$0] = text($1) }
      row([network.nodes[place].id], columns.nodeColumns, cells, to: &builder)
    }
    builder.line("*Tie data")
    // A column without a name that readers know would be taken for a relation; ties that have
    // attributes and no more say that they have no relation.
    let names = columns.tieColumns.map(\.name)
    let isMarked =
      !names.isEmpty && !names.contains { TieProperty(rawValue: $0) != nil }
    let extra = isMarked ? [NetworkColumns.Column(name: "relation", type: .text)] : []
    head(["FROM", "TO"], columns.tieColumns + extra, to: &builder)
    for place in network.ties.indices {
      let ends = [network.ties.sources[place], network.ties.targets[place]]
      var cells: [String: String] = [:]
      columns.forEachValue(ofTie: place) { cells[$0] = text($1) }
      row(ends.map { network.nodes[Int($0)].id }, columns.tieColumns + extra, cells, to: &builder)
    }
    return request.written(builder.bytes, as: .vna)
  }

  private static func head(
    _ first: [String], _ columns: [NetworkColumns.Column], to builder: inout TextBuilder
  ) {
    builder.append(first.joined(separator: " "))
    for column in columns { builder.append(" \(QuotedText.encoded(column.name))") }
    builder.endLine()
  }

  private static func row(
    _ ids: [String], _ columns: [NetworkColumns.Column], _ cells: [String: String],
    to builder: inout TextBuilder
  ) {
    builder.append(ids.map(QuotedText.encoded).joined(separator: " "))
    for column in columns { builder.append(" " + (cells[column.name] ?? "NA")) }
    builder.endLine()
  }

  private static func text(_ value: AttributeValue) -> String {
    switch value {
    case .text(let text): QuotedText.encoded(text)
    default: value.text
    }
  }
}
