// SPDX-License-Identifier: Apache-2.0

import Foundation
public import SocialCapital

/// Writes networks in any format that ``NetworkReader`` reads.
///
/// Reading what was written gives the same network, except for what the format cannot hold, which
/// is listed. In tables, attributes come back as text and in the order in which any row first has
/// them, an empty text as none, and whether ties have a direction is not written.
///
/// ```swift
/// let written = try NetworkWriter().write(town, as: .tables)
/// for loss in written.losses { print("not written: \(loss)") }
/// ```
public struct NetworkWriter: Sendable {
  /// Whether text that a spreadsheet program would run as a formula gets an apostrophe before it.
  public var isSpreadsheetSafe = false

  /// What files are called, without the ending, where a format has one file.
  public var name = "network"

  /// Makes a writer with the usual options.
  public init() {}

  /// A network in a format, and what the format does not hold of it.
  ///
  /// - Throws: ``FormatError`` when the format has no way to write the network, such as an attribute
  ///   that has the name of a property.
  public func write(
    _ network: SocialNetwork, participation: [Participation] = [], as format: NetworkFormat
  ) throws(FormatError) -> WrittenNetwork {
    try format.write(
      WritingRequest(network: network, participation: participation, writer: self))
  }

  /// The tables `nodes.csv`, `ties.csv` and, where there are records, `participation.csv`.
  ///
  /// - Throws: ``FormatError`` when an attribute has the name of a known column or none.
  public func tables(
    of network: SocialNetwork, participation: [Participation] = []
  ) throws(FormatError) -> InputFiles {
    InputFiles(
      ties: try ties(of: network), nodes: try nodes(of: network),
      participation: participation.isEmpty ? nil : table(of: participation))
  }

  private func nodes(of network: SocialNetwork) throws(FormatError) -> SourceFile {
    let names = network.attributeNames
    var columns = [TableColumn.id]
    for column in TableShape.nodes.optional where column != .wave {
      if network.nodes.contains(where: { $0.value(of: column.rawValue) != nil }) {
        columns.append(column)
      }
    }
    if network.nodes.contains(where: { !$0.waves.isEmpty }) { columns.append(.wave) }
    let headings = try headings(columns, names, .nodes, file: "nodes.csv")
    var writer = CSVWriter(isSpreadsheetSafe: isSpreadsheetSafe)
    writer.row(headings)
    for node in network.nodes {
      for wave in node.waves.isEmpty ? [""] : node.waves {
        writer.row(
          headings.prefix(headings.count - names.count).map { heading in
            heading == "wave" ? wave : node.value(of: heading)?.text ?? ""
          } + names.map { node.attributes[$0]?.text ?? "" })
      }
    }
    return SourceFile(name: "nodes.csv", contents: Data(writer.bytes))
  }

  private func ties(of network: SocialNetwork) throws(FormatError) -> SourceFile {
    let ties = network.ties
    let names = network.tieAttributeNames
    var columns = [TableColumn.source, .target]
    if !ties.relations.isEmpty { columns.append(.relation) }
    if ties.weights != nil { columns.append(.weight) }
    if !ties.waves.isEmpty { columns.append(.wave) }
    if ties.dates != nil { columns.append(.date) }
    let headings = try headings(columns, names, .ties, file: "ties.csv")
    let known = headings.prefix(headings.count - names.count)
      .map { TableColumn(rawValue: $0) ?? .source }
    var writer = CSVWriter(isSpreadsheetSafe: isSpreadsheetSafe)
    writer.row(headings)
    for row in ties.indices {
      let cells = known.map { column in
        switch column {
        case .target: network.nodes[Int(ties.targets[row])].id
        case .relation: ties.relations[row] ?? ""
        case .weight: ties.weights.map { Self.text(of: $0[row]) } ?? ""
        case .wave: ties.waves[row] ?? ""
        case .date: ties.dates?[row]?.description ?? ""
        default: network.nodes[Int(ties.sources[row])].id
        }
      }
      writer.row(cells + names.map { ties.attributes?[row][$0]?.text ?? "" })
    }
    return SourceFile(name: "ties.csv", contents: Data(writer.bytes))
  }

  private func table(of participation: [Participation]) -> SourceFile {
    var writer = CSVWriter(isSpreadsheetSafe: isSpreadsheetSafe)
    writer.row(TableShape.participation.required.map(\.rawValue))
    for record in participation {
      writer.row([record.wave, record.id, record.responded ? "true" : "false"])
    }
    return SourceFile(name: "participation.csv", contents: Data(writer.bytes))
  }

  /// The headings of a table; those of attributes must not be taken for known columns.
  private func headings(
    _ columns: [TableColumn], _ attributes: [String], _ shape: TableShape, file: String
  ) throws(FormatError) -> [String] {
    var columns = columns
    var seen: Set<String> = []
    for name in attributes {
      let folded = name.lowercased()
      guard !name.isEmpty, Headings.trimmed(name) == name, seen.insert(name).inserted,
        !shape.columns.contains(where: { $0.rawValue == folded })
      else {
        throw FormatError(
          .duplicateHeading, at: Problem.Place(file: file),
          detail: "An attribute has the name of a known column, or one that is no heading.")
      }
      // A heading such as `name` means the label where no column is headed so.
      for column in shape.columns where Headings.synonyms[column]?.contains(folded) == true {
        if !columns.contains(column) { columns.append(column) }
      }
    }
    return columns.map(\.rawValue) + attributes
  }

  /// A number in the shortest form that reads back the same, whole numbers without a point.
  private static func text(of number: Double) -> String {
    Int(exactly: number).flatMap { abs($0) < 1 << 53 ? "\($0)" : nil } ?? "\(number)"
  }
}
