// SPDX-License-Identifier: Apache-2.0

/// How alike two words are, letter by letter.
///
/// ## Reference
/// M. A. Jaro, "Advances in record-linkage methodology as applied to matching the 1985 census of
/// Tampa, Florida", Journal of the American Statistical Association 84 (1989), 414–420,
/// doi:10.1080/01621459.1989.10478785; W. E. Winkler, "String comparator metrics and enhanced
/// decision rules in the Fellegi–Sunter model of record linkage", Proceedings of the Section on
/// Survey Research Methods (American Statistical Association, 1990), 354–359.
enum WordLikeness {
  typealias Letters = ContiguousArray<UInt32>

  /// Jaro's likeness: the mean of the shares of letters in common and of those in the same order.
  ///
  /// Letters count as common when they are the same and no further apart than half the longer word,
  /// less one. 1 for words that are the same, 0 for words with no letter in common.
  ///
  /// - Complexity: *O*(*a* · *b*) time for words of *a* and *b* letters.
  static func jaro(_ a: Letters, _ b: Letters) -> Double {
    if a == b { return 1 }
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let reach = max(max(a.count, b.count) / 2 - 1, 0)
    var isTaken = ContiguousArray(repeating: false, count: b.count)
    var matched = Letters()
    for (place, letter) in a.enumerated() {
      let first = max(0, place - reach)
      let last = min(b.count - 1, place + reach)
      guard first <= last else { continue }
      for other in first...last where !isTaken[other] && b[other] == letter {
        isTaken[other] = true
        matched.append(letter)
        break
      }
    }
    guard !matched.isEmpty else { return 0 }
    var outOfOrder = 0
    var place = 0
    for other in b.indices where isTaken[other] {
      if b[other] != matched[place] { outOfOrder += 1 }
      place += 1
    }
    let common = Double(matched.count)
    let inOrder = common - Double(outOfOrder / 2)
    return (common / Double(a.count) + common / Double(b.count) + inOrder / common) / 3
  }

  /// Jaro's likeness, raised by a tenth of what is missing for each of up to four first letters that
  /// are the same, where it is above 0.7.
  static func jaroWinkler(_ a: Letters, _ b: Letters) -> Double {
    let likeness = jaro(a, b)
    guard likeness > 0.7 else { return likeness }
    var start = 0
    while start < min(4, a.count, b.count), a[start] == b[start] { start += 1 }
    return likeness + Double(start) * 0.1 * (1 - likeness)
  }

  /// The fewest letters to add, drop, change or swap with the next, in its restricted form, or `nil`
  /// where it is more than a limit.
  ///
  /// ## Reference
  /// F. J. Damerau, "A technique for computer detection and correction of spelling errors",
  /// Communications of the ACM 7 (1964), 171–176, doi:10.1145/363958.363994.
  static func distance(_ a: Letters, _ b: Letters, limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    let (start, first, second) = middles(a.span, b.span)
    switch (first - start, second - start) {
    case (0, let rest), (let rest, 0): return rest
    case (1, 1): return limit >= 1 ? 1 : nil
    case (2, 2) where a[start] == b[start + 1] && a[start + 1] == b[start]:
      return limit >= 1 ? 1 : nil
    default: return limit > 1 ? distance(a[start..<first], b[start..<second], limit) : nil
    }
  }

  /// What stands between the letters that two words begin and end with, which need no change: where it
  /// begins in both, and where it ends in each.
  private static func middles(
    _ a: Span<UInt32>, _ b: Span<UInt32>
  ) -> (start: Int, first: Int, second: Int) {
    var (start, first, second) = (0, a.count, b.count)
    while start < min(first, second), a[start] == b[start] { start += 1 }
    while min(first, second) > start, a[first - 1] == b[second - 1] {
      (first, second) = (first - 1, second - 1)
    }
    return (start, first, second)
  }

  /// Whether two words are the same, or one letter dropped, added, changed or swapped with the next makes
  /// them so.
  static func isSlip(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Bool {
    guard abs(a.count - b.count) <= 1 else { return false }
    let (start, first, second) = middles(a, b)
    switch (first - start, second - start) {
    case (0...1, 0...1): return true
    case (2, 2): return a[start] == b[start + 1] && a[start + 1] == b[start]
    default: return false
    }
  }

  /// The same by the definition, letter by letter.
  private static func distance(
    _ a: Letters.SubSequence, _ b: Letters.SubSequence, _ limit: Int
  ) -> Int? {
    let (a, b) = (Letters(a), Letters(b))
    var beforeLast = ContiguousArray<Int>()
    var last = ContiguousArray(0...b.count)
    for i in a.indices {
      var row = ContiguousArray(repeating: i + 1, count: b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row[j + 1] = cost
      }
      if let least = row.min(), least > limit { return nil }
      beforeLast = last
      last = row
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
