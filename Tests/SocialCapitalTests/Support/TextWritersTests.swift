// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import SocialCapital

@Suite struct JSONWriterTests {
  @Test func anObjectStandsOverLinesAndARowOnOne() {
    var writer = JSONWriter()
    writer.object { json in
      json.key("a")
      json.number(8)
      json.key("b")
      json.array {
        $0.object(isInline: true) {
          $0.key("x"); $0.number(0.5); $0.key("y"); $0.null()
        }
      }
      json.key("c")
      json.object { _ in }
    }
    let expected = """
      {
        "a": 8,
        "b": [
          {"x": 0.5, "y": null}
        ],
        "c": {}
      }

      """
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    "", "plain", "\"quoted\" \\", "line\nbreak\r\ttab", "\u{0}\u{1F}\u{7F}\u{9F}",
    "\u{2028}\u{2029}", "caf\u{E9} e\u{301}", "\u{1F469}\u{200D}\u{1F33E}", "\u{202E}evil",
    "</script>", "\u{FEFF}mark", "\u{10FFFF}\u{FFFF}",
  ])
  func everyTextComesBackTheSame(text: String) throws {
    var writer = JSONWriter()
    writer.array { $0.string(text) }
    let read = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String]
    #expect(read.map { $0.flatMap { Array($0.unicodeScalars) } } == Array(text.unicodeScalars))
    #expect(!writer.bytes.contains { $0 < 0x20 && $0 != 0x0A })
  }

  @Test func everyNumberComesBackTheSame() throws {
    var generator = SeededGenerator(seed: 7)
    var numbers = [
      0, -0.0, 1, -1, 0.1, 1e-7, 1e15, 1e16, Double.leastNonzeroMagnitude,
      Double.greatestFiniteMagnitude,
    ]
    numbers += (0..<500).map { _ in Double(bitPattern: generator.next()) }.filter(\.isFinite)
    var writer = JSONWriter()
    writer.array { json in for number in numbers { json.number(number) } }
    // The decoder reads numbers correctly rounded; JSONSerialization does not everywhere.
    let read = try JSONDecoder().decode([Double].self, from: Data(writer.bytes))
    let wrong = zip(read, numbers).filter { $0 != $1 }
    #expect(read.count == numbers.count && wrong.isEmpty)
  }

  @Test func wholeNumbersHaveNoPoint() {
    #expect(3.0.shortestText == "3")
    #expect(0.1.shortestText == "0.1")
    #expect(1e22.shortestText == "1e+22")
  }
}

@Suite struct CSVWriterTests {
  @Test func cellsAreQuotedWhereTheyMustBe() {
    var writer = CSVWriter()
    writer.row(["plain", "a,b", "say \"so\"", "two\nlines", " spaced", "=1+1", ""])
    writer.cell(2)
    writer.cell(0.5)
    writer.cell(true)
    writer.emptyCell()
    writer.endRow()
    let expected = """
      plain,"a,b","say ""so""\","two
      lines"," spaced",=1+1,
      2,0.5,true,

      """
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test func aLoneEmptyCellIsStillARow() {
    var writer = CSVWriter()
    writer.row([""])
    writer.row(["x"])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"\"\nx\n")
  }

  @Test(arguments: [
    "=1+1", "+A1", "-1+2", "+44 20", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u{FF1D}1", "\u{FEFF}=1",
  ])
  func formulasAreTextForSpreadsheets(text: String) {
    var writer = CSVWriter(isSpreadsheetSafe: true)
    writer.row([text])
    let written = String(decoding: writer.bytes, as: UTF8.self).unicodeScalars.first { $0 != "\"" }
    #expect(written == "'")
  }

  @Test func marksAreTakenAwayAgain() {
    for text in ["=1+1", "'=1+1", "''@x", "'  =1", "it's", "'tis", "-2", "a", ""] {
      var writer = CSVWriter(isSpreadsheetSafe: true)
      writer.row([text])
      let cell = String(decoding: writer.bytes, as: UTF8.self).dropLast().filter { $0 != "\"" }
      #expect(CSVWriter.unmarked(cell) ?? cell == text)
    }
  }

  @Test func ordinaryTextsAndNumbersAreUntouchedForSpreadsheets() {
    var writer = CSVWriter(isSpreadsheetSafe: true)
    writer.cell("a=b")
    writer.cell("-2.5")
    writer.cell("+5")
    writer.cell(-1.5)
    writer.endRow()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a=b,-2.5,+5,-1.5\n")
  }
}
