// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// From names that may be one to data in which they are.
@Suite struct MergeRunTests {
  private func town() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "town/nodes.csv",
      "id,label,kind\na,Zebedee Ockenden,citizen\nb,Zebedee Okenden,citizen\n"
        + "c,Una Thurlow,citizen\nd,Food Bank,organisation\ne,Ivo Pell,citizen\n")
    try folder.write("town/ties.csv", "source,target\na,c\na,d\nb,c\nc,d\ne,c\n")
    return folder
  }

  @Test func suggestionsAreDecidedAndThenApplied() throws {
    let folder = try town()
    let check = try ToolRun(["check", "town", "--suggest", "merge.csv"], in: folder)
    #expect(check.status == 0)
    #expect(check.output.contains("warning: nodes.csv:3 (label)"))
    #expect(!check.output.contains("Zebedee") && !check.errors.contains("Zebedee"))
    #expect(check.errors.contains("1 pair"))
    let table = try folder.read("merge.csv")
    #expect(
      table.hasPrefix("merge,kept,kept_label,merged,merged_label,score,reasons\n,a,Zebedee Ock"))

    // As it is, nothing is decided and nothing is merged.
    let undecided = try ToolRun(
      ["convert", "town", "--to", "csv", "-o", "out", "--merge", "merge.csv"], in: folder)
    #expect(undecided.status == 0)
    #expect(undecided.errors.contains("not decided"))
    #expect(try folder.read("out/nodes.csv").contains("Zebedee Okenden"))

    try folder.write("yes.csv", table.replacing("\n,a", with: "\nyes,a"))
    let merged = try ToolRun(
      ["convert", "town", "--to", "csv", "-o", "out", "--merge", "yes.csv"], in: folder)
    #expect(merged.status == 0)
    #expect(merged.errors.contains("(Nodes: 1.)"))
    #expect(try folder.read("out/ties.csv") == "source,target\na,c\na,d\na,c\nc,d\ne,c\n")

    // A no is remembered: the pair is not reported again.
    try folder.write("no.csv", table.replacing("\n,a", with: "\nno,a"))
    let again = try ToolRun(
      ["check", "town", "--merge", "no.csv", "--suggest", "more.csv"], in: folder)
    #expect(!again.output.contains("much like"))
    #expect(again.errors.contains("0 pairs"))
  }

  @Test func everyReadingVerbMerges() throws {
    let folder = try town()
    try folder.write("merge.csv", "kept,merged\na,b\n")
    for arguments in [
      ["measure", "town", "-m", "degree", "-fcsv"], ["draw", "town", "-fdot", "--show-names"],
    ] {
      let plain = try ToolRun(arguments, in: folder)
      #expect(plain.output.contains("Okenden") || plain.output.contains("\nb,"))
      let run = try ToolRun(arguments + ["--merge", "merge.csv"], in: folder)
      #expect(run.status == 0)
      #expect(!run.output.contains("Okenden") && !run.output.contains("\nb,"))
    }
    let report = try ToolRun(["report", "town", "-o", "out", "--merge", "merge.csv"], in: folder)
    #expect(report.status == 0)
    #expect(try folder.read("out/report.json").contains("merge.csv"))
  }

  @Test func aWrongTableIsRefusedWithItsPlace() throws {
    let folder = try town()
    try folder.write("merge.csv", "kept,merged\na,b\nb,a\nx,c\n")
    let run = try ToolRun(
      ["measure", "town", "-m", "density", "--merge", "merge.csv"], in: folder)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("merge.csv:4 (kept)"))
    let check = try ToolRun(["check", "town", "--merge", "merge.csv"], in: folder)
    #expect(check.status == 1)
    #expect(check.output.contains("merge.csv:4 (kept)"))
    let absent = try ToolRun(
      ["measure", "town", "-m", "density", "--merge", "none.csv"], in: folder)
    #expect(absent.status == 1)
    #expect(absent.errors.contains("none.csv could not be read"))
  }

  @Test func noSuggestionsFromDataWithErrors() throws {
    let folder = try TemporaryFolder()
    try folder.write("ties.csv", "source,target\na,\n")
    let run = try ToolRun(["check", "ties.csv", "--suggest", "merge.csv"], in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("first mend the errors"))
    #expect(try folder.names == ["ties.csv"])
  }
}
