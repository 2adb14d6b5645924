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
  /// How many of the defaults of ties it was given that are no property.
  var defaultCount = 0
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
  private(set) var dates: ContiguousArray<CalendarDate?>?
  private var attributes: ContiguousArray<Attributes>?
  private var shared = SharedValues()
  /// Whether each tie has a direction, where the file says so of each.
  private var directions: ContiguousArray<Bool>?
  private(set) var directedCount = 0
  private(set) var unweightedCount = 0
  /// Whether a weight of 1 is none as long as no tie has another, as in matrices of 0 and 1.
  var ignoresOnes = false
  /// Whether any tie had more than ends and a weight.
  private var hasDetails = false
  /// Whether names may stand in another order than that of their first use, or be used no longer.
  private var isReordered = false
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
    if let weight {
      if weights == nil, !(ignoresOnes && weight == 1) {
        var ones: ContiguousArray<Double> = []
        ones.reserveCapacity(sources.capacity)
        ones.append(contentsOf: repeatElement(1, count: count))
        weights = ones
      }
    } else {
      unweightedCount += 1
    }
    weights?.append(weight ?? 1)
    sources.append(UInt32(source))
    targets.append(UInt32(target))
  }

  /// Adds ties of which nothing but the ends is known.
  mutating func append(_ pairs: NumberPairs) {
    guard !hasDetails, weights == nil else {
      for row in 0..<pairs.count {
        append(Int32(pairs.sources[row]), Int32(pairs.targets[row]), weight: nil)
      }
      return
    }
    unweightedCount += pairs.count
    sources.append(contentsOf: pairs.sources[..<pairs.count])
    targets.append(contentsOf: pairs.targets[..<pairs.count])
  }

  /// Whether any tie has a relation.
  var hasRelations: Bool { relationPlaces != nil }

  /// The place of a tie's relation among all in order of first use, or -1 where it has none.
  func relationPlace(_ row: Int) -> Int { relationPlaces.map { Int($0[row]) } ?? -1 }

  mutating func append(position: Int) { positions.append(position) }

  mutating func append(_ tie: DraftTie, attributes new: Attributes) {
    fill(&relationPlaces, tie.relation == nil, -1)
    relationPlaces?.append(tie.relation.map { relations.insert($0) } ?? -1)
    fill(&wavePlaces, tie.wave == nil, -1)
    wavePlaces?.append(tie.wave.map { waves.insert($0) } ?? -1)
    fill(&dates, tie.date == nil, nil)
    dates?.append(tie.date)
    fill(&attributes, new.isEmpty, [:])
    if attributes != nil {
      var new = new
      shared.share(&new)
      attributes?.append(new)
    }
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
    if isReordered {
      Self.renumber(&relations, &relationPlaces)
      Self.renumber(&waves, &wavePlaces)
    }
    return TieTable(
      sources: sources, targets: targets, weights: weights,
      relations: Self.column(relations, relationPlaces), waves: Self.column(waves, wavePlaces),
      dates: dates, attributes: attributes)
  }

  /// Numbers names in the order of their first use, and forgets those that are used no longer.
  private static func renumber(
    _ table: inout IdentifierTable, _ places: inout ContiguousArray<Int32>?
  ) {
    guard var renumbered = places else { return }
    places = nil
    var names = IdentifierTable()
    var numbers = ContiguousArray<Int32>(repeating: -1, count: table.count)
    for row in renumbered.indices where renumbered[row] >= 0 {
      let old = Int(renumbered[row])
      if numbers[old] < 0 { numbers[old] = names.insert(table.name(old)) }
      renumbered[row] = numbers[old]
    }
    places = renumbered
    table = names
  }

  private static func column(
    _ table: IdentifierTable, _ places: ContiguousArray<Int32>?
  ) -> TieTable.NameColumn {
    places.map { TieTable.NameColumn(names: table.names, places: $0) } ?? TieTable.NameColumn()
  }

  /// Puts beside each tie without a direction one that goes the other way.
  private mutating func expand(_ directions: ContiguousArray<Bool>) {
    func isDoubled(_ row: Int) -> Bool { !directions[row] && sources[row] != targets[row] }
    var rows: ContiguousArray<Int32> = []
    for row in sources.indices {
      rows.append(Int32(row))
      if isDoubled(row) { rows.append(Int32(row)) }
    }
    gather(rows)
    for row in rows.indices.dropFirst() where rows[row] == rows[row - 1] {
      swap(&sources[row], &targets[row])
    }
  }

  /// Puts ties in the order of a list of their rows, which may be there more than once or not at all.
  mutating func gather(_ rows: ContiguousArray<Int32>) {
    func gathered<Value>(_ column: ContiguousArray<Value>) -> ContiguousArray<Value> {
      ContiguousArray(rows.lazy.map { column[Int($0)] })
    }
    sources = gathered(sources)
    targets = gathered(targets)
    weights = weights.map(gathered)
    relationPlaces = relationPlaces.map(gathered)
    wavePlaces = wavePlaces.map(gathered)
    dates = dates.map(gathered)
    attributes = attributes.map(gathered)
    directions = directions.map(gathered)
    if !positions.isEmpty { positions = gathered(positions) }
    isReordered = true
  }

  /// Puts in the place of a tie one for each of several waves.
  ///
  /// - Parameter waves: Gives the names of the waves of the tie in a row, or `nil` where it stays as
  ///   it is; it is asked row by row.
  mutating func spread<Failure: Error>(
    over waves: (Int) throws(Failure) -> [String]?
  ) throws(Failure) {
    var rows: ContiguousArray<Int32> = []
    var places: ContiguousArray<Int32> = []
    var names = IdentifierTable()
    for row in sources.indices {
      if let waves = try waves(row) {
        for wave in waves {
          rows.append(Int32(row))
          places.append(names.insert(wave))
        }
      } else {
        rows.append(Int32(row))
        let place = wavePlaces?[row] ?? -1
        places.append(place < 0 ? -1 : names.insert(self.waves.name(Int(place))))
      }
    }
    gather(rows)
    (self.waves, wavePlaces) = (names, places)
    hasDetails = true
  }

  /// Gives a relation to the ties that have none, from a row on.
  mutating func fillRelations(from first: Int, with name: String) {
    let places = relationPlaces ?? ContiguousArray(repeating: -1, count: count)
    // Names stand in the order of their first use.
    var names = IdentifierTable()
    relationPlaces = ContiguousArray(
      places.indices.map { row in
        if places[row] >= 0 { return names.insert(relations.name(Int(places[row]))) }
        return row < first ? -1 : names.insert(name)
      })
    relations = names
    hasDetails = true
  }

  /// Renumbers the nodes that ties go to.
  mutating func renumberTargets(_ number: (Int) -> Int) {
    for row in targets.indices { targets[row] = UInt32(number(Int(targets[row]))) }
  }

  /// Changes the weight of a tie, where any has one.
  mutating func setWeight(_ weight: Double, at row: Int) { weights?[row] = weight }

  /// Keeps the ties of some rows.
  mutating func keep(_ isKept: (Int) -> Bool) {
    gather(ContiguousArray(sources.indices.lazy.filter(isKept).map { Int32($0) }))
  }
}
