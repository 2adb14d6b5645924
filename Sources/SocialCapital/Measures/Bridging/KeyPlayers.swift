// SPDX-License-Identifier: Apache-2.0

/// What a set of key players is chosen for.
public enum KeyPlayerGoal: String, Sendable, Hashable, CaseIterable {
  /// To reach everybody else in few steps: whom to tell first.
  case positive
  /// To break the network up by their leaving: whom it would hurt most to lose.
  case negative
}

/// The nodes that together do most for a goal.
public struct KeyPlayers: Sendable, Hashable {
  /// The nodes, in index order.
  public let members: [Int]
  /// How far the goal is reached, 0 to 1.
  public let value: Quantity
  /// Whether every set was tried, so that none is better; else swaps stopped helping.
  public let isExhaustive: Bool
}

extension Graph {
  /// The set of nodes that together reach everybody soonest, or whose loss would break up most.
  ///
  /// Three well-connected people who know the same others are no set of key players: it is the set
  /// that counts.
  ///
  /// ## Definition
  /// For sets K of k of n nodes:
  ///
  ///     positive: the K with the greatest  Σ 1/d(K, j) ÷ (n − k)             j not in K
  ///     negative: the K with the greatest  1 − Σ s(s − 1) ÷ ((n − k)(n − k − 1))
  ///
  /// with d(K, j) the distance from the nearest node of K, 1/d = 0 without a way, and s the sizes of
  /// the components left without K.
  ///
  /// ## Conventions
  /// - Direction: positive goes along ties; negative looks at ties in either direction.
  /// - Weights: ignored. Loops: never counted. Isolates: count among the n.
  /// - Denominator: n − k, so that 1 means everybody is a step away. influenceR divides by n.
  /// - Search: every set is tried where there are at most 100,000; else the best node is added time
  ///   after time and then members are swapped for others while that helps. Of equal sets the first
  ///   found, trying nodes in index order, stands.
  /// - Undefined: positive without others, k = n; negative with fewer than two nodes left.
  ///
  /// ## Example
  /// ```swift
  /// let star = try Graph(nodeCount: 4, pairs: [(0, 1), (0, 2), (0, 3)], isDirected: false)
  /// try star.keyPlayers(1, for: .positive).members   // [0]
  /// ```
  ///
  /// - Parameters:
  ///   - count: The size of the set, from 0 to the number of nodes.
  ///   - goal: What it is chosen for.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: positive *O*(*n*·*m* + *k*·*n*²) a round of swaps and 2*n*² bytes for distances;
  ///   negative *O*(*k*·(*n* + *m*)) a round. The catalogue refuses the positive above 2,000 nodes.
  ///
  /// ## Reference
  /// S. P. Borgatti, "Identifying sets of key players in a social network", *Computational and
  /// Mathematical Organization Theory* 12 (2006) 21–34, doi:10.1007/s10588-006-7084-x.
  public func keyPlayers(
    _ count: Int, for goal: KeyPlayerGoal, monitor: Monitor = .task
  ) throws(MeasureError) -> KeyPlayers {
    precondition((0...nodeCount).contains(count), "There are not as many nodes.")
    switch goal {
    case .positive:
      let reach = try ReachOfSets(self, monitor: monitor)
      return try reach.best(count, of: nodeCount, monitor: monitor)
    case .negative:
      let breakage = BreakageOfSets(view: weakView())
      return try breakage.best(count, of: nodeCount, monitor: monitor)
    }
  }
}

/// A goal that sets of nodes reach to different degrees.
protocol SetGoal {
  /// The node outside a set that does most in addition to it, and what the two then do.
  func bestAddition(
    to set: [Int], above floor: Int, monitor: Monitor
  ) throws(MeasureError) -> (node: Int, score: Double)?
  /// What a set does, as the measure prints it.
  func value(of set: [Int], score: Double) -> Quantity
  /// What a set does, for comparison.
  func score(of set: [Int], monitor: Monitor) throws(MeasureError) -> Double
}

