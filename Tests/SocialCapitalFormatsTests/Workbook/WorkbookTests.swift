// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

#if Compression
  @Suite("Workbooks")
  struct WorkbookTests {
    private func read(_ name: String) throws -> Dataset {
      try NetworkReader().read(InputFiles(ties: FixtureFiles.file("Workbook/\(name).xlsx")))
    }

    /// A workbook with one sheet whose rows are given as XML.
    private func workbook(
      _ rows: String, shared: String? = nil, sheets: String = "<x:sheet name='S' r:id='r1'/>"
    ) throws -> SourceFile {
      var writer = ZipWriter()
      func add(_ name: String, _ text: String) throws { try writer.add(name, Array(text.utf8)) }
      let strings =
        "<Relationship Id='r2' Type='x/sharedStrings' Target='/xl/sharedStrings.xml'/>"
      try add(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet.xml'/>"
          + (shared == nil ? "" : strings) + "</Relationships>")
      try add(
        "xl/workbook.xml",
        "<x:workbook xmlns:x='u' xmlns:r='v'><x:sheets>\(sheets)</x:sheets></x:workbook>"
      )
      if let shared { try add("xl/sharedStrings.xml", "<sst>\(shared)</sst>") }
      try add("xl/sheet.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
      return SourceFile(name: "x.xlsx", contents: writer.finished())
    }

    private func problems(_ file: SourceFile) throws -> [String] {
      do {
        return try NetworkReader().read(InputFiles(ties: file)).problems.summary
      } catch {
        return error.problems.summary
      }
    }

    private let headings = """
      <row r="1"><c r="A1" t="inlineStr"><is><t>source</t></is></c>\
      <c r="B1" t="inlineStr"><is><t>target</t></is></c>\
      <c r="C1" t="inlineStr"><is><t>weight</t></is></c></row>
      """

    // By hand

    @Test("of one sheet are read as a table of ties is")
    func oneSheet() throws {
      let rows = """
        <row r="3"><c r="A3"><v>1</v></c><c r="B3" t="str"><v>bo</v></c><c r="C3"><v>0.5</v></c></row>
        <row r="7"><c r="A7" t="s"><v>0</v></c><c r="B7"><v>1.0</v></c><c r="C7"><f>1+1</f><v>2</v></c></row>
        """
      let shared = "<si><r><t>b</t></r><r><t>o</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
      let network = try NetworkReader().read(
        InputFiles(ties: workbook(headings + rows, shared: shared))
      ).network
      #expect(network.nodes.map(\.id) == ["1", "bo"])
      #expect(network.ties.weights == [0.5, 2])
    }

    @Test(
      "say the row and column of what is wrong",
      arguments: [
        ("<row r='9'><c r='A9' t='e'><v>#N/A</v></c></row>", "unexpected:9"),
        ("<row r='9'><c r='A9'><f>A1</f></c></row>", "unexpected:9"),
        ("<row r='9'><c r='A9' t='s'><v>3</v></c></row>", "unexpected:9"),
        ("<row r='9'><c r='A9'><v>x</v></c></row>", "not-a-number:9"),
        ("<row r='9'><c r='A9'><v>1</v></c><c r='B9'><v>2</v></c></row>", "empty-cell:9"),
        (
          "<row r='2'><c r='A2' t='str'><v>a\nb\nc</v></c><c r='B2'><v>1</v></c><c r='C2'><v>1</v></c></row>"
            + "<row r='9'><c r='A9'><v>1</v></c><c r='B9'><v>2</v></c><c r='C9'><v>-2</v></c></row>",
          "negative-weight:9"
        ),
        ("<row r='9'><c r='D9'><v>1</v></c></row>", "extra-cells:9"),
        ("<row r='9'><c r='A8'><v>1</v></c></row>", "damaged"),
        ("<row r='9'><c r='B9'><v>1</v></c><c r='A9'><v>1</v></c></row>", "damaged"),
        ("<row r='0'/>", "damaged"), ("<row r='1048577'/>", "damaged"),
        ("<row r='2'><c r='XFE2'/></row>", "damaged"),
      ])
    func refused(rows: String, problem: String) throws {
      let found = try problems(workbook(headings + rows))
      #expect(found.contains(problem), "\(found)")
    }

    @Test("cannot read one sheet under one name again and again")
    func repeatedSheets() throws {
      let sheets = ["Ties", "nodes", "ties"].map { "<x:sheet name='\($0)' r:id='r1'/>" }
      let book = try workbook(headings, sheets: sheets.joined())
      #expect(try problems(book) == ["damaged"])
    }

    @Test("cannot multiply a text that cells share, nor commas, into more than they account for")
    func amplification() throws {
      let long = String(repeating: "x", count: 100_000)
      let rows = (2..<2_000).map { "<row r='\($0)'><c r='A\($0)' t='s'><v>0</v></c></row>" }
      let shared = try workbook(headings + rows.joined(), shared: "<si><t>\(long)</t></si>")
      #expect(try problems(shared) == ["too-large"])
      let wide = (2..<2_000).map { "<row r='\($0)'><c r='XFD\($0)'><v>1</v></c></row>" }
      #expect(try problems(workbook(headings + wide.joined())) == ["too-large"])
    }

    @Test("that are no workbooks are refused")
    func unreadable() throws {
      var other = ZipWriter()
      try other.add("a.txt", [0x61])
      #expect(try problems(SourceFile(name: "x.xlsx", contents: other.finished())) == ["workbook"])
      var document = ZipWriter()
      try document.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
      #expect(
        try problems(SourceFile(name: "x.ods", contents: document.finished())) == ["workbook"])
      let whole = try workbook(headings).contents
      for length in [0, 3, 4, whole.count / 2, whole.count - 1] {
        let cut = SourceFile(name: "x.xlsx", contents: whole.prefix(length))
        #expect(throws: FormatError.self) { try NetworkReader().read(InputFiles(ties: cut)) }
      }
    }

    // Other programs

    @Test(
      "of three sheets are read from openpyxl and LibreOffice",
      arguments: [
        "openpyxl-town", "libreoffice-town",
      ])
    func town(name: String) throws {
      let dataset = try read(name)
      let network = dataset.network
      #expect(network.nodes.map(\.id) == ["ann", "bo", "7"])
      #expect(network.nodes.map(\.label) == ["Ann é 日本 <&>", nil, "Seven"])
      #expect(network.nodes.map(\.kind) == [.citizen, .citizen, nil])
      #expect(network.ties.weights == [2.5, 1, 0.1])
      #expect(network.ties.dates == [CalendarDate("2026-03-31"), CalendarDate("2026-04-01"), nil])
      #expect(network.ties.relations.names == ["helps", "knows\nwell", " =1+1 "])
      #expect(network.ties.attributes == [["paid": "true"], ["paid": "false"], [:]])
      #expect(dataset.participation.map(\.responded) == [true, false])
      let notes = dataset.problems.description
      #expect(notes.contains("(Hidden sheets: 1.)") && notes.contains("(Other sheets: 1.)"))
      #expect(notes.contains("Merged cells: 1;"))
      #expect(notes.contains("\(name).xlsx [Ties]: The time of day was dropped"), "\(notes)")
      // Cells that are empty at the end of a row are not written in workbooks.
      #expect(dataset.problems.counts[.shortRows] == nil)
      #expect(dataset.provenance.allSatisfy { $0.file == "\(name).xlsx" && $0.format == "xlsx" })
    }

    @Test("have days in both systems and many styles, from XlsxWriter", arguments: [1900, 1904])
    func days(system: Int) throws {
      let network = try read("xlsxwriter-days-\(system)").network
      let values = network.ties.attributes?[0].entries.map(\.value.text) ?? []
      #expect(
        values == [
          "2026-03-31", "2026-03-31", "2026-03-31", "2026-03-31", "46.5", "46.5", "46.5",
          "2026-03-31T12:00:00",
        ])
      #expect(
        network.ties.attributes?[1] == ["c0": "rich text", "c1": "=1+1", "c2": "tab\there\u{1}"])
    }

    @Test("with errors, or formulas that were never calculated, are refused")
    func formulas() throws {
      let errors = try problems(FixtureFiles.file("Workbook/xlsxwriter-errors.xlsx"))
      #expect(errors == ["unexpected:2"])
      let never = try problems(FixtureFiles.file("Workbook/openpyxl-formula.xlsx"))
      #expect(never == ["unexpected:2"])
    }

    // Writing

    @Test("give back what tables give back", arguments: 0..<30)
    func roundTrip(seed: Int) throws {
      var made = TypedNetworks(seed: seed)
      made.names = ["age", "x y"]
      made.oddParts = ["\u{1}", "_x0041_", "_", "x000D_"]
      let (network, participation) = try made.network()
      guard network.ties.count > 0 else { return }
      let tables = try NetworkWriter().tables(of: network, participation: participation)
      let expected = try NetworkReader().read(tables)
      let written = try NetworkWriter().write(network, participation: participation, as: .workbook)
      let found = try NetworkReader().read(InputFiles(ties: written.files[0]))
      #expect(found.network == expected.network)
      #expect(found.participation == expected.participation)
      let again = try NetworkWriter().write(network, participation: participation, as: .workbook)
      #expect(again.files[0].contents == written.files[0].contents)
    }

    @Test("refuse what a sheet cannot hold")
    func limits() throws {
      func write(_ sheet: Workbook.Sheet) throws {
        _ = try Workbook(sheets: [sheet]).file(named: "x")
      }
      var long = Workbook.Sheet("a", headings: ["x"])
      long.append([.text(String(repeating: "x", count: 32_767))])
      try write(long)
      long.append([.text(String(repeating: "x", count: 32_768))])
      #expect(throws: FormatError.self) { try write(long) }
      for name in ["", "a/b", String(repeating: "x", count: 32)] {
        #expect(throws: FormatError.self) { try write(Workbook.Sheet(name, headings: ["x"])) }
      }
    }

    @Test("are refused or read when they are damaged")
    func damaged() throws {
      let whole = Array(try FixtureFiles.file("Workbook/openpyxl-town.xlsx").contents)
      var sheet = Array(
        (headings + "<row r='2'><c r='A2'><v>1</v></c><c r='B2'><v>2</v></c></row>").utf8)
      let rows = sheet
      for seed in 0..<300 {
        var damage = Damage(seed: UInt64(seed), telling: "PK\u{1}\u{2}\u{5}\u{6}<>\"'r=A1/")
        let file = SourceFile(name: "x.xlsx", contents: Data(damage.damaged(whole)))
        _ = try? NetworkReader().read(InputFiles(ties: file))
        sheet = damage.damaged(rows)
        let inner = try workbook(String(decoding: sheet, as: UTF8.self))
        _ = try? NetworkReader().read(InputFiles(ties: inner))
      }
    }
  }
