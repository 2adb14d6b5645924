// SPDX-License-Identifier: Apache-2.0

/// Citizens and organisations and the relationships among them.
///
/// A network is an immutable value, checked when it is made: every id is there once and every tie
/// names nodes that exist. ``graph(view:weights:)`` makes of it the ``Graph`` that measures run on;
/// node *i* of that graph is `nodes[i]`.
///
/// ```swift
/// let town = try SocialNetwork(
///   nodes: [Node("ann", kind: .citizen), Node("bo", kind: .citizen), Node("library")],
///   ties: [Tie("ann", "bo", weight: 3), Tie("bo", "ann"), Tie("ann", "library")])
/// try town.graph().density().value   // 0.5
/// ```
public struct SocialNetwork: Sendable, Hashable {
  /// The members, in the order of the data.
  public let nodes: [Node]
  /// The relationships among them, in the order of the data.
  public let ties: TieTable
  /// Whether ties have a direction.
  public let isDirected: Bool
  private let places: NodePlaces

  /// Makes a network of nodes and ties that name them by id.
  ///
  /// - Throws: ``NetworkError`` with the place of the first node or tie that is wrong.
  public init(
    nodes: [Node], ties: some Sequence<Tie>, isDirected: Bool = true
  ) throws(NetworkError) {
    let places = try NodePlaces(of: nodes)
    var table = TieTable()
    for (row, tie) in ties.enumerated() {
      guard let source = places.place(of: tie.source, in: nodes) else {
        throw .unknownSource(tie: row)
      }
      guard let target = places.place(of: tie.target, in: nodes) else {
        throw .unknownTarget(tie: row)
      }
      table.append(
        source: source, target: target, relation: tie.relation, weight: tie.weight,
        wave: tie.wave, date: tie.date, attributes: tie.attributes)
    }
    try self.init(nodes: nodes, places: places, ties: table, isDirected: isDirected)
  }

  /// Makes a network of nodes and a table of ties that number them.
  ///
  /// - Throws: ``NetworkError`` with the place of the first node or tie that is wrong.
  public init(nodes: [Node], ties: TieTable, isDirected: Bool = true) throws(NetworkError) {
    try self.init(
      nodes: nodes, places: NodePlaces(of: nodes), ties: ties, isDirected: isDirected)
  }

  private init(
    nodes: [Node], places: NodePlaces, ties: TieTable, isDirected: Bool
  ) throws(NetworkError) {
    for row in ties.indices {
      if Int(ties.sources[row]) >= nodes.count { throw .unknownSource(tie: row) }
      if Int(ties.targets[row]) >= nodes.count { throw .unknownTarget(tie: row) }
      if let weight = ties.weights?[row], !Self.isWeight(weight) { throw .invalidWeight(tie: row) }
    }
    self.nodes = nodes
    self.ties = ties
    self.isDirected = isDirected
    self.places = places
  }

  /// Makes a network of what is known to be valid, being part of a valid network.
  init(validated nodes: [Node], ties: TieTable, isDirected: Bool) {
    self.nodes = nodes
    self.ties = ties
    self.isDirected = isDirected
    places = NodePlaces(ofDistinct: nodes)
  }

  /// Whether a number can be the strength of a tie: zero, or from 10⁻¹⁰⁰ to 10¹⁰⁰.
  ///
  /// Beyond those, sums and squares of weights would leave what a `Double` can hold.
  public static func isWeight(_ number: Double) -> Bool {
    number == 0 || (1e-100...1e100).contains(number)
  }

  /// The place of a node in ``nodes`` by its id, or `nil` where there is none.
  ///
  /// - Complexity: *O*(1) expected.
  public func index(of id: String) -> Int? { places.place(of: id, in: nodes) }

  /// The distinct relations of the ties, in order of first appearance.
  public var relations: [String] { ties.relations.names }

  /// The names of all waves that ties or rosters mention, in order: by number when all are numbers,
  /// else by first appearance.
  public var waves: [String] {
    var names = ties.waves.names
    var seen = Set(names)
    // By place, because taking a node out copies all it has.
    for place in nodes.indices where !nodes[place].waves.isEmpty {
      for wave in nodes[place].waves where seen.insert(wave).inserted { names.append(wave) }
    }
    return Self.inOrder(names)
  }

  /// Wave names by number when all are numbers, else as they are.
  static func inOrder(_ names: [String]) -> [String] {
    let numbers = names.compactMap(Double.init)
    guard numbers.count == names.count else { return names }
    return zip(numbers, names).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The names of attributes that some node has, in order of first appearance.
  public var attributeNames: [String] {
    Self.distinctNames(nodes.lazy.map(\.attributes))
  }

  /// The names of attributes that some tie has, in order of first appearance.
  public var tieAttributeNames: [String] {
    Self.distinctNames(ties.attributes ?? [])
  }

  private static func distinctNames(_ rows: some Sequence<Attributes>) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for row in rows {
      for entry in row.entries where seen.insert(entry.name).inserted { names.append(entry.name) }
    }
    return names
  }
}

extension SocialNetwork {
  /// Whether two networks have the same nodes and ties in the same order.
  public static func == (one: SocialNetwork, other: SocialNetwork) -> Bool {
    one.isDirected == other.isDirected && one.nodes == other.nodes && one.ties == other.ties
  }

  /// Hashes what equal networks have in common.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(isDirected)
    hasher.combine(nodes)
    hasher.combine(ties)
  }
}
