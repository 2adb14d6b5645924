// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// Tables of ties, nodes and participation as comma-separated values, or a table of ties alone.
  public static let tables: NetworkFormat = NetworkFormat(
    id: "csv", title: "Tables (CSV)",
    summary: "Spreadsheet tables with a row for each tie, each node and each answer to a wave.",
    fileExtensions: ["csv", "tsv"],
    holds: Capabilities.textsOnly.subtracting([.undirectedTies, .emptyTexts]),
    recognizes: { isTieTable($0) },
    read: { request throws(FormatError) in
      var session = ReadingSession(
        reader: request.reader, files: request.files, keepsLines: request.keepsLines)
      let dataset = try session.run()
      return Reading(
        dataset: dataset, tieLines: session.tieLines, nodeLines: session.nodeLines)
    },
    write: { request throws(FormatError) in
      let tables = try request.writer.tables(
        of: request.network, participation: request.participation)
      let files = [tables.ties, tables.nodes, tables.participation].compactMap { $0 }
      return WrittenNetwork(
        files, losses: request.losses(holding: NetworkFormat.tables.holds))
    })

  /// Whether the first row has headings of a source and a target.
  private static func isTieTable(_ head: FileHead) -> Bool {
    let bytes = ContiguousArray(head.text.utf8)
    return CellSeparator.allCases.contains { separator in
      let headings = Headings(
        bytes.span, start: 0, line: 1, separator: separator, .ties, [:])
      return headings.places[.source] != nil && headings.places[.target] != nil
    }
  }
}
