// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes one sheet of a workbook, and the styles its cells have.
enum SheetWriter {
  /// The places of styles in ``styles()``.
  private enum Style: Int {
    case plain, heading, date, marked
  }

  static func bytes(of sheet: Workbook.Sheet) -> [UInt8] {
    var writer = MarkupWriter()
    writer.element("worksheet", [("xmlns", Workbook.main)]) { writer in
      writer.element("sheetViews") { writer in
        writer.element("sheetView", [("workbookViewId", "0")]) { writer in
          writer.element(
            "pane",
            [
              ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"),
              ("state", "frozen"),
            ])
        }
      }
      let width = max(sheet.headings.count, sheet.rows.lazy.map(\.count).max() ?? 0)
      let letters = (0..<width).map { SheetText.letters(ofColumn: $0) }
      writer.element("sheetData") { writer in
        write(sheet.headings.map { .text($0) }, row: 1, isHeading: true, letters, &writer)
        for (place, row) in sheet.rows.enumerated() {
          write(row, row: place + 2, isHeading: false, letters, &writer)
        }
      }
    }
    return writer.bytes
  }

  private static func write(
    _ cells: [Workbook.Cell], row: Int, isHeading: Bool, _ letters: [String],
    _ writer: inout MarkupWriter
  ) {
    writer.element("row", [("r", "\(row)")]) { writer in
      for (cell, letters) in zip(cells, letters) {
        let name = [("r", "\(letters)\(row)")]
        switch cell {
        case .empty: continue
        case .text(let text):
          let style: Style = isHeading ? .heading : startsFormula(text) ? .marked : .plain
          let attributes = name + [("s", "\(style.rawValue)"), ("t", "inlineStr")]
          writer.element("c", attributes) { writer in
            writer.element("is") { writer in
              writer.element("t", [("xml:space", "preserve")], text: SheetText.encoded(text))
            }
          }
        case .number(let number):
          guard number.isFinite else { continue }
          value("\(number.shortestText)", name, &writer)
        case .flag(let flag): value(flag ? "1" : "0", name + [("t", "b")], &writer)
        case .date(let date):
          let style = ("s", "\(Style.date.rawValue)")
          if let serial = SheetText.serial(date) { value("\(serial)", name + [style], &writer) }
        }
      }
    }
  }

  private static func value(
    _ text: String, _ attributes: [(String, String)], _ writer: inout MarkupWriter
  ) {
    writer.element("c", attributes) { writer in writer.element("v", text: text) }
  }

  /// Whether editing a cell would make a formula of its text.
  private static func startsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{FEFF}" }) {
    case "=", "+", "-", "@", "\t", "\r", "\n", "'": true
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  /// The styles: plain; bold for headings; days as 2026-03-31; and texts with the mark of an
  /// apostrophe, which stay texts when they are edited.
  static func styles() -> [UInt8] {
    var writer = MarkupWriter()
    writer.element("styleSheet", [("xmlns", Workbook.main)]) { writer in
      writer.element("numFmts", [("count", "1")]) { writer in
        writer.element("numFmt", [("numFmtId", "164"), ("formatCode", "yyyy\\-mm\\-dd")])
      }
      writer.element("fonts", [("count", "2")]) { writer in
        for isBold in [false, true] {
          writer.element("font") { writer in
            if isBold { writer.element("b") }
            writer.element("sz", [("val", "11")])
            writer.element("name", [("val", "Calibri")])
          }
        }
      }
      writer.element("fills", [("count", "2")]) { writer in
        for kind in ["none", "gray125"] {
          writer.element("fill") { $0.element("patternFill", [("patternType", kind)]) }
        }
      }
      writer.element("borders", [("count", "1")]) { $0.element("border") }
      let format = [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")]
      writer.element("cellStyleXfs", [("count", "1")]) { $0.element("xf", format) }
      writer.element("cellXfs", [("count", "4")]) { writer in
        let own = [("xfId", "0")]
        writer.element("xf", format + own)
        writer.element(
          "xf",
          [("numFmtId", "0"), ("fontId", "1"), ("fillId", "0"), ("borderId", "0")] + own
            + [("applyFont", "1")])
        writer.element(
          "xf",
          [("numFmtId", "164"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")] + own
            + [("applyNumberFormat", "1")])
        writer.element("xf", format + own + [("quotePrefix", "1")])
      }
      writer.element("cellStyles", [("count", "1")]) { writer in
        writer.element("cellStyle", [("name", "Normal"), ("xfId", "0"), ("builtinId", "0")])
      }
    }
    return writer.bytes
  }
}
