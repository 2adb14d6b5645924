// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalReports
import Testing

@Suite struct GrowthRunTests {
  private static func panel(records: Bool) throws -> NetworkPanel {
    let network = try SocialNetwork(
      nodes: ["a", "b", "c"].map { Node($0) },
      ties: [Tie("a", "b", wave: "1"), Tie("b", "a", wave: "2"), Tie("a", "c", wave: "2")])
    let participation = ["1", "2"].flatMap { wave in
      [("a", true), ("b", true), ("c", wave == "2")].map {
        Participation(wave: wave, id: $0.0, responded: $0.1)
      }
    }
    return try NetworkPanel(network, participation: records ? participation : [])
  }

  @Test func jsonHasTheShapeAsDesigned() throws {
    let bytes = try GrowthRun(Measure.all, of: Self.panel(records: true))
      .json(provenance: Provenance())
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let waves = try #require(object["waves"] as? [[String: Any]])
    #expect(waves.map { $0["wave"] as? String } == ["1", "2"])
    #expect(waves.map { $0["responded"] as? Int } == [2, 3])
    #expect(waves.map { $0["nodes"] as? Int } == [3, 3])
    let changes = try #require(object["changes"] as? [[String: Any]])
    #expect(changes.count == 1)
    #expect(changes[0]["from"] as? String == "1" && changes[0]["to"] as? String == "2")
    #expect(changes[0]["values"] is [String: Any] && changes[0]["tables"] is [String: Any])
    #expect(changes[0]["undefined"] is [String: Any])
    #expect(object["provenance"] is [String: Any])
  }

  @Test func withoutRecordsItNeedsAnAssumption() throws {
    let panel = try Self.panel(records: false)
    #expect(throws: PanelError.unknownRespondents(wave: "1")) {
      try GrowthRun(Measure.all, of: panel)
    }
    let run = try GrowthRun(
      Measure.all, of: panel, settings: GrowthRun.Settings(assumingComplete: true))
    #expect(run.changes.map(\.comparison.isAssumedComplete) == [true])
    #expect(
      String(decoding: run.json(provenance: Provenance()), as: UTF8.self)
        .contains("\"responded\": null"))
  }

  @Test func differencesStandWithTheirIntervals() throws {
    var settings = GrowthRun.Settings(seed: 3)
    settings.differences = [.density, .arcReciprocity]
    settings.draws = 40
    let panel = try TownModel().town(seed: 7)
    let run = try GrowthRun([], of: panel, settings: settings)
    let bytes = run.json(provenance: Provenance())
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let changes = try #require(object["changes"] as? [[String: Any]])
    let differences = try #require(changes[0]["differences"] as? [String: [String: Any]])
    #expect(differences.keys.sorted() == ["arc-reciprocity", "density"])
    let found = try #require(run.changes[0].differences.first)
    // As text, since JSONSerialization does not give back every digit.
    let text = String(decoding: bytes, as: UTF8.self)
    func isWritten(_ key: String, _ quantity: Quantity) throws -> Bool {
      text.contains("\"\(key)\": \(try #require(quantity.value))")
    }
    #expect(try isWritten("difference", found.bootstrap.difference))
    let bootstrap = try #require(differences["density"]?["bootstrap"] as? [String: Any])
    #expect(try isWritten("lower", found.bootstrap.interval.lower))
    #expect(bootstrap["draws"] as? Int == 40 && bootstrap["seed"] as? String == "3")
    let jackknife = try #require(differences["density"]?["jackknife"] as? [String: Any])
    #expect(jackknife["standard-error"] is Double)
    #expect(try isWritten("standard-error", found.jackknife.standardError))
    #expect(differences["density"]?["verdict"] as? String == found.verdict.rawValue)
  }

  /// Three members are too few for an interval.
  @Test func fewMembersHaveNoInterval() throws {
    var settings = GrowthRun.Settings(assumingComplete: true)
    settings.differences = [.density]
    settings.draws = 10
    let run = try GrowthRun([], of: Self.panel(records: false), settings: settings)
    let text = String(decoding: run.json(provenance: Provenance()), as: UTF8.self)
    #expect(text.contains("\"lower\": null") && text.contains("\"undefined\": \"too-few-nodes\""))
    #expect(text.contains("\"verdict\": \"unknown\""))
  }
}
