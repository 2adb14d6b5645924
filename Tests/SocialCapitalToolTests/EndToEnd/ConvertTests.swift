// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapitalFormats
import Testing

/// From one format to another, nothing lost without a word.
@Suite struct ConvertTests {
  private func town() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "town/nodes.csv",
      "id,label,sector,consent,age\na,Añn,social,,40\nb,=Bo,public,withdrawn,\nc,,,,7\n")
    try folder.write(
      "town/ties.csv",
      "source,target,relation,weight,wave,date\n"
        + "a,b,helps,2.5,1,2026-03-31\na,c,helps,1.5,1,2026-04-01\n")
    try folder.write("town/participation.csv", "wave,id,responded\n1,a,true\n1,b,false\n")
    return folder
  }

  private func convert(_ arguments: String..., in folder: TemporaryFolder) throws -> ToolRun {
    try ToolRun(["convert"] + arguments, in: folder)
  }

  @Test func tablesComeBackAsTheyWere() throws {
    let folder = try town()
    let run = try convert("town", "--to", "csv", "-o", "out", in: folder)
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty, "\(run.errors)")
    for file in ["nodes.csv", "ties.csv", "participation.csv"] {
      #expect(try folder.read("out/" + file) == folder.read("town/" + file), "\(file)")
    }
    let safe = try convert(
      "town", "--to", "csv", "-o", "safe", "--spreadsheet-safe", in: folder)
    #expect(safe.status == 0)
    #expect(try folder.read("safe/nodes.csv").contains("'=Bo"))
  }

  #if Compression
    @Test func aNameThatEndsSoIsOfAPackedFile() throws {
      let folder = try town()
      for (number, name) in ["x.graphml", "x.GML.GZ", "x.dot.gz"].enumerated() {
        let run = try convert("town", "-o", name, in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let bytes = try Data(contentsOf: folder.url.appending(path: name))
        #expect(bytes.starts(with: [0x1F, 0x8B]) == name.lowercased().hasSuffix("gz"))
        let back = try convert(name, "--to", "csv", "-o", "back\(number)", in: folder)
        #expect(back.status == 0, "\(back.errors)")
        #expect(try folder.read("back\(number)/ties.csv") == folder.read("town/ties.csv"))
      }
      let ties = "source,target\na,b\nb,c\n"
      let list = try ToolRun(["convert", "-", "-o", "x.csv.gz"], input: ties, in: folder)
      #expect(list.status == 0, "\(list.errors)")
      #expect(try convert("x.csv.gz", "--to", "csv", in: folder).output == ties)
      let unknown = try convert("town", "-o", "x.gz", in: folder)
      #expect(unknown.status == 64)
    }
  #endif

  @Test func tiesAloneMayBeOneFileOrAStream() throws {
    let folder = try TemporaryFolder()
    let ties = "source,target,weight\na,b,2\nb,c,0.5\n"
    let stream = try ToolRun(["convert", "-", "--to", "csv"], input: ties, in: folder)
    #expect(stream.output == ties)
    let file = try ToolRun(["convert", "-", "-o", "x.csv"], input: ties, in: folder)
    #expect(file.status == 0)
    #expect(try folder.read("x.csv") == ties)
    // Tables of nodes have no place in one file.
    let many = try convert("town", "-o", "x.csv", in: try town())
    #expect(many.status == 1)
    #expect(many.errors.contains("Name a folder"))
  }

  @Test(arguments: NetworkFormat.all.filter(\.isWritable).map(\.id))
  func everyFormatIsReadBack(id: String) throws {
    let folder = try town()
    let format = try #require(NetworkFormat.named(id))
    let name = id == "csv" ? "out" : "out." + (format.fileExtensions.first ?? "x")
    let run = try convert("town", "--to", id, "-o", name, in: folder)
    if run.status == 1 {
      // A format may have no way to write the network at all; then it says so and writes nothing.
      #expect(run.errors.contains("cannot hold this network"))
      #expect(try folder.names == ["town"])
      return
    }
    #expect(run.status == 0, "\(run.errors)")
    // Either it says what it cannot hold, or it can hold everything.
    #expect(run.errors.contains("cannot hold everything") || run.errors.isEmpty)
    #expect(!run.errors.contains("Añn"))
    let check = try ToolRun(["check", name] + (id == "csv" ? [] : ["--from", id]), in: folder)
    #expect(check.status == 0, "\(check.output)")
    let strict = try convert("town", "--to", id, "-o", "strict." + name, "--strict", in: folder)
    #expect((strict.status == 0) == run.errors.isEmpty)
    let isThere = FileManager.default.fileExists(atPath: folder.path("strict." + name))
    #expect(isThere == run.errors.isEmpty)
  }

  @Test func theFormatMustBeClear() throws {
    let folder = try town()
    let none = try convert("town", in: folder)
    #expect(none.status == 64 && none.errors.contains("--to FORMAT"))
    let unknown = try convert("town", "-o", "out.xyz", in: folder)
    #expect(unknown.status == 64)
    #expect(try folder.names == ["town"])
  }

  @Test func shapesAndSelectionsAreConvertedToo() throws {
    let folder = try TemporaryFolder()
    let ledger = "date,giver,receiver,hours\n2026-01-02,a,b,2\n2026-01-03,a,b,-1\n"
    let run = try ToolRun(
      ["convert", "-", "--shape", "ledger", "--to", "csv", "-o", "out"], input: ledger, in: folder)
    #expect(run.status == 0)
    #expect(
      try folder.read("out/ties.csv") == "source,target,weight,date\na,b,1,2026-01-02\n")
    let part = try convert(
      "town", "--relation", "funds", "--to", "csv", "-o", "out", in: try town())
    #expect(part.status == 1)
    #expect(part.errors.contains("helps"))
  }

  @Test func nothingIsWrittenFromDataWithErrors() throws {
    let folder = try TemporaryFolder()
    try folder.write("x.csv", "before")
    let run = try ToolRun(
      ["convert", "-", "-o", "x.csv"], input: "source,target\na,\n", in: folder)
    #expect(run.status == 1)
    #expect(try folder.read("x.csv") == "before")
  }

  @Test func aFileOfNothingIsNotWritten() throws {
    let folder = try town()
    // Who withdrew takes the only tie of this relation along.
    try folder.write("town/ties.csv", "source,target,relation\na,b,helps\na,c,knows\n")
    let run = try convert(
      "town", "--relation", "helps", "--to", "ncol", "-o", "out.ncol", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("there are none"), "\(run.errors)")
    #expect(try !folder.names.contains("out.ncol"))
  }
}
