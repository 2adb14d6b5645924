// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads a network from the sheets of a workbook, which are read like tables in CSV.
struct WorkbookReader {
  private let request: ReadingRequest
  private let archive: ZipArchive
  private var problems: ProblemList
  private let place: Problem.Place

  init(_ request: ReadingRequest) throws(FormatError) {
    self.request = request
    place = Problem.Place(file: request.file.name)
    problems = ProblemList(limit: request.reader.problemLimit)
    guard ZipArchive.isZip(request.file.contents.span) else {
      throw FormatError(
        .unexpected, at: place, detail: "The file is no workbook of the kind .xlsx.")
    }
    do {
      archive = try ZipArchive(request.file.contents)
    } catch {
      throw error.problem(in: request.file)
    }
  }

  mutating func read() throws(FormatError) -> Reading {
    let (index, relations, folder) = try openIndex()
    let sheets = try choose(index, relations)
    let shared = SharedTexts()
    var sharedCount = 0
    if let target = relations.target(ofKind: "sharedStrings") {
      _ = try scan(path(target, in: folder), shared) { sharedCount = $0 }
    }
    var areDates: [Bool] = []
    if let target = relations.target(ofKind: "styles"),
      let data = try contents(of: path(target, in: folder))
    {
      let styles = SheetStyles()
      try parse(data, styles)
      areDates = styles.areDates
    }
    var readers: [SheetReader] = []
    for sheet in sheets {
      let reader = SheetReader(
        name: "\(request.file.name) [\(sheet.name)]", sharedTexts: shared.texts,
        areDates: areDates, countsFrom1904: index.countsFrom1904,
        problemLimit: request.reader.problemLimit)
      let isThere = try relations.targets[sheet.relation].map { target throws(FormatError) in
        try scan(path(target, in: folder), reader) { count in
          reader.limit = max(1 << 20, 8 * (count + sharedCount))
        }
      }
      guard isThere == true else {
        throw FormatError(.damaged, at: place, detail: "A sheet is missing.")
      }
      reader.reportLeftOut()
      problems.merge(reader.problems)
      readers.append(reader)
    }
    guard !problems.hasErrors else { throw FormatError(problems) }
    return try readTables(sheets, readers)
  }

  // MARK: Parts

  private func contents(of path: String) throws(FormatError) -> Data? {
    do {
      return try archive.contents(of: path)
    } catch {
      throw error.problem(in: request.file)
    }
  }

  private func parse(_ data: Data, _ handler: some MarkupHandler) throws(FormatError) {
    let isMarked = data.starts(with: [0xEF, 0xBB, 0xBF])
    if let fault = UTF8Validation.firstFault(in: data.span, from: 0) {
      throw fault.kind == .endlessMarks
        ? FormatError(.unexpected, at: place, detail: EndlessMarks.message)
        : FormatError(.invalidUTF8, at: place, detail: "(In a part of the workbook.)")
    }
    do {
      try MarkupReader.read(data, start: isMarked ? 3 : 0, with: handler)
    } catch {
      throw failure(error)
    }
  }

  /// Goes over a part while it is unpacked; returns `false` where there is none.
  ///
  /// - Parameter willScan: Is told how many bytes of the part there are so far, before they are gone
  ///   over.
  private func scan(
    _ path: String, _ handler: some ScannedMarkupHandler, willScan: (Int) -> Void
  ) throws(FormatError) -> Bool {
    var stream = MarkupStream(handler)
    var refusal: MarkupError?
    var count = 0
    do throws(CompressionError) {
      let isThere = try archive.unpack(path) { piece throws(CompressionError) in
        count += piece.count
        willScan(count)
        do throws(MarkupError) {
          try stream.take(piece)
        } catch {
          refusal = error
          throw .damaged(error.message)
        }
      }
      guard isThere else { return false }
    } catch {
      throw refusal.map(failure) ?? error.problem(in: request.file)
    }
    do {
      try stream.finish()
    } catch {
      throw failure(error)
    }
    return true
  }

  private func failure(_ error: MarkupError) -> FormatError {
    let reason: Problem.Reason =
      switch error.kind {
      case .malformed: .damaged
      case .documentType: .notSupported
      case .tooDeep: .tooDeep
      case .longText: .tooLarge
      case .encoding: .invalidUTF8
      }
    return FormatError(
      reason, at: place,
      detail: error.kind == .encoding ? "(In a part of the workbook.)" : error.message)
  }

