// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import SocialCapitalTool

/// The table of verbs and options is complete and everything made of it agrees.
@Suite struct TableTests {
  @Test func noTwoVerbsHaveOneName() {
    #expect(Set(Verb.all.map(\.name)).count == Verb.all.count)
  }

  @Test(arguments: Verb.all.map(\.name))
  func aVerbExplainsItself(name: String) throws {
    let verb = try #require(Verb.named(name))
    #expect(verb.examples.count >= 2)
    #expect(verb.summary.hasSuffix("."))
    let names = verb.options.flatMap(\.names)
    #expect(Set(names).count == names.count)
    let letters = verb.options.compactMap(\.short)
    #expect(Set(letters).count == letters.count)
    let help = HelpText.text(of: verb)
    for option in verb.options {
      #expect(help.contains("--\(option.name)"))
      #expect(option.help.hasSuffix("."))
      for other in option.excludes {
        // The same option may stand in a verb that has not the other.
        guard let other = verb.option(named: other) else { continue }
        #expect(other.excludes.contains(option.name))
      }
    }
    for line in help.split(separator: "\n") where !line.hasPrefix("  social-capital ") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test(arguments: Verb.all.map(\.name))
  func theExamplesOfAVerbAreCommandLinesItTakes(name: String) throws {
    let verb = try #require(Verb.named(name))
    for example in verb.examples {
      for words in Self.commands(in: example.command) {
        #expect(throws: Never.self, "\(example.command)") { try Parser.parse(words) }
      }
    }
  }

  /// The words after each `social-capital` of a shell line without quotes that matter.
  private static func commands(in line: String) -> [[Word]] {
    line.components(separatedBy: "social-capital ").dropFirst().map { rest in
      rest.prefix { !"|>)".contains($0) }.split(separator: " ").map { word in
        Word(word.filter { $0 != "'" && $0 != "\"" })
      }
    }
  }

  @Test(arguments: Completions.shells)
  func completionsKnowEveryVerbAndOption(shell: String) {
    let script = Completions.script(for: shell)
    for verb in Verb.all {
      #expect(script.contains(verb.name))
      for name in verb.options.flatMap(\.names) {
        #expect(script.contains(shell == "fish" ? "-l \(name)" : "--\(name)"))
      }
    }
  }

  @Test func theManualInDocsIsTheOneTheTableMakes() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Docs/CommandLine.md")
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == Manual.text, "Run: social-capital manual > Docs/CommandLine.md")
  }
}
