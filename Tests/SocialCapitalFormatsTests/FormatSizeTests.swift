// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

/// A megabyte that is no more than a few words many times over, so that what goes over anything twice
/// for each of them would take minutes.
@Suite("A megabyte of anything")
struct FormatSizeTests {
  private struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let format: NetworkFormat
    let text: @Sendable () -> String

    init(_ name: String, _ format: NetworkFormat, _ text: @escaping @Sendable () -> String) {
      (self.name, self.format, self.text) = (name, format, text)
    }

    var testDescription: String { name }
  }

  /// A beginning and numbered lines, a megabyte in all unless told otherwise.
  private static func lines(
    _ head: String, size: Int = 1_000_000, _ line: (Int) -> String
  ) -> String {
    var text = head
    text.reserveCapacity(size)
    var number = 0
    while text.utf8.count < size {
      text += line(number)
      number += 1
    }
    return text
  }

  private static func columns(_ word: String) -> String {
    (0..<16_000).map { "\(word)\($0)" }.joined(separator: ",")
  }

  private static let rows: [Row] = [
    Row("empty lines", .edgeList) { String(repeating: "\n", count: 1_000_000) },
    Row("a line of separators", .edgeList) { String(repeating: "\t", count: 1_000_000) },
    Row("escapes in quotation marks", .edgeList) {
      "\"" + String(repeating: "\\o", count: 500_000) + "\" b\n"
    },
    Row("ampersands", .gml) {
      "graph [ node [ id 1 label \"" + String(repeating: "&a", count: 500_000) + "\" ] ]"
    },
    Row("a matrix of one column", .matrix) { "a\n" + String(repeating: "1\n", count: 500_000) },
    Row("values of one tie", .graphML) {
      lines("<graphml><graph><node id='a'/><edge source='a' target='a'>") {
        "<data key='k\($0 % 9)'>1</data>"
      } + "</edge></graph></graphml>"
    },
    Row("faults", .graphML) { String(repeating: "<a <", count: 250_000) },
    Row("attributes of one element", .gexf) {
      lines("<gexf><graph><nodes><node") { " a\($0)=''" } + "/></nodes></graph></gexf>"
    },
    Row("vocabularies", .gexf) {
      lines("<gexf>") { "<a xmlns:a\($0)='u' xmlns:b\($0)='u'>" }
    },
    Row("a heading in VNA", .vna) {
      lines("*Node data\nID " + String(repeating: "x", count: 500_000) + "\n") { "a\($0) 1\n" }
    },
    Row("a heading in a table", .tables) {
      lines("source,target,y," + String(repeating: "x", count: 500_000) + "\n") {
        "a,b,1,\($0 % 2 == 0 ? "" : "1")\n"
      }
    },
    Row("a relation", .dot) {
      lines("digraph { edge [relation=\"\(String(repeating: "x", count: 500_000))\"]\n") {
        "a->b\($0)\n"
      } + "}"
    },
    Row("a value that all have", .graphML) {
      lines(
        "<graphml><key id='d' for='node' attr.name='x'><default>"
          + String(repeating: "x", count: 500_000) + "</default></key>"
          + "<key id='e' for='node' attr.name='y'/><graph>"
      ) { "<node id='\($0)'><data key='e'>\($0)</data></node>" } + "</graph></graphml>"
    },
    Row("parents of one node", .gexf) {
      lines("<gexf><graph><nodes><node id='a'><parents>") { "<parent for='\($0)'/>" }
        + "</parents></node></nodes></graph></gexf>"
    },
    Row("spells of one node", .gexf) {
      lines("<gexf><graph><nodes><node id='a'><spells>") { "<spell start='\($0)'/>" }
        + "</spells></node></nodes></graph></gexf>"
    },
    Row("waves", .tables) { lines("source,target,wave\n") { "a\($0),b,\($0)\n" } },
    Row("waves of one respondent", SurveyShape.names.format) {
      lines("id,wave,name1\n") { "a,\($0),b\n" }
    },
    Row("rows far shorter than the first", SurveyShape.names.format) {
      lines("id," + columns("name") + "\n") { "\($0)\n" }
    },
    Row("answers about one tie", SurveyShape.names.format) {
      lines("id,name1," + columns("name1_q") + "\n") {
        "\($0),b," + String(repeating: "x,", count: 15_999) + "x\n"
      }
    },
    Row("rows of no answers", SurveyShape.roster.format) {
      lines("id," + columns("a") + "\n") { "\($0)\n" }
    },
    Row("waves of a roster", SurveyShape.roster.format) {
      lines("id,wave,a,b\n") { "a,\($0),,1\n" }
    },
    Row("hours taken back", SurveyShape.ledger.format) {
      lines("from,to,hours\n") { $0 < 80_000 ? "a,b,2\n" : "a,b,-1.5\n" }
    },
  ]

  @Test("is read or refused in time that grows with it", .timeLimit(.minutes(3)), arguments: rows)
  private func takesNoLonger(row: Row) {
    let file = SourceFile(name: "x", text: row.text())
    do {
      #expect(try !row.format.read(file).problems.hasErrors)
    } catch {
      #expect(error.problems.hasErrors)
    }
  }

  /// Ways to have many nodes of which nothing is said: a beginning for so many, and what may follow.
  private static let numbered: [(format: NetworkFormat, head: @Sendable (Int) -> String)] = [
    (.pajek, { "*Vertices \($0)\n*Edges\n1 2\n" }),
    (.metis, { "\($0) 1\n2\n1\n" + String(repeating: "\n", count: $0 - 2) }),
    (.matrixMarket, { "%%MatrixMarket matrix coordinate pattern general\n\($0) \($0) 1\n1 2\n" }),
    (
      .matrixMarket,
      { "%%MatrixMarket matrix coordinate pattern general\n\($0 - 9) 9 1\n1 2\n" }
    ),
    (.dl, { "dl n=\($0) format=edgelist1\ndata:\n1 2\n" }),
    (.dl, { "dl nr=\($0 - 9) nc=9 format=edgelist2\ndata:\n1 2\n" }),
    (.incidence, { "a\n" + String(repeating: "1\n", count: $0 - 1) }),
    (
      .nodeLink,
      { "{\"nodes\":[{}" + String(repeating: ",{}", count: $0 - 1) + "],\"links\":[]}" }
    ),
  ]

  @Test("has a node of which there is but a number for each six bytes", arguments: numbered.indices)
  func numberedNodes(place: Int) throws {
    let (format, head) = Self.numbered[place]
    func nodeCount(_ count: Int, bytes: Int) throws -> Int {
      var text = head(count)
      text += String(repeating: "\n", count: max(0, bytes - text.utf8.count))
      return try format.read(SourceFile(name: "x", text: text)).network.nodes.count
    }
    #expect(try nodeCount(65_536, bytes: 0) == 65_536)
    #expect(try nodeCount(100_000, bytes: 600_000) == 100_000)
    #expect {
      try nodeCount(100_000, bytes: 599_000)
    } throws: { error in
      (error as? FormatError)?.problems.problems.map(\.reason) == [.tooLarge]
    }
  }

  /// Names a slip away from many others, by a few letters and by many.
  private static let alike: [Row] = [
    Row("few letters", .tables) {
      let letters = Array("abcdefghijklmnopqrstuvwxyz")
      return lines("source,target\n", size: 100_000) { number in
        "hub,ab" + [1, 26, 676, 17_576].map { String(letters[number / $0 % 26]) }.joined() + "\n"
      }
    },
    Row("many letters", .tables) {
      lines("source,target\n", size: 100_000) { number in
        let letters = [number % 20_900, number / 20_900].map { UInt32(0x4E00 + $0) }
        return "hub,abcde" + letters.compactMap { Unicode.Scalar($0).map(String.init) }.joined()
          + "\n"
      }
    },
  ]

  @Test(
    "or a tenth of names nearly alike is checked in time that grows with it",
    .timeLimit(.minutes(3)), arguments: alike)
  private func checksNames(row: Row) {
    let problems = NetworkReader().check(
      InputFiles(ties: SourceFile(name: "ties.csv", text: row.text())))
    #expect(!problems.hasErrors)
    #expect(!problems.problems.contains { $0.reason == .likelySame })
  }

  @Test("may name one node in many waves")
  func nodeInManyWaves() throws {
    let nodes = "id,wave,mood\nb,1,0\n" + (1..<9_000).map { "a,\($0),\($0)\n" }.joined()
    let dataset = try read(nodes: nodes)
    let node = try #require(dataset.network.nodes.first { $0.id == "a" })
    #expect(node.waves == (1..<9_000).map { "\($0)" })
    #expect(node.attributes["mood"] == "8999")
  }

  @Test("cannot name one node in more waves than anybody asks", .timeLimit(.minutes(3)))
  func nodeInTooManyWaves() {
    let nodes = Self.lines("id,wave\nb,1\n") { "a,\($0 + 1)\n" }
    #expect {
      try read(nodes: nodes)
    } throws: { error in
      (error as? FormatError)?.problems.problems.map(\.reason) == [.tooLarge]
    }
  }

  private func read(nodes: String) throws -> Dataset {
    try NetworkReader().read(
      InputFiles(
        ties: SourceFile(name: "ties.csv", text: "source,target\na,b\n"),
        nodes: SourceFile(name: "nodes.csv", text: nodes)))
  }

  @Test("cannot ask for a place for every node in every wave")
  func manyWavesOfManyNodes() {
    let records = Self.lines("wave,id,responded\n") { "\($0),\($0),yes\n" }
    let ties = "source,target\n" + (0..<80_000).map { "\($0),0\n" }.joined()
    #expect {
      try NetworkReader().read(
        InputFiles(
          ties: SourceFile(name: "ties.csv", text: ties),
          participation: SourceFile(name: "participation.csv", text: records)))
    } throws: { error in
      (error as? FormatError)?.problems.problems.map(\.reason) == [.tooLarge]
    }
  }
}
