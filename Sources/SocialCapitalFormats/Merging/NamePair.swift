// SPDX-License-Identifier: Apache-2.0

/// What two names have in common and how alike that makes them.
struct NamePair {
  /// From 0 to 1; 1 when the names are the same but for case, accents, marks and order.
  var likeness: Double
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
  private var match: WordMatch
  private var candidates: [(likeness: Double, a: Int, b: Int)] = []
  /// What differs in the pair compared last, beside the words.
  private var marks: [MergeSuggestion.Reason] = []

  init(_ index: NameIndex) {
    self.index = index
    match = WordMatch(index)
  }

  /// What a pair must reach to be worth a closer look, before what is known of contacts.
  static let least = 0.8

  /// What the names of the pair compared last have in common, and what differs.
  var traits: [MergeSuggestion.Reason] { match.traits + marks }

  /// Whether an initial of one stood for a word of the other in the pair compared last.
  var restsOnInitial: Bool { match.traits.contains(.initial) }

  /// Compares two names; `nil` where they cannot be one's.
  mutating func pair(_ one: Int, _ other: Int, isBody: Bool) -> NamePair? {
    let (a, b) = (index.names[one], index.names[other])
    guard a.numeralKey == b.numeralKey, a.wordCount > 0, b.wordCount > 0 else { return nil }
    let titles = (index.title(of: a), index.title(of: b))
    if let first = titles.0?.isWoman, let second = titles.1?.isWoman, first != second { return nil }
    let generations = (index.generation(of: a), index.generation(of: b))
    if generations.0 != generations.1, generations.0 != nil, generations.1 != nil { return nil }
    let areSingle = a.wordCount == 1 && b.wordCount == 1
    if areSingle, !isSingleSlip(a, b) { return nil }
    match.begin(one, other)
    if !match.isSame {
      matchWords()
      guard !match.pairs.isEmpty else { return nil }
    }
    var likeness = match.likeness(isBody: isBody)
    guard likeness >= Self.least else { return nil }
    if areSingle, !match.isSame { likeness -= 0.05 }
    marks.removeAll(keepingCapacity: true)
    if titles.0 != titles.1 {
      if titles.0?.isWoman != nil, titles.1?.isWoman != nil { likeness -= 0.05 }
      marks.append(.title)
    }
    if generations.0 != generations.1 {
      likeness -= 0.1
      marks.append(.generation)
    }
    guard likeness >= Self.least else { return nil }
    return NamePair(
      likeness: likeness, namesakes: index.expectedNamesakes(of: match.shared))
  }

  /// Whether two names of one word are the same, or long and a slip away from each other: short ones
  /// that differ are two names.
  private func isSingleSlip(_ a: NameIndex.IndexedName, _ b: NameIndex.IndexedName) -> Bool {
    let (one, other) = (
      index.wordNumbers[a.words.lowerBound], index.wordNumbers[b.words.lowerBound]
    )
    if one == other { return true }
    let (first, second) = (index.words[Int(one)].range, index.words[Int(other)].range)
    let letters = index.letters.span
    return min(first.count, second.count) >= 6
      && WordLikeness.isSlip(letters.extracting(first), letters.extracting(second))
  }

  private mutating func matchWords() {
    match.matchJoinedWords()
    match.matchSameWords()
    match.matchAsides()
    candidates.removeAll(keepingCapacity: true)
    for i in match.freeA {
      for j in match.freeB {
        let likeness = likeness(match.a[i], match.b[j])
        if likeness > 0 { candidates.append((likeness, i, j)) }
      }
    }
    // Equal likeness goes by place, so that the order of names does not matter to the result.
    candidates.sort {
      $0.likeness != $1.likeness ? $0.likeness > $1.likeness : ($0.a, $0.b) < ($1.a, $1.b)
    }
    for candidate in candidates { match.take(candidate.a, candidate.b, candidate.likeness) }
  }

  /// How alike two different words are; 0 where they are not one word spelt in two ways.
  private mutating func likeness(_ one: Int32, _ other: Int32) -> Double {
    let (a, b) = (index.words[Int(one)], index.words[Int(other)])
    let (short, long) = (min(a.range.count, b.range.count), max(a.range.count, b.range.count))
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
    let letters = index.letters.span
    let (first, second) = (letters.extracting(a.range), letters.extracting(b.range))
    let (short, long) = (min(first.count, second.count), max(first.count, second.count))
    if short == 1 { return long > 1 && first[0] == second[0] ? 0.9 : 0 }
    guard short >= 3, long <= WordLikeness.mostLetters,
      let steps = WordLikeness.distance(first, second, limit: Self.mostSteps(long))
    else { return 0 }
    let likeness = WordLikeness.jaroWinkler(first, second)
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
