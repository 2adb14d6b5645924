// SPDX-License-Identifier: Apache-2.0

/// How far ties lean across group borders, with what chance alone would give.
public struct EIIndex: Sendable, Hashable {
  /// The index of the whole network, −1 to 1.
  public let index: Quantity
  /// The index of each group's tie ends, in the order of the grouping's groups.
  public let groups: [Quantity]
  /// The index of each node's ties.
  public let nodes: NodeScores
  /// The weight of ties within groups; their number where ties have no weights.
  public let internalWeight: Double
  /// The weight of ties across groups; their number where ties have no weights.
  public let externalWeight: Double
  /// The mean of the index over all ways to deal the groups out to the nodes.
  public let expected: Quantity
  /// The variance of the index over all ways to deal the groups out to the nodes.
  public let variance: Quantity
  /// The least the index could be with these ties and group sizes.
  public let minimum: Quantity
  /// The most the index could be with these ties and group sizes.
  public let maximum: Quantity
  /// The number of nodes left out because their group is not known.
  public let unknownCount: Int

  /// The index stretched so that the least it could be is −1 and the most 1.
  public var rescaled: Quantity {
    guard case .value(let low) = minimum, case .value(let high) = maximum else { return minimum }
    return index.flatMap { Quantity(2 * ($0 - low), over: high - low, else: .zeroVariance) }
      .map { $0 - 1 }
  }

  /// How many standard deviations the index is above what chance alone would give.
  public var z: Quantity {
    guard case .value(let mean) = expected, case .value(let variance) = variance else {
      return variance
    }
    return index.flatMap {
      Quantity($0 - mean, over: variance.squareRoot(), else: .zeroVariance)
    }
  }
}

extension Graph {
  /// How far ties lean outward (+) or inward (−) over groups, compared with chance.
  ///
  /// ## Definition
  /// With E the ends of ties that cross groups and I the ends of ties within one, at a node, at the
  /// nodes of a group, or everywhere:
  ///
  ///     EI = (E − I) ÷ (E + I)
  ///
  /// Chance deals the groups out to the nodes in every possible way, each equally likely, with the
  /// ties where they are. With n⁽ᵏ⁾ = n(n−1)…(n−k+1), u(i,j) the weight between i and j in both
  /// directions, T = Σ u over pairs, S = Σ u² over pairs and B = Σᵢ (Σⱼ u)² − 2S:
  ///
  ///     p₂ = Σ n_g⁽²⁾ ÷ n⁽²⁾     p₃ = Σ n_g⁽³⁾ ÷ n⁽³⁾
  ///     p₄ = (Σ n_g⁽⁴⁾ + Σ n_g⁽²⁾·n_h⁽²⁾) ÷ n⁽⁴⁾            g ≠ h
  ///     expected = 1 − 2p₂
  ///     variance = 4·(p₂S + p₃B + p₄(T² − S − B) − T²p₂²) ÷ T²
  ///
  /// Both are exact; nothing is drawn at random.
  ///
  /// ## Conventions
  /// - Ends: an undirected tie counts once at each end, an arc once at each end; so the three levels
  ///   agree. For a group, a tie within it therefore counts twice.
  /// - Weights: used, as strengths; `unweighted()` counts ties instead, as UCINET does. egor takes
  ///   densities, which is another number.
  /// - Expected: not 0 but 1 − 2p₂. With two groups of equal size it is just above 0, with many
  ///   groups near 1.
  /// - Attainable: the least and most with as many ties, and their weights, on other pairs.
  /// - Isolates: count in the group sizes, have no index themselves. Loops: never counted.
  /// - Unknown groups: such nodes and their ties are left out, and counted.
  /// - Undefined: without ties; the variance also with one group only or below four nodes.
  ///
  /// ## Example
  /// ```swift
  /// let groups = Grouping(column: "sector", names: ["a", "a", "b"])
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.eiIndex(by: groups).index      // 0
  /// line.eiIndex(by: groups).expected   // 1/3
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and space; with weights *O*(*n* + *m* log *m*).
  ///
  /// ## Reference
  /// D. Krackhardt and R. N. Stern, "Informal networks and organizational crises", *Social Psychology
  /// Quarterly* 51 (1988) 123–140, doi:10.2307/2786835. The variance is that of a join count: A. D.
  /// Cliff and J. K. Ord, *Spatial Processes* (Pion, 1981).
  public func eiIndex(by grouping: Grouping) -> EIIndex {
    let part = GroupedPart(of: self, by: grouping)
    let ends = TieEnds(part)
    let (within, across) = ends.total
    let none: Undefined = nodeCount == 0 ? .emptyGraph : .noTies
    let (low, high) = part.attainableEI(total: within + across)
    return EIIndex(
      index: Quantity(across - within, over: across + within, else: none),
      groups: ends.groups(of: part).map { within, across in
        Quantity(across - within, over: across + within, else: .noTies)
      },
      nodes: part.spread { node in
        let (within, across) = (ends.within[node], ends.across[node])
        return Quantity(across - within, over: across + within, else: .isolate)
      },
      internalWeight: within, externalWeight: across, expected: part.expectedEI,
      variance: part.varianceOfEI, minimum: low, maximum: high, unknownCount: part.leftOutCount)
  }
}

/// The weight of each node's ties within its group and across groups, both directions together.
private struct TieEnds {
  var within: [Double]
  var across: [Double]
  /// The weight of all ties, each once.
  let total: (within: Double, across: Double)

