// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Marks without end on one letter")
struct EndlessMarksTests {
  /// Marks that Unicode puts in another order, two at a time, as they are and as formats write them.
  private static let marks = "\u{301}\u{323}"

  private static let rows: [(format: NetworkFormat, text: @Sendable (Int) -> String)] = [
    (.tables, { "source,target\nbo,e" + String(repeating: marks, count: $0) + "\n" }),
    (.edgeList, { "bo e" + String(repeating: marks, count: $0) + "\n" }),
    (
      .graphML,
      {
        "<graphml><graph><node id='bo'/><node id='e" + String(repeating: marks, count: $0)
          + "'/></graph></graphml>"
      }
    ),
    (
      .graphML,
      {
        "<graphml><graph><node id='bo'/><node id='e"
          + String(repeating: "&#769;&#803;", count: $0) + "'/></graph></graphml>"
      }
    ),
    (
      .nodeLink,
      {
        #"{"nodes": [{"id": "bo"}, {"id": "e"# + String(repeating: #"\u0301\u0323"#, count: $0)
          + #""}], "links": []}"#
      }
    ),
    (
      .gml,
      {
        "graph [ node [ id 1 label \"bo\" ] node [ id 2 label \"e"
          + String(repeating: "&#769;&#803;", count: $0) + "\" ] ]"
      }
    ),
  ]

  @Test("are refused, and as many as any script has are read", arguments: rows.indices)
  func formats(place: Int) throws {
    let (format, text) = Self.rows[place]
    func read(_ count: Int) throws -> [Node] {
      try format.read(SourceFile(name: "x", text: text(count))).network.nodes
    }
    let nodes = try read(10)
    #expect(nodes.count == 2)
    #expect(nodes.contains { ($0.label ?? $0.id).unicodeScalars.count == 21 })
    #expect(try read(120).count == 2)
    // Putting these in order takes minutes.
    #expect {
      try read(80_000)
    } throws: { error in
      (error as? FormatError)?.problems.problems.contains { $0.detail == EndlessMarks.message }
        == true
    }
  }

  @Test("are not found in long texts of other letters")
  func otherLetters() {
    let letters = String(repeating: "漢字", count: 5000)
    #expect(!EndlessMarks.are(in: letters))
    #expect(!EndlessMarks.are(in: String(repeating: "e\u{301}\u{323}é", count: 5000)))
    #expect(EndlessMarks.are(in: letters + String(repeating: "\u{301}", count: 257)))
    #expect(!EndlessMarks.are(in: letters + String(repeating: "\u{301}", count: 256)))
  }

  @Test(
    "very long names are read and checked in time that grows with them")
  func longNames() throws {
    let name = String(repeating: "ṙṙdndRl7", count: 10_000)
    let file = SourceFile(name: "x.csv", text: "source,target\nbo,\(name)\nbo,\(name)a\n")
    #expect(try NetworkReader().read(InputFiles(ties: file)).network.nodes.count == 3)
    #expect(!NetworkReader().check(InputFiles(ties: file)).hasErrors)
  }
}
