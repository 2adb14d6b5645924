// SPDX-License-Identifier: Apache-2.0

/// How many names have a word that is a slip away from each word: one letter dropped, added, changed, or
/// swapped with the next.
///
/// Every word is filed under itself, under what is left of it without each of its letters, and under what
/// swapping two of its letters makes. Words filed under the same without a letter of the same place
/// differ in that letter alone, so that sums over those that meet stand for comparing them all.
struct NeighborCounts {
  /// By the numbers of words.
  private(set) var counts: ContiguousArray<Int32>
  private let index: NameIndex
  /// How many names have words that are left the same without the letter of a place.
  private var sums = ContiguousArray<Int32>(repeating: 0, count: WordLikeness.mostLetters)

  /// How a word came to be filed: its letter of a lower place was left out, it is itself, or two of its
  /// letters were swapped.
  private static let (whole, swapped, ways) = (64, 65, 128)

  /// Counts.
  ///
  /// - Complexity: *O*(*l* log *l*) for *l* letters in all.
  init(_ index: NameIndex) {
    self.index = index
    counts = ContiguousArray(repeating: 0, count: index.words.count)
    var runs = KeyRuns(
      numberCount: index.words.count * Self.ways,
      expecting: 2 * index.letters.count + index.words.count,
      room: 4 * index.words.count + 1 << 16)
    for part in 0..<runs.partCount {
      runs.begin(part)
      for word in index.words.indices where Self.hasNeighbors(index.words[word]) {
        Self.file(word, index.letters.span.extracting(index.words[word].range), in: &runs)
      }
      runs.forEachRun { add($0) }
    }
  }

  private static func hasNeighbors(_ word: NameIndex.IndexedWord) -> Bool {
    3...WordLikeness.mostLetters ~= word.range.count && !word.hasDigits
  }

  private static func file(_ word: Int, _ letters: Span<UInt32>, in runs: inout KeyRuns) {
    runs.file(word * ways + whole, under: LetterKeys.key(of: letters))
    LetterKeys.forEachKey(withoutOneOf: letters) { key, place in
      runs.file(word * ways + place, under: key)
    }
    LetterKeys.forEachKey(withTwoSwappedOf: letters) { key in
      runs.file(word * ways + swapped, under: key)
    }
  }

  /// Counts for each of the words that were filed under the same the others that are a slip away.
  private mutating func add(_ filed: ContiguousArray<Int>) {
    /// The word that all were filed under, where there is one.
    var base: Int?
    for entry in filed {
      let (word, way) = (entry / Self.ways, entry % Self.ways)
      if way == Self.whole { base = word }
      if way < Self.whole { sums[way] += nameCount(word) }
    }
    for entry in filed {
      let (word, way) = (entry / Self.ways, entry % Self.ways)
      if way < Self.whole { counts[word] += sums[way] - nameCount(word) }
      // Leaving out either of two equal letters makes the same, which is one slip.
      if let base, way == Self.swapped || way < Self.whole && !isRepeated(word, way) {
        counts[word] += nameCount(base)
        counts[base] += nameCount(word)
      }
    }
    for entry in filed where entry % Self.ways < Self.whole { sums[entry % Self.ways] = 0 }
  }

  private func nameCount(_ word: Int) -> Int32 { index.words[word].nameCount }

  /// Whether a letter of a word is the one before it.
  private func isRepeated(_ word: Int, _ place: Int) -> Bool {
    let start = index.words[word].range.lowerBound
    return place > 0 && index.letters[start + place] == index.letters[start + place - 1]
  }
}
