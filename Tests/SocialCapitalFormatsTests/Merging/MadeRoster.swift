// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// An invented roster with a known share of people listed twice under names spelt in two ways.
///
/// Names are made of syllables, some far commoner than others, so that namesakes occur by chance. Ties join people of one neighbourhood; somebody listed twice has part of their ties under
/// each spelling, and the two are never tied to each other.
struct MadeRoster {
  let network: SocialNetwork
  /// The pairs of places that are one person.
  let pairs: Set<Pair>

  struct Pair: Hashable {
    let low, high: Int

    init(_ one: Int, _ other: Int) { (low, high) = (min(one, other), max(one, other)) }
  }

  /// Makes a roster.
  ///
  /// - Parameters:
  ///   - count: The number of people.
  ///   - share: The share of them listed twice.
  init(count: Int, share: Double = 0.05, tiesEach: Int = 4, seed: UInt64) throws {
    var maker = NameMaker(seed: seed)
    var names = (0..<count).map { _ in maker.name() }
    var owners = Array(0..<count)
    var pairs: Set<Pair> = []
    for person in 0..<count where maker.generator.uniform() < share {
      pairs.insert(Pair(person, names.count))
      owners.append(person)
      names.append(maker.misspelt(names[person]))
    }
    var listings = Array(repeating: [Int](), count: count)
    for (listing, owner) in owners.enumerated() { listings[owner].append(listing) }
    var table = TieTable()
    for person in 0..<count {
      for _ in 0..<tiesEach {
        // Most ties stay within the neighbourhood, a run of some forty people.
        let isNear = maker.generator.uniform() < 0.8
        let block = person / 40 * 40
        let other =
          isNear
          ? min(block + maker.generator.index(below: 40), count - 1)
          : maker.generator.index(below: count)
        guard other != person else { continue }
        let (sources, targets) = (listings[person], listings[other])
        table.append(
          source: sources[maker.generator.index(below: sources.count)],
          target: targets[maker.generator.index(below: targets.count)])
      }
    }
    let nodes = names.enumerated().map { Node("n\($0)", label: $1.text, kind: .citizen) }
    network = try SocialNetwork(nodes: nodes, ties: table)
    self.pairs = pairs
  }
}

/// Makes names and misspells them.
struct NameMaker {
  var generator: SeededGenerator
  private let firsts: [String]
  private let surnames: [String]

  struct Name {
    var first: String
    var middle: String?
    var last: String

    var text: String { [first, middle, last].compactMap { $0 }.joined(separator: " ") }
  }

  /// Makes names from a seed: some two hundred first names and two thousand surnames, about as often
  /// the same in two people as in real places.
  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    firsts = Self.made(
      200, &generator,
      [
        "A", "Ba", "Ce", "Da", "E", "Fe", "Gi", "Ha", "I", "Jo", "Ka", "Li", "Ma", "No", "O", "Pe",
        "Ro", "Si", "Ti", "Zo",
      ], ["", "la", "mi", "no", "ri", "ve"],
      ["a", "da", "ë", "en", "is", "na", "nne", "ra", "s", "th", "van", "él"])
    surnames = Self.made(
      2000, &generator,
      [
        "Al", "Bar", "Cor", "Dun", "El", "Far", "Gil", "Hol", "Ing", "Jar", "Kel", "Lan", "Mor",
        "Nor", "Os", "Pem", "Quil", "Ras", "Sel", "Tor", "Ul", "Ven", "Wes", "Yar", "Zan",
      ], ["", "a", "be", "der", "ing", "lo", "min", "ne", "o", "ri", "sa", "ta", "ver"],
      [
        "bury", "combe", "dale", "field", "gate", "ham", "ley", "man", "more", "sen", "son",
        "ström", "ton", "well", "wick", "worth", "é", "ez",
      ])
  }

  private static func made(
    _ count: Int, _ generator: inout SeededGenerator, _ parts: [String]...
  ) -> [String] {
    var (seen, names): (Set<String>, [String]) = ([], [])
    while names.count < count {
      let name = parts.map { $0[generator.index(below: $0.count)] }.joined()
      if name.count > 2, seen.insert(name).inserted { names.append(name) }
    }
    return names
  }

  mutating func name() -> Name {
    // Some surnames are many times as common as others.
    let skew = generator.uniform()
    let last = surnames[Int(skew * skew * Double(surnames.count))]
    let hasMiddle = generator.uniform() < 0.15
    return Name(first: first(), middle: hasMiddle ? first() : nil, last: last)
  }

  private mutating func first() -> String {
    let skew = generator.uniform()
    return firsts[Int(skew * skew * Double(firsts.count))]
  }

  /// The same name as somebody else would write it.
  mutating func misspelt(_ name: Name) -> Name {
    var name = name
    switch generator.index(below: 10) {
    case 0: (name.first, name.last) = (name.last.uppercased() + ",", name.first)
    case 1: name.last = name.last.uppercased()
    case 2:
      if name.middle != nil { name.middle = nil } else { name.middle = first() }
    case 3: name.first = String(name.first.prefix(1)) + "."
    case 4: name.first = slip(name.first)
    default:
      name.last = slip(name.last)
      if generator.uniform() < 0.2 { name.last = slip(name.last) }
    }
    return name
  }

  /// One letter dropped, doubled, changed, or swapped with the next.
  private mutating func slip(_ word: String) -> String {
    var letters = Array(word)
    // Few people get the first letter wrong.
    let place = 1 + generator.index(below: max(1, letters.count - 1))
    guard place < letters.count else { return word }
    switch generator.index(below: 4) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters[place] = Array("aeiounrst")[generator.index(below: 9)]
    default: if place + 1 < letters.count { letters.swapAt(place, place + 1) }
    }
    return String(letters)
  }
}
