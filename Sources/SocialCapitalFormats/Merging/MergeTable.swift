// SPDX-License-Identifier: Apache-2.0

import Foundation
public import SocialCapital

/// Which nodes are to be merged into which, as a table people decide on.
///
/// ``MergeFinder`` suggests; ``file(of:for:name:)`` writes the suggestions with an empty column `merge`;
/// somebody who knows the people writes `yes` or `no`; ``init(_:showsCells:)`` reads it and
/// ``Dataset/merging(_:)`` does what it says. Rows without a decision are not merged. A table of one's
/// own needs the columns `kept` and `merged` only, and then every row is a decision.
public struct MergeTable: Sendable {
  /// The rows that are to be merged.
  public let rows: [Row]
  /// The rows of nodes that are not one.
  public let declined: [Row]
  /// How many rows are not decided.
  public let undecidedCount: Int
  /// The name of the file.
  public let name: String
  let source: Dataset.Source
  let showsCells: Bool

  /// One node to be merged into another.
  public struct Row: Sendable, Hashable {
    /// The id of the node to keep.
    public let kept: String
    /// The id of the node to merge into it.
    public let merged: String
    /// The line of the table.
    public let line: Int
  }

  /// Reads a table of decisions.
  ///
  /// - Parameters:
  ///   - file: A table with the columns `kept` and `merged` and, for decisions, `merge`.
  ///   - showsCells: Whether problems show what stands in cells, which may name people.
  /// - Throws: ``FormatError`` with everything that is wrong with the table.
  public init(_ file: SourceFile, showsCells: Bool = false) throws(FormatError) {
    var reader = NetworkReader()
    reader.showsCells = showsCells
    var session = ReadingSession(
      reader: reader, files: InputFiles(ties: file), keepsLines: false)
    var (rows, declined): ([Row], [Row]) = ([], [])
    var undecidedCount = 0
    if let table = HeadingReader(shape: .merges, mapping: [:], separator: nil)
      .table(of: file, problems: &session.problems)
    {
      session.forEachRow(of: table) { session, bytes, row in
        let kept = session.requiredCell(table[.kept], row, table)
        let merged = session.requiredCell(table[.merged], row, table)
        var isDecided = true
        if table[.merge] != nil {
          guard let cell = session.cell(table[.merge], row) else {
            undecidedCount += 1
            return
          }
          guard let answer = ReadingSession.yesOrNo(bytes.text(of: cell)) else {
            session.report(.notYesOrNo, table[.merge], row.line, table, bytes, cell)
            return
          }
          isDecided = answer
        }
        guard let kept, let merged else { return }
        let decision = Row(
          kept: bytes.text(of: kept), merged: bytes.text(of: merged), line: row.line)
        if isDecided { rows.append(decision) } else { declined.append(decision) }
      }
    }
    session.problems.sort()
    guard !session.problems.hasErrors, let source = session.provenance.first else {
      throw FormatError(session.problems)
    }
    self.rows = rows
    self.declined = declined
    self.undecidedCount = undecidedCount
    self.source = source
    self.showsCells = showsCells
    name = file.name
  }

  /// Suggestions as a table to decide on: a row for each, with the ids and labels of both.
  ///
  /// The table names people. A text that a spreadsheet would run as a formula has an apostrophe before
  /// it; merging knows the id with and without.
  public static func file(
    of suggestions: [MergeSuggestion], for network: SocialNetwork, name: String = "merge.csv"
  ) -> SourceFile {
    var writer = CSVWriter(isSpreadsheetSafe: true)
    let hasLabels = network.nodes.contains { $0.label != nil }
    writer.row(
      hasLabels
        ? ["merge", "kept", "kept_label", "merged", "merged_label", "score", "reasons"]
        : ["merge", "kept", "merged", "score", "reasons"])
    for suggestion in suggestions {
      let (kept, merged) = (network.nodes[suggestion.kept], network.nodes[suggestion.merged])
      // Hundredths, cut rather than rounded, so that 1.00 means the same name.
      let hundredths = Int(suggestion.score * 100 + 1e-9)
      let digits = hundredths % 100 < 10 ? "0\(hundredths % 100)" : "\(hundredths % 100)"
      let why = suggestion.reasons.map(\.description).joined(separator: "; ")
      let names =
        hasLabels
        ? [kept.id, kept.label ?? "", merged.id, merged.label ?? ""] : [kept.id, merged.id]
      writer.row([""] + names + ["\(hundredths / 100).\(digits)", why])
    }
    return SourceFile(name: name, contents: Data(writer.bytes))
  }
}
