// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A folder of files appears whole or not at all, and nothing of anybody else's is removed.
@Suite struct OutputFolderTests {
  private static let ties = "source,target\n" + (0..<60).map { "n\($0),n\($0 * 7 % 60)\n" }.joined()

  private func report(in folder: TemporaryFolder) throws -> ToolRun {
    try ToolRun(
      ["report", "-", "-o", folder.path("out"), "--date", "2026-03-31"], input: Self.ties)
  }

  /// The paths and contents of all files in a folder; nil where there is no folder.
  private func contents(of url: URL) throws -> [String: Data]? {
    guard let names = FileManager.default.subpaths(atPath: url.path) else { return nil }
    var contents: [String: Data] = [:]
    for name in names {
      contents[name] = (try? Data(contentsOf: url.appending(path: name))) ?? Data()
    }
    return contents
  }

  @Test func aReportIsAFolder() throws {
    let folder = try TemporaryFolder()
    let run = try report(in: folder)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(try folder.names == ["out"])
    let first = try #require(try contents(of: folder.url.appending(path: "out")))
    #expect(first["report.html"]?.isEmpty == false)
    #expect(first["report.json"]?.isEmpty == false)
    #expect(first.keys.contains { $0.hasPrefix("tables/") && $0.hasSuffix(".csv") })
    #expect(try report(in: folder).status == 0)
    #expect(try contents(of: folder.url.appending(path: "out")) == first)
    #expect(try folder.names == ["out"])
  }

  @Test(arguments: ["notes.txt", "tables/mine.csv", "other/thing"])
  func aFolderWithOtherFilesIsLeftAlone(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("out/" + name, "mine")
    let new = try report(in: folder)
    #expect(new.status == 1)
    #expect(new.errors.contains("not written by this command"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "out"))
    #expect(try report(in: folder).status == 0)
    try folder.write("out/" + name, "mine")
    #expect(try report(in: folder).status == 1)
    #expect(try folder.read("out/" + name) == "mine")
  }

  @Test func aFileIsNoFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("out", "mine")
    #expect(try report(in: folder).status == 1)
    #expect(try folder.read("out") == "mine")
  }

  @Test func aKilledRunLeavesTheOldFolderOrTheNew() throws {
    let folder = try TemporaryFolder()
    try folder.write("ties.csv", Self.ties)
    let out = folder.url.appending(path: "out")
    func arguments(_ title: String) -> [String] {
      [
        "report", folder.path("ties.csv"), "-o", out.path, "--date", "2026-03-31", "--title", title,
      ]
    }
    #expect(try ToolRun(arguments("New")).status == 0)
    let new = try contents(of: out)
    let start = ContinuousClock.now
    #expect(try ToolRun(arguments("Old")).status == 0)
    let whole = (ContinuousClock.now - start) / .seconds(1)
    let old = try contents(of: out)
    #expect(old != new)
    for step in 1...16 {
      #expect(try ToolRun(arguments("Old")).status == 0)
      let process = try ToolRun.process(arguments("New"))
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: whole * (0.4 + 0.05 * Double(step)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let left = try contents(of: out)
      #expect(left == old || left == new)
    }
  }
}
