// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Sheets that are no lists of ties, as the examples have them.
@Suite struct ShapeRunTests {
  private static let examples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Examples").standardizedFileURL

  private func example(_ name: String) -> String {
    Self.examples.appending(path: name).path
  }

  private func values(_ arguments: String...) throws -> [String: Any] {
    let run = try ToolRun(["measure"] + arguments + ["-fjson"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func rostersOfAFolderAreRelations() throws {
    let helps = try values(
      example("Roster"), "--shape", "roster", "--relation", "helps", "-m", "density")
    let network = try #require(helps["network"] as? [String: Any])
    #expect(network["nodes"] as? Int == 6)
    #expect(network["ties"] as? Int == 8)
    #expect(network["weighted"] as? Bool == true)
    let check = try ToolRun(["check", example("Roster"), "--shape", "roster"])
    #expect(check.status == 0)
    #expect(check.output.contains("(Answers missing: 1 of 6.)"))
    #expect(check.output.contains("note: helps.csv:3:6"))
  }

  @Test func namesThatPeopleGiveAreTies() throws {
    let result = try values(example("Names"), "--shape", "names", "-m", "density")
    #expect((result["network"] as? [String: Any])?["ties"] as? Int == 8)
    let folder = try TemporaryFolder()
    let check = try ToolRun(
      ["check", example("Names"), "--shape", "names", "--suggest", "merge.csv"], in: folder)
    #expect(check.status == 0)
    #expect(try folder.read("merge.csv").contains("A. Alder"))
  }

  @Test func aLedgerHasDaysAndWaves() throws {
    let result = try values(example("Ledger"), "--shape", "ledger", "-m", "return-time")
    let network = try #require(result["network"] as? [String: Any])
    #expect(network["nodes"] as? Int == 5)
    let growth = try ToolRun([
      "growth", example("Ledger"), "--shape", "ledger", "--waves-by", "quarter",
      "--assume-complete",
    ])
    #expect(growth.status == 0, "\(growth.errors)")
    #expect(growth.output.contains("2025-Q3"))
    let wrong = try ToolRun(["measure", example("Ledger"), "-m", "density", "--waves-by", "year"])
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("--waves-by goes with"))
  }

  @Test func membershipsHaveTwoSides() throws {
    let result = try values(
      example("Membership"), "--shape", "membership", "-m", "two-mode-degree")
    let nodes = try #require(result["nodes"] as? [[String: Any]])
    #expect(nodes.count == 8)
    #expect((result["network"] as? [String: Any])?["directed"] as? Bool == false)
  }

  @Test func peopleOfASheetArePseudonymous() throws {
    let folder = try TemporaryFolder()
    for (name, shape) in [("Roster", "roster"), ("Ledger", "ledger"), ("Membership", "membership")]
    {
      let run = try ToolRun(
        ["report", example(name), "--shape", shape, "-o", "out"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      for file in ["report.html", "report.json"] {
        #expect(!(try folder.read("out/" + file).contains("Alder")), "\(name) \(file)")
      }
    }
  }

  @Test func problemsHavePlaces() throws {
    let roster = try ToolRun(
      ["check", "-", "--shape", "roster"], input: "id,a,b\na,0,sometimes\n")
    #expect(roster.status == 1)
    #expect(roster.output.contains("error: standard input:2:3: This is no answer"))
    let ledger = try ToolRun(
      ["check", "-", "--shape", "ledger"], input: "giver,receiver,hours\na,b,-2\n")
    #expect(ledger.output.contains("standard input:2:3 (hours)"))
    let both = try ToolRun(["check", "-", "--shape", "ledger", "--from", "csv"], input: "")
    #expect(both.status == 64)
  }
}