  init(_ part: GroupedPart) {
    let graph = part.graph
    within = Array(repeating: 0, count: graph.nodeCount)
    across = within
    var sums = (within: CompensatedSum(), across: CompensatedSum())
    for source in graph.nodes {
      for position in graph.outgoing.positions(of: source) {
        let target = Int(graph.outgoing.targets[position])
        let weight = graph.weight(at: position)
        // An undirected tie stands in both rows, an arc in one.
        if part.places[source] == part.places[target] {
          within[source] += weight
          if graph.isDirected { within[target] += weight }
          sums.within.add(weight)
        } else {
          across[source] += weight
          if graph.isDirected { across[target] += weight }
          sums.across.add(weight)
        }
      }
    }
    let times = graph.isDirected ? 1.0 : 0.5
    total = (sums.within.value * times, sums.across.value * times)
  }

  func groups(of part: GroupedPart) -> [(within: Double, across: Double)] {
    var sums = Array(repeating: (CompensatedSum(), CompensatedSum()), count: part.names.count)
    for node in within.indices {
      sums[part.places[node]].0.add(within[node])
      sums[part.places[node]].1.add(across[node])
    }
    return sums.map { ($0.0.value, $0.1.value) }
  }
}

extension GroupedPart {
  /// n(n−1)…(n−k+1).
  private static func falling(_ count: Int, _ factors: Int) -> Double {
    (0..<factors).reduce(1.0) { $0 * Double(max(0, count - $1)) }
  }

  fileprivate var expectedEI: Quantity {
    if graph.edgeCount == 0 { return .undefined(graph.nodeCount == 0 ? .emptyGraph : .noTies) }
    return .value(1 - 2 * Double(pairsWithin) / Self.falling(graph.nodeCount, 2))
  }

  fileprivate var varianceOfEI: Quantity {
    let count = graph.nodeCount
    if graph.edgeCount == 0 { return .undefined(count == 0 ? .emptyGraph : .noTies) }
    if groupCount < 2 { return .undefined(.singleGroup) }
    if count < 4 { return .undefined(.tooFewNodes) }
    let twos = sizes.reduce(0) { $0 + Self.falling($1, 2) }
    let twosSquared = sizes.reduce(0) { $0 + Self.falling($1, 2) * Self.falling($1, 2) }
    let fours = sizes.reduce(0) { $0 + Self.falling($1, 4) }
    let p2 = twos / Self.falling(count, 2)
    let p3 = sizes.reduce(0) { $0 + Self.falling($1, 3) } / Self.falling(count, 3)
    let p4 = (fours + (twos * twos - twosSquared)) / Self.falling(count, 4)
    // Everything is divided by T from the start, so that no weights over- or underflow.
    let view = graph.mutualWeightView()
    let total = view.totalWeight
    var squares = CompensatedSum()
    var squaredSums = CompensatedSum()
    for node in view.nodes {
      var sum = 0.0
      for position in view.outgoing.positions(of: node) {
        let share = view.weight(at: position) / total
        sum += share
        squares.add(share * share)
      }
      squaredSums.add(sum * sum)
    }
    let s = squares.value / 2
    let b = squaredSums.value - squares.value
    let variance = 4 * ((p2 - p4) * s + (p3 - p4) * b + (p4 - p2 * p2))
    // Where the index cannot vary, rounding leaves a remnant far below any variance there can be.
    return .value(variance > 1e-13 * p2 ? variance : 0)
  }

  /// The least and the most the index can be when the ties, with their weights, may stand on any
  /// pairs.
  fileprivate func attainableEI(total: Double) -> (least: Quantity, most: Quantity) {
    let count = graph.nodeCount
    if graph.edgeCount == 0 {
      let reason: Quantity = .undefined(count == 0 ? .emptyGraph : .noTies)
      return (reason, reason)
    }
    let pairs = count * (count - 1) / (graph.isDirected ? 1 : 2)
    let within = pairsWithin / (graph.isDirected ? 1 : 2)
    let weights = graph.edges.map(\.weight).sorted(by: >)
    /// The largest share of the weight that fits on a number of pairs.
    func share(on places: Int) -> Double {
      if places >= weights.count { return 1 }
      var sum = CompensatedSum()
      for weight in weights.prefix(places) { sum.add(weight) }
      return sum.value / total
    }
    return (.value(1 - 2 * share(on: within)), .value(2 * share(on: pairs - within) - 1))
  }
}

extension EIIndex {
  /// The index, its parts and its chance level as a table.
  func table(groups names: [String]) -> Table {
    [
      "index": .quantity(index), "internal": .number(internalWeight),
      "external": .number(externalWeight), "expected": .quantity(expected),
      "variance": .quantity(variance), "z": .quantity(z), "minimum": .quantity(minimum),
      "maximum": .quantity(maximum), "rescaled": .quantity(rescaled),
      "unknown": .count(unknownCount),
      "groups": .table(Table(groups: names) { .quantity(groups[$0]) }),
    ]
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/eiIndex(by:)``.
  public static let eiIndex = Measure(
    id: "ei-index", title: "E-I index", family: .bridging, scope: .group,
    summary: "Whether links lean outward (+) or inward (−), compared with luck.",
    definition: "(E − I) ÷ (E + I) for E tie ends across groups and I within them",
    range:
      "−1 (all within) to 1 (all across); by chance 1 − 2p₂, p₂ the share of pairs in one group",
    conventions: """
      Tie ends at node, group and network; weights used; nodes of unknown group left out; the table \
      has the exact mean and variance over all ways to deal out the groups, and the attainable range.
      """,
    reference: "Krackhardt and Stern 1988, doi:10.2307/2786835",
    complexity: "O(n + m); with weights O(n + m log m)"
  ) { input in
    MeasureResult("ei-index", groupings: input.groupings) { name, grouping, result in
      let found = input.graph.eiIndex(by: grouping)
      result.add(name, found.index)
      result.add(name, nodes: .scores(found.nodes))
      result.add(name, found.table(groups: grouping.groups))
    }
  }
}
