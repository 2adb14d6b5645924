// SPDX-License-Identifier: Apache-2.0

/// Finds pairs of names worth comparing without comparing all with all.
///
/// Names meet in a block when they share a word and the first letter of another, or when leaving out
/// at most one letter of each makes them the same; the numbers in them must be the same. In a large
/// block each name is compared only with those near it in order of spelling.
///
/// ## Reference
/// M. A. Hernández and S. J. Stolfo, "The merge/purge problem for large databases", SIGMOD 1995,
/// doi:10.1145/223784.223807.
struct NameBlocks {
  private let index: NameIndex
  /// The names in order of spelling.
  private let order: ContiguousArray<Int32>
  private var words: ContiguousArray<Int32> = []
  private var joined: WordLikeness.Letters = []

  /// Blocks up to this size are compared whole.
  private static let wholeBlock = 40
  /// In larger ones each is compared with so many that follow it.
  private static let window = 12
  /// The rarest words of a name that make blocks.
  private static let mostWords = 5
  /// Longer names make no blocks of all their letters.
  private static let mostLetters = 48

  init(_ index: NameIndex) {
    self.index = index
    order = Self.order(index)
  }

  /// Calls a function for each pair, the earlier name first; a pair may come several times.
  ///
  /// - Complexity: *O*(*n* log *n*) in the number of names, as blocks are cut to a width.
  mutating func forEachPair(_ body: (Int, Int) -> Void) {
    var recent = RecentPairs(nameCount: order.count)
    var runs = KeyRuns(
      numberCount: order.count, expecting: expectedCount, room: 4 * order.count + 1 << 16)
    for part in 0..<runs.partCount {
      runs.begin(part)
      for rank in order.indices { file(rank, in: &runs) }
      runs.forEachRun { block in
        let width = block.count <= Self.wholeBlock ? block.count : Self.window
        for one in block.indices {
          for other in (one + 1)..<max(one + 1, min(block.count, one + 1 + width)) {
            let (a, b) = (Int(order[block[one]]), Int(order[block[other]]))
            if a != b, recent.insert(min(a, b), max(a, b)) { body(min(a, b), max(a, b)) }
          }
        }
      }
    }
  }

  /// The names in order of all their letters.
  private static func order(_ index: NameIndex) -> ContiguousArray<Int32> {
    // The first three letters, which are enough to put most in order.
    var joined: WordLikeness.Letters = []
    var order = ContiguousArray(
      index.names.indices.map { name in
        joined.removeAll(keepingCapacity: true)
        index.appendLetters(of: name, to: &joined)
        let head = (0..<3).reduce(UInt64(0)) { head, place in
          head << 21 | (place < joined.count ? UInt64(joined[place]) + 1 : 0)
        }
        return (head: head, name: Int32(name))
      })
    order.sort { one, other in
      one.head != other.head ? one.head < other.head : index.precedes(one.name, other.name)
    }
    return ContiguousArray(order.lazy.map(\.name))
  }

  /// About how many keys all names have.
  private var expectedCount: Int {
    index.names.indices.reduce(0) { count, name in
      let wordCount = min(Self.mostWords, index.names[name].words.count)
      return count + wordCount * (wordCount - 1) + 2 * index.letterCount(of: name)
    }
  }

  /// Files the name of a rank under all its keys.
  private mutating func file(_ rank: Int, in runs: inout KeyRuns) {
    let name = index.names[Int(order[rank])]
    // Only those with the same numbers in them can be one's.
    let numerals = name.numeralKey
    fileWords(of: name, rank, in: &runs)
    joined.removeAll(keepingCapacity: true)
    index.appendLetters(of: Int(order[rank]), to: &joined)
    guard 2...Self.mostLetters ~= joined.count else { return }
    Self.file(rank, joined.span, numerals, in: &runs)
    guard name.words.count > 1 else { return }
    // As registers have it: the last word first.
    let last = index.words[Int(index.wordNumbers[name.words.upperBound - 1])].range
    joined.removeLast(last.count)
    joined.insert(contentsOf: index.letters[last], at: 0)
    Self.file(rank, joined.span, numerals, in: &runs)
  }

