// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapital
@testable import SocialCapitalFormats

/// Edge lists of whole numbers give the network that going through them word by word gives.
@Suite("Pairs of numbers") struct NumberPairsTests {
  private static let separators = ["\t", " ", ",", ";"]
  /// What may stand among numbers, none of it a small whole one.
  private static let others = [
    "ann", "007", "00", "1234567", "12345678", "123456789", "1a", "1.5", "-1", "+1", "é", "/", ":",
    "1/2", "9:", "\u{1}1",
  ]

  private struct List {
    var text = ""
    var ties: [[String]] = []
    var lines: [Int] = []
  }

  /// A list whose numbers go up to a limit; of a hundred words or lines some are odd.
  private func list(
    count: Int, below limit: Int, oddity: Int, using generator: inout SplitMix
  ) -> List {
    let separator = Self.separators[Int.random(in: 0..<4, using: &generator)]
    func isOdd() -> Bool { Int.random(in: 0..<100, using: &generator) < oddity }
    func word() -> String {
      isOdd()
        ? Self.others[Int.random(in: Self.others.indices, using: &generator)]
        : String(Int.random(in: 0..<limit, using: &generator))
    }
    var (list, line) = (List(), 1)
    for _ in 0..<count {
      let tie = [word(), word()]
      list.ties.append(tie)
      list.lines.append(line)
      list.text += tie.joined(separator: separator)
      let ending =
        isOdd() ? ["\r\n", "\n\n", "\n# of numbers\n"].randomElement(using: &generator) : nil
      list.text += ending ?? "\n"
      line += ending == nil || ending == "\r\n" ? 1 : 2
    }
    if isOdd(), list.text.hasSuffix("\n") { list.text.removeLast() }
    return list
  }

  @Test(arguments: [0, 1, 5, 30]) func wordByWordGivesTheSame(oddity: Int) throws {
    var generator = SplitMix(state: UInt64(oddity))
    for round in 0..<60 {
      let limit = [3, 40, 9_999_999][round % 3]
      let list = list(
        count: Int.random(in: 1...700, using: &generator), below: limit, oddity: oddity,
        using: &generator)
      var reader = NetworkReader()
      reader.format = .edgeList
      let reading = try reader.reading(
        InputFiles(ties: SourceFile(name: "ties.txt", text: list.text)), keepsLines: true)
      let network = reading.dataset.network
      let ends = network.ties.indices.map { row in
        [network.ties.sources[row], network.ties.targets[row]].map { network.nodes[Int($0)].id }
      }
      #expect(ends == list.ties, Comment(rawValue: list.text.debugDescription))
      #expect(Array(reading.tieLines) == list.lines)
      // Nodes are numbered in order of first appearance.
      var firstLines: [(id: String, line: Int)] = []
      var seen: Set<String> = []
      for (tie, line) in zip(list.ties, list.lines) {
        for id in tie where seen.insert(id).inserted { firstLines.append((id, line)) }
      }
      #expect(network.nodes.map(\.id) == firstLines.map(\.id))
      #expect(Array(reading.nodeLines) == firstLines.map(\.line))
    }
  }

  @Test func aNumberBelowTheLimitIsTakenWithOthers() {
    let text = "0\t12\n1234567\t5\n3 4\n5 6\n7 8\n"
    let bytes = ContiguousArray(text.utf8)
    for (limit, ends) in [(1_234_568, 15), (1_234_567, 5), (12, 0)] {
      var (pairs, offset) = (NumberPairs(), 0)
      pairs.read(bytes.span, &offset, PlainSeparator(0x09), below: limit)
      // The last line has another separator.
      #expect(offset == ends)
      #expect(pairs.count == (ends == 15 ? 2 : ends == 5 ? 1 : 0))
    }
    var (pairs, offset) = (NumberPairs(), 0)
    pairs.read(bytes.span, &offset, PlainSeparator(0x09), below: 9_999_999)
    #expect(Array(pairs.sources[..<2]) == [0, 1_234_567] && Array(pairs.targets[..<2]) == [12, 5])
    #expect(
      Array(pairs.sourceStarts[..<2]) == [0, 5] && Array(pairs.targetStarts[..<2]) == [2, 13])
  }
}
