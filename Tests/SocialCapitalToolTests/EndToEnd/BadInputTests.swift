// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Wrong data end with their place on standard error, status 1 and no output touched.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var nodes: String?
    var ties: [UInt8]
    /// What the messages must contain: the place and what is wrong.
    let expected: [String]

    init(_ name: String, nodes: String? = nil, ties: String, _ expected: String...) {
      self.init(name, nodes: nodes, bytes: Array(ties.utf8), expected)
    }

    init(_ name: String, nodes: String? = nil, bytes: [UInt8], _ expected: [String]) {
      self.name = name
      self.nodes = nodes
      self.ties = bytes
      self.expected = expected
    }

    var testDescription: String { name }
  }

  private static let cases = [
    Case(
      "unknown id", nodes: "id\nann\nbob\n", ties: "source,target\nann,bob\nann,zed\n",
      "ties.csv:3:2 (target)"),
    Case(
      "duplicate node", nodes: "id\nann\nbob\nann\n", ties: "source,target\nann,bob\n",
      "nodes.csv:4:1 (id)"),
    Case("missing column", ties: "source,hours\nann,bob\n", "ties.csv:1", "target"),
    Case(
      "weight that is no number", ties: "source,target,weight\nann,bob,much\n",
      "ties.csv:2:3 (weight)"),
    Case(
      "negative weight", ties: "source,target,weight\nann,bob,1\nann,cy,-1\n",
      "ties.csv:3:3 (weight)"),
    Case(
      "infinite weight", ties: "source,target,weight\nann,bob,inf\n", "ties.csv:2:3 (weight)"),
    Case(
      "weight too large", ties: "source,target,weight\nann,bob,1e400\n",
      "ties.csv:2:3 (weight)"),
    Case("empty file", ties: "", "ties.csv", "empty"),
    Case("binary file", bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0, 0, 255, 254], ["ties.csv"]),
    Case("open quote", ties: "source,target\n\"ann,bob\n", "ties.csv:2"),
    Case(
      "all errors, not only the first",
      ties: "source,target,weight\nann,,1\nann,bob,x\n", "ties.csv:2:2", "ties.csv:3:3"),
  ]

  @Test(arguments: cases)
  func isSaidWithItsPlace(of wrong: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write("data/ties.csv", Data(wrong.ties))
    if let nodes = wrong.nodes { try folder.write("data/nodes.csv", nodes) }
    try folder.write("out.json", "old")
    let run = try ToolRun(
      ["measure", folder.path("data"), "--all", "-f", "json", "-o", folder.path("out.json")])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    for part in wrong.expected { #expect(run.errors.contains(part)) }
    for cell in ["zed", "much"] { #expect(!run.errors.contains(cell)) }
    #expect(try folder.read("out.json") == "old")
    #expect(try folder.names == ["data", "out.json"])
  }

  @Test func aFolderWithoutTies() throws {
    let folder = try TemporaryFolder()
    try folder.write("data/nodes.csv", "id\nann\n")
    let run = try ToolRun(["measure", folder.path("data"), "--all"])
    #expect(run.status == 1)
    #expect(run.errors.contains("ties.csv"))
  }

  /// A gigabyte, but where nothing is optimised only more than a cell can hold.
  private static var endlessLength: UInt64 {
    #if DEBUG
      1 << 22
    #else
      1 << 30
    #endif
  }

  @Test func anEndlessLine() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("ties.csv")
    try folder.write("ties.csv", "source,target\nann,")
    // The file has a hole, so it takes no room.
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.truncate(atOffset: Self.endlessLength)
    try handle.close()
    let run = try ToolRun(["measure", file, "--all", "-o", folder.path("out")])
    #expect(run.status == 1)
    #expect(run.errors.contains("ties.csv:2"))
    #expect(try folder.names == ["ties.csv"])
  }
}
