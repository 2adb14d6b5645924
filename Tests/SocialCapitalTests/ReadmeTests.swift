// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

/// The example of README.md, run; its lines stand here as they stand there.
@Suite("README")
struct ReadmeTests {
  @Test func theExampleGivesWhatItSays() throws {
    let town = try SocialNetwork(
      nodes: [
        Node("ann", kind: .citizen), Node("bo", kind: .citizen),
        Node("library", kind: .organization, sector: .public),
      ],
      ties: [
        Tie("ann", "bo", weight: 3), Tie("bo", "ann", weight: 1), Tie("bo", "library", weight: 4),
      ])
    let graph = try town.graph()
    #expect("\(graph.arcReciprocity().share)" == "value(0.6666666666666666)")
    #expect("\(try graph.betweenness().ranked()[0])" == "(index: 1, value: 1.0)")
  }

  @Test func theExampleIsTheOneRunHere() throws {
    let here = URL(filePath: #filePath)
    let root = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let source = try String(contentsOf: here, encoding: .utf8)
    let block = try #require(readme.firstMatch(of: /```swift\n(.+?)```/.dotMatchesNewlines()))
    for line in block.1.split(separator: "\n") {
      let code = line.prefix { $0 != "/" }.trimmingCharacters(in: .whitespaces)
      let asked = code.hasPrefix("print(") ? String(code.dropFirst(6).dropLast()) : code
      #expect(source.contains(asked), "\(asked) is not run")
    }
  }
}
