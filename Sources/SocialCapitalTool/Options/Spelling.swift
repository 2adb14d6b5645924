// SPDX-License-Identifier: Apache-2.0

/// Finds what a mistyped word was probably meant to be.
enum Spelling {
  /// The word nearest to one that is not known, or `nil` where none is near.
  static func nearest(to word: String, among known: [String]) -> String? {
    let word = word.lowercased()
    let best = known.enumerated()
      .map { (rank: rank(of: $0.element.lowercased(), for: word), place: $0.offset) }
      .min { ($0.rank, $0.place) < ($1.rank, $1.place) }
    guard let best, best.rank <= max(1, word.count / 3) else { return nil }
    return known[best.place]
  }

  /// How far a known word is from the one typed; one that it begins counts as one step.
  private static func rank(of known: String, for word: String) -> Int {
    let distance = distance(word, known)
    return word.count >= 3 && known.hasPrefix(word) ? min(distance, 1) : distance
  }

  /// The fewest letters to add, drop, change or swap with the next (Damerau 1964,
  /// doi:10.1145/363958.363994, in its restricted form).
  static func distance(_ one: String, _ other: String) -> Int {
    let (a, b) = (Array(one), Array(other))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
