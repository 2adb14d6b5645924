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

  /// The most letters of words whose likeness is asked for.
  static let mostLetters = 64

  /// Jaro's likeness: the mean of the shares of letters in common and of those in the same order.
  ///
  /// Letters count as common when they are the same and no further apart than half the longer word,
  /// less one. 1 for words that are the same, 0 for words with no letter in common.
  ///
  /// - Precondition: Neither word has more than ``mostLetters``.
  /// - Complexity: *O*(*a* · *b*) time for words of *a* and *b* letters.
  static func jaro(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Double {
    precondition(max(a.count, b.count) <= mostLetters)
    if a.isEmpty || b.isEmpty { return a.count == b.count ? 1 : 0 }
    let reach = max(max(a.count, b.count) / 2 - 1, 0)
    // The places of the letters in common, a bit for each.
    var (ofA, ofB): (UInt64, UInt64) = (0, 0)
    for place in a.indices {
      var other = max(0, place - reach)
      let end = min(b.count, place + reach + 1)
      while other < end {
        if b[other] == a[place], ofB >> UInt64(other) & 1 == 0 {
          ofA |= 1 << UInt64(place)
          ofB |= 1 << UInt64(other)
          break
        }
        other += 1
      }
    }
    let common = Double(ofA.nonzeroBitCount)
    guard common > 0 else { return 0 }
    var outOfOrder = 0
    while ofA != 0 {
      if a[ofA.trailingZeroBitCount] != b[ofB.trailingZeroBitCount] { outOfOrder += 1 }
      ofA &= ofA - 1
      ofB &= ofB - 1
    }
    let inOrder = common - Double(outOfOrder / 2)
    return (common / Double(a.count) + common / Double(b.count) + inOrder / common) / 3
  }

  /// Jaro's likeness, raised by a tenth of what is missing for each of up to four first letters that
  /// are the same, where it is above 0.7.
  static func jaroWinkler(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Double {
    let likeness = jaro(a, b)
    guard likeness > 0.7 else { return likeness }
    var start = 0
    while start < min(4, a.count, b.count), a[start] == b[start] { start += 1 }
    return likeness + Double(start) * 0.1 * (1 - likeness)
  }

  /// The fewest letters to add, drop, change or swap with the next, in its restricted form, or `nil`
  /// where it is more than a limit.
  ///
  /// - Complexity: *O*(*l* · limit) for words of *l* letters.
  ///
  /// ## Reference
  /// F. J. Damerau, "A technique for computer detection and correction of spelling errors",
  /// Communications of the ACM 7 (1964), 171–176, doi:10.1145/363958.363994.
  static func distance(_ a: Span<UInt32>, _ b: Span<UInt32>, limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    let (start, first, second) = middles(a, b)
    switch (first - start, second - start) {
    case (0, let rest), (let rest, 0): return rest
    case (1, 1): return limit >= 1 ? 1 : nil
    case (2, 2) where a[start] == b[start + 1] && a[start + 1] == b[start]:
      return limit >= 1 ? 1 : nil
    default:
      return limit > 1
        ? distance(a.extracting(start..<first), b.extracting(start..<second), limit) : nil
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

  /// The same by the definition, row by row, of which no more is looked at than may be within the limit.
  private static func distance(_ a: Span<UInt32>, _ b: Span<UInt32>, _ limit: Int) -> Int? {
    let beyond = limit + 1
    var beforeLast = ContiguousArray(repeating: beyond, count: b.count + 1)
    var last = ContiguousArray((0...b.count).lazy.map { min($0, beyond) })
    var row = beforeLast
    for i in a.indices {
      let (first, end) = (max(0, i - limit), min(b.count, i + limit + 1))
      row[first] = first == 0 ? min(i + 1, beyond) : beyond
      if end < b.count { row[end + 1] = beyond }
      var least = row[first]
      for j in first..<end {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1), beyond)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row[j + 1] = cost
        least = min(least, cost)
      }
      if least > limit { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
