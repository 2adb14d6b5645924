// SPDX-License-Identifier: Apache-2.0

import Foundation
public import SocialCapital

/// Tables to be written as the sheets of one workbook.
///
/// Texts are written as texts, whatever they look like: no spreadsheet program takes one that begins
/// with `=`, `+`, `-` or `@` for a formula, neither when it opens the workbook nor when somebody edits
/// the cell, because such cells have the mark that a person makes with an apostrophe.
///
/// ```swift
/// var sheet = Workbook.Sheet("scores", headings: ["id", "degree"])
/// sheet.append([.text("ann"), .number(3)])
/// let file = try Workbook(sheets: [sheet]).file(named: "scores.xlsx")
/// ```
public struct Workbook: Sendable {
  /// The sheets, in order.
  public var sheets: [Sheet]

  /// Makes a workbook of sheets.
  public init(sheets: [Sheet]) { self.sheets = sheets }

  /// What stands in a cell.
  public enum Cell: Sendable, Hashable {
    /// A text.
    case text(String)
    /// A number; one that is not finite leaves the cell empty.
    case number(Double)
    /// True or false.
    case flag(Bool)
    /// A day.
    case date(CalendarDate)
    /// Nothing.
    case empty
  }

  /// A table: a row of headings, which stays in sight, and rows of cells.
  public struct Sheet: Sendable {
    /// What the sheet is called: at most 31 characters and none of `[]:*?/\`.
    public var name: String
    /// The first row.
    public var headings: [String]
    /// The other rows.
    public private(set) var rows: [[Cell]] = []

    /// Makes a sheet without rows.
    public init(_ name: String, headings: [String]) {
      self.name = name
      self.headings = headings
    }

    /// Adds a row.
    public mutating func append(_ row: [Cell]) { rows.append(row) }
  }

  /// The workbook as a file.
  ///
  /// - Throws: ``FormatError`` when a table is larger than a sheet can be, a text longer than a cell
  ///   can hold, or when the library was built without the trait `Compression`.
  public func file(named name: String) throws(FormatError) -> SourceFile {
    for sheet in sheets { try check(sheet, file: name) }
    var writer = ZipWriter()
    do {
      try writer.add("[Content_Types].xml", contentTypes())
      try writer.add("_rels/.rels", Self.relations([("rId1", "officeDocument", "xl/workbook.xml")]))
      try writer.add("xl/workbook.xml", index())
      try writer.add("xl/_rels/workbook.xml.rels", sheetRelations())
      try writer.add("xl/styles.xml", SheetWriter.styles())
      for (place, sheet) in sheets.enumerated() {
        try writer.add("xl/worksheets/sheet\(place + 1).xml", SheetWriter.bytes(of: sheet))
      }
    } catch {
      throw error.problem(in: SourceFile(name: name, contents: Data()))
    }
    return SourceFile(name: name, contents: writer.finished())
  }

  private func check(_ sheet: Sheet, file: String) throws(FormatError) {
    func refuse(_ detail: String) -> FormatError {
      FormatError(.cannotHold, at: Problem.Place(file: file), detail: detail)
    }
    let width = max(sheet.headings.count, sheet.rows.lazy.map(\.count).max() ?? 0)
    guard sheet.rows.count < SheetText.mostRows, width <= SheetText.mostColumns else {
      throw refuse("A table has more rows or columns than a sheet can have.")
    }
    let areShort = sheet.rows.allSatisfy { row in
      row.allSatisfy { cell in
        guard case .text(let text) = cell else { return true }
        return text.utf16.count <= SheetText.longestText
      }
    }
    guard areShort, sheet.headings.allSatisfy({ $0.utf16.count <= SheetText.longestText }) else {
      throw refuse("A text is longer than a cell can hold.")
    }
    let isNamed =
      !sheet.name.isEmpty && sheet.name.utf16.count <= 31
      && !sheet.name.contains { "[]:*?/\\".contains($0) }
    guard isNamed else { throw refuse("A sheet cannot have this name.") }
  }

  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let document = "http://schemas.openxmlformats.org/officeDocument/2006"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private func contentTypes() -> [UInt8] {
    var writer = MarkupWriter()
    writer.element("Types", [("xmlns", Self.package + "/content-types")]) { writer in
      let relations = "application/vnd.openxmlformats-package.relationships+xml"
      writer.element("Default", [("Extension", "rels"), ("ContentType", relations)])
      writer.element("Default", [("Extension", "xml"), ("ContentType", "application/xml")])
      var parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
      parts += sheets.indices.map { ("/xl/worksheets/sheet\($0 + 1).xml", "worksheet") }
      for (part, type) in parts {
        writer.element(
          "Override", [("PartName", part), ("ContentType", "\(Self.types).\(type)+xml")])
      }
    }
    return writer.bytes
  }

  private static func relations(_ list: [(id: String, kind: String, target: String)]) -> [UInt8] {
    var writer = MarkupWriter()
    writer.element("Relationships", [("xmlns", package + "/relationships")]) { writer in
      for (id, kind, target) in list {
        writer.element(
          "Relationship",
          [("Id", id), ("Type", document + "/relationships/" + kind), ("Target", target)])
      }
    }
    return writer.bytes
  }

  private func sheetRelations() -> [UInt8] {
    Self.relations(
      sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        + [("rId\(sheets.count + 1)", "styles", "styles.xml")])
  }

  private func index() -> [UInt8] {
    var writer = MarkupWriter()
    let names = [("xmlns", Self.main), ("xmlns:r", Self.document + "/relationships")]
    writer.element("workbook", names) { writer in
      writer.element("sheets") { writer in
        for (place, sheet) in sheets.enumerated() {
          writer.element(
            "sheet",
            [("name", sheet.name), ("sheetId", "\(place + 1)"), ("r:id", "rId\(place + 1)")])
        }
      }
    }
    return writer.bytes
  }
}
