// SPDX-License-Identifier: Apache-2.0

extension ReturnTime {
  /// Reckons everything from exchanges in order of days.
  init(_ exchanges: [DatedExchange]) {
    self.exchanges = exchanges.count
    lastDay = exchanges.last.map { CalendarDate(dayNumber: $0.day) }
    let end = exchanges.last?.day ?? 0
    let pairs = Self.byPair(exchanges)
    returning = SurvivalCurve(pairs.flatMap { Self.waits(in: $0, until: end) })
    passingOn = SurvivalCurve(Self.waitsToPassOn(exchanges, until: end))
    clearing = Clearing(pairs, until: end)
    var turns = 0
    for (one, next) in zip(exchanges, exchanges.dropFirst())
    where one.giver == next.taker && one.taker == next.giver { turns += 1 }
    let count = exchanges.count
    let tooFew: Undefined = count == 0 ? .undated : .tooFewTies
    turnTaking = Quantity(turns, over: max(0, count - 1), else: tooFew)
    let reversible = pairs.reduce(0.0) { sum, pair in
      let forth = pair.count { $0.giver < $0.taker }
      return sum + 2 * Double(forth) * Double(pair.count - forth)
    }
    turnTakingByChance = Quantity(
      reversible, over: Double(count) * Double(count - 1), else: tooFew)
  }

  /// The exchanges between the same two nodes together, each in order of days.
  private static func byPair(_ exchanges: [DatedExchange]) -> [ArraySlice<DatedExchange>] {
    func pair(_ exchange: DatedExchange) -> (UInt32, UInt32) {
      (min(exchange.giver, exchange.taker), max(exchange.giver, exchange.taker))
    }
    let sorted = exchanges.enumerated().sorted { one, other in
      let (a, b) = (pair(one.element), pair(other.element))
      return a != b ? a < b : one.offset < other.offset
    }.map(\.element)
    var slices: [ArraySlice<DatedExchange>] = []
    var start = 0
    for index in sorted.indices {
      if index + 1 == sorted.count || pair(sorted[index + 1]) != pair(sorted[index]) {
        slices.append(sorted[start...index])
        start = index + 1
      }
    }
    return slices
  }

  /// In each direction, the wait from the first gift to the first gift back on a later day.
  private static func waits(
    in pair: ArraySlice<DatedExchange>, until end: Int
  ) -> [(days: Int, ended: Bool)] {
    guard let first = pair.first else { return [] }
    return [true, false].compactMap { isForth in
      guard let gift = pair.first(where: { ($0.giver == first.giver) == isForth }) else {
        return nil
      }
      let answer = pair.first { $0.giver == gift.taker && $0.day > gift.day }
      return ((answer?.day ?? end) - gift.day, answer != nil)
    }
  }

  /// For each node, the wait from its first gift received to its first later gift to another.
  private static func waitsToPassOn(
    _ exchanges: [DatedExchange], until end: Int
  ) -> [(days: Int, ended: Bool)] {
    let count = exchanges.reduce(0) { max($0, Int(max($1.giver, $1.taker)) + 1) }
    var received = [DatedExchange?](repeating: nil, count: count)
    var passedOn = [Int?](repeating: nil, count: count)
    for exchange in exchanges {
      let giver = Int(exchange.giver)
      if let gift = received[giver], passedOn[giver] == nil, exchange.day > gift.day,
        exchange.taker != gift.giver
      {
        passedOn[giver] = exchange.day
      }
      if received[Int(exchange.taker)] == nil { received[Int(exchange.taker)] = exchange }
    }
    return zip(received, passedOn).compactMap { gift, day in
      gift.map { ((day ?? end) - $0.day, day != nil) }
    }
  }
}

extension ReturnTime.Clearing {
  /// Sets amounts off within each pair, the oldest first.
  init(_ pairs: [ArraySlice<DatedExchange>], until end: Int) {
    var owed: [(days: Int, clearedAfter: Int?, amount: Double)] = []
    for pair in pairs { Self.clear(pair, until: end, into: &owed) }
    cleared = owed.compactMap { debt in
      debt.clearedAfter.map { Entry(days: $0, amount: debt.amount) }
    }.sorted { ($0.days, $0.amount) < ($1.days, $1.amount) }
    open = owed.compactMap { debt in
      debt.clearedAfter == nil ? Entry(days: debt.days, amount: debt.amount) : nil
    }.sorted { ($0.days, $0.amount) < ($1.days, $1.amount) }
    self.owed = owed
  }

  /// At any time only one of the two owes the other: what comes back sets off first.
  private static func clear(
    _ pair: ArraySlice<DatedExchange>, until end: Int,
    into owed: inout [(days: Int, clearedAfter: Int?, amount: Double)]
  ) {
    var open: ArraySlice<(giver: UInt32, day: Int, amount: Double)> = []
    for exchange in pair {
      var left = exchange.amount
      while left > 0, let oldest = open.first, oldest.giver != exchange.giver {
        let part = min(left, oldest.amount)
        owed.append((end - oldest.day, exchange.day - oldest.day, part))
        left -= part
        if part == oldest.amount {
          open.removeFirst()
        } else {
          open[open.startIndex].amount -= part
        }
      }
      if left > 0 { open.append((exchange.giver, exchange.day, left)) }
    }
    for debt in open { owed.append((end - debt.day, nil, debt.amount)) }
  }
}
