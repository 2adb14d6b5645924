// SPDX-License-Identifier: Apache-2.0

/// How long help takes to come back, from dated exchanges.
public struct ReturnTime: Sendable, Hashable {
  /// From the first gift between two members, in each direction, to the first later gift back.
  public let returning: SurvivalCurve
  /// From the first gift a member gets to the first later gift it makes to somebody else.
  public let passingOn: SurvivalCurve
  /// How the amounts given were set off against later amounts in return.
  public let clearing: Clearing
  /// Of each exchange but the first, the share that goes straight back along the one before.
  public let turnTaking: Quantity
  /// The share to be expected if the same exchanges came in any order.
  public let turnTakingByChance: Quantity
  /// The number of exchanges used: dated ties between different members.
  public let exchanges: Int
  /// The last day of the data.
  public let lastDay: CalendarDate?

  /// Amounts given and set off against amounts in return, the oldest first.
  public struct Clearing: Sendable, Hashable {
    /// The amounts set off, with the days they were owed, in order of days.
    public let cleared: [Entry]
    /// The amounts not set off, with the days they were owed on the last day, in order of days.
    public let open: [Entry]
    /// All amounts that came to be owed, with the days from then to the last day.
    let owed: [(days: Int, clearedAfter: Int?, amount: Double)]

    /// An amount owed for a number of days.
    public struct Entry: Sendable, Hashable {
      /// The days.
      public let days: Int
      /// The amount.
      public let amount: Double

      /// Makes an entry.
      public init(days: Int, amount: Double) {
        self.days = days
        self.amount = amount
      }
    }
  }
}

extension ReturnTime.Clearing {
  /// Of the amounts that came to be owed at least a number of days before the last day, the share
  /// set off within those days; younger ones cannot tell yet.
  public func share(within days: Int) -> Quantity {
    var (part, whole) = (CompensatedSum(), CompensatedSum())
    for entry in owed where entry.days >= days {
      whole.add(entry.amount)
      if let after = entry.clearedAfter, after <= days { part.add(entry.amount) }
    }
    return Quantity(part.value, over: whole.value, else: owed.isEmpty ? .noTies : .notObserved)
  }

  /// The mean age on the last day of the amounts not set off, in days.
  public var meanAgeOfOpen: Quantity {
    var (sum, whole) = (CompensatedSum(), CompensatedSum())
    for entry in open {
      sum.add(entry.amount * Double(entry.days))
      whole.add(entry.amount)
    }
    return Quantity(sum.value, over: whole.value, else: .noTies)
  }

  /// Whether two clearings set off the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.cleared == right.cleared && left.open == right.open
  }

  /// Feeds the amounts to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(cleared)
    hasher.combine(open)
  }
}

extension SocialNetwork {
  /// How long help takes to come back, from exchanges with dates.
  ///
  /// ## Definition
  /// Each dated tie is an exchange in which the source gives the target an amount, its weight.
  /// - *Returning*: for each ordered pair (i, j), T is the time from the first gift i → j to the
  ///   first gift j → i on a later day; where there is none, the wait is lost sight of on the last
  ///   day. F(τ) = P(T ≤ τ) by Kaplan and Meier. A pair counts once in each direction.
  /// - *Passing on*: for each member that gets anything, the time from its first gift received to its
  ///   first gift, on a later day, to somebody other than who gave that one.
  /// - *Clearing*: what i gives j is owed until what j gives i sets it off, the oldest first. What
  ///   sets off is not owed itself. What goes both ways on one day is set off at once.
  /// - *Turn-taking*: the share of consecutive exchanges (in order of days, then of rows) where the
  ///   second is the reverse of the first. In random order it would be
  ///   Σ e(i,j)·e(j,i) ÷ (E(E − 1)) over ordered pairs, e counting exchanges, E all of them.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected network.
  /// - Weights: amounts; 1 where there is none. An amount of zero is no exchange. Loops: left out.
  /// - Ties without a date: left out.
  /// - A gift back on the same day is no return, since which came first is not known.
  /// - Undefined: without dated ties; within times longer than anybody was watched; the median, where
  ///   fewer than half are returned while watched.
  /// - Short windows look one-way: never compare reciprocity over windows shorter than this.
  ///
  /// ## Example
  /// ```swift
  /// let bank = try SocialNetwork(
  ///   nodes: [Node("ann"), Node("bo")],
  ///   ties: [
  ///     Tie("ann", "bo", date: CalendarDate("2026-03-01")),
  ///     Tie("bo", "ann", date: CalendarDate("2026-03-11")),
  ///   ])
  /// // Ann's gift came back after 10 days; nobody yet knows whether Bo's will.
  /// bank.returnTime().returning.median   // 10
  /// ```
  ///
  /// - Complexity: *O*(*e* log *e*) time and *O*(*e*) space for *e* exchanges.
  ///
  /// ## Reference
  /// E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", *Journal of
  /// the American Statistical Association* 53 (1958) 457–481, doi:10.1080/01621459.1958.10501452;
  /// turn-taking is the AB–BA participation shift of D. R. Gibson, "Participation shifts: order and
  /// differentiation in group conversation", *Social Forces* 81 (2003) 1335–1380,
  /// doi:10.1353/sof.2003.0055.
  public func returnTime() -> ReturnTime {
    ReturnTime(isDirected ? DatedExchange.all(in: ties) : [])
  }
}

