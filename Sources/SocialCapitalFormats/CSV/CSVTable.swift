// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A table whose headings were read: where its rows begin and which column is which.
struct CSVTable {
  let name: String
  let data: Data
  let separator: CellSeparator
  /// The headings as given, without spaces round them.
  let headings: [String]
  /// The place of each known column that is there.
  let places: [TableColumn: Int]
  /// The places of the other columns that have a heading.
  let attributes: [Int]
  /// The scanner at the first row.
  let rows: CSVScanner

  /// How many rows there may be, for which room is made at once: arrays that grow need it half again.
  ///
  /// A row with a name of its own takes four bytes in a large table.
  var likelyRowCount: Int {
    let bytes = data.span
    var count = 0
    for offset in rows.position..<max(rows.position, bytes.count) where bytes[offset] == 0x0A {
      count &+= 1
    }
    return min(count &+ 1, bytes.count / 4)
  }

  /// The most columns a table may have, as many as spreadsheet programs allow.
  static let mostColumns = 16_384

  /// A place in the table.
  func place(line: Int, column: Int? = nil) -> Problem.Place {
    // Only headings that were understood are repeated: in a file without headings, what stands in
    // their place names people.
    let isKnown = column.map { column in places.values.contains(column) } ?? false
    let heading = column.flatMap { isKnown ? headings[$0] : nil }
    return Problem.Place(
      file: name, line: line, column: column.map { $0 + 1 }, heading: heading)
  }
}

extension CSVTable {
  /// The place of a known column, where it is there.
  subscript(column: TableColumn) -> Int? { places[column] }
}

/// What a kind of table may and must have as columns.
struct TableShape {
  let required: [TableColumn]
  let optional: [TableColumn]
  /// Other words that can mean only one thing in the table they stand in.
  var synonyms: [TableColumn: [String]] = Headings.synonyms
  /// Whether it is noted when such a word was recognised.
  var notesSynonyms = true

  static let ties = TableShape(
    required: [.source, .target], optional: [.relation, .weight, .wave, .date])
  static let nodes = TableShape(
    required: [.id],
    optional: [.label, .kind, .mode, .sector, .tier, .place, .consent, .wave])
  static let participation = TableShape(required: [.wave, .id, .responded], optional: [])
  static let merges = TableShape(required: [.kept, .merged], optional: [.merge])

  var columns: [TableColumn] { required + optional }
}

/// Reads the first row of a table.
struct HeadingReader {
  let shape: TableShape
  let mapping: [TableColumn: String]
  let separator: CellSeparator?

  /// The table of a file, or `nil` where it was found unusable.
  func table(of file: SourceFile, problems: inout ProblemList) -> CSVTable? {
    guard let text = TextDecoding.decode(file, problems: &problems) else { return nil }
    let bytes = text.data.span
    var (start, line, announced) = (text.start, 1, separator)
    if let (separator, end) = Self.announcement(in: bytes, at: start) {
      (start, line) = (end, 2)
      if announced == nil { announced = separator }
    }
    let candidates = announced.map { [$0] } ?? CellSeparator.allCases
    let read = candidates.map { candidate in
      Headings(bytes, start: start, line: line, separator: candidate, shape, mapping)
    }
    guard var best = read.first else { return nil }
    for other in read.dropFirst() where other.isBetter(than: best) { best = other }
    return best.table(of: file.name, data: text.data, shape, mapping, &problems)
  }

  /// The separator a spreadsheet program announces in a line of its own, such as `sep=;`.
  private static func announcement(
    in bytes: Span<UInt8>, at start: Int
  ) -> (CellSeparator, end: Int)? {
    guard start + 6 <= bytes.count, bytes.text(start, start + 4).lowercased() == "sep=",
      let separator = CellSeparator(rawValue: bytes[start + 4])
    else { return nil }
    var end = start + 5
    guard bytes[end] == 0x0A || bytes[end] == 0x0D else { return nil }
    if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A { end += 1 }
    return (separator, end + 1)
  }
}

/// The first row of a table read with one separator.
struct Headings {
  let separator: CellSeparator
  var row = CSVRow()
  var names: [String] = []
  var places: [TableColumn: Int] = [:]
  /// Columns that were recognised by another word.
  var assumed: [TableColumn] = []
  var rows: CSVScanner