extension SetGoal {
  func best(
    _ count: Int, of nodeCount: Int, monitor: Monitor
  ) throws(MeasureError) -> KeyPlayers {
    if count == 0 {
      return KeyPlayers(
        members: [], value: value(of: [], score: try score(of: [], monitor: monitor)),
        isExhaustive: true)
    }
    let isSmall = Self.isAtMost(100_000, choosing: count, of: nodeCount)
    let found =
      isSmall
      ? try exhaustive(count, of: nodeCount, monitor: monitor)
      : try greedy(count, monitor: monitor)
    let members = found.members.sorted()
    return KeyPlayers(
      members: members, value: value(of: members, score: found.score), isExhaustive: isSmall)
  }

  /// Whether there are at most so many sets of a size.
  private static func isAtMost(_ limit: Int, choosing count: Int, of nodeCount: Int) -> Bool {
    var sets = 1
    for step in 0..<min(count, nodeCount - count) {
      sets = sets * (nodeCount - step) / (step + 1)
      if sets > limit { return false }
    }
    return true
  }

  /// Goes through all sets but for their last node, for which the goal finds the best.
  private func exhaustive(
    _ count: Int, of nodeCount: Int, monitor: Monitor
  ) throws(MeasureError) -> (members: [Int], score: Double) {
    var best: (members: [Int], score: Double) = ([], -1)
    var base = Array(0..<count - 1)
    while true {
      try monitor.checkCancellation()
      if let last = try bestAddition(to: base, above: base.last ?? -1, monitor: monitor),
        last.score > best.score
      {
        best = (base + [last.node], last.score)
      }
      // The next set in order: the last place that can move on does, the rest follow it.
      guard let place = base.indices.last(where: { base[$0] < nodeCount - count + $0 }) else {
        return best
      }
      base[place] += 1
      for later in base.indices where later > place { base[later] = base[later - 1] + 1 }
    }
  }

  private func greedy(
    _ count: Int, monitor: Monitor
  ) throws(MeasureError) -> (members: [Int], score: Double) {
    var members: [Int] = []
    var score = 0.0
    for _ in 0..<count {
      guard let next = try bestAddition(to: members, above: -1, monitor: monitor) else { break }
      members.append(next.node)
      score = next.score
    }
    var isBetter = true
    while isBetter {
      isBetter = false
      for place in members.indices {
        var rest = members
        rest.remove(at: place)
        guard let other = try bestAddition(to: rest, above: -1, monitor: monitor) else { continue }
        // A gain within rounding could swap back and forth for ever.
        if other.score > score * (1 + 1e-12) {
          members[place] = other.node
          score = other.score
          isBetter = true
        }
      }
    }
    return (members, score)
  }
}

extension Measure {
  /// The most nodes for which the catalogue looks for positive key players.
  static let keyPlayerLimit = 2_000

  /// The catalogue entry of ``Graph/keyPlayers(_:for:monitor:)``.
  public static let keyPlayers = Measure(
    id: "key-players", title: "Key players", family: .bridging, scope: .node,
    summary: "Which few people could reach most others quickly, and whose loss would cut off most.",
    definition: """
      positive: the k nodes with the greatest mean 1/distance to the others; negative: the k nodes \
      without which the greatest share of pairs has no way
      """,
    range: "values 0 to 1",
    conventions: """
      Positive along the direction of ties, negative in either direction; weights ignored; every \
      set tried up to 100,000, else greedy with swaps; positive too large above 2,000 nodes.
      """,
    reference: "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
    options: [
      Option("k", summary: "the number of key players, 1 to 50", defaultValue: "3")
    ],
    complexity: "O(nm + kn²) a round of swaps"
  ) { input in
    let graph = input.graph
    let asked = try input.options.count("key-players", "k", in: 1...50) ?? 3
    var result = MeasureResult()
    var table: Table = ["k": .count(min(asked, graph.nodeCount))]
    for goal in KeyPlayerGoal.allCases {
      let name = "key-players:\(goal.rawValue)"
      if goal == .positive && graph.nodeCount > keyPlayerLimit {
        result.add(name, .undefined(.tooLarge))
        continue
      }
      let found = try graph.keyPlayers(
        min(asked, graph.nodeCount), for: goal, monitor: input.monitor)
      result.add(name, found.value)
      let members = Set(found.members)
      result.add(name, nodes: .flags(graph.nodes.map(members.contains)))
      table[goal.rawValue] = .table([
        "value": .quantity(found.value), "exhaustive": .flag(found.isExhaustive),
      ])
    }
    result.add("key-players", table)
    return result
  }
}
