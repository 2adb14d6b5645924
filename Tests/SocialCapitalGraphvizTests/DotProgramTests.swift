// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapitalDiagrams
import SocialCapitalGraphviz
import Testing

/// The DOT text as Graphviz's own program reads it.
@Suite(
  .enabled(
    if: DotProgram.path != nil,
    "The program dot is not installed, so DOT text is not read back here."))
struct DotProgramTests {
  @Test(arguments: [
    "plain", #"ends in \"#, #"\N "quoted" \"#, "<b>", "&amp;", "line\nbreak", "a\u{0}b", "漢字", "%",
  ])
  func labelsAreReadBackAsTheyAre(_ label: String) throws {
    let diagram = Diagram(nodes: [.init(key: 0, label: label)], edges: [])
    let svg = try #require(ParsedSVG(try DotProgram.run(diagram.dot(), ["-Tsvg"])))
    let shown = svg.texts.map { $0.replacing("\u{A0}", with: " ") }
    let expected =
      label == "line\nbreak" ? ["line", "break"] : [label.replacing("\0", with: "\u{FFFD}")]
    #expect(shown == expected)
  }

  @Test(arguments: ["neato", "dot"])
  func legendIsAClusterOfItsOwn(_ engine: String) throws {
    let diagram = Fixtures.ring(8)
    let svg = try #require(ParsedSVG(try DotProgram.run(diagram.dot(), ["-K\(engine)", "-Tsvg"])))
    #expect(svg.count(of: "g", class: "cluster") == 1)
    #expect(svg.texts.contains("Diamond") && svg.texts.contains("Legend"))
    #expect((0..<8).allSatisfy { svg.texts.contains("Node number \($0)") })
  }

  @Test func placedDiagramIsAPageTheProgramDrawsAsItIs() throws {
    var diagram = Fixtures.ring(2)
    diagram.nodes[0].position = .init(x: 0, y: 0)
    diagram.nodes[1].position = .init(x: 140, y: 60)
    let drawn = try #require(ParsedSVG(try DotProgram.run(diagram.dot(), ["-Tsvg"])))
    #expect(drawn.texts.contains("A ring") && drawn.texts.contains("Diamond"))
    #if Graphviz
      let ours = try #require(ParsedSVG(try GraphvizRenderer().svg(diagram)))
      #expect(drawn.count(of: "polygon") == ours.count(of: "polygon"))
      #expect(drawn.elements[0].attributes["viewBox"] == ours.elements[0].attributes["viewBox"])
    #endif
  }
}

enum DotProgram {
  /// Where the program is, if it is installed.
  static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").map { "\($0)/dot" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What the program makes of a text.
  static func run(_ text: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
