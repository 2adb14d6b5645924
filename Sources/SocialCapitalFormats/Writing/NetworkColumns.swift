// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// The named values of nodes and ties as formats with attributes write them: properties under the
/// names by which ``NetworkDraft`` knows them again, then attributes in order of first appearance.
struct NetworkColumns {
  /// One named value, and what kind of value all that have it have.
  struct Column {
    let name: String
    let type: ValueType
  }

  /// What a column holds; columns that hold several kinds are mixed.
  enum ValueType {
    case text, number, integer, flag, mixed
  }

  /// The columns of nodes besides their ids.
  let nodeColumns: [Column]
  /// The columns of ties besides their ends.
  let tieColumns: [Column]
  private let network: SocialNetwork
  private let nodeProperties: [NodeProperty]
  private let tieProperties: [TieProperty]
  /// The waves in which each node was asked, and in which it answered, where there are records.
  private var asked: [String: (waves: [String], answered: [String])] = [:]

  /// Finds the columns of a network.
  ///
  /// - Throws: ``FormatError`` when an attribute has the name of a property, since it would be read
  ///   back as that.
  /// - Complexity: Linear in nodes, ties and their values.
  init(_ request: WritingRequest, file: String) throws(FormatError) {
    network = request.network
    for record in request.participation {
      asked[record.id, default: ([], [])].waves.append(record.wave)
      if record.responded { asked[record.id]?.answered.append(record.wave) }
    }
    let nodes = network.nodes
    let hasRecords = !asked.isEmpty
    nodeProperties = NodeProperty.allCases.filter { property in
      switch property {
      case .askedWaves, .answeredWaves: hasRecords
      default: nodes.contains { property.value(of: $0) != nil }
      }
    }
    let ties = network.ties
    tieProperties = TieProperty.allCases.filter { property in
      switch property {
      case .relation: !ties.relations.isEmpty
      case .weight: ties.weights != nil
      case .wave: !ties.waves.isEmpty
      case .date: ties.dates != nil
      }
    }
    var nodeTypes = TypeFinder()
    for node in nodes { nodeTypes.look(at: node.attributes) }
    var tieTypes = TypeFinder()
    for row in ties.attributes ?? [] { tieTypes.look(at: row) }
    nodeColumns =
      nodeProperties.map { Column(name: $0.rawValue, type: $0 == .mode ? .integer : .text) }
      + nodeTypes.columns
    tieColumns =
      tieProperties.map { Column(name: $0.rawValue, type: $0 == .weight ? .number : .text) }
      + tieTypes.columns
    let isTaken =
      nodeTypes.columns.contains { NodeProperty(rawValue: $0.name) != nil }
      || tieTypes.columns.contains { TieProperty(rawValue: $0.name) != nil }
    if isTaken {
      throw FormatError(
        .cannotHold, at: Problem.Place(file: file),
        detail: "An attribute has the name of a property and would be read back as that.")
    }
  }

  /// Goes through the values of a node, properties first; a number that is not finite, which no
  /// format reads back as one, is a text, and listed as lost (``WritingRequest/losses(holding:)``).
  func forEachValue(ofNode place: Int, _ body: (String, AttributeValue) -> Void) {
    let node = network.nodes[place]
    for property in nodeProperties {
      let value: AttributeValue? =
        switch property {
        case .askedWaves: asked[node.id].map { .text(WaveNames.text(of: $0.waves)) }
        case .answeredWaves:
          asked[node.id].flatMap { record in
            record.answered.isEmpty ? nil : .text(WaveNames.text(of: record.answered))
          }
        default: property.value(of: node)
        }
      if let value { body(property.rawValue, value) }
    }
    for entry in node.attributes.entries { body(entry.name, Self.written(entry.value)) }
  }

  /// Goes through the values of a tie as ``forEachValue(ofNode:_:)`` does.
  func forEachValue(ofTie row: Int, _ body: (String, AttributeValue) -> Void) {
    let ties = network.ties
    for property in tieProperties {
      let value: AttributeValue? =
        switch property {
        case .relation: ties.relations[row].map { .text($0) }
        case .weight: ties.weights.map { .number($0[row]) }
        case .wave: ties.waves[row].map { .text($0) }
        case .date: ties.dates?[row].map { .text($0.description) }
        }
      if let value { body(property.rawValue, value) }
    }
    guard let attributes = ties.attributes else { return }
    for entry in attributes[row].entries { body(entry.name, Self.written(entry.value)) }
  }

  private static func written(_ value: AttributeValue) -> AttributeValue {
    if case .number(let number) = value, !number.isFinite { return .text(value.text) }
    return value
  }

  /// Finds the names of attributes in order of first appearance, and what they hold.
  struct TypeFinder {
    private var places: [String: Int] = [:]
    private(set) var columns: [Column] = []

    mutating func look(at attributes: Attributes) {
      for entry in attributes.entries {
        let type: ValueType =
          switch entry.value {
          case .text: .text
          case .number: .number
          case .integer: .integer
          case .flag: .flag
          }
        guard let place = places[entry.name] else {
          places[entry.name] = columns.count
          columns.append(Column(name: entry.name, type: type))
          continue
        }
        if columns[place].type != type { columns[place] = Column(name: entry.name, type: .mixed) }
      }
    }
  }
}
