// SPDX-License-Identifier: Apache-2.0

/// Which word of one name goes with which of another.
struct WordMatch {
  let a: NameIndex.IndexedName
  let b: NameIndex.IndexedName
  private(set) var pairs: [(a: Int, b: Int, likeness: Double)] = []
  /// Words of the first name, then of the second, that have no partner.
  private(set) var freeA: [Int]
  private(set) var freeB: [Int]
  private(set) var traits: [MergeSuggestion.Reason] = []
  /// Words that both names have, by number, as each spells them.
  private(set) var shared: [(Int32, Int32)] = []
  /// Whether the words are the same ones, in any order.
  let isSame: Bool

  init(_ a: NameIndex.IndexedName, _ b: NameIndex.IndexedName) {
    self.a = a
    self.b = b
    freeA = Array(a.words.indices)
    freeB = Array(b.words.indices)
    isSame = a.words.count == b.words.count && a.words.sorted() == b.words.sorted()
    guard isSame else { return }
    shared = a.words.map { ($0, $0) }
    traits = [a.words == b.words ? .sameName : .wordOrder]
  }

  /// Pairs words that both names have.
  mutating func matchSameWords() {
    for i in freeA {
      guard let j = freeB.first(where: { b.words[$0] == a.words[i] }) else { continue }
      pairs.append((i, j, 1))
      shared.append((a.words[i], a.words[i]))
      freeA.removeAll { $0 == i }
      freeB.removeAll { $0 == j }
    }
  }

  /// Pairs two words of one name with the word of the other that they make together.
  mutating func matchJoinedWords(_ index: NameIndex) {
    func letters(_ word: Int32) -> WordLikeness.Letters { index.words[Int(word)].letters }
    func join(_ long: [Int32], _ free: [Int], _ short: [Int32]) -> (Int, Int)? {
      for i in free.dropLast() {
        let joined = letters(long[i]) + letters(long[i + 1])
        if let j = short.firstIndex(where: { letters($0) == joined }) { return (i, j) }
      }
      return nil
    }
    if a.words.count > b.words.count, let (i, j) = join(a.words, freeA, b.words) {
      pairs.append((i, j, 0.98))
      shared.append((a.words[i], b.words[j]))
      freeA.removeAll { $0 == i || $0 == i + 1 }
      freeB.removeAll { $0 == j }
      traits.append(.spacing)
    } else if b.words.count > a.words.count, let (j, i) = join(b.words, freeB, a.words) {
      pairs.append((i, j, 0.98))
      shared.append((a.words[i], b.words[j]))
      freeB.removeAll { $0 == j || $0 == j + 1 }
      freeA.removeAll { $0 == i }
      traits.append(.spacing)
    }
  }

  /// Lets an aside of one name, such as (Bob), stand for the word of the other that is the same.
  mutating func matchAsides() {
    if let j = freeB.first(where: { a.asides.contains(b.words[$0]) }), let i = freeA.first {
      pairs.append((i, j, 0.95))
      shared.append((b.words[j], b.words[j]))
    } else if let i = freeA.first(where: { b.asides.contains(a.words[$0]) }), let j = freeB.first {
      pairs.append((i, j, 0.95))
      shared.append((a.words[i], a.words[i]))
    } else {
      return
    }
    guard let last = pairs.last else { return }
    freeA.removeAll { $0 == last.a }
    freeB.removeAll { $0 == last.b }
    traits.append(.aside)
  }

  /// Pairs two words that are alike, unless either has a partner.
  mutating func take(_ i: Int, _ j: Int, _ likeness: Double, _ index: NameIndex) {
    guard freeA.contains(i), freeB.contains(j) else { return }
    pairs.append((i, j, likeness))
    shared.append((a.words[i], b.words[j]))
    freeA.removeAll { $0 == i }
    freeB.removeAll { $0 == j }
    let isInitial =
      min(
        index.words[Int(a.words[i])].letters.count, index.words[Int(b.words[j])].letters.count) == 1
    let trait = isInitial ? MergeSuggestion.Reason.initial : .spelling
    if !traits.contains(trait) { traits.append(trait) }
  }

  /// The mean likeness of the words, each by its weight.
  mutating func likeness(_ index: NameIndex, isBody: Bool) -> Double {
    if isSame { return asidesDiffer ? 0.9 : 1 }
    func weight(_ word: Int32) -> Double { index.words[Int(word)].weight }
    var (sum, total) = (0.0, 0.0)
    for pair in pairs {
      let both = weight(a.words[pair.a]) + weight(b.words[pair.b])
      sum += both * pair.likeness
      total += both
    }
    let free = freeA.map { a.words[$0] } + freeB.map { b.words[$0] }
    // A person's middle name is often left out; a body with one word more is often another body.
    let matched = pairs.count { !index.words[Int(a.words[$0.a])].isLight }
    let isPart = (freeA.isEmpty || freeB.isEmpty) && matched > 1 && free.count < 2 && !isBody
    if !free.isEmpty { traits.append(.missingWord) }
    let forms = free.count { index.words[Int($0)].isLegalForm }
    for word in free { total += weight(word) * (isPart ? 0.35 : 1) }
    let mean = total > 0 ? sum / total : 0
    return mean - (forms > 1 ? 0.08 : 0) - (asidesDiffer ? 0.1 : 0)
  }

  /// Whether both have asides, none of which is the same.
  private var asidesDiffer: Bool {
    !a.asides.isEmpty && !b.asides.isEmpty && Set(a.asides).isDisjoint(with: b.asides)
  }
}
