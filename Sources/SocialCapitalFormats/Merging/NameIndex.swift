// SPDX-License-Identifier: Apache-2.0

/// Names as numbered words, with how many names have each word.
///
/// What is known of how people are called comes from these names alone: a word that several names
/// have is a name of its own rather than a slip of the pen, and a name made of common words may well
/// belong to two people.
struct NameIndex {
  /// The names, in the order given.
  private(set) var names: [IndexedName] = []
  /// The distinct words.
  private(set) var words: [IndexedWord] = []
  private var numbers: [String: Int32] = [:]
  /// Which words are a slip away from which.
  private var neighbours = WordNeighbours([])
  /// How many names there are.
  let count: Int

  /// A word and what these names show of it.
  struct IndexedWord {
    let letters: WordLikeness.Letters
    /// A bit for each letter it has, to tell words apart at a glance.
    let mask: UInt32
    let hasDigits: Bool
    let isLight: Bool
    let isLegalForm: Bool
    /// How many names have it.
    var nameCount = 0
    /// How much it says of whose name it is.
    var weight = 0.0
  }

  /// A name by the numbers of its words.
  struct IndexedName {
    let words: [Int32]
    let asides: [Int32]
    let title: NameWords.Title?
    let generation: String?
    /// The words that hold digits, in order of number.
    let numerals: [Int32]
    /// One number for these, 0 where there are none.
    let numeralKey: UInt64
    /// All letters of the words, one after another.
    let joined: WordLikeness.Letters
  }

  /// More words than this are no name.
  static let mostWords = 16

  init(_ texts: [String]) {
    count = texts.count
    names.reserveCapacity(texts.count)
    for text in texts { add(NameWords(text)) }
    let total = Double(max(1, texts.count))
    for number in words.indices {
      // The logarithm of how rare the word is, as in weights of search terms.
      let rarity = (1 + total / Double(max(1, words[number].nameCount))).binaryLogarithm
      words[number].weight = words[number].isLight ? 0.15 * rarity : rarity
    }
    neighbours = WordNeighbours(words)
  }

  private mutating func add(_ name: NameWords) {
    let main = name.words.prefix(Self.mostWords).map { number(of: $0) }
    let asides = name.asides.prefix(Self.mostWords).map { number(of: $0) }
    for word in Set(main + asides) { words[Int(word)].nameCount += 1 }
    var joined = WordLikeness.Letters()
    for word in main { joined += words[Int(word)].letters }
    let numerals = (main + asides).filter { words[Int($0)].hasDigits }.sorted()
    names.append(
      IndexedName(
        words: main, asides: asides, title: name.title, generation: name.generation,
        numerals: numerals,
        numeralKey: numerals.reduce(0) { LetterKeys.mixed($0 &+ UInt64($1) &+ 1, 2) },
        joined: joined))
  }

  private mutating func number(of word: String) -> Int32 {
    if let number = numbers[word] { return number }
    let number = Int32(words.count)
    numbers[word] = number
    let letters = WordLikeness.Letters(word.unicodeScalars.lazy.map(\.value))
    words.append(
      IndexedWord(
        letters: letters, mask: letters.reduce(0) { $0 | 1 << ($1 & 31) },
        hasDigits: word.unicodeScalars.contains { $0.properties.numericType != nil },
        isLight: NameWords.light.contains(word),
        isLegalForm: NameWords.legalForms.contains(word)))
    return number
  }

  /// How many names have a word that is a slip away from one; none are from a word with digits, as
  /// another number is another thing.
  func nameCount(near word: Int) -> Int { neighbours.nameCount(near: word) }

  /// How many namesakes chance alone would give one of two names: the number of names times the
  /// share of names that have each of its words, as if words came together at random.
  ///
  /// - Parameters:
  ///   - words: The words that the names have in common, each as it is spelt in both. Where the
  ///     spellings differ, words that are a slip away from either count too. The two names themselves
  ///     are not counted.
  ///   - nameCountNear: How many names have a word that is a slip away from one
  ///     (``nameCount(near:)``).
  func expectedNamesakes(
    of words: [(Int32, Int32)], nameCountNear: (Int) -> Int
  ) -> Double {
    let total = Double(max(1, count))
    return words.reduce(total) { product, spellings in
      let (one, other) = (Int(spellings.0), Int(spellings.1))
      var bearers = self.words[one].nameCount - 2
      if one != other {
        bearers += self.words[other].nameCount
        bearers += max(nameCountNear(one) - self.words[other].nameCount, 0)
        bearers += max(nameCountNear(other) - self.words[one].nameCount, 0)
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