#endif

@Suite("Texts of sheets")
struct SheetTextTests {
  @Test("have characters by number")
  func escapes() {
    #expect(SheetText.decoded("a_x000D_b_x0041_") == "a\rbA")
    #expect(SheetText.decoded("_x00_ _xZZZZ_ _x0041") == "_x00_ _xZZZZ_ _x0041")
    #expect(SheetText.encoded("a\rb\u{1}é\n") == "a_x000D_b_x0001_é\n")
    for text in ["_x0041_", "_x005F_x0041_", "_", "__x0041_", "\u{FFFF}", "é_x00e9_"] {
      #expect(SheetText.decoded(SheetText.encoded(text)) == text)
    }
  }

  @Test("name cells by letters and numbers")
  func places() {
    #expect(SheetText.place("A1")?.column == 0)
    #expect(SheetText.place("AB12")?.column == 27)
    #expect(SheetText.place("XFD1048576")?.row == 1_048_576)
    for name in ["", "A", "1", "a1", "A0", "XFE1", "A1048577", "A1B", "$A$1"] {
      #expect(SheetText.place(name) == nil, "\(name)")
    }
    for column in [0, 25, 26, 701, 702, 16_383] {
      #expect(SheetText.place(SheetText.letters(ofColumn: column) + "1")?.column == column)
    }
  }

