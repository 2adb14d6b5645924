// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalReports

@Suite struct ReportPrivacyTests {
  /// A made-up place whose people have ids and labels that occur in no sentence.
  private static func panel(seed: UInt64, people: Int = 24, waves: Int = 2) throws -> NetworkPanel {
    var generator = SeededGenerator(seed: seed)
    var nodes = (0..<people).map { number in
      Node(
        "qid\(number)zz", label: "Qlabel\(number)zz", kind: .citizen,
        sector: number % 3 == 0 ? "east" : "west", tier: .resident,
        consent: number % 7 == 3 ? .named : number % 11 == 5 ? .withdrawn : .consented,
        attributes: ["note": .text("Qnote\(number)zz")])
    }
    nodes.append(
      Node(
        "town-hall", label: "Town Hall", kind: .organization, sector: "hall", tier: .decisionMaker))
    var ties: [Tie] = []
    var participation: [Participation] = []
    for wave in 1...waves {
      for node in nodes.indices {
        let answered = generator.uniform() < 0.8
        participation.append(
          Participation(wave: "\(wave)", id: nodes[node].id, responded: answered))
        for _ in 0..<3 where answered {
          let other = generator.index(below: nodes.count)
          ties.append(
            Tie(
              nodes[node].id, nodes[other].id, relation: "helps",
              weight: Double(1 + generator.index(below: 5)), wave: "\(wave)"))
        }
      }
    }
    return try NetworkPanel(
      SocialNetwork(nodes: nodes, ties: ties), participation: participation)
  }

  private static func files(
    _ panel: NetworkPanel, _ change: (inout ReportOptions) -> Void = { _ in }
  ) throws -> [SocialCapitalReport.File] {
    var options = ReportOptions()
    options.draws = 20
    change(&options)
    return try SocialCapitalReport(of: panel, options: options).files(provenance: Provenance())
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func noCitizenIsNamedAnywhere(seed: UInt64) throws {
    let panel = try Self.panel(seed: seed)
    for isPublic in [false, true] {
      let files = try Self.files(panel) {
        $0.isPublic = isPublic
        // Every measure once; the rest of the report each time.
        if seed > 1 { $0.measures = [] }
      }
      for file in files {
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.firstMatch(of: /[Qq](id|label|note)[0-9]+zz/) == nil, "in \(file.path)")
      }
    }
  }

  @Test func citizensAreNamedWhenAskedButNotThoseWhoWereNeverAsked() throws {
    let files = try Self.files(Self.panel(seed: 2)) {
      $0.showsNames = true
      $0.measures = []
      $0.rowLimit = 100
    }
    let text = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(text.contains("Qlabel0zz"))
    for number in [3, 10, 17, 5, 16] {
      #expect(!text.contains("Qlabel\(number)zz"), "\(number) was named by others or withdrew")
    }
    #expect(text.contains("named by others and never asked"))
  }

  @Test func aPublicReportSaysNothingOfSinglePeople() throws {
    let files = try Self.files(Self.panel(seed: 3)) {
      $0.isPublic = true
      $0.measures = []
    }
    for file in files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.firstMatch(of: /Person [0-9]/) == nil, "in \(file.path)")
    }
  }

  @Test func pseudonymsAreStableAndFollowNoOrder() throws {
    let network = try Self.panel(seed: 4).network
    func names(seed: UInt64 = 1, salt: String = "") -> [String] {
      let names = MemberNames(of: network, showsCitizens: false, seed: seed, salt: salt)
      return network.nodes.compactMap { names.name(of: $0) }
    }
    #expect(names() == names())
    #expect(names() != names(seed: 2))
    #expect(names() != names(salt: "secret"))
    let inOrder = (1...network.nodes.count).map { "Person \($0)" }
    #expect(names().prefix(5) != inOrder.prefix(5))
    // A change anywhere in the data deals the numbers out anew.
    let other = try SocialNetwork(
      nodes: network.nodes, ties: [Tie(network.nodes[0].id, network.nodes[1].id)])
    let others = MemberNames(of: other, showsCitizens: false, seed: 1, salt: "")
    #expect(names() != network.nodes.compactMap { others.name(of: $0) })
  }

  @Test func theKeyIsWrittenOnlyWhenAskedFor() throws {
    let report = try SocialCapitalReport(of: Self.panel(seed: 5))
    #expect(!report.files(provenance: Provenance()).contains { $0.path.contains("key") })
    let key = String(decoding: report.pseudonymKeyCSV(), as: UTF8.self)
    #expect(key.hasPrefix("pseudonym,id\nPerson 1,qid"))
  }

  @Test func groupsMayNotNamePeople() throws {
    let panel = try Self.panel(seed: 6)
    #expect(throws: ReportError.groupsNamePeople(column: "label")) {
      try Self.files(panel) { $0.groupingColumns = ["label"] }
    }
  }

  @Test func withheldCountsCannotBeWorkedOut() {
    let rule = Suppression(smallest: 10, roundedTo: 5)
    let shown = rule.applied(to: [[3, 40, 52], [30, 41, 63], [22, 28, 91]])
    #expect(shown[0][0] == nil)
    for line in shown { #expect(line.count { $0 == nil } != 1) }
    for column in 0..<3 { #expect(shown.count { $0[column] == nil } != 1) }
    #expect(shown.joined().allSatisfy { $0.map { $0 % 5 == 0 && $0 >= 10 } ?? true })
    #expect(rule.applied(to: [[40, 52], [30, 41]]) == [[40, 50], [30, 40]])
  }
}