  /// Files a name under each of its rarest words with the first letter of another.
  private mutating func fileWords(
    of name: NameIndex.IndexedName, _ rank: Int, in runs: inout KeyRuns
  ) {
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: index.wordNumbers[name.words])
    words.append(contentsOf: index.wordNumbers[name.asides])
    words.sort { index.words[Int($0)].weight > index.words[Int($1)].weight }
    let rare = words.prefix(Self.mostWords)
    for one in rare where index.words[Int(one)].letterCount > 1 {
      for other in rare where other != one {
        let first = index.letters[index.words[Int(other)].range.lowerBound]
        let key = LetterKeys.mixed(UInt64(UInt32(bitPattern: one)) << 32 | UInt64(first), 1)
        runs.file(rank, under: key ^ name.numeralKey)
      }
    }
  }

  /// Files a name under letters, and under what is left of them without one.
  private static func file(
    _ rank: Int, _ letters: Span<UInt32>, _ numerals: UInt64, in runs: inout KeyRuns
  ) {
    runs.file(rank, under: LetterKeys.key(of: letters) ^ numerals)
    LetterKeys.forEachKey(withoutOneOf: letters) { key, place in
      // Leaving out either of two equal letters leaves the same.
      if place > 0, letters[place] == letters[place - 1] { return }
      runs.file(rank, under: key ^ numerals)
    }
  }
}

extension NameIndex {
  /// Whether a name stands before another in order of all their letters, and of place where they are the
  /// same.
  fileprivate func precedes(_ one: Int32, _ other: Int32) -> Bool {
    let (first, second) = (names[Int(one)].words, names[Int(other)].words)
    var (a, b) = (LetterPlace(first), LetterPlace(second))
    while true {
      guard let letter = a.next(self) else { return b.next(self) != nil || one < other }
      guard let otherLetter = b.next(self) else { return false }
      if letter != otherLetter { return letter < otherLetter }
    }
  }

  /// Goes through the letters of a name.
  private struct LetterPlace {
    private var words: Range<Int>
    private var letters = 0..<0

    init(_ words: Range<Int>) { self.words = words }

    mutating func next(_ index: NameIndex) -> UInt32? {
      while letters.isEmpty {
        guard let word = words.first else { return nil }
        words = words.dropFirst()
        letters = index.words[Int(index.wordNumbers[word])].range
      }
      defer { letters = letters.dropFirst() }
      return index.letters[letters.lowerBound]
    }
  }
}

/// Pairs that came before, as far as there is room to know them: most pairs meet in several blocks, and
/// comparing two names takes longer than finding out that it was done.
///
/// A pair is one number; multiplied by an odd one, it says where it is kept and what is kept there, so
/// that four bytes are enough to know it by.
private struct RecentPairs {
  private var slots: ContiguousArray<UInt32>
  private let nameBits: UInt64
  private let tagBits: UInt64

  /// - Parameter nameCount: The number of names, for each of which four pairs or more are remembered.
  init(nameCount: Int) {
    nameBits = UInt64(Int.bitWidth - nameCount.leadingZeroBitCount)
    let slotBits = min(2 * nameBits, nameBits + 2)
    tagBits = 2 * nameBits - slotBits
    slots = ContiguousArray(repeating: 0, count: 1 << Int(slotBits))
  }

  /// Notes a pair, the lesser number first; returns `false` where it surely came before.
  mutating func insert(_ one: Int, _ other: Int) -> Bool {
    let pair = UInt64(one) << nameBits | UInt64(other)
    let mixed = pair &* 0x9E37_79B9_7F4A_7C15 & (1 << (2 * nameBits) - 1)
    let place = Int(mixed >> tagBits)
    // 0 is free.
    let tag = UInt32(truncatingIfNeeded: mixed & (1 << tagBits - 1)) &+ 1
    if slots[place] == tag { return false }
    slots[place] = tag
    return true
  }
}
