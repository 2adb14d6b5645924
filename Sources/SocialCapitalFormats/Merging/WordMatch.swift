// SPDX-License-Identifier: Apache-2.0

/// Which word of one name goes with which of another.
///
/// One match serves for one pair of names after another, so that its lists need no room anew.
struct WordMatch {
  private let index: NameIndex
  /// The words of both names, and those in brackets.
  private(set) var a: ContiguousArray<Int32> = []
  private(set) var b: ContiguousArray<Int32> = []
  private var asidesOfA: ContiguousArray<Int32> = []
  private var asidesOfB: ContiguousArray<Int32> = []
  /// Places of words that go together.
  private(set) var pairs: [(a: Int, b: Int, likeness: Double)] = []
  /// Places of words of either name that have no partner.
  private(set) var freeA = WordPlaces(count: 0)
  private(set) var freeB = WordPlaces(count: 0)
  private(set) var traits: [MergeSuggestion.Reason] = []
  /// Words that both names have, by number, as each spells them.
  private(set) var shared: [(Int32, Int32)] = []
  /// Whether the words are the same ones, in any order.
  private(set) var isSame = false

  init(_ index: NameIndex) { self.index = index }

  /// Begins with two names.
  mutating func begin(_ one: Int, _ other: Int) {
    Self.set(&a, &asidesOfA, index, index.names[one])
    Self.set(&b, &asidesOfB, index, index.names[other])
    freeA = WordPlaces(count: a.count)
    freeB = WordPlaces(count: b.count)
    pairs.removeAll(keepingCapacity: true)
    shared.removeAll(keepingCapacity: true)
    traits.removeAll(keepingCapacity: true)
    isSame = Self.areSame(a, b)
    guard isSame else { return }
    for word in a { shared.append((word, word)) }
    traits.append(a == b ? .sameName : .wordOrder)
  }

  private static func set(
    _ words: inout ContiguousArray<Int32>, _ asides: inout ContiguousArray<Int32>,
    _ index: NameIndex, _ name: NameIndex.IndexedName
  ) {
    words.removeAll(keepingCapacity: true)
    asides.removeAll(keepingCapacity: true)
    for place in name.words { words.append(index.wordNumbers[place]) }
    for place in name.asides { asides.append(index.wordNumbers[place]) }
  }

  /// Whether two names have the same words, each as often.
  private static func areSame(_ a: ContiguousArray<Int32>, _ b: ContiguousArray<Int32>) -> Bool {
    guard a.count == b.count else { return false }
    return a.allSatisfy { word in
      b.contains(word) && a.count { $0 == word } == b.count { $0 == word }
    }
  }

  /// Pairs words that both names have.
  mutating func matchSameWords() {
    for i in freeA {
      guard let j = freeB.first(where: { b[$0] == a[i] }) else { continue }
      pairs.append((i, j, 1))
      shared.append((a[i], a[i]))
      freeA.remove(i)
      freeB.remove(j)
    }
  }

  /// Pairs two words of one name with the word of the other that they make together.
  mutating func matchJoinedWords() {
    if a.count > b.count, let (i, j) = joined(a, freeA, b) {
      pairs.append((i, j, 0.98))
      shared.append((a[i], b[j]))
      freeA.remove(i)
      freeA.remove(i + 1)
      freeB.remove(j)
      traits.append(.spacing)
    } else if b.count > a.count, let (j, i) = joined(b, freeB, a) {
      pairs.append((i, j, 0.98))
      shared.append((a[i], b[j]))
      freeB.remove(j)
      freeB.remove(j + 1)
      freeA.remove(i)
      traits.append(.spacing)
    }
  }

  /// The first of two words in a row that make a word together, and that word.
  private func joined(
    _ long: ContiguousArray<Int32>, _ free: WordPlaces, _ short: ContiguousArray<Int32>
  ) -> (Int, Int)? {
    func range(_ word: Int32) -> Range<Int> { index.words[Int(word)].range }
    for i in free where i + 1 < long.count {
      let (first, second) = (range(long[i]), range(long[i + 1]))
      for j in short.indices where range(short[j]).count == first.count + second.count {
        let whole = range(short[j])
        let middle = whole.lowerBound + first.count
        if index.areSame(first, whole.lowerBound..<middle),
          index.areSame(second, middle..<whole.upperBound)
        {
          return (i, j)
        }
      }
    }
    return nil
  }

