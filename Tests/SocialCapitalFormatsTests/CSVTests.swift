// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("CSV as people have it")
struct CSVTests {
  /// The ids of the sources and targets of a table, row by row.
  private func ends(_ network: SocialNetwork) -> [[String]] {
    network.ties.indices.map { row in
      [network.ties.sources[row], network.ties.targets[row]].map { network.nodes[Int($0)].id }
    }
  }

  @Test(
    "rows end with any line end, and the last may have none",
    arguments: ["\n", "\r\n", "\r"], [true, false])
  func lineEnds(end: String, isClosed: Bool) throws {
    let text = ["source,target", "a,b", "", "b,c"].joined(separator: end) + (isClosed ? end : "")
    #expect(ends(try read(ties: text).network) == [["a", "b"], ["b", "c"]])
  }

  @Test(
    "separators are recognised",
    arguments: [
      "source,target,weight\na;1,b,2", "source;target;weight\na,1;b;2",
      "source\ttarget\tweight\na,1\tb\t2", "\u{FEFF}source;target;weight\r\na,1;b;2\r\n",
      "sep=;\r\nsource;target;weight\r\na,1;b;2\r\n",
      "\u{FEFF}sep=,\nsource,target,weight\n\"a,1\",b,2\n",
      "Weight, SOURCE ,Target,,\n2,\"a,1\",b,,\n,,,,\n",
    ])
  func separators(text: String) throws {
    let network = try read(ties: text).network
    #expect(network.nodes.count == 2)
    #expect(network.nodes.last?.id == "b")
    #expect(network.ties.weights == [2])
    #expect(network.tieAttributeNames.isEmpty)
  }

