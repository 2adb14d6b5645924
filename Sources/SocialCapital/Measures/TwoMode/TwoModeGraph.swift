// SPDX-License-Identifier: Apache-2.0

/// A graph whose nodes are of two modes, with ties between the modes only: people and the
/// organisations they belong to, women and the events they went to.
///
/// Nodes keep the numbers they have in the graph it was made of. Nothing turns two-mode data into
/// one-mode data silently: ask for a ``projection(onto:weights:monitor:)``.
///
/// ```swift
/// let graph = try Graph(nodeCount: 3, pairs: [(0, 2), (1, 2)], isDirected: false)
/// let clubs = TwoModeGraph(graph, modes: [.first, .first, .second])
/// ```
public struct TwoModeGraph: Sendable, Hashable {
  /// The side a node is on.
  public enum Mode: Int, Sendable, Hashable, CaseIterable {
    /// Mode 1, such as people.
    case first = 1
    /// Mode 2, such as organisations.
    case second = 2

    /// The side the node's ties lead to.
    public var other: Mode { self == .first ? .second : .first }
  }

  /// The ties, a tie where one exists in either direction.
  public let graph: Graph
  /// The mode of each node.
  public let modes: [Mode]
  private let counts: [Int]

  /// Makes a two-mode graph, or `nil` where a tie joins two nodes of one mode.
  ///
  /// Of a directed graph ties in either direction count.
  ///
  /// - Precondition: There is a mode for each node.
  public init?(_ graph: Graph, modes: [Mode]) {
    precondition(modes.count == graph.nodeCount, "There must be one mode for each node.")
    for source in graph.nodes {
      if graph.outgoing[source].contains(where: { modes[$0] == modes[source] }) { return nil }
    }
    self.graph = graph.weakView()
    self.modes = modes
    counts = Mode.allCases.map { mode in modes.count { $0 == mode } }
  }

  /// The number of nodes of a mode.
  public func count(_ mode: Mode) -> Int { counts[mode.rawValue - 1] }

  /// The nodes of a mode, in index order.
  public func nodes(_ mode: Mode) -> [Int] { modes.indices.filter { modes[$0] == mode } }
}

extension MeasureInput {
  /// The input as a two-mode graph, or `nil` where its nodes are not of two modes.
  ///
  /// The modes are those the nodes name; where none does, the two kinds there are, citizens first,
  /// else in order of appearance.
  var twoMode: TwoModeGraph? {
    guard let members = network?.nodes, members.count == graph.nodeCount else { return nil }
    if members.contains(where: { $0.mode != nil }) {
      let modes = members.compactMap { $0.mode.flatMap(TwoModeGraph.Mode.init) }
      return modes.count == members.count ? TwoModeGraph(graph, modes: modes) : nil
    }
    var kinds: [NodeKind] = []
    for case let kind? in members.lazy.map(\.kind) where !kinds.contains(kind) {
      if kinds.count == 2 { return nil }
      kinds.append(kind)
    }
    guard kinds.count == 2, members.allSatisfy({ $0.kind != nil }) else { return nil }
    let first = kinds.contains(.citizen) ? NodeKind.citizen : kinds[0]
    return TwoModeGraph(graph, modes: members.map { $0.kind == first ? .first : .second })
  }

  /// The scores that a measure of two-mode graphs gives, undefined on other graphs.
  func twoModeScores(
    _ id: String, _ scores: (TwoModeGraph) throws -> NodeScores
  ) rethrows -> MeasureResult {
    MeasureResult(
      id, try twoMode.map(scores) ?? NodeScores(undefined: .notTwoMode, count: graph.nodeCount))
  }
}
