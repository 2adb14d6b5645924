// SPDX-License-Identifier: Apache-2.0

/// The rule by which small counts are withheld from a public report and others rounded.
///
/// Counts below ``smallest``, zero too, are withheld; others are rounded to the nearest multiple of
/// ``roundedTo``. In a table with totals, further cells are withheld so that none can be worked out
/// from the rest.
public struct Suppression: Sendable, Hashable {
  /// The smallest count that is shown.
  public var smallest: Int
  /// What shown counts are multiples of.
  public var roundedTo: Int

  /// The rule known as 10–5, which the United Kingdom's Office for National Statistics has used:
  /// below ten withheld, the rest rounded to the nearest five.
  public static let publicDefault = Suppression(smallest: 10, roundedTo: 5)

  /// Makes a rule.
  public init(smallest: Int, roundedTo: Int) {
    self.smallest = max(1, smallest)
    self.roundedTo = max(1, roundedTo)
  }

  /// Whether a count is withheld.
  func hides(_ count: Int) -> Bool { count < smallest }

  /// A count as it is shown.
  func rounded(_ count: Int) -> Int {
    (count + roundedTo / 2) / roundedTo * roundedTo
  }

  /// Whether a share would give away a small count: of those who are, or of those who are not.
  func hidesShare(_ part: Int, of whole: Int) -> Bool { hides(part) || hides(whole - part) }

  /// The counts of a table as they are shown, `nil` where withheld.
  ///
  /// A row or column with one withheld cell would give it away to whoever subtracts the others from
  /// the total, so its smallest shown cell is withheld too, until none has just one.
  func applied(to counts: [[Int]]) -> [[Int?]] {
    var isHidden = counts.map { $0.map(hides) }
    var changed = true
    while changed {
      changed = false
      for row in counts.indices {
        let cells = counts[row].indices.map { (row: row, column: $0) }
        changed = hideSecond(of: cells, in: counts, &isHidden) || changed
      }
      for column in counts.first?.indices ?? 0..<0 {
        let cells = counts.indices.map { (row: $0, column: column) }
        changed = hideSecond(of: cells, in: counts, &isHidden) || changed
      }
    }
    return counts.indices.map { row in
      counts[row].indices.map { isHidden[row][$0] ? nil : rounded(counts[row][$0]) }
    }
  }

  /// Withholds the smallest shown cell of a line in which just one is withheld.
  private func hideSecond(
    of line: [(row: Int, column: Int)], in counts: [[Int]], _ isHidden: inout [[Bool]]
  ) -> Bool {
    guard line.count(where: { isHidden[$0.row][$0.column] }) == 1 else { return false }
    let shown = line.filter { !isHidden[$0.row][$0.column] }
    let smallest = shown.min { counts[$0.row][$0.column] < counts[$1.row][$1.column] }
    guard let smallest else { return false }
    isHidden[smallest.row][smallest.column] = true
    return true
  }
}
