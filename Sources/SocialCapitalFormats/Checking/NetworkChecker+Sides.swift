// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkChecker {
  /// Looks for ties listed from one end where nearly all are listed from both.
  ///
  /// Returns whether ties without a direction are listed from both ends, so that their being
  /// parallel is one finding rather than one for each.
  mutating func checkSides() -> Bool {
    let pairs = pairs()
    // Below this many neither would be surprising.
    guard pairs.count >= 20 else { return false }
    let both = pairs.values.count { $0.isBoth }
    let areListedTwice = !network.isDirected && both * 2 >= pairs.count
    if areListedTwice {
      problems.add(
        .listedTwice, at: Problem.Place(file: files.ties.name),
        detail: "(Pairs: \(both) of \(pairs.count).)")
    }
    if both * 10 >= pairs.count * 9 {
      for row in pairs.values.lazy.filter({ !$0.isBoth }).map(\.first).sorted() {
        problems.add(.oneSidedTie, at: place(ofTie: row))
      }
    }
    return areListedTwice
  }

  private struct Pair: Hashable {
    let low, high: UInt32
    let relation, wave: Int?
  }

  private struct Sides {
    let first: Int
    var isBoth = false
  }

  private func pairs() -> [Pair: Sides] {
    var pairs: [Pair: Sides] = [:]
    let ties = network.ties
    for row in ties.indices where ties.sources[row] != ties.targets[row] {
      let (source, target) = (ties.sources[row], ties.targets[row])
      let pair = Pair(
        low: min(source, target), high: max(source, target),
        relation: ties.relations.place(at: row), wave: ties.waves.place(at: row))
      guard let sides = pairs[pair] else {
        pairs[pair] = Sides(first: row)
        continue
      }
      if ties.sources[sides.first] != source { pairs[pair]?.isBoth = true }
    }
    return pairs
  }
}
