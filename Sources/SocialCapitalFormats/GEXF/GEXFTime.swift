// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// A moment as GEXF writes it: a number, or a day, perhaps with a time.
struct GEXFMoment: Hashable, Comparable {
  let text: String
  private let number: Double?

  /// Makes a moment of a text; of an empty or an infinite one, none.
  init?(_ text: String) {
    let trimmed = Headings.trimmed(text)
    guard !trimmed.isEmpty else { return nil }
    let number = Double(trimmed)
    if let number, !number.isFinite { return nil }
    self.number = number
    self.text = number?.shortestText ?? trimmed
  }

  /// Numbers by value; days, which are written from the year on, by their letters.
  static func < (left: GEXFMoment, right: GEXFMoment) -> Bool {
    if let first = left.number, let second = right.number { return first < second }
    return left.text < right.text
  }
}

/// When something is there: from a moment to a moment, or always before or after one.
struct GEXFSpell {
  var start: GEXFMoment?
  var end: GEXFMoment?
  /// Whether it is no longer there at its end, or not yet at its start.
  var isStartOpen = false
  var isEndOpen = false

  /// The spells that the attributes of an element say.
  static func spells(_ attributes: [String: String]) -> [GEXFSpell] {
    var spells: [GEXFSpell] = []
    let start = attributes["start"] ?? attributes["startopen"]
    let end = attributes["end"] ?? attributes["endopen"]
    if start != nil || end != nil {
      spells.append(
        GEXFSpell(
          start: start.flatMap(GEXFMoment.init), end: end.flatMap(GEXFMoment.init),
          isStartOpen: attributes["startopen"] != nil, isEndOpen: attributes["endopen"] != nil))
    }
    // Version 1.3: one moment, or several as in `<[2011, 2012]>`; of intervals, `<[1, 2]; [3, 4]>`.
    if let moment = attributes["timestamp"].flatMap(GEXFMoment.init) {
      spells.append(GEXFSpell(start: moment, end: moment))
    }
    for text in list(attributes["timestamps"] ?? "", separators: ",;") {
      if let moment = GEXFMoment(text) { spells.append(GEXFSpell(start: moment, end: moment)) }
    }
    for text in (attributes["intervals"] ?? "").split(separator: ";") {
      let ends = list(String(text), separators: ",")
      guard ends.count >= 2 else { continue }
      spells.append(GEXFSpell(start: GEXFMoment(ends[0]), end: GEXFMoment(ends[1])))
    }
    return spells
  }

  private static func list(_ text: String, separators: String) -> [String] {
    text.filter { !"<>[]()".contains($0) }.split { separators.contains($0) }
      .map { Headings.trimmed(String($0)) }
  }

  /// The places in a sorted list of moments at which it is there.
  func places(in moments: [GEXFMoment]) -> Range<Int> {
    func first(_ isReached: (GEXFMoment) -> Bool) -> Int {
      var (low, high) = (0, moments.count)
      while low < high {
        let middle = (low + high) / 2
        if isReached(moments[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let from = start.map { start in first { isStartOpen ? $0 > start : $0 >= start } } ?? 0
    let to = end.map { end in first { isEndOpen ? $0 >= end : $0 > end } } ?? moments.count
    return from..<max(from, to)
  }
}

/// Makes waves of spells: one for each moment at which anything begins or ends.
///
/// At each such moment the network stands as its spells say; between two of them nothing changes.
struct GEXFWaves {
  /// The most moments that become waves.
  ///
  /// Beyond them time is continuous, and waves would be many
  /// copies of nearly the same network.
  static let mostWaves = 100

  private(set) var moments: Set<GEXFMoment> = []

  mutating func look(at spells: [GEXFSpell]) {
    for spell in spells where moments.count <= Self.mostWaves {
      if let start = spell.start { moments.insert(start) }
      if let end = spell.end { moments.insert(end) }
    }
  }

  /// The moments in order, or `nil` where there are too many.
  var waves: [GEXFMoment]? { moments.count <= Self.mostWaves ? moments.sorted() : nil }

  /// The places of the waves at which some spells are there, in order.
  static func places(_ spells: [GEXFSpell], _ waves: [GEXFMoment]) -> [Int] {
    var isThere = [Bool](repeating: false, count: waves.count)
    for spell in spells { for place in spell.places(in: waves) { isThere[place] = true } }
    return isThere.indices.filter { isThere[$0] }
  }
}
