// SPDX-License-Identifier: Apache-2.0

/// Ties between numbered nodes, held in columns: 8 bytes a tie, and more only for what is used.
///
/// A reader fills one row by row; ``SocialNetwork/ties`` is one. Rows keep the order of the data.
public struct TieTable: Sendable, Hashable {
  /// The node each tie comes from, by its place in the network's nodes.
  public private(set) var sources: ContiguousArray<UInt32> = []
  /// The node each tie goes to.
  public private(set) var targets: ContiguousArray<UInt32> = []
  /// The strength of each tie, or `nil` when no tie has one; a tie without one among others has 1.
  public private(set) var weights: ContiguousArray<Double>?
  /// What kind of relationship each tie is.
  public private(set) var relations = NameColumn()
  /// The wave each tie was observed in.
  public private(set) var waves = NameColumn()
  /// The day of each tie, or `nil` when no tie has one.
  public private(set) var dates: ContiguousArray<CalendarDate?>?
  /// What else the data say of each tie, or `nil` when they say nothing of any.
  public private(set) var attributes: ContiguousArray<Attributes>?

  /// Makes an empty table.
  public init() {}

  /// Makes a table of whole columns, as readers of large files fill them.
  ///
  /// - Precondition: Every column that is there has a row for each tie.
  public init(
    sources: ContiguousArray<UInt32>, targets: ContiguousArray<UInt32>,
    weights: ContiguousArray<Double>? = nil, relations: NameColumn = NameColumn(),
    waves: NameColumn = NameColumn(), dates: ContiguousArray<CalendarDate?>? = nil,
    attributes: ContiguousArray<Attributes>? = nil
  ) {
    let counts = [
      targets.count, weights?.count, relations.rowCount, waves.rowCount, dates?.count,
      attributes?.count,
    ]
    precondition(counts.allSatisfy { $0 == nil || $0 == sources.count })
    self.sources = sources
    self.targets = targets
    // A column that says nothing of any row is no column, however the table was made.
    self.weights = sources.isEmpty ? nil : weights
    self.relations = relations
    self.waves = waves
    self.dates = dates?.contains { $0 != nil } == true ? dates : nil
    self.attributes = attributes?.contains { !$0.isEmpty } == true ? attributes : nil
  }

  /// The number of ties.
  public var count: Int { sources.count }

  /// The rows, in order.
  public var indices: Range<Int> { 0..<count }

  /// Makes room for a number of ties.
  public mutating func reserveCapacity(_ count: Int) {
    sources.reserveCapacity(count)
    targets.reserveCapacity(count)
  }

  /// Adds a tie.
  ///
  /// - Precondition: Source and target are places in the nodes of the network to be made.
  public mutating func append(
    source: Int, target: Int, relation: String? = nil, weight: Double? = nil,
    wave: String? = nil, date: CalendarDate? = nil, attributes: Attributes = [:]
  ) {
    if weights == nil, weight != nil { weights = ContiguousArray(repeating: 1, count: count) }
    weights?.append(weight ?? 1)
    relations.append(relation, at: count)
    waves.append(wave, at: count)
    if dates == nil, date != nil { dates = ContiguousArray(repeating: nil, count: count) }
    dates?.append(date)
    if self.attributes == nil, !attributes.isEmpty {
      self.attributes = ContiguousArray(repeating: [:], count: count)
    }
    self.attributes?.append(attributes)
    sources.append(UInt32(source))
    targets.append(UInt32(target))
  }

  /// The ties at some rows, with nodes renumbered; a row with a node that has no new number is
  /// left out.
  func selecting(
    _ isIncluded: (Int) -> Bool, renumbering newIndex: ContiguousArray<Int?>
  ) -> TieTable {
    var table = TieTable()
    for row in indices where isIncluded(row) {
      guard let source = newIndex[Int(sources[row])], let target = newIndex[Int(targets[row])]
      else { continue }
      table.append(
        source: source, target: target, relation: relations[row], weight: weights?[row],
        wave: waves[row], date: dates?[row], attributes: attributes?[row] ?? [:])
    }
    return table
  }

  /// A column of names, each distinct one held once.
  public struct NameColumn: Sendable, Hashable {
    /// The distinct names, in order of first appearance.
    public private(set) var names: [String] = []
    /// The place in ``names`` for each row, or `nil` when no row has a name.
    private var places: ContiguousArray<Int32>?
    /// The places of the names, where there are too many to go through; else empty.
    private var known: [String: Int32] = [:]

    /// Makes a column in which no row has a name.
    public init() {}

    /// Makes a column of the place of each row's name, −1 where it has none.
    ///
    /// - Precondition: The names are distinct and stand in the order in which rows first use them.
    public init(names: [String], places: ContiguousArray<Int32>) {
      self.names = names
      self.places = names.isEmpty ? nil : places
    }

    /// The number of rows, or `nil` when no row has a name.
    var rowCount: Int? { places?.count }

    /// Whether no row has a name.
    public var isEmpty: Bool { places == nil }

    /// The name in a row, or `nil` where it has none.
    public subscript(row: Int) -> String? { place(at: row).map { names[$0] } }

    /// The place in ``names`` of the name in a row, or `nil` where it has none.
    public func place(at row: Int) -> Int? {
      guard let place = places?[row], place >= 0 else { return nil }
      return Int(place)
    }

    mutating func append(_ name: String?, at row: Int) {
      guard let name else {
        places?.append(-1)
        return
      }
      if places == nil { places = ContiguousArray(repeating: -1, count: row) }
      // The name just used is the likeliest.
      if let last = places?.last, last >= 0, names[Int(last)] == name {
        places?.append(last)
      } else {
        let place = find(name) ?? add(name)
        places?.append(place)
      }
    }

    private mutating func find(_ name: String) -> Int32? {
      // Most columns have few names, of which the newest are the likeliest.
      if names.count <= 32 { return names.lastIndex(of: name).map { Int32($0) } }
      if known.isEmpty {
        for (place, name) in names.enumerated() { known[name] = Int32(place) }
      }
      return known[name]
    }

    private mutating func add(_ name: String) -> Int32 {
      let place = Int32(names.count)
      names.append(name)
      if !known.isEmpty { known[name] = place }
      return place
    }

    /// Whether two columns have the same names in the same rows, first used in the same order.
    public static func == (one: NameColumn, other: NameColumn) -> Bool {
      one.names == other.names && one.places == other.places
    }

    /// Feeds the names and their rows to a hasher.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(names)
      hasher.combine(places)
    }
  }
}
