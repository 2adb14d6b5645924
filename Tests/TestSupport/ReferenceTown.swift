// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// The eight-node town whose values were worked out by hand and by several tools.
///
/// Nodes a, b, c, h are citizens; d, e charities; f the council; g a business; h has no ties. The
/// weights are hours. Ties a→b 3, b→a 2, b→c 1, c→a 2, c→d 4, d→e 2, e→d 1, e→f 3, f→g 2, g→b 1.
public enum ReferenceTown {
  /// The ids, in order.
  public static let ids = ["a", "b", "c", "d", "e", "f", "g", "h"]

  /// The group of each node.
  public static let grouping = Grouping(
    column: "group",
    names: [
      "citizen", "citizen", "citizen", "charity", "charity", "council", "business", "citizen",
    ]
  )

  /// The ties with their hours, directed.
  public static let weighted = SmallGraphs.make(8, edges: edges, true)

  /// The ties without hours, directed.
  public static let binary = weighted.unweighted()

  /// A tie where one exists in either direction, without hours.
  public static let weak = binary.weakView()

  private static let edges = [
    Graph.Edge(0, 1, weight: 3), Graph.Edge(1, 0, weight: 2), Graph.Edge(1, 2, weight: 1),
    Graph.Edge(2, 0, weight: 2), Graph.Edge(2, 3, weight: 4), Graph.Edge(3, 4, weight: 2),
    Graph.Edge(4, 3, weight: 1), Graph.Edge(4, 5, weight: 3), Graph.Edge(5, 6, weight: 2),
    Graph.Edge(6, 1, weight: 1),
  ]

  /// The change to the second wave, in which everybody answered both times.
  ///
  /// The ties c→d and e→d ended; d→c, a→c and h→a are new; i joined and is tied to f both ways.
  public static let change: WaveComparison = {
    let first = edges.map { ($0.source, $0.target) }
    let second =
      first.filter { $0 != (2, 3) && $0 != (4, 3) } + [(3, 2), (0, 2), (7, 0), (8, 5), (5, 8)]
    let stayers = [Bool](repeating: true, count: 8)
    return WaveComparison(
      waves: ("1", "2"), before: SmallGraphs.make(9, first, true),
      after: SmallGraphs.make(9, second, true), presentBefore: stayers + [false],
      presentAfter: stayers + [true], answeredBoth: stayers + [false])
  }()
}
