// SPDX-License-Identifier: Apache-2.0

/// Which part of a network to look at; an empty list leaves nothing out.
public struct Selection: Sendable, Hashable {
  /// Ties of these relations only.
  public var relations: [String]
  /// Nodes of these kinds only, and the ties among them.
  public var kinds: [NodeKind]
  /// Nodes of these sectors only, and the ties among them.
  public var sectors: [Sector]
  /// Ties of this wave, and nodes on its roster, only.
  public var wave: String?
  /// Nodes, or ties, whose column has a value only.
  public var conditions: [Condition]

  /// Makes a selection.
  public init(
    relations: [String] = [], kinds: [NodeKind] = [], sectors: [Sector] = [],
    wave: String? = nil, conditions: [Condition] = []
  ) {
    self.relations = relations
    self.kinds = kinds
    self.sectors = sectors
    self.wave = wave
    self.conditions = conditions
  }

  /// A column and the value it must have.
  public struct Condition: Sendable, Hashable {
    /// The name of a column of nodes, or else of ties.
    public var column: String
    /// The value as text.
    public var value: String

    /// Makes a condition.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }
}

extension SocialNetwork {
  /// The part of the network a selection describes.
  ///
  /// - Throws: ``NetworkError`` when the selection names a relation, wave, kind or column that the
  ///   data do not have.
  /// - Complexity: *O*(*n* + *m*).
  public func selecting(_ selection: Selection) throws(NetworkError) -> SocialNetwork {
    try check(selection)
    let nodeColumns = Set(Node.columns).union(attributeNames)
    let onNodes = selection.conditions.filter { nodeColumns.contains($0.column) }
    let onTies = selection.conditions.filter { !nodeColumns.contains($0.column) }
    let kept = nodes.indices.filter { index in
      let node = nodes[index]
      return Self.isListed(node.kind, in: selection.kinds)
        && Self.isListed(node.sector, in: selection.sectors)
        && (node.waves.isEmpty || selection.wave.map(node.waves.contains) != false)
        && onNodes.allSatisfy { node.value(of: $0.column)?.text == $0.value }
    }
    return keeping(nodes: kept) { row in
      Self.isListed(ties.relations[row], in: selection.relations)
        && (selection.wave == nil || ties.waves[row] == nil || ties.waves[row] == selection.wave)
        && onTies.allSatisfy { ties.attributes?[row][$0.column]?.text == $0.value }
    }
  }

  /// The network without people who asked to be taken out, and without their ties.
  public func removingWithdrawn() -> SocialNetwork {
    keeping(nodes: nodes.indices.filter { nodes[$0].consent != .withdrawn }) { _ in true }
  }

  /// The network on some nodes, in the order given, with the ties among them that pass a test.
  package func keeping(nodes kept: [Int], ties isIncluded: (Int) -> Bool) -> SocialNetwork {
    var newIndex = ContiguousArray<Int?>(repeating: nil, count: nodes.count)
    for (new, old) in kept.enumerated() { newIndex[old] = new }
    let ties = ties.selecting(isIncluded, renumbering: newIndex)
    return SocialNetwork(validated: kept.map { nodes[$0] }, ties: ties, isDirected: isDirected)
  }

  private static func isListed<Value: Equatable>(_ value: Value?, in list: [Value]) -> Bool {
    list.isEmpty || value.map(list.contains) == true
  }

  private func check(_ selection: Selection) throws(NetworkError) {
    for relation in selection.relations where !relations.contains(relation) {
      throw .unknownRelation(relation, known: relations)
    }
    if let wave = selection.wave, !waves.contains(wave) { throw .unknownWave(wave, known: waves) }
    let kinds = Set(nodes.lazy.compactMap(\.kind))
    for kind in selection.kinds where !kinds.contains(kind) {
      throw .unknownKind(kind.rawValue, known: kinds.map(\.rawValue).sorted())
    }
    let columns = Node.columns + attributeNames + tieAttributeNames
    for condition in selection.conditions where !columns.contains(condition.column) {
      throw .unknownColumn(condition.column, known: columns)
    }
  }
}
