// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// The values of nodes, or of ties, where a format declares each name with a type.
///
/// A name that is a number here and a text there is declared twice, which reads back as it was.
struct TypedColumns {
  struct Column: Hashable {
    let name: String
    let type: ValueType
  }

  enum ValueType: Hashable {
    case text, number, integer, flag

    init(_ value: AttributeValue) {
      switch value {
      case .text: self = .text
      case .number: self = .number
      case .integer: self = .integer
      case .flag: self = .flag
      }
    }
  }

  /// The columns, in order of first appearance.
  private(set) var columns: [Column] = []
  private var places: [Column: Int] = [:]

  /// Makes a column for a value where there is none.
  mutating func add(_ name: String, _ value: AttributeValue) {
    let column = Column(name: name, type: ValueType(value))
    guard places[column] == nil else { return }
    places[column] = columns.count
    columns.append(column)
  }

  /// The place in ``columns`` of a value.
  func place(of name: String, _ value: AttributeValue) -> Int {
    places[Column(name: name, type: ValueType(value))] ?? 0
  }

  /// The columns of nodes and of ties of a network.
  static func columns(
    of columns: NetworkColumns, _ network: SocialNetwork
  ) -> (nodes: TypedColumns, ties: TypedColumns) {
    var (nodes, ties) = (TypedColumns(), TypedColumns())
    for node in network.nodes.indices {
      columns.forEachValue(ofNode: node) { nodes.add($0, $1) }
    }
    for row in network.ties.indices { columns.forEachValue(ofTie: row) { ties.add($0, $1) } }
    return (nodes, ties)
  }
}

extension WritingRequest {
  /// Refuses names that XML has no way to write, because two of them could become the same.
  func checkMarkupNames(file: String) throws(FormatError) {
    let names = [network.nodes.map(\.id), network.attributeNames, network.tieAttributeNames]
    guard names.joined().allSatisfy({ $0.unicodeScalars.allSatisfy(MarkupWriter.holds) }) else {
      throw FormatError(
        .cannotHold, at: Problem.Place(file: file),
        detail: "An id or the name of an attribute has a control character, which XML cannot hold.")
    }
  }
}