  init(
    _ bytes: Span<UInt8>, start: Int, line: Int, separator: CellSeparator, _ shape: TableShape,
    _ mapping: [TableColumn: String]
  ) {
    self.separator = separator
    var scanner = CSVScanner(
      separator: separator.rawValue, cellLimit: CSVTable.mostColumns, position: start, line: line)
    repeat {
      guard scanner.next(bytes, into: &row) else { break }
    } while row.isBlank
    rows = scanner
    guard row.fault == nil, row.extraCell == nil else { return }
    names = row.cells.map { Self.trimmed(bytes.text(of: $0)) }
    let folded = names.map { $0.lowercased() }
    for column in shape.columns {
      let words = mapping[column].map { [$0.lowercased()] } ?? []
      if let place = (words + [column.rawValue]).lazy.compactMap(folded.firstIndex).first {
        places[column] = place
      } else if let place = shape.synonyms[column]?.lazy.compactMap(folded.firstIndex).first {
        places[column] = place
        if shape.notesSynonyms { assumed.append(column) }
      }
    }
  }

  /// Other words that can mean only one thing in the table they stand in.
  static let synonyms: [TableColumn: [String]] = [
    .source: ["from", "sender"], .target: ["to", "receiver", "recipient"],
    .label: ["name"], .relation: ["relationship"], .responded: ["answered"],
  ]

  /// A heading without spaces and invisible characters at its ends.
  static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: unseen) }

  private static let unseen = CharacterSet.whitespacesAndNewlines.union(.controlCharacters)
    .union(CharacterSet(charactersIn: "\u{FEFF}\u{200B}\u{A0}"))

  /// What to do where a file was taken for a list of ties because it is of no kind that is recognised.
  private static let otherKinds =
    " (If it is no list of ties, say what it is: --from matrix, incidence or edgelist, or --shape.)"

  func isBetter(than other: Headings) -> Bool {
    places.count != other.places.count
      ? places.count > other.places.count : row.cells.count > other.row.cells.count
  }

  func table(
    of name: String, data: Data, _ shape: TableShape, _ mapping: [TableColumn: String],
    _ problems: inout ProblemList
  ) -> CSVTable? {
    func place(_ column: Int? = nil) -> Problem.Place {
      Problem.Place(file: name, line: row.line, column: column.map { $0 + 1 })
    }
    if let fault = row.fault {
      problems.add(fault.reason, at: place(fault.cell))
      return nil
    }
    if row.extraCell != nil {
      problems.add(.tooManyColumns, at: place())
      return nil
    }
    if row.isBlank {
      problems.add(.emptyFile, at: Problem.Place(file: name))
      return nil
    }
    if let long = names.firstIndex(where: { $0.utf8.count > FormatLimits.longestName }) {
      problems.add(.unexpected, at: place(long), detail: FormatLimits.longHeading)
      return nil
    }
    let missing = shape.required.filter { places[$0] == nil }
    for column in missing {
      problems.add(
        .missingColumn, at: place(),
        detail: "No heading is “\(mapping[column] ?? column.rawValue)”."
          + (column == .source && mapping.isEmpty ? Self.otherKinds : ""))
    }
    let duplicates = duplicateHeadings
    for column in duplicates { problems.add(.duplicateHeading, at: place(column)) }
    guard missing.isEmpty, duplicates.isEmpty else { return nil }
    for column in assumed {
      guard let index = places[column] else { continue }
      problems.add(
        .assumedHeading, at: place(index),
        detail: "“\(names[index])” was read as \(column.rawValue).")
    }
    let known = Set(places.values)
    return CSVTable(
      name: name, data: data, separator: separator, headings: names, places: places,
      attributes: names.indices.filter { !known.contains($0) && !names[$0].isEmpty },
      rows: CSVScanner(
        separator: separator.rawValue, cellLimit: names.count, position: rows.position,
        line: rows.line))
  }

  /// The columns whose heading an earlier column has: the same letters, or the same known column.
  private var duplicateHeadings: [Int] {
    let known = Set(places.values.map { names[$0].lowercased() })
    var seen: Set<String> = []
    return names.indices.filter { index in
      let folded = names[index].lowercased()
      let key = known.contains(folded) ? folded : names[index]
      return !key.isEmpty && !seen.insert(key).inserted
    }
  }
}