  @Test("quoted cells keep separators, line ends, quotation marks and spaces")
  func quotes() throws {
    let text = "source,target\r\n\"a,\"\"b\"\"\",\" c \"\n\"d\r\ne\",f\n g ,\t\"h\" \n"
    #expect(
      ends(try read(ties: text).network) == [["a,\"b\"", " c "], ["d\r\ne", "f"], ["g", "h"]])
  }

  @Test("rows whose spaces are dropped are counted, and no others")
  func droppedSpaces() throws {
    let dataset = try read(ties: "source,target\na, b\n\"b\",c\nc,\"d\"\nd ,e\n\"e\",a\n")
    #expect(dataset.network.ties.count == 5)
    #expect(dataset.problems.description.contains("(Rows: 2; this is the first.)"))
  }

  @Test("lines are counted through quoted line ends")
  func lines() {
    let error = #expect(throws: FormatError.self) {
      try read(ties: "source,target,weight\n\"a\nb\r\nc\rd\",x,1\ny,z,-1\n")
    }
    #expect(error?.problems.problems.map(\.place.line) == [6])
  }

  @Test(
    "weights are read as they are meant",
    arguments: [
      ("1", 1.0), ("0", 0), ("+2.50", 2.5), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-3", 0.001),
      ("0.1", 0.1), ("123456789.125", 123_456_789.125), ("9007199254740993", 9_007_199_254_740_992),
      ("0.1234567890123456789", 0.1234567890123456789), ("1e100", 1e100), ("1e-100", 1e-100),
      ("1.234", 1.234), ("-0", 0), ("00012", 12), ("179769313486231570000", 1.7976931348623157e20),
    ])
  func weights(text: String, value: Double) throws {
    #expect(try read(ties: "source,target,weight\na,b,\(text)").network.ties.weights == [value])
    let comma = text.replacing(".", with: ",")
    for separator in [";", "\t"] {
      let ties = ["source", "target", "weight\na", "b", comma].joined(separator: separator)
      #expect(try read(ties: ties).network.ties.weights == [value])
    }
  }

  @Test("numbers agree with the standard library's, digit by digit")
  func numbersAgree() throws {
    var generator = SplitMix(state: 7)
    for _ in 0..<2_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, SocialNetwork.isWeight(abs(value)) else { continue }
      let text = "\(abs(value))"
      #expect(
        try read(ties: "source,target,weight\na,b,\(text)").network.ties.weights == [abs(value)])
    }
  }

  @Test(
    "dates are read as asked",
    arguments: [
      ("2026-03-31", DateOrder.yearFirst), ("31/03/2026", .dayFirst), ("31.3.2026", .dayFirst),
      ("3/31/2026", .monthFirst), ("2026-03-31T09:30:00Z", .yearFirst),
      ("31/03/2026 09:30", .dayFirst),
    ])
  func dates(text: String, order: DateOrder) throws {
    var reader = NetworkReader()
    reader.dateOrder = order
    let ties = try read(ties: "source,target,date\na,b,\(text)\nb,a,\n", reader).network.ties
    #expect(ties.dates == [CalendarDate(year: 2026, month: 3, day: 31), nil])
  }

  @Test("other headings can be named")
  func headings() throws {
    var reader = NetworkReader()
    reader.headings = [.source: "giver", .target: "Taker", .weight: "hours"]
    let network = try read(ties: "Giver,taker,Hours,source\na,b,2,x\n", reader).network
    #expect(ends(network) == [["a", "b"]])
    #expect(network.ties.weights == [2])
    #expect(network.ties.attributes?.first == ["source": "x"])
    reader.headings[.date] = "day"
    #expect(throws: FormatError.self) {
      try read(ties: "Giver,taker,Hours\na,b,2\n", reader)
    }
  }

  @Test("what Unicode holds to be the same id is the same node")
  func unicode() throws {
    let network = try read(ties: "source,target\nRene\u{301},b\nRen\u{E9},c\n").network
    #expect(network.nodes.map(\.id) == ["René", "b", "c"])
    let other = try read(
      ties: "source,target\nRene\u{301},b\nRen\u{E9},b\n", nodes: "id\nb\nRen\u{E9}\n")
    #expect(other.network.ties.sources == [1, 1])
  }

  @Test("small whole numbers and other ids do not get mixed up")
  func numberedIDs() throws {
    let ids = [
      "7", "07", "007", "0", "00", "7.0", "12345678", "123456789", "-7", "99999999", "a7",
      "1234567a",
    ]
    let rows = ids.map { "\($0),\($0)\n" }.joined()
    let padding = String(repeating: "7,7\n", count: 1_000)
    let network = try read(ties: "source,target\n" + rows + rows + padding).network
    #expect(network.nodes.map(\.id) == ids)
    #expect(Array(network.ties.sources.prefix(24)) == Array(0..<12) + Array(0..<12))
  }

  @Test("UTF-16 from spreadsheet programs is decoded", arguments: [true, false])
  func decodesUTF16(isBigEndian: Bool) throws {
    var bytes = [0xFF, 0xFE] + utf16("source\ttarget\nZoë\t😀\n")
    if isBigEndian {
      for index in stride(from: 0, to: bytes.count, by: 2) { bytes.swapAt(index, index + 1) }
    }
    let file = SourceFile(name: "ties.csv", contents: Data(bytes))
    let network = try NetworkReader().read(InputFiles(ties: file)).network
    #expect(network.nodes.map(\.id) == ["Zoë", "😀"])
  }

  @Test("provenance tells the files, their size, rows and checksum")
  func provenance() throws {
    let source = try #require(read(ties: "source;target\na;b\n\nb;a\n").provenance.first)
    #expect(source.file == "ties.csv")
    #expect(source.byteCount == 23)
    #expect(source.rowCount == 2)
    #expect(source.separator == .semicolon)
    // From `printf 'source;target\na;b\n\nb;a\n' | sha256sum`.
    #expect(
      source.checksum == "6c29bda33ddfa035f4c2210bdf768a6f280faed927aee223cf05fa31ceb02a64")
  }
}

/// A generator for tests whose numbers are the same everywhere (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
