// SPDX-License-Identifier: Apache-2.0

/// The exchanges of a ledger, of which later rows may take hours back.
///
/// Each row is added once and looked at once more when it is used up, so all takes time in proportion
/// to the rows.
struct GivenHours {
  private(set) var rows: [ShapeGatherer.GatheredTie]
  /// Whether a row is used up, or takes back.
  private var isGone: [Bool]
  /// The rows of each giver and receiver, the latest last.
  private var byPair: [Pair: [Int]] = [:]
  /// Those of just as many hours, the latest last; some may be used up since.
  private var byHours: [Kind: [Int]] = [:]

  private struct Pair: Hashable {
    let giver, receiver: Int
  }

  private struct Kind: Hashable {
    let pair: Pair
    let hours: Double
    let relation: Relation
  }

  private enum Relation: Hashable { case any, one(String?) }

  init(_ rows: [ShapeGatherer.GatheredTie]) {
    self.rows = rows
    isGone = [Bool](repeating: false, count: rows.count)
  }

  /// The rows that are left, with the hours that are.
  var left: [ShapeGatherer.GatheredTie] { zip(rows, isGone).lazy.filter { !$1 }.map(\.0) }

  /// Adds a row that can be taken back.
  mutating func add(_ row: Int) {
    byPair[pair(of: row), default: []].append(row)
    noteHours(of: row)
  }

  /// Takes hours back: from the latest row of just as many, of the same relation if there is one, else
  /// from the latest rows until nothing is left to take back.
  ///
  /// - Returns: The hours that could not be taken back.
  mutating func take(_ hours: Double, for refund: Int) -> Double {
    isGone[refund] = true
    let pair = pair(of: refund)
    let relation = Relation.one(rows[refund].relation)
    if let same = latest(Kind(pair: pair, hours: hours, relation: relation))
      ?? latest(Kind(pair: pair, hours: hours, relation: .any))
    {
      isGone[same] = true
      return 0
    }
    var missing = hours
    while missing > 0, let row = byPair[pair]?.last {
      if !isGone[row] {
        let there = rows[row].weight ?? 0
        let taken = min(missing, there)
        missing -= taken
        guard there - taken <= 1e-9 else {
          rows[row].weight = there - taken
          noteHours(of: row)
          return missing
        }
        isGone[row] = true
      }
      byPair[pair]?.removeLast()
    }
    return missing
  }

  private func pair(of row: Int) -> Pair {
    Pair(giver: rows[row].source, receiver: rows[row].target)
  }

  private mutating func noteHours(of row: Int) {
    guard let hours = rows[row].weight else { return }
    for relation in [.any, Relation.one(rows[row].relation)] {
      byHours[Kind(pair: pair(of: row), hours: hours, relation: relation), default: []].append(row)
    }
  }

  /// The latest row of a kind that is not used up.
  private mutating func latest(_ kind: Kind) -> Int? {
    while let row = byHours[kind]?.last {
      if !isGone[row], rows[row].weight == kind.hours { return row }
      byHours[kind]?.removeLast()
    }
    return nil
  }
}
