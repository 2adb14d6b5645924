// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalReports
import TestSupport
import Testing

/// Numbers beside chance, in every format.
@Suite struct MeasureChanceOutputTests {
  private static func run(_ model: ChanceModel) throws -> MeasurementRun {
    try MeasurementRun(
      [.density, .arcReciprocity, .eiIndex, .brokerage],
      of: MeasureInput(ReferenceTown.binary, groupings: [ReferenceTown.grouping], seed: 9),
      comparedWith: (model: model, draws: 50))
  }

  @Test func json() throws {
    let run = try Self.run(.edges)
    let bytes = run.json(provenance: Provenance())
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let chance = try #require(object["chance"] as? [String: Any])
    #expect(chance["model"] as? String == "edges")
    #expect(chance["draws"] as? Int == 50 && chance["seed"] as? Int == 9)
    let values = try #require(chance["values"] as? [String: [String: Any]])
    let test = try #require(run.chance?.test("arc-reciprocity"))
    let found = try #require(values["arc-reciprocity"])
    #expect(found["observed"] as? Double == 0.4)
    #expect(found["mean"] as? Double == test.mean.value)
    // As text, since JSONSerialization does not give back every digit.
    let text = String(decoding: bytes, as: UTF8.self)
    let atLeast = try #require(test.atLeast.value)
    let error = try #require(test.error(of: test.atLeast).value)
    #expect(text.contains("\"at-least\": \(atLeast)"))
    #expect(text.contains("\"at-least-error\": \(error)"))
    // What the null keeps has no z, and says why.
    #expect(values["density"]?["z"] is NSNull)
    #expect((values["density"]?["undefined"] as? [String: String])?["z"] == "zero-variance")
    let tables = try #require(chance["tables"] as? [String: [String: Any]])
    #expect(tables["brokerage:group"]?["network.liaison.count"] != nil)
  }

  @Test func csv() throws {
    let run = try Self.run(.labels)
    let lines = String(decoding: run.valuesCSV(), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
    #expect(lines[0].first == "measure" && lines[0].last == "seed")
    #expect(lines.allSatisfy { $0.count == lines[0].count })
    let index = try #require(lines.first { $0[0] == "ei-index:group" })
    #expect(index[3] == "labels" && index[11] == "50" && index[13] == "9")
    #expect(lines.contains { $0[0] == "brokerage:group.network.liaison.count" })
    // The density does not depend on groups.
    let density = try #require(lines.first { $0[0] == "density" })
    #expect(density[3...].allSatisfy { $0.isEmpty })
  }

  @Test func text() throws {
    let text = try Self.run(.dyads).text()
    #expect(text.contains("chance: as many two-way, one-way and absent links, placed at random"))
    #expect(text.contains("50 draws from seed 9"))
    let weighted = try MeasurementRun(
      [.giniGiving], of: MeasureInput(ReferenceTown.weighted),
      comparedWith: (model: .edges, draws: 5))
    #expect(weighted.text().contains("not compared\n  gini-giving: rests on weights"))
  }

  @Test func withoutChanceNothingIsSaidOfIt() throws {
    let run = try MeasurementRun([.density], of: MeasureInput(ReferenceTown.binary))
    #expect(!String(decoding: run.json(provenance: Provenance()), as: UTF8.self).contains("chance"))
    #expect(String(decoding: run.valuesCSV(), as: UTF8.self).hasPrefix("measure,value,undefined"))
    #expect(!run.text().contains("chance"))
  }
}
