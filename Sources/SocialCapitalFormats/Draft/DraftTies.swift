// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// A tie as a parser finds it.
struct DraftTie {
  var source: Int32
  var target: Int32
  /// Whether it has a direction, where the file says so of each tie.
  var isDirected: Bool?
  var weight: Double?
  var relation: String?
  var wave: String?
  var date: CalendarDate?
  /// Which of these another value may replace unreported.
  var replaceable: Set<TieProperty> = []
  /// What else it was given, by numbers of names.
  var entries: ContiguousArray<EntryGatherer.Entry> = []

  init(_ source: Int32, _ target: Int32, weight: Double? = nil) {
    self.source = source
    self.target = target
    self.weight = weight
  }
}

/// The columns of ties while they are read; each begins when it is first used.
struct DraftTies {
  private(set) var sources: ContiguousArray<UInt32> = []
  private(set) var targets: ContiguousArray<UInt32> = []
  private(set) var weights: ContiguousArray<Double>?
  private var relations = IdentifierTable()
  private var relationPlaces: ContiguousArray<Int32>?
  private var waves = IdentifierTable()
  private var wavePlaces: ContiguousArray<Int32>?
  private var dates: ContiguousArray<CalendarDate?>?
  private var attributes: ContiguousArray<Attributes>?
  /// Whether each tie has a direction, where the file says so of each.
  private var directions: ContiguousArray<Bool>?
  private(set) var directedCount = 0
  private(set) var unweightedCount = 0
  /// Whether any tie had more than ends and a weight.
  private var hasDetails = false
  /// Where each tie stands, where that is wanted.
  private(set) var positions: ContiguousArray<Int> = []

  var count: Int { sources.count }

  mutating func reserveCapacity(_ count: Int) {
    sources.reserveCapacity(count)
    targets.reserveCapacity(count)
  }

  /// Adds a tie of which nothing but the weight is known.
  @inline(__always)
  mutating func append(_ source: Int32, _ target: Int32, weight: Double?) {
    if hasDetails {
      append(DraftTie(source, target, weight: weight), attributes: [:])
    } else {
      appendEnds(source, target, weight: weight)
    }
  }

  @inline(__always)
  private mutating func appendEnds(_ source: Int32, _ target: Int32, weight: Double?) {
    if weight != nil, weights == nil { weights = ContiguousArray(repeating: 1, count: count) }
    if weight == nil { unweightedCount += 1 }
    weights?.append(weight ?? 1)
    sources.append(UInt32(source))
    targets.append(UInt32(target))
  }

  mutating func append(position: Int) { positions.append(position) }

  mutating func append(_ tie: DraftTie, attributes new: Attributes) {
    fill(&relationPlaces, tie.relation == nil, -1)
    relationPlaces?.append(tie.relation.map { relations.insert($0) } ?? -1)
    fill(&wavePlaces, tie.wave == nil, -1)
    wavePlaces?.append(tie.wave.map { waves.insert($0) } ?? -1)
    fill(&dates, tie.date == nil, nil)
    dates?.append(tie.date)
    fill(&attributes, new.isEmpty, [:])
    attributes?.append(new)
    fill(&directions, tie.isDirected == nil, false)
    directions?.append(tie.isDirected ?? false)
    if tie.isDirected == true { directedCount += 1 }
    appendEnds(tie.source, tie.target, weight: tie.weight)
    hasDetails = true
  }

  private func fill<Value>(
    _ column: inout ContiguousArray<Value>?, _ isEmpty: Bool, _ value: Value
  ) {
    if column == nil, !isEmpty { column = ContiguousArray(repeating: value, count: count) }
  }

  /// Whether some ties have a direction and some have none.
  var isMixed: Bool { directions != nil && directedCount > 0 && directedCount < count }

  /// Whether every tie is said to have a direction, or every tie to have none.
  var saysDirection: Bool? {
    directions == nil ? nil : directedCount > 0
  }

  /// The table; ties without direction among others go both ways if so asked.
  mutating func makeTable(expanding: Bool) -> TieTable {
    if expanding, let directions { expand(directions) }
    return TieTable(
      sources: sources, targets: targets, weights: weights,
      relations: Self.column(relations, relationPlaces), waves: Self.column(waves, wavePlaces),
      dates: dates, attributes: attributes)
  }

  private static func column(
    _ table: IdentifierTable, _ places: ContiguousArray<Int32>?
  ) -> TieTable.NameColumn {
    places.map { TieTable.NameColumn(names: table.names, places: $0) } ?? TieTable.NameColumn()
  }

  /// Puts beside each tie without a direction one that goes the other way.
  private mutating func expand(_ directions: ContiguousArray<Bool>) {
    func isDoubled(_ row: Int) -> Bool { !directions[row] && sources[row] != targets[row] }
    func doubled<Value>(_ column: ContiguousArray<Value>) -> ContiguousArray<Value> {
      var result: ContiguousArray<Value> = []
      result.reserveCapacity(column.count * 2)
      for row in column.indices {
        result.append(column[row])
        if isDoubled(row) { result.append(column[row]) }
      }
      return result
    }
    var newSources: ContiguousArray<UInt32> = []
    var newTargets: ContiguousArray<UInt32> = []
    for row in sources.indices {
      newSources.append(sources[row])
      newTargets.append(targets[row])
      if isDoubled(row) {
        newSources.append(targets[row])
        newTargets.append(sources[row])
      }
    }
    weights = weights.map(doubled)
    relationPlaces = relationPlaces.map(doubled)
    wavePlaces = wavePlaces.map(doubled)
    dates = dates.map(doubled)
    attributes = attributes.map(doubled)
    if !positions.isEmpty { positions = doubled(positions) }
    (sources, targets) = (newSources, newTargets)
  }
}
