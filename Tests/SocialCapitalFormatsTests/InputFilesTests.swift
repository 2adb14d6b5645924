// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("Finding files")
struct InputFilesTests {
  private func file(_ name: String) -> SourceFile { SourceFile(name: name, text: "x") }

  @Test("takes the tables of a folder by name and leaves other files alone")
  func folder() throws {
    let files = try InputFiles(
      folder: "town", files: [file("Ties.CSV"), file("nodes.tsv"), file("notes.txt"), file("a")])
    #expect(files.ties.name == "Ties.CSV")
    #expect(files.nodes?.name == "nodes.tsv")
    #expect(files.participation == nil)
  }

  @Test("refuses a folder without ties, or with two tables of one name")
  func refuses() {
    let missing = #expect(throws: FormatError.self) {
      try InputFiles(folder: "town", files: [file("nodes.csv")])
    }
    #expect(missing?.problems.problems.first?.reason == .missingFile)
    let several = #expect(throws: FormatError.self) {
      try InputFiles(folder: "town", files: [file("ties.csv"), file("ties.tsv")])
    }
    #expect(several?.problems.problems.first?.reason == .severalFiles)
    #expect(several?.description.contains("ties.csv, ties.tsv") == true)
  }

  @Test("reads a folder, or one file, from disk")
  func disk() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "formats-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ties = folder.appending(path: "ties.csv")
    try Data("source,target\na,b\n".utf8).write(to: ties)
    let nodes = folder.appending(path: "people.csv")
    try Data("id\nb\na\n".utf8).write(to: nodes)
    #expect(try InputFiles(contentsOf: folder).nodes == nil)
    let files = try InputFiles(contentsOf: ties, nodes: nodes)
    #expect(try NetworkReader().read(files).network.nodes.map(\.id) == ["b", "a"])
    let error = #expect(throws: FormatError.self) {
      try InputFiles(contentsOf: folder.appending(path: "none.csv"))
    }
    #expect(error?.problems.problems.first?.reason == .unreadableFile)
  }

  @Test("a slice of other data is read from its own beginning")
  func slice() throws {
    let data = Data("xxsource,target\na,b\n".utf8)
    let files = InputFiles(ties: SourceFile(name: "ties.csv", contents: data[2...]))
    #expect(try NetworkReader().read(files).network.nodes.count == 2)
  }
}
