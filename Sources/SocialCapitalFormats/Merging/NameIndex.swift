// SPDX-License-Identifier: Apache-2.0

/// Names as numbered words, with how many names have each word.
///
/// What is known of how people are called comes from these names alone: a word that several names
/// have is a name of its own rather than a slip of the pen, and a name made of common words may well
/// belong to two people.
struct NameIndex {
  /// The names, in the order given.
  private(set) var names: ContiguousArray<IndexedName> = []
  /// The distinct words.
  private(set) var words: ContiguousArray<IndexedWord> = []
  /// The numbers of the words of all names, one name after another.
  private(set) var wordNumbers: ContiguousArray<Int32> = []
  /// The letters of all words, one word after another.
  private(set) var letters: WordLikeness.Letters = []
  /// Titles and marks of generations, by number; the first of each is none.
  private var titles: [NameWords.Title?] = [nil]
  private var generations: [String?] = [nil]

  /// A word and what these names show of it.
  struct IndexedWord {
    fileprivate(set) var start: Int32
    fileprivate(set) var letterCount: Int32
    /// A bit for each letter it has, to tell words apart at a glance.
    let mask: UInt32
    let hasDigits: Bool
    let isLight: Bool
    let isLegalForm: Bool
    /// How many names have it.
    fileprivate(set) var nameCount: Int32 = 0
    /// How many names have a word that is a slip away from it; none are from a word with digits, as
    /// another number is another thing.
    fileprivate(set) var nameCountNear: Int32 = 0
    /// How much it says of whose name it is.
    fileprivate(set) var weight = 0.0

    /// Where its letters stand.
    var range: Range<Int> { Int(start)..<Int(start) + Int(letterCount) }
  }

  /// A name by the numbers of its words.
  struct IndexedName {
    fileprivate let start: Int32
    /// How many words it has.
    let wordCount: UInt8
    /// How many stand in brackets or quotation marks, after the others.
    let asideCount: UInt8
    fileprivate let title: UInt8
    fileprivate let generation: UInt8
    /// One number for the words that hold digits, 0 where there are none.
    let numeralKey: UInt64

    /// Where the numbers of its words stand.
    var words: Range<Int> { Int(start)..<Int(start) + Int(wordCount) }
    /// Where the numbers of those in brackets stand.
    var asides: Range<Int> { words.upperBound..<words.upperBound + Int(asideCount) }
  }

  /// More words than this are no name.
  static let mostWords = 16

  init(_ texts: some Collection<String>) {
    names.reserveCapacity(texts.count)
    // Most names have a word that no other has.
    words.reserveCapacity(texts.count)
    wordNumbers.reserveCapacity(texts.count)
    letters.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count })
    var numbers: [String: Int32] = [:]
    for text in texts { add(NameWords(text), &numbers) }
    numbers = [:]
    let total = Double(max(1, texts.count))
    for number in words.indices {
      // The logarithm of how rare the word is, as in weights of search terms.
      let rarity = (1 + total / Double(max(1, words[number].nameCount))).binaryLogarithm
      words[number].weight = words[number].isLight ? 0.15 * rarity : rarity
    }
    let near = NeighborCounts(self).counts
    for number in words.indices { words[number].nameCountNear = near[number] }
  }

  func title(of name: IndexedName) -> NameWords.Title? { titles[Int(name.title)] }

  func generation(of name: IndexedName) -> String? { generations[Int(name.generation)] }

  /// How many letters the words of a name have together.
  func letterCount(of name: Int) -> Int {
    wordNumbers[names[name].words].reduce(0) { $0 + Int(words[Int($1)].letterCount) }
  }

  /// Adds the letters of the words of a name to some letters.
  func appendLetters(of name: Int, to joined: inout WordLikeness.Letters) {
    for word in wordNumbers[names[name].words] {
      joined.append(contentsOf: letters[words[Int(word)].range])
    }
  }

  private mutating func add(_ name: NameWords, _ numbers: inout [String: Int32]) {
    let start = wordNumbers.count
    for word in name.words.prefix(Self.mostWords) { wordNumbers.append(number(word, &numbers)) }
    let wordCount = wordNumbers.count - start
    for word in name.asides.prefix(Self.mostWords) { wordNumbers.append(number(word, &numbers)) }
    var numerals: [Int32] = []
    for place in start..<wordNumbers.count {
      let word = wordNumbers[place]
      if words[Int(word)].hasDigits { numerals.append(word) }
      // A word that a name has twice is a word of one name.
      if !wordNumbers[start..<place].contains(word) { words[Int(word)].nameCount += 1 }
    }
    numerals.sort()
    names.append(
      IndexedName(
        start: Int32(start), wordCount: UInt8(wordCount),
        asideCount: UInt8(wordNumbers.count - start - wordCount),
        title: Self.number(of: name.title, in: &titles),
        generation: Self.number(of: name.generation, in: &generations),
        numeralKey: numerals.reduce(0) { LetterKeys.mixed($0 &+ UInt64($1) &+ 1, 2) }))
  }

  /// The place of one of a few known values, a new one where it was not seen.
  private static func number<Value: Equatable>(
    of value: Value?, in known: inout [Value?]
  ) -> UInt8 {
    if value == nil { return 0 }
    if let place = known.firstIndex(of: value) { return UInt8(place) }
    known.append(value)
    return UInt8(known.count - 1)
  }

  private mutating func number(_ word: String, _ numbers: inout [String: Int32]) -> Int32 {
    if let number = numbers[word] { return number }
    let number = Int32(words.count)
    numbers[word] = number
    let start = letters.count
    letters.append(contentsOf: word.unicodeScalars.lazy.map(\.value))
    words.append(
      IndexedWord(
        start: Int32(start), letterCount: Int32(letters.count - start),
        mask: letters[start...].reduce(0) { $0 | 1 << ($1 & 31) },
        hasDigits: word.unicodeScalars.contains { $0.properties.numericType != nil },
        isLight: NameWords.light.contains(word),
        isLegalForm: NameWords.legalForms.contains(word)))
    return number
  }

  /// How many namesakes chance alone would give one of two names: the number of names times the
  /// share of names that have each of its words, as if words came together at random.
  ///
  /// - Parameter pairs: The words that the names have in common, each as it is spelt in both. Where the
  ///   spellings differ, words that are a slip away from either count too. The two names themselves
  ///   are not counted.
  func expectedNamesakes(of pairs: [(Int32, Int32)]) -> Double {
    let total = Double(max(1, names.count))
    return pairs.reduce(total) { product, spellings in
      let (one, other) = (words[Int(spellings.0)], words[Int(spellings.1)])
      var bearers = Int(one.nameCount) - 2
      if spellings.0 != spellings.1 {
        bearers += Int(other.nameCount)
        bearers += max(Int(one.nameCountNear - other.nameCount), 0)
        bearers += max(Int(other.nameCountNear - one.nameCount), 0)
      }
      // A word that no third name has may yet be somebody's, but that is not likely.
      return product * min(1, max(0.01, Double(bearers)) / total)
    }
  }
}

extension Double {
  /// The logarithm to base 2 of a number from 1 on, exact at powers of two and straight between.
  ///
  /// Weights of words need no more, and it is the same bits on every platform.
  fileprivate var binaryLogarithm: Double { Double(exponent) + significand - 1 }
}
