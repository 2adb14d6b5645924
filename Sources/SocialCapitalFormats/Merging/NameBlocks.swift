// SPDX-License-Identifier: Apache-2.0

/// Finds pairs of names worth comparing without comparing all with all.
///
/// Names meet in a block when they share a word and the first letter of another, or when leaving out
/// at most one letter of each makes them the same; the numbers in them must be the same. In a large
/// block each name is compared only with
/// those near it in order of spelling.
///
/// ## Reference
/// M. A. Hernández and S. J. Stolfo, "The merge/purge problem for large databases", SIGMOD 1995,
/// doi:10.1145/223784.223807.
struct NameBlocks {
  private let index: NameIndex
  /// The place of each name in order of spelling.
  private var ranks: ContiguousArray<Int32>
  private var entries: ContiguousArray<Entry> = []

  private struct Entry: Comparable {
    let key: UInt64
    let rank: Int32
    let name: Int32

    static func < (left: Entry, right: Entry) -> Bool {
      left.key != right.key ? left.key < right.key : left.rank < right.rank
    }
  }

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
    let order = index.names.indices.sorted { one, other in
      let (a, b) = (index.names[one].joined, index.names[other].joined)
      return a == b ? one < other : a.lexicographicallyPrecedes(b)
    }
    ranks = ContiguousArray(repeating: 0, count: order.count)
    for (rank, name) in order.enumerated() { ranks[name] = Int32(rank) }
    for name in index.names.indices { addKeys(of: name) }
    entries.sort()
  }

  /// Calls a function for each pair, the earlier name first; a pair may come several times.
  ///
  /// - Complexity: *O*(*n* log *n*) in the number of names, as blocks are cut to a width.
  func forEachPair(_ body: (Int, Int) -> Void) {
    var recent = RecentPairs(nameCount: ranks.count)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      let width = end - start <= Self.wholeBlock ? end - start : Self.window
      for one in start..<end {
        for other in (one + 1)..<max(one + 1, min(end, one + 1 + width)) {
          let (a, b) = (Int(entries[one].name), Int(entries[other].name))
          if a != b, recent.insert(min(a, b), max(a, b)) { body(min(a, b), max(a, b)) }
        }
      }
      start = end
    }
  }

  /// Pairs that came before, as far as there is room to know them: most pairs meet in several blocks,
  /// and comparing two names takes longer than finding out that it was done.
  private struct RecentPairs {
    private var slots: ContiguousArray<UInt64>
    private let shift: UInt64

    /// - Parameter nameCount: The number of names, for each of which some twenty pairs are remembered.
    init(nameCount: Int) {
      var bits: UInt64 = 10
      while 1 << bits < 20 * nameCount { bits += 1 }
      slots = ContiguousArray(repeating: 0, count: 1 << Int(bits))
      shift = 64 - bits
    }

    /// Notes a pair, the lesser number first; returns `false` where it surely came before.
    mutating func insert(_ one: Int, _ other: Int) -> Bool {
      let pair = UInt64(one) << 32 | UInt64(other)
      let place = Int((pair &* 0x9E37_79B9_7F4A_7C15) >> shift)
      if slots[place] == pair { return false }
      slots[place] = pair
      return true
    }
  }

  private mutating func addKeys(of number: Int) {
    let name = index.names[number]
    func letters(_ word: Int32) -> WordLikeness.Letters { index.words[Int(word)].letters }
    var words = name.words + name.asides
    words.sort { index.words[Int($0)].weight > index.words[Int($1)].weight }
    let rare = words.prefix(Self.mostWords)
    for one in rare where letters(one).count > 1 {
      for other in rare where other != one {
        add(
          LetterKeys.mixed(UInt64(UInt32(bitPattern: one)) << 32 | UInt64(letters(other)[0]), 1),
          number)
      }
    }
    guard 2...Self.mostLetters ~= name.joined.count else { return }
    addLetters(name.joined, number)
    if let last = name.words.last, name.words.count > 1 {
      // As registers have it: the last word first.
      addLetters(letters(last) + name.joined.dropLast(letters(last).count), number)
    }
  }

  private mutating func addLetters(_ joined: WordLikeness.Letters, _ number: Int) {
    for key in LetterKeys.keys(of: joined) { add(key, number) }
  }

  /// Puts a name in a block; only those with the same numbers in them can be one's.
  private mutating func add(_ key: UInt64, _ name: Int) {
    let key = key ^ index.names[name].numeralKey
    entries.append(Entry(key: key, rank: ranks[name], name: Int32(name)))
  }
}