/// One dated tie between different nodes.
struct DatedExchange {
  var giver: UInt32
  var taker: UInt32
  var day: Int
  var amount: Double

  /// The exchanges of a table in order of days, those of one day in order of rows.
  static func all(in ties: TieTable) -> [DatedExchange] {
    guard let dates = ties.dates else { return [] }
    var exchanges: [DatedExchange] = []
    for row in ties.indices {
      let amount = ties.weights?[row] ?? 1
      guard let date = dates[row], ties.sources[row] != ties.targets[row], amount > 0
      else { continue }
      exchanges.append(
        DatedExchange(
          giver: ties.sources[row], taker: ties.targets[row], day: date.dayNumber,
          amount: amount))
    }
    // The standard library's sort is stable, which keeps rows of one day in order.
    return exchanges.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }
}

extension Measure {
  /// The catalogue entry of ``SocialNetwork/returnTime()``.
  public static let returnTime = Measure(
    id: "return-time", title: "How long help takes to come back", family: .reciprocity,
    scope: .network,
    summary: "Within how many days half of first gifts are returned by the same person.",
    definition: """
      median over ordered pairs of the days from the first gift to the first later gift back, by \
      Kaplan and Meier, waits without a return lost sight of on the last day; also passing on, \
      first-in-first-out clearing of amounts, and turn-taking
      """,
    range: "days; shares 0 to 1",
    conventions: """
      Needs directed ties with dates; a gift back on the same day is no return, but sets amounts \
      off; undefined where fewer than half are returned while watched.
      """,
    reference: """
      Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452; Gibson 2003, \
      doi:10.1353/sof.2003.0055
      """,
    complexity: "O(e log e) for e exchanges"
  ) { input in
    guard input.graph.isDirected else {
      return MeasureResult("return-time", .undefined(.undirected))
    }
    guard let found = input.network?.returnTime(), found.exchanges > 0 else {
      return MeasureResult("return-time", .undefined(.undated))
    }
    var result = MeasureResult("return-time", found.returning.median)
    result.add("return-time", found.table)
    return result
  }
}

extension ReturnTime {
  /// Everything but the curves.
  fileprivate var table: Table {
    var table: Table = [
      "exchanges": .count(exchanges), "pairs": .count(returning.count),
      "returned": .count(returning.endedCount),
    ]
    let windows = [30, 90, 365]
    for days in windows {
      table["returned-within-\(days)"] = .quantity(returning.share(within: days))
    }
    for days in windows {
      table["passed-on-within-\(days)"] = .quantity(passingOn.share(within: days))
    }
    for days in windows {
      table["cleared-within-\(days)"] = .quantity(clearing.share(within: days))
    }
    table["mean-age-of-open"] = .quantity(clearing.meanAgeOfOpen)
    table["turn-taking"] = .quantity(turnTaking)
    table["turn-taking-by-chance"] = .quantity(turnTakingByChance)
    return table
  }
}
