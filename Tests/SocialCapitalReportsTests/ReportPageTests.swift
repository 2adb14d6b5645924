// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalReports

@Suite struct ReportPageTests {
  private static func page(
    _ panel: NetworkPanel, figures: [ReportFigure] = [],
    _ change: (inout ReportOptions) -> Void = { _ in }
  ) throws -> PageParser {
    var options = ReportOptions()
    options.measures = []
    options.draws = 20
    change(&options)
    let files = try SocialCapitalReport(of: panel, options: options)
      .files(figures: figures, provenance: Provenance(date: "2026-03-31"))
    return PageParser(try #require(files.first { $0.path == "report.html" }).bytes)
  }

  private static func panel(_ nodes: [Node], _ ties: [Tie]) throws -> NetworkPanel {
    try NetworkPanel(SocialNetwork(nodes: nodes, ties: ties))
  }

  @Test func theTownsPageIsWellFormedAndAccessible() throws {
    let page = try Self.page(TownModel().town(seed: 7))
    #expect(page.isWellFormed)
    #expect(page.all("html").first?.attributes["lang"] == "en-GB")
    for landmark in ["header", "nav", "main"] { #expect(page.all(landmark).count == 1) }
    #expect(page.all("h1").count == 1)
    #expect(page.all("a").first?.attributes["href"] == "#main")
    let ids = page.values(of: "id")
    #expect(Set(ids).count == ids.count)
    for reference in page.values(of: "aria-labelledby") + page.values(of: "aria-describedby") {
      #expect(ids.contains(reference))
    }
    for link in page.values(of: "href") { #expect(ids.contains(String(link.dropFirst()))) }
    #expect(page.all("table").count == page.all("caption").count)
    #expect(page.all("th").allSatisfy { $0.attributes["scope"] != nil })
    #expect(page.all("script").isEmpty && page.values(of: "src").isEmpty)
    // No heading skips a level.
    let levels = page.elements.compactMap { element in
      element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
    }
    for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
  }

  @Test func everyTableIsOnThePageAndAFile() throws {
    let report = try SocialCapitalReport(of: TownModel().town(seed: 7))
    let files = report.files(provenance: Provenance())
    let page = PageParser(try #require(files.first).bytes)
    let tables = files.filter { $0.path.hasPrefix("tables/") }
    #expect(tables.count == page.all("table").count && !tables.isEmpty)
    #expect(Set(files.map(\.path)).count == files.count)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let panel = try TownModel().town(seed: 3)
    let runs = try [1, 4].map { threads in
      try SocialCapitalReport(of: panel, monitor: Monitor(threads: threads))
        .files(provenance: Provenance())
    }
    #expect(runs[0] == runs[1])
  }

  private static let hostile = [
    "<script>alert(1)</script>", "=HYPERLINK(\"http://example.org\")", "\"><img src=x onerror=1>",
    "\u{202E}drawkcab\u{0}\u{1B}[31m", "&lt;b&gt; &amp; ]]> <!-- -->", "</td></tr></table>",
  ]

  @Test func hostileNamesAreInertEverywhere() throws {
    let nodes = Self.hostile.enumerated().map { number, text in
      Node(
        "n\(number)", label: text, kind: .organization, sector: Sector(rawValue: text),
        place: text)
    }
    let ties = nodes.indices.map {
      Tie(nodes[$0].id, nodes[($0 + 1) % nodes.count].id, relation: Self.hostile[$0])
    }
    let figure = ReportFigure(
      id: "network", title: Self.hostile[0], description: Self.hostile[2],
      svg: """
        <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1" onload="x()">
        <script>alert(1)</script><g id="main" onclick="x()"><a xlink:href="javascript:x()">
        <text fill="url(http://example.org)" x="1">&lt;b&gt; &#38; &bogus;</text></a></g>
        <foreignObject><p>no</p></foreignObject><image href="http://example.org"/></svg>
        """)
    var options = ReportOptions()
    options.title = Self.hostile[0]
    options.author = Self.hostile[3]
    let files = try SocialCapitalReport(of: Self.panel(nodes, ties), options: options)
      .files(
        figures: [figure],
        provenance: Provenance(
          files: [.init(name: Self.hostile[5], bytes: [])],
          options: [.init(Self.hostile[0], Self.hostile[1])]))
    let bytes = try #require(files.first).bytes
    let page = PageParser(bytes)
    #expect(page.isWellFormed)
    for name in ["script", "img", "image", "foreignObject"] { #expect(page.all(name).isEmpty) }
    for element in page.elements {
      #expect(
        !element.attributes.keys.contains {
          $0.hasPrefix("on") || $0.contains("href") && $0 != "href"
        })
    }
    let html = String(decoding: bytes, as: UTF8.self)
    #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{0}" || $0 == "\u{1B}" })
    #expect(!html.contains("url("))
    // The text of a name is there, as text.
    #expect(page.all("th").contains { $0.text == Self.hostile[0] })
    for file in files where file.path.hasSuffix(".csv") {
      for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n") {
        #expect(!line.hasPrefix("=") && !line.contains(",=") && !line.contains("\"="))
      }
    }
  }

  @Test(arguments: 0...4)
  func tinyNetworksSayWhyAndNeverPercent(count: Int) throws {
    let nodes = (0..<count).map { Node("n\($0)", sector: $0 == 0 ? "a" : "b") }
    for ties in [[Tie](), count > 1 ? [Tie("n0", "n1"), Tie("n1", "n0")] : []] {
      let page = try Self.page(Self.panel(nodes, ties))
      #expect(page.isWellFormed)
      let text = page.all("body").first?.text ?? ""
      #expect(text.firstMatch(of: /[0-9]%/) == nil)
      #expect(text.firstMatch(of: /\b(nan|inf)\b/.ignoresCase()) == nil)
      #expect(text.contains("fewer than ten members"))
    }
  }

  @Test func changeIsNotToldWhereNobodyRecordedWhoAnswered() throws {
    let panel = try Self.panel(
      (0..<12).map { Node("n\($0)") },
      (0..<11).map { Tie("n\($0)", "n\($0 + 1)", wave: $0 % 2 == 0 ? "1" : "2") })
    let page = try Self.page(panel)
    let change = page.elements.first { $0.attributes["id"] == "change" }
    #expect(change?.text.contains("missing answers could pass for change") == true)
    #expect(!page.values(of: "id").contains("table-changes"))
    let assumed = try Self.page(panel) { $0.assumesComplete = true }
    #expect(assumed.values(of: "id").contains("table-changes"))
    #expect(
      assumed.elements.first { $0.attributes["id"] == "change" }?.text
        .contains("told to assume that everybody") == true)
  }

  @Test func sentencesGiveTheNumbersOfTheMeasures() throws {
    let panel = try TownModel().town(seed: 7)
    let evidence = try Evidence(
      panel, options: ReportOptions(), monitor: .task, willCompute: { _, _, _ in })
    let card = evidence.scorecard()
    let answered = evidence.latest.answered.graph
    let reciprocity = answered.arcReciprocity()
    let line = try #require(card.found.first { $0.id == "both-ways" })
    #expect(
      line.sentence.contains("\(2 * reciprocity.mutualPairs) of \(reciprocity.arcs) ties"))
    let share = try #require(reciprocity.share.value)
    #expect(line.figure == "\(Int((share * 100).rounded()))%")
    let observed = evidence.latest.observed
    let support = try #require(card.found.first { $0.id == "support" })
    let ratio = try #require(observed.value("support-ratio")?.value)
    #expect(support.figure == "\(Int((ratio * 100).rounded()))%")
    let comparison = try panel.comparison(from: 1, to: 2)
    let kept = try #require(card.found.first { $0.id == "ties-kept" })
    #expect(kept.sentence.contains("\(comparison.tieChange().kept) of "))
  }

  /// Rounded one by one, the parts of some of these towns would make up one unit more or less.
  @Test(arguments: 1...6) func amountsOnThePageAddUp(seed: UInt64) throws {
    let evidence = try Evidence(
      TownModel().town(seed: seed), options: ReportOptions(), monitor: .task,
      willCompute: { _, _, _ in })
    let line = try #require(evidence.scorecard().found.first { $0.id == "circulation" })
    // Before them comes how many answered.
    let amounts = line.sentence.split { !($0.isNumber || $0 == ",") }
      .compactMap { Int($0.filter(\.isNumber)) }.suffix(4)
    #expect(amounts.count == 4 && amounts.first ?? 0 > 100)
    #expect(amounts.dropFirst().reduce(0, +) == amounts.first)
  }

  @Test func growthOfFewWavesHasNoExponent() throws {
    let page = try Self.page(TownModel().town(seed: 7))
    let text = page.elements.map(\.text).joined(separator: " ")
    #expect(text.contains("Half-life of ties") && !text.contains("Densification"))
  }
}

@Suite struct WordingTests {
  private let plain = Wording(suppression: nil, memberCount: 50)

