// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkChecker {
  /// Looks for ties listed from one end where nearly all are listed from both.
  ///
  /// Returns whether ties without a direction are listed from both ends, so that their being
  /// parallel is one finding rather than one for each.
  mutating func checkSides() -> Bool {
    var (pairCount, both) = (0, 0)
    var oneSided: [Int] = []
    let ties = network.ties
    TieGroups(ties, isEitherWay: true).forEach { row in
      TieGroups.Details(ties, row, withDate: false)
    } _: { rows in
      pairCount += 1
      let first = rows[rows.startIndex]
      if rows.contains(where: { ties.sources[$0] != ties.sources[first] }) {
        both += 1
      } else {
        oneSided.append(first)
      }
    }
    // Below this many neither would be surprising.
    guard pairCount >= 20 else { return false }
    let areListedTwice = !network.isDirected && both * 2 >= pairCount
    if areListedTwice {
      problems.add(
        .listedTwice, at: Problem.Place(file: files.ties.name),
        detail: "(Pairs: \(both) of \(pairCount).)")
    }
    if both * 10 >= pairCount * 9 {
      for row in oneSided.sorted() { problems.add(.oneSidedTie, at: place(ofTie: row)) }
    }
    return areListedTwice
  }
}
