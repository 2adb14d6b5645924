// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What each verb gives for a small town.
@Suite struct VerbTests {
  private func town() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "town/nodes.csv",
      """
      id,label,kind,sector,consent
      p1,Ann Example,citizen,citizen,
      p2,Bob Example,citizen,citizen,
      p3,Cy Example,citizen,citizen,withdrawn
      food,Food Bank,organisation,social,
      hall,Town Hall,organisation,public,

      """)
    try folder.write(
      "town/ties.csv",
      """
      source,target,relation,weight,wave
      p1,p2,helps,2,1
      p2,p1,helps,1,1
      p1,food,helps,4,1
      food,hall,funds,3,1
      p3,p1,helps,1,1
      p1,p2,helps,2,2
      p2,food,helps,1,2

      """)
    try folder.write(
      "town/participation.csv",
      "wave,id,responded\n"
        + ["1", "2"].flatMap { wave in
          ["p1", "p2", "p3", "food", "hall"].map { "\(wave),\($0),yes\n" }
        }.joined())
    return folder
  }

  private func run(_ arguments: String...) throws -> ToolRun {
    try ToolRun(arguments, in: try town())
  }

  private func object(_ run: ToolRun) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func measureSelectsAndLeavesOutWhoWithdrew() throws {
    let run = try run(
      "measure", "town", "-m", "density,degree", "--relation", "helps", "--wave", "1", "-fjson")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let network = try #require(try object(run)["network"] as? [String: Any])
    #expect(network["nodes"] as? Int == 4)
    #expect(network["ties"] as? Int == 3)
    #expect(!run.output.contains("p3"))
  }

  @Test func measureSaysWhenWavesAreTakenTogether() throws {
    let run = try run("measure", "town", "-m", "density")
    #expect(run.status == 0)
    #expect(run.errors.contains("2 waves are taken together"))
  }

  @Test func measureDoesNotDependOnThreads() throws {
    let one = try run("measure", "town", "--all", "--wave", "1", "-fjson", "--threads", "1")
    let seven = try run("measure", "town", "--all", "--wave", "1", "-fjson", "--threads", "7")
    #expect(one.status == 0)
    #expect(one.output == seven.output)
  }

  @Test func chanceStandsBesideNumbers() throws {
    let arguments = ["measure", "town", "-m", "arc-reciprocity", "--wave", "1", "--chance"]
    let json = try ToolRun(
      arguments + ["edges", "--draws", "20", "--seed", "5", "-fjson"], in: try town())
    #expect(json.status == 0)
    let chance = try #require(try object(json)["chance"] as? [String: Any])
    #expect(chance["draws"] as? Int == 20 && chance["seed"] as? Int == 5)
    let csv = try ToolRun(arguments + ["degrees", "--draws", "20", "-fcsv"], in: try town())
    #expect(csv.output.hasPrefix("measure,value,undefined,chance,mean"))
    #expect(csv.output.contains("arc-reciprocity,"))
    let wrong = try ToolRun(arguments + ["luck"], in: try town())
    #expect(wrong.status == 64 && wrong.errors.contains("size"))
    let rows = try ToolRun(arguments + ["edges", "--rows", "nodes"], in: try town())
    #expect(rows.status == 64 && rows.errors.contains("--rows"))
    let draws = try run("measure", "town", "-m", "density", "--draws", "9")
    #expect(draws.status == 64 && draws.errors.contains("--chance"))
  }

  @Test func growthGivesIntervalsWhenAsked() throws {
    let run = try run("growth", "town", "--measures", "density", "--draws", "20")
    #expect(run.status == 0)
    #expect(run.output.contains("\"differences\"") && run.output.contains("\"bootstrap\""))
    // Four members answered twice: too few for an interval.
    #expect(run.output.contains("\"verdict\": \"unknown\""))
    let wrong = try self.run("growth", "town", "--measures", "joiners")
    #expect(wrong.status == 64)
  }

  @Test func timingsAreGivenWhenAsked() throws {
    let run = try run("measure", "town", "-m", "density", "--wave", "1", "-fjson", "--timings")
    let seconds = try #require(try object(run)["seconds"] as? [String: Any])
    #expect(seconds.keys.sorted() == ["density", "read"])
  }

  @Test func provenanceNamesFilesAndOptions() throws {
    let run = try run("measure", "town", "-m", "density", "--wave", "1", "-fjson")
    let provenance = try #require(try object(run)["provenance"] as? [String: Any])
    let files = try #require(provenance["files"] as? [[String: Any]])
    #expect(
      Set(files.compactMap { $0["name"] as? String }) == [
        "nodes.csv", "ties.csv", "participation.csv",
      ])
    #expect(files.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
    let options = try #require(provenance["options"] as? [[String: String]])
    #expect(options.map { $0["name"] } == ["measures", "wave"])
  }

  @Test func unknownSelectionsListWhatThereIs() throws {
    for (option, value, part) in [
      ("--relation", "help", "helps, funds"), ("--wave", "9", "1, 2"),
      ("--kind", "ghost", "citizen"), ("--by", "sekter", "sector"),
    ] {
      let run = try run("measure", "town", "--all", option, value)
      #expect(run.status == 1)
      #expect(run.errors.contains(part))
    }
  }

  @Test func growthComparesWaves() throws {
    let run = try run("growth", "town")
    #expect(run.status == 0)
    let object = try object(run)
    #expect((object["waves"] as? [Any])?.count == 2)
    #expect((object["changes"] as? [Any])?.count == 1)
    let single = try ToolRun(["growth", "-"], input: "source,target\na,b\n")
    #expect(single.status == 1)
    #expect(single.errors.contains("fewer than two waves"))
  }

  @Test func checkListsAndCounts() throws {
    let fine = try ToolRun(["check", "-"], input: "source,target\na,b\nb,a\n")
    #expect(fine.status == 0)
    #expect(fine.output == "Nothing wrong was found.\n")
    let wrong = try ToolRun(["check", "-"], input: "source,target\na,\nb,\nc,a\n")
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("error: standard input:2:2 (target)"))
    #expect(
      wrong.output.hasSuffix(
        "\n2 errors. What else may look wrong is looked for once the errors are mended: check again then.\n"
      ))
    #expect(wrong.errors.isEmpty)
    let suspect = try ToolRun(["check", "-"], input: "source,target\nAnn,bob\nann,bob\n")
    #expect(suspect.status == 0)
    #expect(suspect.output.contains("warning: "))
  }

  @Test func drawKeepsPeopleUnnamed() throws {
    let hidden = try run("draw", "town", "--wave", "1", "-f", "dot")
    #expect(hidden.status == 0)
    #expect(hidden.output.contains("graph"))
    #expect(hidden.output.contains("Food Bank"))
    #expect(!hidden.output.contains("Example"))
    #expect(!hidden.output.contains("p1"))
    let shown = try run("draw", "town", "--wave", "1", "-f", "dot", "--show-names")
    #expect(shown.output.contains("Ann"))
    let refused = try run("draw", "town", "--colour-by", "label")
    #expect(refused.status == 64)
  }

  @Test func drawWritesPicturesWhereItCan() throws {
    let folder = try town()
    let arguments = ["draw", "town", "--wave", "1", "--size-by", "degree", "-o"]
    for (name, start) in [("a.svg", "<"), ("a.pdf", "%PDF"), ("a.png", "\u{FFFD}PNG")] {
      let run = try ToolRun(arguments + [name], in: folder)
      #if Graphviz
        #expect(run.status == 0)
        #expect(try folder.read(name).hasPrefix(start))
      #else
        #expect(run.status == 1)
        #expect(run.errors.contains("Graphviz"))
        #expect(!FileManager.default.fileExists(atPath: folder.path(name)))
      #endif
    }
  }

  @Test func reportKeepsPeopleUnnamed() throws {
    let folder = try town()
    let run = try ToolRun(
      ["report", "town", "-o", "out", "--title", "A town", "--date", "2026-03-31"], in: folder)
    #expect(run.status == 0)
    let page = try folder.read("out/report.html")
    #expect(page.contains("A town"))
    #expect(page.contains("2026-03-31"))
    for name in try #require(FileManager.default.subpaths(atPath: folder.path("out"))) {
      guard let data = try? Data(contentsOf: folder.url.appending(path: "out/" + name)) else {
        continue
      }
      #expect(!String(decoding: data, as: UTF8.self).contains("Example"), "\(name)")
    }
    #if Graphviz
      #expect(try folder.read("out/figures/network.svg").contains("<svg"))
    #else
      #expect(try folder.read("out/figures/network.dot").contains("graph"))
      #expect(run.errors.contains("was not drawn"))
    #endif
    let wrong = try ToolRun(["report", "town", "-o", "out2", "--date", "31/3/26"], in: folder)
    #expect(wrong.status == 64)
    #expect(!FileManager.default.fileExists(atPath: folder.path("out2")))
  }
}