  private func openIndex() throws(FormatError) -> (WorkbookIndex, WorkbookRelations, String) {
    if let kind = try contents(of: "mimetype"),
      kind.starts(with: Array("application/vnd.oasis".utf8))
    {
      throw FormatError(.workbook, at: place, detail: "(An OpenDocument spreadsheet.)")
    }
    var main = "xl/workbook.xml"
    if let data = try contents(of: "_rels/.rels") {
      let relations = WorkbookRelations()
      try parse(data, relations)
      main = relations.target(ofKind: "officeDocument").map { path($0, in: "") } ?? main
    }
    guard !main.hasSuffix(".bin"), let data = try contents(of: main) else {
      throw FormatError(
        .workbook, at: place, detail: "(A workbook of another kind, or another archive.)")
    }
    let index = WorkbookIndex()
    try parse(data, index)
    let parts = main.split(separator: "/").map(String.init)
    let folder = parts.dropLast().joined(separator: "/")
    let name = (folder.isEmpty ? "" : folder + "/") + "_rels/\(parts.last ?? "").rels"
    let relations = WorkbookRelations()
    if let data = try contents(of: name) { try parse(data, relations) }
    return (index, relations, folder)
  }

  /// The path of a target given relative to a folder, or to the whole when it begins with a slash.
  private func path(_ target: String, in folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  // MARK: Sheets

  /// The sheets that are read: those named as tables are, else the first.
  private mutating func choose(
    _ index: WorkbookIndex, _ relations: WorkbookRelations
  ) throws(FormatError) -> [WorkbookIndex.Sheet] {
    let isSheet = { (sheet: WorkbookIndex.Sheet) in
      relations.kinds[sheet.relation].map { $0.hasSuffix("/worksheet") } ?? true
    }
    let visible = index.sheets.filter { !$0.isHidden && isSheet($0) }
    note("Hidden sheets", index.sheets.count { $0.isHidden })
    let known = ["ties", "nodes", "participation"]
    let named = visible.filter { known.contains($0.name.lowercased()) }
    if named.contains(where: { $0.name.lowercased() != "participation" }) || named.count > 1 {
      guard named.contains(where: { $0.name.lowercased() == "ties" }) else {
        throw FormatError(.missingFile, at: place, detail: "(No sheet is named “ties”.)")
      }
      // No program writes such a workbook, and each of many sheets might be the same part.
      guard Set(named.map { $0.name.lowercased() }).count == named.count else {
        throw FormatError(.damaged, at: place, detail: "Two sheets have the same name.")
      }
      note("Other sheets", visible.count - named.count)
      return named
    }
    guard let first = visible.first else {
      throw FormatError(.emptyFile, at: place, detail: "(There is no sheet that can be seen.)")
    }
    note("Sheets after the first", visible.count - 1)
    return [first]
  }

  private mutating func note(_ what: String, _ count: Int) {
    guard count > 0 else { return }
    problems.add(.leftOut, at: place, detail: "(\(what): \(count).)")
  }

  private func readTables(
    _ sheets: [WorkbookIndex.Sheet], _ readers: [SheetReader]
  ) throws(FormatError) -> Reading {
    func table(_ name: String) -> SourceFile? {
      let place =
        sheets.firstIndex { $0.name.lowercased() == name }
        ?? (name == "ties" && sheets.count == 1 ? 0 : nil)
      return place.map { place in
        SourceFile(
          name: readers[place].name, contents: readers[place].takeTable(),
          unpackedFrom: request.file)
      }
    }
    guard let ties = table("ties") else { throw FormatError(.missingFile, at: place) }
    var reader = request.reader
    reader.separator = .comma
    let files = InputFiles(ties: ties, nodes: table("nodes"), participation: table("participation"))
    var session = ReadingSession(reader: reader, files: files, keepsLines: request.keepsLines)
    do {
      let dataset = try session.run()
      var all = problems
      all.merge(relocated(dataset.problems, readers))
      return Reading(
        dataset: Dataset(
          network: dataset.network, participation: dataset.participation, panel: dataset.panel,
          problems: all, provenance: dataset.provenance.map { source($0) }),
        tieLines: rows(session.tieLines, of: ties, readers),
        nodeLines: files.nodes.map { rows(session.nodeLines, of: $0, readers) } ?? [])
    } catch {
      var all = problems
      all.merge(relocated(error.problems, readers))
      throw FormatError(all)
    }
  }

  private func source(_ source: Dataset.Source) -> Dataset.Source {
    Dataset.Source(
      file: source.file, format: NetworkFormat.workbook.id, byteCount: source.byteCount,
      checksum: source.checksum, rowCount: source.rowCount, separator: nil)
  }

  private func rows(
    _ lines: ContiguousArray<Int>, of file: SourceFile, _ readers: [SheetReader]
  ) -> ContiguousArray<Int> {
    guard let reader = readers.first(where: { $0.name == file.name }) else { return lines }
    return ContiguousArray(lines.map { reader.row(ofLine: $0) })
  }

  /// Problems of tables with the rows of the sheets these were made of; that rows are short is none,
  /// because workbooks leave out cells that are empty.
  private func relocated(_ problems: ProblemList, _ readers: [SheetReader]) -> ProblemList {
    problems.without(.shortRows).mappingPlaces { place in
      guard let line = place.line, let reader = readers.first(where: { $0.name == place.file })
      else { return place }
      var place = place
      place.line = reader.row(ofLine: line)
      return place
    }
  }
}
