// SPDX-License-Identifier: Apache-2.0

/// Two waves of one community side by side, with what was observed in both.
///
/// Both graphs have a node for each node of the panel, in the same order, so that node *i* is the
/// same member in each. A change can only be told where both waves looked: ``observesArc(from:to:)``
/// and ``observesPair(_:_:)`` say where that is.
///
/// ```swift
/// let change = try panel.comparison(from: 0, to: 1)
/// change.joiners().count
/// ```
public struct WaveComparison: Sendable, Hashable {
  /// The names of the earlier and the later wave.
  public let waves: (from: String, to: String)
  /// The ties of the earlier wave.
  public let before: Graph
  /// The ties of the later wave.
  public let after: Graph
  /// Whether each node was in scope, or named, in the earlier wave.
  public let presentBefore: [Bool]
  /// Whether each node was in scope, or named, in the later wave.
  public let presentAfter: [Bool]
  /// Whether each node answered in both waves.
  public let answeredBoth: [Bool]
  /// Whether everybody present was taken to have answered because nobody recorded who did.
  public let isAssumedComplete: Bool

  /// Makes a comparison of two graphs on the same nodes.
  ///
  /// - Precondition: Both graphs have one node for each element of the arrays and the same direction.
  public init(
    waves: (from: String, to: String), before: Graph, after: Graph, presentBefore: [Bool],
    presentAfter: [Bool], answeredBoth: [Bool], isAssumedComplete: Bool = false
  ) {
    precondition(before.isDirected == after.isDirected, "Both waves must have the same direction.")
    precondition(
      [before.nodeCount, after.nodeCount, presentBefore.count, presentAfter.count]
        .allSatisfy { $0 == answeredBoth.count }, "Both waves must have the same nodes.")
    self.waves = waves
    self.before = before
    self.after = after
    self.presentBefore = presentBefore
    self.presentAfter = presentAfter
    self.answeredBoth = answeredBoth
    self.isAssumedComplete = isAssumedComplete
  }

  /// The number of nodes of the panel.
  public var nodeCount: Int { answeredBoth.count }

  /// Whether a node was present in both waves.
  public func isStayer(_ node: Int) -> Bool { presentBefore[node] && presentAfter[node] }

  /// Whether both waves observed the tie from one node to another: the source answered in both and
  /// the target was present in both.
  public func observesArc(from source: Int, to target: Int) -> Bool {
    source != target && answeredBoth[source] && isStayer(source) && isStayer(target)
  }

  /// Whether both waves observed the pair whole: both nodes answered in both waves.
  ///
  /// For undirected ties this is what ``observesTie(_:_:)`` asks as well: a tie reported by one end
  /// only is likelier to be missed, so a pair that gained a respondent would seem to gain ties.
  public func observesPair(_ one: Int, _ other: Int) -> Bool {
    observesArc(from: one, to: other) && observesArc(from: other, to: one)
  }

  /// Whether both waves observed whether the tie is there.
  public func observesTie(_ source: Int, _ target: Int) -> Bool {
    before.isDirected ? observesArc(from: source, to: target) : observesPair(source, target)
  }

  /// Whether two comparisons are of the same waves and hold the same.
  public static func == (left: WaveComparison, right: WaveComparison) -> Bool {
    left.waves == right.waves && left.before == right.before && left.after == right.after
      && left.presentBefore == right.presentBefore && left.presentAfter == right.presentAfter
      && left.answeredBoth == right.answeredBoth
      && left.isAssumedComplete == right.isAssumedComplete
  }

  /// Feeds the waves and graphs to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(waves.from)
    hasher.combine(waves.to)
    hasher.combine(before)
    hasher.combine(after)
  }
}

extension NetworkPanel {
  /// The comparison of two waves, by their places in ``waves``.
  ///
  /// - Parameters:
  ///   - earlier: The place of the wave to compare from.
  ///   - later: The place of the wave to compare to.
  ///   - view: How direction is looked at.
  ///   - assumingComplete: Whether to take everybody present to have answered in a wave for which
  ///     nobody recorded who did. Without it such a comparison throws.
  /// - Throws: ``PanelError/unknownRespondents(wave:)``, or ``GraphError`` from making the graphs.
  public func comparison(
    from earlier: Int, to later: Int, view: DirectionView = .directed,
    assumingComplete: Bool = false
  ) throws -> WaveComparison {
    let (first, second) = (waves[earlier], waves[later])
    for wave in [first, second] where wave.responded == nil && !assumingComplete {
      throw PanelError.unknownRespondents(wave: wave.name)
    }
    let presentBefore = members(of: first)
    let presentAfter = members(of: second)
    let answeredBefore = first.responded ?? presentBefore
    let answeredAfter = second.responded ?? presentAfter
    return WaveComparison(
      waves: (first.name, second.name), before: try graph(of: first, view: view),
      after: try graph(of: second, view: view), presentBefore: presentBefore,
      presentAfter: presentAfter,
      answeredBoth: zip(answeredBefore, answeredAfter).map { $0 && $1 },
      isAssumedComplete: first.responded == nil || second.responded == nil)
  }

  /// The ties of a wave among all nodes of the panel.
  private func graph(of wave: Wave, view: DirectionView) throws(GraphError) -> Graph {
    let all = network.keeping(nodes: Array(network.nodes.indices)) { row in
      network.ties.waves[row] == nil || network.ties.waves[row] == wave.name
    }
    return try all.graph(view: view)
  }
}

/// Why two waves cannot be compared.
@nonexhaustive
public enum PanelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It was not recorded who answered in a wave.
  case unknownRespondents(wave: String)

  /// What is missing and what to do.
  public var description: String {
    switch self {
    case .unknownRespondents(let wave):
      """
      It is not recorded who answered in wave \(wave), so missing answers could pass for change. \
      Give participation records, or assume that everybody answered.
      """
    }
  }
}
