// SPDX-License-Identifier: Apache-2.0

/// Nodes in groups by one of their columns: by sector, by department, by street.
///
/// A node whose column is empty is in no group. Groups are in order of their names, numbers by
/// value, so that results do not depend on the order of the data.
public struct Grouping: Sendable, Hashable {
  /// The column the groups are made by.
  public let column: String
  /// The names of the groups, in order.
  public let groups: [String]
  /// The group of each node by its place in ``groups``, or −1 where it is not known.
  let places: ContiguousArray<Int32>

  /// Makes a grouping of each node's group name, `nil` where it is not known.
  public init(column: String, names: some Collection<String?>) {
    self.column = column
    let distinct = Set(names.lazy.compactMap { $0 })
    let numbers = distinct.compactMap { name in Double(name).map { ($0, name) } }
    groups =
      numbers.count == distinct.count
      ? numbers.sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }.map(\.1) : distinct.sorted()
    let place = Dictionary(uniqueKeysWithValues: zip(groups, groups.indices))
    places = ContiguousArray(names.map { $0.flatMap { place[$0] }.map(Int32.init) ?? -1 })
  }

  /// The number of nodes.
  public var nodeCount: Int { places.count }

  /// The group of a node by its place in ``groups``, or `nil` where it is not known.
  public subscript(node: Int) -> Int? {
    let place = places[node]
    return place < 0 ? nil : Int(place)
  }

  /// The number of nodes in each group.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: groups.count)
    for place in places where place >= 0 { sizes[Int(place)] += 1 }
    return sizes
  }

  /// The number of nodes whose group is not known.
  public var unknownCount: Int { places.count { $0 < 0 } }
}

extension SocialNetwork {
  /// The nodes in groups by a column: a property such as `sector` or `kind`, or an attribute.
  ///
  /// - Throws: ``NetworkError/unknownColumn(_:known:)`` when no node has the column.
  public func grouping(by column: String) throws(NetworkError) -> Grouping {
    let known = Node.columns + attributeNames
    guard known.contains(column) else { throw .unknownColumn(column, known: known) }
    return Grouping(column: column, names: nodes.map { $0.value(of: column)?.text })
  }

  /// The grouping used when none is asked for: by sector where any is given, else by kind.
  public var defaultGrouping: Grouping? {
    for column in ["sector", "kind"] where nodes.contains(where: { $0.value(of: column) != nil }) {
      return Grouping(column: column, names: nodes.map { $0.value(of: column)?.text })
    }
    return nil
  }
}