  @Test(
    "show numbers as days by their format",
    arguments: [
      ("yyyy-mm-dd", true), ("d/m/yy", true), ("[$-409]d mmm", true), ("h:mm AM/PM", true),
      ("General", false), ("0.00", false), ("#,##0 \"days\"", false), ("[Red]0", false),
      ("[h]:mm", false), ("[mm]:ss", false), ("0\\d", false), ("@", false), ("_d0", false),
    ])
  func formats(code: String, isDate: Bool) {
    #expect(SheetText.isDate(format: code) == isDate)
  }

  @Test("count days from 1900, which had no leap day, or from 1904")
  func days() {
    // What the programs show for these numbers.
    #expect(SheetText.date(1, countsFrom1904: false) == "1900-01-01")
    #expect(SheetText.date(59, countsFrom1904: false) == "1900-02-28")
    #expect(SheetText.date(60, countsFrom1904: false) == "1900-02-29")
    #expect(SheetText.date(61, countsFrom1904: false) == "1900-03-01")
    #expect(SheetText.date(46_112, countsFrom1904: false) == "2026-03-31")
    #expect(SheetText.date(44_650, countsFrom1904: true) == "2026-03-31")
    #expect(SheetText.date(0, countsFrom1904: true) == "1904-01-01")
    #expect(SheetText.date(0.75, countsFrom1904: false) == "18:00:00")
    #expect(SheetText.date(46_112.999999999, countsFrom1904: false) == "2026-04-01")
    #expect(SheetText.date(-1, countsFrom1904: false) == nil)
    #expect(SheetText.date(3_000_000, countsFrom1904: false) == nil)
    #expect(CalendarDate("2026-03-31").flatMap(SheetText.serial) == 46_112)
    #expect(CalendarDate("1900-01-01").flatMap(SheetText.serial) == nil)
  }
}
