// SPDX-License-Identifier: Apache-2.0

/// The exchanges of a ledger, of which later rows may take hours back.
///
/// Each row is added once and looked at once more when it is used up, so all takes time in proportion
/// to the rows.
struct GivenHours {
  private let ties: DraftTies
  private let firstRow: Int
  /// The hours of each row that are left.
  private var hours: ContiguousArray<Double>
  /// Whether a row is used up, or takes back.
  private var isGone: ContiguousArray<Bool>
  /// The rows of each giver and receiver.
  private var byPair = Chains<UInt64>()
  /// Those of just as many hours; some may be used up since.
  private var byHours = Chains<Kind>()
  private var byHoursAndRelation = Chains<Kind>()

  private struct Kind: Hashable {
    let pair: UInt64
    let hours: Double
    let relation: Int
  }

  /// - Precondition: The ties from the first row on have hours.
  init(_ ties: DraftTies, from firstRow: Int) {
    self.ties = ties
    self.firstRow = firstRow
    hours = ContiguousArray((ties.weights ?? []).dropFirst(firstRow))
    isGone = ContiguousArray(repeating: false, count: hours.count)
  }

  /// The hours of a row that are left.
  func hours(_ row: Int) -> Double { hours[row - firstRow] }

  /// Whether a row is neither used up nor takes back.
  func isLeft(_ row: Int) -> Bool { !isGone[row - firstRow] }

  /// Adds a row that can be taken back.
  mutating func add(_ row: Int) {
    byPair.append(row, to: pair(of: row))
    noteHours(of: row)
  }

  /// Takes hours back: from the latest row of just as many, of the same relation if there is one, else
  /// from the latest rows until nothing is left to take back.
  ///
  /// - Returns: The hours that could not be taken back.
  mutating func take(_ hours: Double, for refund: Int) -> Double {
    isGone[refund - firstRow] = true
    if let same = latestOfSame(hours, as: refund) {
      isGone[same - firstRow] = true
      return 0
    }
    let pair = pair(of: refund)
    var missing = hours
    while missing > 0, let row = byPair.last(of: pair) {
      if isLeft(row) {
        let there = self.hours(row)
        let taken = min(missing, there)
        missing -= taken
        guard there - taken <= 1e-9 else {
          self.hours[row - firstRow] = there - taken
          noteHours(of: row)
          return missing
        }
        isGone[row - firstRow] = true
      }
      byPair.removeLast(of: pair)
    }
    return missing
  }

  private func pair(of row: Int) -> UInt64 {
    UInt64(ties.sources[row]) << 32 | UInt64(ties.targets[row])
  }

  private mutating func noteHours(of row: Int) {
    let (pair, hours, relation) = (pair(of: row), hours(row), ties.relationPlace(row))
    byHours.append(row, to: Kind(pair: pair, hours: hours, relation: -1))
    // Where no row has a relation, the same chain serves for both.
    guard ties.hasRelations else { return }
    byHoursAndRelation.append(row, to: Kind(pair: pair, hours: hours, relation: relation))
  }

  private mutating func latestOfSame(_ hours: Double, as refund: Int) -> Int? {
    let (pair, relation) = (pair(of: refund), ties.relationPlace(refund))
    let exact = Kind(pair: pair, hours: hours, relation: relation)
    if ties.hasRelations, let row = latest(exact, in: \.byHoursAndRelation) { return row }
    return latest(Kind(pair: pair, hours: hours, relation: -1), in: \.byHours)
  }

  /// The latest row of a kind that is not used up.
  private mutating func latest(
    _ kind: Kind, in chains: WritableKeyPath<GivenHours, Chains<Kind>>
  ) -> Int? {
    while let row = self[keyPath: chains].last(of: kind) {
      if isLeft(row), hours(row) == kind.hours { return row }
      self[keyPath: chains].removeLast(of: kind)
    }
    return nil
  }
}

/// Rows under keys, the latest first, each with a link to the one before it.
private struct Chains<Key: Hashable> {
  /// The last link of each key.
  private var last: [Key: Int32] = [:]
  private var links: ContiguousArray<(row: Int32, previous: Int32)> = []

  mutating func append(_ row: Int, to key: Key) {
    links.append((Int32(row), last[key] ?? -1))
    last[key] = Int32(links.count - 1)
  }

  func last(of key: Key) -> Int? { last[key].map { Int(links[Int($0)].row) } }

  mutating func removeLast(of key: Key) {
    guard let link = last[key] else { return }
    let previous = links[Int(link)].previous
    last[key] = previous < 0 ? nil : previous
  }
}
