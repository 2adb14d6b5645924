// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Words of names")
struct NameIndexTests {
  /// All words of three and four letters out of three, some in several names: many have equal letters in a
  /// row, and many are a slip away from many.
  private static let names: [String] = {
    var words = [""]
    var all: [String] = []
    for length in 1...5 {
      words = words.flatMap { word in ["a", "b", "c"].map { word + $0 } }
      if length > 2 { all += words }
    }
    return all.enumerated().flatMap { place, word in
      Array(repeating: word, count: 1 + place % 3)
    } + ["abc1", "ab", "abc d", String(repeating: "abcd", count: 17), "abc abc"]
  }()

  @Test("counts the names with a word that is a slip away as comparing all words would")
  func neighbors() {
    let index = NameIndex(Self.names)
    let letters = index.letters.span
    var largest: Int32 = 0
    for one in index.words {
      var expected: Int32 = 0
      for other in index.words where one.start != other.start {
        let (first, second) = (one.range, other.range)
        guard !one.hasDigits, !other.hasDigits,
          3...WordLikeness.mostLetters ~= first.count, 3...WordLikeness.mostLetters ~= second.count,
          WordLikeness.isSlip(letters.extracting(first), letters.extracting(second))
        else { continue }
        expected += other.nameCount
      }
      #expect(one.nameCountNear == expected, "of \(one.letterCount) letters")
      largest = max(largest, expected)
    }
    #expect(index.words.count == 27 + 81 + 243 + 4)
    #expect(largest > 30)
  }

  @Test("counts a name once for a word that it has twice")
  func twice() {
    let index = NameIndex(["ann ann (ann)", "ann", "bo"])
    #expect(index.words.map(\.nameCount) == [2, 1])
    #expect(index.names[0].wordCount == 2)
    #expect(index.names[0].asideCount == 1)
  }

  @Test("goes through the numbers of each key in order, in one part or in many", arguments: [1, 9])
  func runs(parts: Int) {
    var generator = SeededGenerator(seed: 5)
    let filed = (0..<5000).map { _ in
      (
        number: generator.index(below: 700),
        key: LetterKeys.mixed(UInt64(generator.index(below: 900)), 3)
      )
    }
    var expected: [UInt64: [Int]] = [:]
    for (number, key) in filed { expected[key, default: []].append(number) }
    var runs = KeyRuns(numberCount: 700, expecting: filed.count, room: filed.count / parts)
    #expect(runs.partCount == (parts == 1 ? 1 : 16))
    var found: [[Int]] = []
    for part in 0..<runs.partCount {
      runs.begin(part)
      for (number, key) in filed { runs.file(number, under: key) }
      runs.forEachRun { found.append(Array($0)) }
    }
    let several = expected.sorted { $0.key < $1.key }.map { $0.value.sorted() }
    #expect(found == several.filter { $0.count > 1 })
  }

  @Test("keys of what is left of letters are those of the same letters alone")
  func keys() {
    let word: WordLikeness.Letters = [5, 9, 9, 2, 7, 2]
    LetterKeys.forEachKey(withoutOneOf: word.span) { key, place in
      var left = word
      left.remove(at: place)
      #expect(key == LetterKeys.key(of: left.span))
    }
    var swapped: [UInt64] = []
    LetterKeys.forEachKey(withTwoSwappedOf: word.span) { swapped.append($0) }
    let expected: [WordLikeness.Letters] = [[5, 9, 2, 9, 7, 2], [5, 9, 9, 2, 2, 7]]
    #expect(swapped == expected.map { LetterKeys.key(of: $0.span) })
    LetterKeys.forEachKey(withoutOneOf: WordLikeness.Letters().span) { _, _ in
      Issue.record("nothing can be left out")
    }
  }
}
