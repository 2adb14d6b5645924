// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalReports

/// What a report says of how sure changes are.
@Suite struct DifferencesSectionTests {
  private static func report(
    _ panel: NetworkPanel, _ change: (inout ReportOptions) -> Void = { _ in }
  ) throws -> SocialCapitalReport {
    var options = ReportOptions()
    options.measures = []
    options.draws = 400
    change(&options)
    return try SocialCapitalReport(of: panel, options: options)
  }

  /// A panel of as many members, all of whom answered twice, with so many ties each in each wave.
  private static func panel(_ count: Int, ties: (Int, Int)) throws -> NetworkPanel {
    let rows = [("1", ties.0), ("2", ties.1)].flatMap { wave, each in
      (0..<count).flatMap { node in
        (1...each).map { Tie("n\(node)", "n\((node + $0) % count)", wave: wave) }
      }
    }
    let participation = ["1", "2"].flatMap { wave in
      (0..<count).map { Participation(wave: wave, id: "n\($0)", responded: true) }
    }
    return try NetworkPanel(
      SocialNetwork(nodes: (0..<count).map { Node("n\($0)") }, ties: rows),
      participation: participation)
  }

  private static func section(_ report: SocialCapitalReport) throws -> PageParser {
    let files = report.files(provenance: Provenance())
    return PageParser(try #require(files.first { $0.path == "report.html" }).bytes)
  }

  private static func text(_ page: PageParser, _ id: String) -> String {
    page.elements.first { $0.attributes["id"] == id }?.text ?? ""
  }

  @Test func theTownSaysWhichChangesAreSure() throws {
    let report = try Self.report(TownModel().town(seed: 7))
    let page = try Self.section(report)
    let change = Self.text(page, "change")
    #expect(change.contains("Which changes are sure"))
    let found = report.evidence.lastDifferences
    #expect(found.map(\.name).contains("arc-reciprocity"))
    // One sentence for each, with a claim only where the interval leaves out no change.
    let claims = change.split(separator: "beyond chance").count - 1
    #expect(claims == found.count { [.rose, .fell].contains($0.verdict) })
    #expect(page.values(of: "id").contains("table-differences"))
    #expect(Self.text(page, "glossary").contains("Vertex bootstrap"))
    #expect(Self.text(page, "methods").contains("400 samples from seed 1"))
  }

  @Test func aRiseBeyondChanceIsSaid() throws {
    let report = try Self.report(Self.panel(30, ties: (1, 6)))
    let change = Self.text(try Self.section(report), "change")
    let mean = try #require(report.evidence.lastDifferences.first { $0.name == "mean-degree" })
    #expect(mean.verdict == .rose)
    #expect(change.contains("a rise beyond chance"))
  }

  @Test func noChangeIsClaimedWhereThereIsNone() throws {
    let change = Self.text(try Self.section(Self.report(Self.panel(30, ties: (3, 3)))), "change")
    #expect(change.contains("no sure change"))
    #expect(!change.contains("beyond chance"))
  }

  @Test func fewMembersMakeNoClaim() throws {
    let change = Self.text(try Self.section(Self.report(Self.panel(9, ties: (1, 6)))), "change")
    #expect(change.contains("too few to tell a change from chance"))
    #expect(!change.contains("beyond chance"))
  }

  @Test func thePublicPageHasNoIntervals() throws {
    let report = try Self.report(TownModel().town(seed: 7)) { $0.isPublic = true }
    let page = try Self.section(report)
    #expect(report.evidence.lastDifferences.isEmpty)
    #expect(!Self.text(page, "change").contains("Which changes are sure"))
    #expect(!Self.text(page, "glossary").contains("Vertex bootstrap"))
  }
}
