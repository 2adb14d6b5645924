// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Output files are there whole or not at all.
@Suite struct OutputTests {
  /// A ring with chords, large enough that its output takes a while to write.
  private static let ties: String = {
    let rows = (0..<3_000).flatMap { ["n\($0),n\(($0 + 1) % 3_000)", "n\($0),n\($0 / 2)"] }
    return "source,target\n" + rows.joined(separator: "\n") + "\n"
  }()

  @Test func aKilledRunLeavesTheOldFileOrTheNew() throws {
    let folder = try TemporaryFolder()
    try folder.write("ties.csv", Self.ties)
    let arguments = [
      "measure", folder.path("ties.csv"), "-m", "node-reciprocity", "-f", "json", "-o",
      folder.path("out.json"),
    ]
    let start = ContinuousClock.now
    #expect(try ToolRun(arguments).status == 0)
    let whole = (ContinuousClock.now - start) / .seconds(1)
    let new = try folder.read("out.json")
    var left: Set<String> = []
    for step in 1...16 {
      try folder.write("out.json", "old")
      let process = try ToolRun.process(arguments)
      try process.run()
      // Most of the steps fall where the file is written, at the end of the run.
      Thread.sleep(forTimeInterval: whole * (0.5 + 0.04 * Double(step)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      left.insert(try folder.read("out.json"))
    }
    #expect(left.isSubset(of: ["old", new]))
  }

  @Test func aFailedRunLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("out.json", "old")
    let arguments = ["measure", "-", "--all", "-f", "json", "-o", folder.path("out.json")]
    #expect(try ToolRun(arguments, input: "source,target\n,b\n").status == 1)
    #expect(try folder.read("out.json") == "old")
    #expect(try folder.names == ["out.json"])
  }

  @Test func anInterruptedRunLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let queue = folder.path("ties.csv")
    let made = unsafe mkfifo(queue, 0o600)
    try #require(made == 0)
    let process = try ToolRun.process(
      ["measure", queue, "--all", "-o", folder.path("out")])
    try process.run()
    // Opening waits for the run to open its end, so it is well under way.
    let input = try #require(FileHandle(forWritingAtPath: queue))
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    try input.close()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    #expect(try folder.names == ["ties.csv"])
  }

  @Test func aLinkStaysALinkAndRightsStay() throws {
    let folder = try TemporaryFolder()
    let manager = FileManager.default
    try folder.write("real", "old")
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("real"))
    try manager.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("real"))
    let arguments = ["measure", "-", "-m", "density", "-f", "csv", "-o", folder.path("link")]
    #expect(try ToolRun(arguments, input: "source,target\na,b\n").status == 0)
    #expect(
      try manager.destinationOfSymbolicLink(atPath: folder.path("link")) == folder.path("real"))
    #expect(try folder.read("real") == "measure,value,undefined\ndensity,0.5,\n")
    let rights = try manager.attributesOfItem(atPath: folder.path("real"))[.posixPermissions]
    #expect(rights as? Int == 0o640)
    #expect(try folder.names == ["link", "real"])
  }

  @Test(arguments: ["missing/out.json", "."])
  func whereNothingCanBeWrittenIsSaid(name: String) throws {
    let folder = try TemporaryFolder()
    let arguments = ["measure", "-", "-m", "density", "-o", folder.path(name)]
    let run = try ToolRun(arguments, input: "source,target\na,b\n")
    #expect(run.status == 1)
    #expect(run.errors.contains("social-capital: error: "))
    #expect(try folder.names.isEmpty)
  }

  #if Compression
    @Test func numbersGoOutInAWorkbookAndComeBackAsTheyWere() throws {
      let folder = try TemporaryFolder()
      try folder.write(
        "ties.csv", "source,target,weight\n=1+1,bo,2.5\nbo,cy,1\ncy,=1+1,4\nbo,=1+1,1\n")
      let measure = [
        "measure", folder.path("ties.csv"), "-m", "density,degree,betweenness,tie-betweenness",
      ]
      #expect(try ToolRun(measure + ["-o", folder.path("numbers.xlsx")]).status == 0)
      #expect(try ToolRun(measure + ["-o", folder.path("nodes.csv"), "-f", "csv"]).status == 0)
      #expect(
        try ToolRun([
          "convert", folder.path("numbers.xlsx"), "--to", "csv", "-o", folder.path("back"),
        ]).status == 0
      )
      // The numbers of nodes and ties are attributes of the network that the sheets are read as.
      #expect(try folder.read("back/nodes.csv") == folder.read("nodes.csv"))
      #expect(
        try ToolRun(
          measure + ["-o", folder.path("ties-out.csv"), "--rows", "ties", "-f", "csv"]
        ).status == 0)
      #expect(try folder.read("back/ties.csv") == folder.read("ties-out.csv"))
    }
  #endif

  @Test func theEndingOfTheNameSaysHowToWrite() throws {
    let folder = try TemporaryFolder()
    for (name, beginning) in [
      ("out.csv", "measure,value"), ("out.JSON", "{"), ("out.txt", "measure "), ("csv", "measure "),
    ] {
      let arguments = ["measure", "-", "-m", "density", "-o", folder.path(name)]
      #expect(try ToolRun(arguments, input: "source,target\na,b\n").status == 0)
      #expect(try folder.read(name).hasPrefix(beginning), "\(name)")
    }
  }
}
