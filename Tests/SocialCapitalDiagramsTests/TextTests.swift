// SPDX-License-Identifier: Apache-2.0

import SocialCapitalDiagrams
import Testing

struct TextTests {
  @Test func linesBreakBetweenWordsAndFitTheWidth() {
    let block = TextBlock(
      "The Community Garden Association", style: .label, width: 70, lines: 3)
    #expect(block.lines.joined(separator: " ") == "The Community Garden Association")
    #expect(block.lines.count > 1)
    #expect(block.width <= 70)
  }

  @Test func longTextEndsInAnEllipsisOnTheLastLineAllowed() {
    let word = String(repeating: "x", count: 10_000)
    for text in [word, String(repeating: "many words ", count: 1_000)] {
      let block = TextBlock(text, style: .label, width: 84, lines: 3)
      #expect(block.lines.count == 3)
      #expect(block.lines[2].hasSuffix("…"))
      #expect(block.width <= 84)
    }
  }

  @Test func whatNoPageCanShowIsReplaced() {
    let block = TextBlock("a\u{0}b\u{7}c\u{85}d\u{FFFF}\u{202E}e\tf", style: .label, lines: 9)
    #expect(block.lines == ["a\u{FFFD}b\u{FFFD}c", "d\u{FFFD}e f"])
  }

  @Test func emptyTextHasNoLines() {
    #expect(TextBlock("", style: .label, lines: 3).lines.isEmpty)
    #expect(TextBlock(" \n ", style: .label, lines: 3).height == 0)
  }

  @Test func labelsShowBackslashesAndEntitiesAsTheyAre() {
    #expect(DotGraph.label(["a\\N&lt;"]) == "a\\\\N&amp;lt;")
    #expect(DotGraph.label(["one", "two"]) == "one\\ntwo")
    #expect(DotGraph.label(["one", "two"], justification: "l") == "one\\ltwo\\l")
  }

  @Test func dotTextQuotesWhatItHolds() {
    let diagram = Diagram(nodes: [.init(key: 0, label: "say \"hi\"\\")], edges: [])
    #expect(diagram.dot().contains(#"label="say \"hi\"\\""#))
    #expect(diagram.dot().hasPrefix("strict digraph G {\n"))
  }

  @Test func numbersAreWrittenShort() {
    #expect(DotGraph.text(1.23456) == "1.235")
    #expect(DotGraph.text(-0.00001) == "0")
    #expect(DotGraph.text(42) == "42")
  }
}
