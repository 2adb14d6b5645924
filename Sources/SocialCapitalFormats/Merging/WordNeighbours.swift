// SPDX-License-Identifier: Apache-2.0

/// Which words are a slip away from which: one letter dropped, added, changed, or swapped.
///
/// Two such words become the same when at most one letter of each is left out, so that all words
/// are filed under what they are without each of their letters.
struct WordNeighbours {
  /// The letters of all words that may have neighbours, one after another, and where those of each
  /// begin.
  private var letters: WordLikeness.Letters = []
  private var starts: ContiguousArray<Int32> = [0]
  /// How many names have each word.
  private var nameCounts: ContiguousArray<Int32> = []
  private var entries: ContiguousArray<Entry> = []

  private struct Entry: Comparable {
    let key: UInt64
    let word: Int32

    static func < (left: Entry, right: Entry) -> Bool {
      left.key != right.key ? left.key < right.key : left.word < right.word
    }
  }

  /// - Complexity: *O*(*l* log *l*) for words of *l* letters in all.
  init(_ words: [NameIndex.IndexedWord]) {
    for (number, word) in words.enumerated() {
      if Self.hasNeighbours(word) {
        letters += word.letters
        for key in LetterKeys.keys(of: word.letters) {
          entries.append(Entry(key: key, word: Int32(number)))
        }
      }
      starts.append(Int32(letters.count))
      nameCounts.append(Int32(word.nameCount))
    }
    entries.sort()
  }

  private static func hasNeighbours(_ word: NameIndex.IndexedWord) -> Bool {
    word.letters.count > 2 && !word.hasDigits
  }

  private func range(_ word: Int) -> Range<Int> { Int(starts[word])..<Int(starts[word + 1]) }

  /// How many names have a word that is a slip away from one.
  func nameCount(near number: Int) -> Int {
    let own = WordLikeness.Letters(letters[range(number)])
    if own.isEmpty { return 0 }
    var near: ContiguousArray<Int32> = []
    for key in LetterKeys.keys(of: own) {
      var place = firstPlace(of: key)
      while place < entries.count, entries[place].key == key {
        near.append(entries[place].word)
        place += 1
      }
    }
    near.sort()
    var (count, last) = (0, Int32(number))
    for other in near where other != last && other != number {
      last = other
      if WordLikeness.isSlip(own.span, letters.span.extracting(range(Int(other)))) {
        count += Int(nameCounts[Int(other)])
      }
    }
    return count
  }

  private func firstPlace(of key: UInt64) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Numbers for some letters and for what is left of them without each.
enum LetterKeys {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// A key for some letters, and one for each way to leave out one of them.
  ///
  /// Keys are polynomials of the letters, so that each takes one step; two different words share
  /// one by chance about once in 2⁶⁴.
  static func keys(of letters: WordLikeness.Letters) -> ContiguousArray<UInt64> {
    // What stands after each letter, and the powers of the base.
    var after = ContiguousArray<UInt64>(repeating: 0, count: letters.count + 1)
    var powers = ContiguousArray<UInt64>(repeating: 1, count: letters.count + 1)
    for place in letters.indices { powers[place + 1] = powers[place] &* base }
    for place in letters.indices.reversed() {
      let power = powers[letters.count - place - 1]
      after[place] = after[place + 1] &+ (UInt64(letters[place]) &+ 1) &* power
    }
    var keys: ContiguousArray<UInt64> = [mixed(after[0], UInt64(letters.count))]
    var before: UInt64 = 0
    for place in letters.indices {
      // Leaving out either of two equal letters leaves the same.
      if place == 0 || letters[place] != letters[place - 1] {
        let key = before &* powers[letters.count - place - 1] &+ after[place + 1]
        keys.append(mixed(key, UInt64(letters.count - 1)))
      }
      before = before &* base &+ (UInt64(letters[place]) &+ 1)
    }
    return keys
  }

  /// A number mixed with another so that all its bits depend on all of both.
  static func mixed(_ value: UInt64, _ kind: UInt64) -> UInt64 {
    var z = value ^ (kind &* 0xD134_2543_DE82_EF95)
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
