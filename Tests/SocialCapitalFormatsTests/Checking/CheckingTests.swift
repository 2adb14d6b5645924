// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Checking")
struct CheckingTests {
  private func check(
    _ ties: String, nodes: String? = nil, _ reader: NetworkReader = NetworkReader()
  ) -> ProblemList {
    reader.check(
      InputFiles(
        ties: SourceFile(name: "ties.csv", text: ties),
        nodes: nodes.map { SourceFile(name: "nodes.csv", text: $0) }))
  }

  @Test("knows how many hours a week has, where the heading says so")
  func hours() {
    var reader = NetworkReader()
    reader.headings[.weight] = "Hours per week"
    let problems = check("source,target,Hours per week\na,b,400\nb,c,168\n", reader)
    let found = problems.problems.filter { $0.reason == .impossibleHours }
    #expect(found.map(\.place.description) == ["ties.csv:2:3 (Hours per week)"])
    reader.headings[.weight] = "hours"
    #expect(check("source,target,hours\na,b,400\n", reader).counts[.impossibleHours] == nil)
  }

  @Test("says once that ties without direction are listed from both ends, and which are not")
  func sides() {
    var reader = NetworkReader()
    reader.isDirected = false
    let both = (0..<30).map { "p\($0),q\($0)\nq\($0),p\($0)\n" }.joined()
    let problems = check("source,target\n" + both + "p0,q1\n", reader)
    #expect(problems.counts[.listedTwice] == 1)
    #expect(problems.counts[.oneSidedTie] == 1)
    #expect(problems.counts[.parallelTie] == nil)
    let repeated = check("source,target\n" + both + "p0,q0\n", reader)
    #expect(repeated.counts[.parallelTie] == 1)
    let few = check("source,target\np0,q0\nq0,p0\n", reader)
    #expect(few.counts == [.parallelTie: 1])
  }

  @Test("gives the column, in characters, of what does not begin its line")
  func columns() {
    let nodes = ["a", "é", "c "].map { "{\"id\":\"\($0)\"}" }.joined(separator: ",")
    let ties = [("a", "é"), ("a", "a"), ("a", "é"), ("é", "c ")]
      .map { "{\"source\":\"\($0)\",\"target\":\"\($1)\"}" }
    func places(_ text: String) -> [String] {
      NetworkReader().check(InputFiles(ties: SourceFile(name: "x.json", text: text))).problems
        .filter { [.loop, .parallelTie, .invisibleCharacters].contains($0.reason) }
        .map { "\($0.place) \($0.reason.rawValue) \($0.detail)" }.sorted()
    }
    func column(_ text: String, of part: String) -> Int {
      text[..<(text.range(of: part)?.lowerBound ?? text.endIndex)].count + 1
    }
    let long = String(repeating: "ö", count: 700)
    let line =
      "{\"directed\":true,\"graph\":{\"x\":\"\(long)\"},\"nodes\":[\(nodes)],\"links\":[\(ties.joined(separator: ","))]}"
    let first = column(line, of: ties[0])
    #expect(
      places(line)
        == [
          "x.json:1:\(column(line, of: ties[1])) loop ",
          "x.json:1:\(first + 2 * (ties[0].count + 1)) parallel-tie The first is on line 1, column \(first).",
          "x.json:1:\(column(line, of: "{\"id\":\"c ")) invisible-characters (In the id.)",
        ].sorted())
    let lines =
      "{\"nodes\":[\n  \(nodes)],\"links\":[\n\(ties.joined(separator: ",\n\t"))]}"
    #expect(places(lines).contains("x.json:5 parallel-tie The first is on line 3."))
    #expect(places(lines).contains("x.json:4 loop "))
  }

  @Test("does not take heavy tails for slips")
  func tails() {
    // Twenty-five doublings: the largest is thirty million times the smallest, and none stands out.
    let rows = (0..<25).map { "p\($0),q\($0),\(1 << $0)\n" }.joined()
    #expect(check("source,target,weight\n" + rows).counts[.weightOutlier] == nil)
    // Relations may have units of their own.
    let units = (0..<30).map { "p\($0),q\($0),hours,2\np\($0),q\($0),pounds,5000\n" }.joined()
    let problems = check("source,target,relation,weight\n" + units)
    #expect(problems.counts[.weightOutlier] == nil)
  }

  @Test("says where an id stands that an unknown one was probably meant to be")
  func hints() {
    let nodes = "id\nOckenden Ann\nThurlow Bob\n"
    let problems = check(
      "source,target\nOckenden Ann,Thurlow Bob\nOckendne Ann,Thurlow bob\nNobody,Thurlow Bob\n",
      nodes: nodes)
    let details = problems.problems.filter { $0.reason == .unknownNode }.map(\.detail)
    #expect(
      details == [
        "One that is much like it stands in nodes.csv on line 2.",
        "One that is much like it stands in nodes.csv on line 3.", "",
      ])
    #expect(!problems.description.contains("Ann"))
  }

  @Test(
    "finds text that was decoded twice, and leaves honest text alone",
    arguments: [
      ("ZoÃ«", true), ("cafÃ©", true), ("Oâ€™Hara", true), ("Â£5", true), ("MÃ¼ller", true),
      ("Zoë", false), ("JOÃO", false), ("São Tomé", false), ("£5", false), ("O’Hara", false),
      ("Ängström", false), ("naïve – “so”", false), ("日本", false), ("", false), ("Ã", false),
      ("Müller & Söhne", false), ("L’Âge d’or", false), ("Łódź", false),
    ])
  func decodedTwice(text: String, isHarmed: Bool) {
    #expect(TextDamage.isDecodedTwice(text) == isHarmed)
  }

  @Test("every text decoded twice through Windows-1252 is found")
  func everyLetter() {
    for value: UInt32 in 0xA1...0x17F {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      // The bytes that Windows-1252 leaves free come out as control characters.
      let wrong = String(String.UnicodeScalarView(bytes.map { Self.windows[Int($0)] }))
      #expect(TextDamage.isDecodedTwice("ab\(wrong)c"), "\(scalar)")
    }
  }

  private static let windows: [Unicode.Scalar] = {
    var table = (0..<256).compactMap { Unicode.Scalar($0) }
    for (offset, scalar) in "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
      .unicodeScalars
      .enumerated()
    {
      table[0x80 + offset] = scalar
    }
    return table
  }()

  @Test("shows no name unless asked")
  func privacy() {
    let nodes = "id,label\na,Zebedee Zuleika\nb,Zebede Zuleika\nc,ZoÃ«\nd,Other Person\n"
    let hidden = check("source,target\na,d\nb,d\n", nodes: nodes)
    #expect(hidden.counts[.likelySame] == 1 && hidden.counts[.decodedTwice] == 1)
    #expect(!hidden.description.contains("Z"))
    var reader = NetworkReader()
    reader.showsCells = true
    #expect(
      check("source,target\na,d\nb,d\n", nodes: nodes, reader).description.contains("Zebede "))
  }
}