  @Test func countsAgreeWithTheirNouns() {
    #expect(plain.count(0, "tie", "ties") == "0 ties")
    #expect(plain.count(1, "tie", "ties") == "1 tie")
    #expect(plain.count(1_234_567, "tie", "ties") == "1,234,567 ties")
  }

  @Test func sharesOfFewAreCounts() {
    #expect(plain.figure(3, of: 9) == "3 of 9")
    #expect(plain.figure(3, of: 10) == "30%")
    #expect(Wording(suppression: nil, memberCount: 9).figure(30, of: 40) == "30 of 40")
  }

  @Test func nearlyNoneAndNearlyAllAreSaidSo() {
    #expect(plain.percent(0.001) == "under 1%")
    #expect(plain.percent(0) == "0%")
    #expect(plain.percent(0.999) == "over 99%")
    #expect(plain.percent(1) == "100%")
  }

  @Test func publicCountsAreRoundedOrWithheld() {
    let wording = Wording(suppression: .publicDefault, memberCount: 500)
    #expect(wording.count(7, "tie", "ties") == "fewer than 10 ties")
    #expect(wording.count(13, "tie", "ties") == "about 15 ties")
    #expect(wording.figure(3, of: 100) == "–")
    #expect(wording.figure(97, of: 100) == "–")
    #expect(wording.figure(40, of: 100) == "40%")
  }

  @Test func listsReadAsProse() {
    #expect(Wording.list([]) == "")
    #expect(Wording.list(["a"]) == "a")
    #expect(Wording.list(["a", "b", "c"]) == "a, b and c")
  }
}

@Suite struct TwoModeReportTests {
  @Test func whatCannotBeOtherwiseIsNotCountedAsAFinding() throws {
    let nodes =
      (0..<12).map { Node("p\($0)", mode: 1) } + (0..<4).map { Node("e\($0)", mode: 2) }
    let ties = (0..<12).flatMap {
      [Tie("p\($0)", "e\($0 % 4)"), Tie("p\($0)", "e\(($0 + 1) % 4)")]
    }
    var options = ReportOptions()
    options.measures = []
    let evidence = try Evidence(
      NetworkPanel(SocialNetwork(nodes: nodes, ties: ties)), options: options, monitor: .task,
      willCompute: { _, _, _ in })
    let card = evidence.scorecard()
    #expect(!card.found.contains { ["both-ways", "support", "circulation"].contains($0.id) })
    #expect(card.absent.contains { $0.contains("could not be otherwise") })
    #expect(card.found.contains { $0.id == "main-group" })
  }
}
