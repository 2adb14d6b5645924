// SPDX-License-Identifier: Apache-2.0

/// What a measure gave: numbers of the network, columns of nodes and ties, and tables, by name.
///
/// The names are the measure's id, or ids with a suffix such as `ei-index:sector` for a measure
/// that depends on a grouping. Parts keep the order they were added in.
public struct MeasureResult: Sendable, Hashable {
  /// Numbers that say something of the network as a whole.
  public private(set) var values: [Named<Quantity>] = []
  /// Columns with an entry for each node.
  public private(set) var nodes: [Named<NodeColumn>] = []
  /// Columns with an entry for each tie, in the order of ``Graph/edges``.
  public private(set) var ties: [Named<TieColumn>] = []
  /// Results with named parts.
  public private(set) var tables: [Named<Table>] = []

  /// How something was computed, where a reader must know: that it is an estimate, and how good.
  public private(set) var notes: [Named<String>] = []

  /// Makes an empty result.
  public init() {}

  /// Makes a result of one number.
  public init(_ name: String, _ quantity: Quantity) { add(name, quantity) }

  /// Makes a result of one score for each node.
  public init(_ name: String, _ scores: NodeScores) { add(name, nodes: .scores(scores)) }

  /// Makes a result of one table.
  public init(_ name: String, _ table: Table) { add(name, table) }

  /// Adds a number of the network.
  public mutating func add(_ name: String, _ quantity: Quantity) {
    values.append(Named(name: name, content: quantity))
  }

  /// Adds a column of nodes.
  public mutating func add(_ name: String, nodes column: NodeColumn) {
    nodes.append(Named(name: name, content: column))
  }

  /// Adds a column of ties.
  public mutating func add(_ name: String, ties column: TieColumn) {
    ties.append(Named(name: name, content: column))
  }

  /// Adds a table.
  public mutating func add(_ name: String, _ table: Table) {
    tables.append(Named(name: name, content: table))
  }

  /// Adds a note on the result of a name, in words.
  public mutating func add(_ name: String, note: String) {
    notes.append(Named(name: name, content: note))
  }

  /// The number of a name, or `nil` where the result has none of it.
  public func value(_ name: String) -> Quantity? { values.first { $0.name == name }?.content }

  /// The column of nodes of a name, or `nil` where the result has none of it.
  public func nodeColumn(_ name: String) -> NodeColumn? {
    nodes.first { $0.name == name }?.content
  }

  /// The column of ties of a name, or `nil` where the result has none of it.
  public func tieColumn(_ name: String) -> TieColumn? { ties.first { $0.name == name }?.content }

  /// The table of a name, or `nil` where the result has none of it.
  public func table(_ name: String) -> Table? { tables.first { $0.name == name }?.content }

  /// A part of a result with its name.
  public struct Named<Content: Sendable & Hashable>: Sendable, Hashable {
    /// The name outputs give it.
    public let name: String
    /// What it is.
    public let content: Content
  }

  /// A column with an entry for each node.
  public enum NodeColumn: Sendable, Hashable {
    /// A number each.
    case scores(NodeScores)
    /// Whether each is picked out.
    case flags([Bool])
    /// The number of the part each belongs to, from 0.
    case membership([Int])
    /// Several named numbers each.
    case record([(name: String, scores: NodeScores)])

    /// Whether two columns hold the same.
    public static func == (left: NodeColumn, right: NodeColumn) -> Bool {
      switch (left, right) {
      case (.scores(let a), .scores(let b)): a == b
      case (.flags(let a), .flags(let b)): a == b
      case (.membership(let a), .membership(let b)): a == b
      case (.record(let a), .record(let b)):
        a.count == b.count && zip(a, b).allSatisfy { $0.name == $1.name && $0.scores == $1.scores }
      default: false
      }
    }

    /// Feeds the column to a hasher.
    public func hash(into hasher: inout Hasher) {
      switch self {
      case .scores(let scores): hasher.combine(scores)
      case .flags(let flags): hasher.combine(flags)
      case .membership(let parts): hasher.combine(parts)
      case .record(let fields): for field in fields { hasher.combine(field.scores) }
      }
    }
  }

  /// A column with an entry for each tie.
  public enum TieColumn: Sendable, Hashable {
    /// A number each.
    case scores(TieScores)
    /// Whether each is picked out.
    case flags([Bool])
  }
}
