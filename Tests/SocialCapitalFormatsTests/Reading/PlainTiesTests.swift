// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

/// Rows of tables that are read without a closer look give what a closer look gives.
@Suite("Plain ties") struct PlainTiesTests {
  private static let names = [
    "ann", "bo", "1", "2", "30", "007", "12345678", "123456789", "é", "e\u{301}", "Ann Bo", " cy",
    "di ", "\"q\"", "\"a,b\"", "x\"y", "#h", "%p", "{}", "{'a'}", "v}", "", "\u{1}",
    "a-name-of-many-bytes",
  ]
  private static let weights = ["1", "2.5", "-1", "0", "1e200", "x", "", " 3", "\"4\"", "1,5"]
  private static let lineEnds = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n \n"]

  /// A table of which most rows are plain.
  private func table(using generator: inout SplitMix) -> String {
    let separator = [",", ";", "\t"].randomElement(using: &generator) ?? ","
    let hasWeight = Bool.random(using: &generator)
    let oddity = [0, 2, 10].randomElement(using: &generator) ?? 0
    func pick(_ words: [String]) -> String {
      let isOdd = Int.random(in: 0..<100, using: &generator) < oddity
      let count = isOdd ? words.count : min(5, words.count)
      return words[Int.random(in: 0..<count, using: &generator)]
    }
    var text = "source\(separator)target" + (hasWeight ? "\(separator)weight" : "") + "\n"
    for _ in 0..<Int.random(in: 0...90, using: &generator) {
      var cells = [pick(Self.names), pick(Self.names)]
      if hasWeight { cells.append(pick(["1", "2", "0.5", "3", "7"] + Self.weights)) }
      if Int.random(in: 0..<100, using: &generator) < oddity { cells.append(pick(["", "", "x"])) }
      if Int.random(in: 0..<100, using: &generator) < oddity { cells.removeLast() }
      text += cells.joined(separator: separator)
      text +=
        Self.lineEnds[
          Int.random(in: 0..<(oddity == 0 ? 1 : Self.lineEnds.count), using: &generator)]
    }
    if Bool.random(using: &generator), let last = text.last, last.isNewline { text.removeLast() }
    return text
  }

  /// What a reading comes to: the network and where its ties stand, or what is wrong.
  private func outcome(
    _ text: String, nodes: String?, isPlain: Bool
  ) -> (network: SocialNetwork?, lines: ContiguousArray<Int>, problems: ProblemList) {
    let files = InputFiles(
      ties: SourceFile(name: "ties.csv", text: text),
      nodes: nodes.map { SourceFile(name: "nodes.csv", text: $0) })
    var session = ReadingSession(reader: NetworkReader(), files: files, keepsLines: true)
    session.readsPlainTies = isPlain
    do {
      let dataset = try session.run()
      return (dataset.network, session.tieLines, dataset.problems)
    } catch {
      return (nil, [], error.problems)
    }
  }

  @Test(arguments: 1...8) func aCloserLookFindsTheSame(seed: UInt64) {
    var generator = SplitMix(state: seed)
    var (read, refused) = (0, 0)
    for round in 0..<150 {
      let text = table(using: &generator)
      let nodes = round % 3 == 0 ? "id\nann\nbo\n1\n2\n30\n" : nil
      let plain = outcome(text, nodes: nodes, isPlain: true)
      let close = outcome(text, nodes: nodes, isPlain: false)
      #expect(plain.network == close.network, Comment(rawValue: text.debugDescription))
      #expect(plain.lines == close.lines)
      #expect(plain.problems == close.problems, Comment(rawValue: text.debugDescription))
      if close.network == nil { refused += 1 } else { read += 1 }
    }
    #expect(read > 20 && refused > 20)
  }
}
