// SPDX-License-Identifier: Apache-2.0

/// The part of a graph whose nodes' groups are known, with their groups.
///
/// Measures of groups leave the other nodes out and say how many they were.
struct GroupedPart {
  /// The ties among nodes of known group.
  let graph: Graph
  /// The group of each node of the part, by its place in ``names``.
  let places: [Int]
  /// The names of the groups.
  let names: [String]
  /// The number of nodes in each group.
  let sizes: [Int]
  /// The index each node of the part has in the whole graph.
  private let members: [Int]
  private let wholeCount: Int

  /// - Precondition: The grouping is of the graph's nodes.
  init(of whole: Graph, by grouping: Grouping) {
    precondition(grouping.nodeCount == whole.nodeCount, "The grouping is of other nodes.")
    members = whole.nodes.filter { grouping[$0] != nil }
    places = members.compactMap { grouping[$0] }
    graph = members.count == whole.nodeCount ? whole : whole.induced(on: members)
    names = grouping.groups
    sizes = grouping.sizes
    wholeCount = whole.nodeCount
  }

  /// The number of nodes left out because their group is not known.
  var leftOutCount: Int { wholeCount - members.count }

  /// The number of groups that have a node.
  var groupCount: Int { sizes.count { $0 > 0 } }

  /// The number of ordered pairs of nodes in one group.
  var pairsWithin: Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) } }

  /// Scores of the part's nodes as scores of the whole graph's.
  func spread(_ score: (Int) -> Quantity) -> NodeScores {
    var quantities = [Quantity](repeating: .undefined(.unknownGroup), count: wholeCount)
    for (node, member) in members.enumerated() { quantities[member] = score(node) }
    return NodeScores(quantities)
  }
}