  /// Lets an aside of one name, such as (Bob), stand for the word of the other that is the same.
  mutating func matchAsides() {
    if asidesOfA.isEmpty, asidesOfB.isEmpty { return }
    let (i, j): (Int, Int)
    if let place = freeB.first(where: { asidesOfA.contains(b[$0]) }), let first = freeA.first {
      (i, j) = (first, place)
      shared.append((b[j], b[j]))
    } else if let place = freeA.first(where: { asidesOfB.contains(a[$0]) }),
      let first = freeB.first
    {
      (i, j) = (place, first)
      shared.append((a[i], a[i]))
    } else {
      return
    }
    pairs.append((i, j, 0.95))
    freeA.remove(i)
    freeB.remove(j)
    traits.append(.aside)
  }

  /// Pairs two words that are alike, unless either has a partner.
  mutating func take(_ i: Int, _ j: Int, _ likeness: Double) {
    guard freeA.contains(i), freeB.contains(j) else { return }
    pairs.append((i, j, likeness))
    shared.append((a[i], b[j]))
    freeA.remove(i)
    freeB.remove(j)
    let isInitial =
      min(index.words[Int(a[i])].letterCount, index.words[Int(b[j])].letterCount) == 1
    let trait = isInitial ? MergeSuggestion.Reason.initial : .spelling
    if !traits.contains(trait) { traits.append(trait) }
  }

  /// The mean likeness of the words, each by its weight.
  mutating func likeness(isBody: Bool) -> Double {
    if isSame { return asidesDiffer ? 0.9 : 1 }
    func word(_ number: Int32) -> NameIndex.IndexedWord { index.words[Int(number)] }
    var (sum, total) = (0.0, 0.0)
    for pair in pairs {
      let both = word(a[pair.a]).weight + word(b[pair.b]).weight
      sum += both * pair.likeness
      total += both
    }
    // A person's middle name is often left out; a body with one word more is often another body.
    let matched = pairs.count { !word(a[$0.a]).isLight }
    let freeCount = freeA.count + freeB.count
    let isPart = (freeA.isEmpty || freeB.isEmpty) && matched > 1 && freeCount < 2 && !isBody
    if freeCount > 0 { traits.append(.missingWord) }
    var forms = 0
    func add(_ free: Int32) {
      total += word(free).weight * (isPart ? 0.35 : 1)
      if word(free).isLegalForm { forms += 1 }
    }
    for i in freeA { add(a[i]) }
    for j in freeB { add(b[j]) }
    let mean = total > 0 ? sum / total : 0
    return mean - (forms > 1 ? 0.08 : 0) - (asidesDiffer ? 0.1 : 0)
  }

  /// Whether both have asides, none of which is the same.
  private var asidesDiffer: Bool {
    !asidesOfA.isEmpty && !asidesOfB.isEmpty && !asidesOfA.contains { asidesOfB.contains($0) }
  }
}

extension NameIndex {
  /// Whether the letters in two ranges of the same length are the same.
  fileprivate func areSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    zip(one, other).allSatisfy { letters[$0] == letters[$1] }
  }
}

/// Places of words in a name, of which there are few.
struct WordPlaces: Sequence, IteratorProtocol {
  private var bits: UInt32

  /// The places below a count.
  init(count: Int) { bits = 1 << UInt32(count) - 1 }

  var isEmpty: Bool { bits == 0 }

  var count: Int { bits.nonzeroBitCount }

  var first: Int? { isEmpty ? nil : bits.trailingZeroBitCount }

  func contains(_ place: Int) -> Bool { bits >> UInt32(place) & 1 == 1 }

  mutating func remove(_ place: Int) { bits &= ~(1 << UInt32(place)) }

  /// The first place, which is taken out.
  mutating func next() -> Int? {
    guard let first else { return nil }
    remove(first)
    return first
  }
}
