// SPDX-License-Identifier: Apache-2.0

/// What two names have in common and how alike that makes them.
struct NamePair {
  /// From 0 to 1; 1 when the names are the same but for case, accents, marks and order.
  var likeness: Double
  /// What differs.
  var traits: [MergeSuggestion.Reason]
  /// How many namesakes chance alone would give, by the words both have.
  var namesakes: Double
}

/// Compares names word by word.
///
/// Each word of one name is set against at most one of the other, the likeliest first. The likeness
/// of the names is the mean of the likeness of the words, each weighted by how rare it is among all
/// names; words without a partner count as 0. This is the symmetrical form of SoftTFIDF.
///
/// ## Reference
/// W. W. Cohen, P. Ravikumar and S. E. Fienberg, "A comparison of string distance metrics for
/// name-matching tasks", Proceedings of IIWeb 2003, 73–78.
struct NameComparison {
  let index: NameIndex
  private var known = KnownLikeness()
  /// How many names have a word that is a slip away from each, −1 where that was not asked yet.
  private var nameCountsNear: ContiguousArray<Int>

  init(_ index: NameIndex) {
    self.index = index
    nameCountsNear = ContiguousArray(repeating: -1, count: index.words.count)
  }

  /// What a pair must reach to be worth a closer look, before what is known of contacts.
  static let least = 0.8

  /// Compares two names; `nil` where they cannot be one's.
  mutating func pair(_ one: Int, _ other: Int, isBody: Bool) -> NamePair? {
    let (a, b) = (index.names[one], index.names[other])
    guard a.numerals == b.numerals, !a.words.isEmpty, !b.words.isEmpty else { return nil }
    if let first = a.title?.isWoman, let second = b.title?.isWoman, first != second { return nil }
    if a.generation != b.generation, a.generation != nil, b.generation != nil { return nil }
    var match = WordMatch(a, b)
    if !match.isSame {
      matchWords(&match)
      guard !match.pairs.isEmpty else { return nil }
    }
    var pair = NamePair(
      likeness: match.likeness(index, isBody: isBody), traits: match.traits,
      namesakes: namesakes(match))
    guard pair.likeness >= Self.least else { return nil }
    if isSlipOfOneWord(a, b, match) == false { return nil }
    if a.words.count == 1, b.words.count == 1, !match.isSame { pair.likeness -= 0.05 }
    addMarks(a, b, to: &pair)
    return pair.likeness >= Self.least ? pair : nil
  }

  private mutating func namesakes(_ match: WordMatch) -> Double {
    let index = index
    return index.expectedNamesakes(of: match.shared) { word in
      if nameCountsNear[word] < 0 { nameCountsNear[word] = index.nameCount(near: word) }
      return nameCountsNear[word]
    }
  }

  /// A single word must be long and differ in one letter to be a slip; `nil` where there are more
  /// words or the same.
  private func isSlipOfOneWord(
    _ a: NameIndex.IndexedName, _ b: NameIndex.IndexedName, _ match: WordMatch
  ) -> Bool? {
    guard a.words.count == 1, b.words.count == 1, !match.isSame else { return nil }
    return min(a.joined.count, b.joined.count) >= 6
      && WordLikeness.distance(a.joined, b.joined, limit: 1) != nil
  }

  private func addMarks(
    _ a: NameIndex.IndexedName, _ b: NameIndex.IndexedName, to pair: inout NamePair
  ) {
    if a.title?.isWoman != nil, b.title?.isWoman != nil, a.title != b.title {
      pair.likeness -= 0.05
    }
    if a.title != b.title { pair.traits.append(.title) }
    if a.generation != b.generation {
      pair.likeness -= 0.1
      pair.traits.append(.generation)
    }
  }

  private mutating func matchWords(_ match: inout WordMatch) {
    match.matchJoinedWords(index)
    match.matchSameWords()
    match.matchAsides()
    var candidates: [(likeness: Double, a: Int, b: Int)] = []
    for i in match.freeA {
      for j in match.freeB {
        let likeness = likeness(match.a.words[i], match.b.words[j])
        if likeness > 0 { candidates.append((likeness, i, j)) }
      }
    }
    // Equal likeness goes by place, so that the order of names does not matter to the result.
    candidates.sort {
      $0.likeness != $1.likeness ? $0.likeness > $1.likeness : ($0.a, $0.b) < ($1.a, $1.b)
    }
    for candidate in candidates { match.take(candidate.a, candidate.b, candidate.likeness, index) }
  }

  /// How alike two different words are; 0 where they are not one word spelt in two ways.
  private mutating func likeness(_ one: Int32, _ other: Int32) -> Double {
    let (a, b) = (index.words[Int(one)], index.words[Int(other)])
    let (short, long) = (
      min(a.letters.count, b.letters.count), max(a.letters.count, b.letters.count)
    )
    // One step changes at most two of the letters that words have.
    let steps = Self.mostSteps(long)
    if short > 1, long - short > steps || (a.mask ^ b.mask).nonzeroBitCount > 2 * steps { return 0 }
    let key =
      UInt64(UInt32(bitPattern: min(one, other))) << 32
      | UInt64(UInt32(bitPattern: max(one, other)))
    if let likeness = known[key] { return likeness }
    let likeness = freshLikeness(a, b)
    known[key] = likeness
    return likeness
  }

  /// The most steps between two spellings of a word of some letters.
  private static func mostSteps(_ letterCount: Int) -> Int { letterCount > 7 ? 2 : 1 }

  private func freshLikeness(_ a: NameIndex.IndexedWord, _ b: NameIndex.IndexedWord) -> Double {
    if a.hasDigits || b.hasDigits || a.isLight || b.isLight { return 0 }
    let (short, long) = (
      min(a.letters.count, b.letters.count), max(a.letters.count, b.letters.count)
    )
    if short == 1 { return long > 1 && a.letters[0] == b.letters[0] ? 0.9 : 0 }
    guard short >= 3,
      let steps = WordLikeness.distance(a.letters, b.letters, limit: Self.mostSteps(long))
    else { return 0 }
    let likeness = WordLikeness.jaroWinkler(a.letters, b.letters)
    guard likeness >= 0.8 else { return 0 }
    // Two words that other names have as well are two names rather than one misspelt.
    let areAttested = min(a.nameCount, b.nameCount) > 1
    return max(0, likeness - (areAttested ? 0.2 : 0) - (steps > 1 ? 0.03 : 0))
  }
}

/// How alike pairs of words were found to be, as far as there is room to know it: most names are compared
/// with others that have some of the same words.
private struct KnownLikeness {
  private var slots = ContiguousArray(repeating: (pair: UInt64.max, likeness: 0.0), count: 1 << 14)

  subscript(pair: UInt64) -> Double? {
    get { slots[place(of: pair)].pair == pair ? slots[place(of: pair)].likeness : nil }
    set { slots[place(of: pair)] = newValue.map { (pair, $0) } ?? (.max, 0) }
  }

  private func place(of pair: UInt64) -> Int { Int((pair &* 0x9E37_79B9_7F4A_7C15) >> (64 - 14)) }
}
