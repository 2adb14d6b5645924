// SPDX-License-Identifier: Apache-2.0

/// Brokerage counts of nodes, groups and the network, each beside counts of draws at random.
public struct BrokerageTest: Sendable, Hashable {
  /// The counts of the data.
  public let brokerage: Brokerage
  /// What was drawn.
  public let null: Null
  /// The number of draws.
  public let draws: Int
  /// The seed they started from.
  public let seed: UInt64
  /// Six tallies for each node, in the order of ``Brokerage/Role``; of unknown group all zero.
  private let nodes: [Tally]
  /// Six tallies for each group.
  private let groups: [Tally]
  /// Six tallies of the network.
  private let network: [Tally]

  /// What counts are compared with.
  public enum Null: String, Sendable, Hashable, CaseIterable {
    /// Exact moments where every possible tie exists with the same chance; nothing is drawn.
    case exact
    /// Networks in which every possible tie exists with the same chance: that of the exact moments.
    case ties
    /// The same ties, the groups dealt out anew among the nodes whose group is known.
    case labels
  }

  /// A count beside those of the draws.
  public struct Score: Sendable, Hashable {
    /// How many pairs are brokered.
    public let count: Int
    fileprivate let tally: Tally
    fileprivate let draws: Int

    /// The mean count of the draws.
    public var mean: Double { Double(count) + tally.sum / Double(draws) }

    /// The standard deviation of the draws; undefined with one.
    public var standardDeviation: Quantity {
      let squares = tally.squares - tally.sum * tally.sum / Double(draws)
      return Quantity(max(0, squares), over: Double(draws - 1), else: .tooFewTies)
        .map { $0.squareRoot() }
    }

    /// How many standard deviations the count is above the mean; undefined where no draw differs.
    public var z: Quantity {
      standardDeviation.flatMap { Quantity(Double(count) - mean, over: $0, else: .zeroVariance) }
    }

    /// The chance of a count at least as large: (1 + draws that are) ÷ (1 + draws).
    public var atLeast: Double { Double(1 + tally.atLeast) / Double(1 + draws) }

    /// The chance of a count at most as large.
    public var atMost: Double { Double(1 + tally.atMost) / Double(1 + draws) }

    /// The standard error that a chance has because only so many draws were made.
    public func error(of chance: Double) -> Double {
      (chance * (1 - chance) / Double(draws + 1)).squareRoot()
    }
  }

  /// What is kept of the draws of one count.
  fileprivate struct Tally: Sendable, Hashable {
    /// The sum of the draws less the count, which keeps the sum of squares exact.
    var sum = 0.0
    var squares = 0.0
    var atLeast = 0
    var atMost = 0

    mutating func add(_ drawn: Int, beside count: Int) {
      let difference = Double(drawn - count)
      sum += difference
      squares += difference * difference
      if drawn >= count { atLeast += 1 }
      if drawn <= count { atMost += 1 }
    }
  }

  /// A node's count in a role beside the draws, or `nil` where its group is not known.
  public func score(of node: Int, as role: Brokerage.Role) -> Score? {
    brokerage.count(of: node, as: role).map {
      Score(count: $0, tally: nodes[6 * node + role.place], draws: draws)
    }
  }

  /// The count over a group's nodes in a role beside the draws.
  public func score(ofGroup group: Int, as role: Brokerage.Role) -> Score {
    Score(
      count: brokerage.score(ofGroup: group, as: role).count,
      tally: groups[6 * group + role.place], draws: draws)
  }

  /// The count over all nodes in a role beside the draws.
  public func networkScore(as role: Brokerage.Role) -> Score {
    Score(
      count: brokerage.networkScore(as: role).count, tally: network[role.place], draws: draws)
  }
}

extension Brokerage.Role {
  /// Where the role stands among all.
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Graph {
  /// Compares brokerage counts with those of networks, or groups, drawn at random.
  ///
  /// ## Definition
  /// Counts as ``brokerage(by:monitor:)``; chances are (1 + draws as extreme) ÷ (1 + draws). With
  /// ``BrokerageTest/Null/ties`` each draw is a network of the same groups in which every possible tie
  /// exists with the probability that is the density, whose moments are those that `brokerage` gives
  /// exactly. With ``BrokerageTest/Null/labels`` the ties stay and the groups are dealt out anew, every
  /// order equally likely: with T open pairs in the network, n nodes and n(g) in group g, the mean of
  /// coordinators is T·Σ n(g)(n(g) − 1)(n(g) − 2) ÷ n(n − 1)(n − 2), and so on.
  ///
  /// ## Conventions
  /// - `ties` asks whether there is more brokerage than in a network without any structure; `labels`
  ///   whether the groups have to do with it. Only the second allows for the open pairs there are.
  /// - A node's group is dealt out with the rest, so that its count is compared with that of anybody
  ///   in its place.
  /// - Nodes of unknown group and their ties are left out.
  /// - Draw b has its own stream of the seed, so the result is the same at any number of threads.
  ///
  /// ## Example
  /// ```swift
  /// let test = try graph.brokerageTest(by: sectors, null: .labels, seed: 1)
  /// test.networkScore(as: .liaison).atLeast
  /// ```
  ///
  /// - Parameters:
  ///   - grouping: The groups.
  ///   - null: What is drawn; ``BrokerageTest/Null/exact`` draws as ``BrokerageTest/Null/ties`` does.
  ///   - draws: The number of draws.
  ///   - seed: What they start from.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *B* times `brokerage`, divided by the threads; *O*(*n*) space a thread.
  ///
  /// ## Reference
  /// R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to brokerage in
  /// transaction networks", *Sociological Methodology* 19 (1989) 89–126, doi:10.2307/270949.
  public func brokerageTest(
    by grouping: Grouping, null: BrokerageTest.Null, draws: Int = 999, seed: UInt64,
    monitor: Monitor = .task
  ) throws(MeasureError) -> BrokerageTest {
    precondition(draws >= 1, "There is at least one draw.")
    let brokerage = try brokerage(by: grouping, monitor: monitor)
    let members = nodes.filter { grouping[$0] != nil }
    let part = GroupedPart(of: self, by: grouping)
    let groups = grouping.permuted(by: members)
    let density =
      part.graph.possibleEdgeCount == 0
      ? 0 : Double(part.graph.edgeCount) / Double(part.graph.possibleEdgeCount)
    let quiet = Monitor(threads: 1, isCancelled: monitor.isCancelled)
    var tallies = BrokerageTest.Tallies(brokerage, members: members)
    try Parallel.reduce(
      count: draws, chunkSize: 1, monitor: monitor,
      makeWorker: { (counts: [Int](), places: [Int]()) },
      body: { worker, range in
        for draw in range {
          var generator = SeededGenerator(seed: seed, stream: draw)
          let drawn = part.drawn(null, groups, density: density, &generator)
          // Only a stop makes it fail, and then nothing is used.
          worker = ((try? drawn?.brokerageCounts(monitor: quiet)) ?? [], drawn?.places ?? [])
        }
      },
      merge: { worker, _ in tallies.add(worker.counts, worker.places) })
    try monitor.checkCancellation()
    return BrokerageTest(brokerage, null: null, draws: draws, seed: seed, tallies)
  }
}

extension GroupedPart {
  /// The part with its ties drawn at random, or its groups dealt out anew.
  fileprivate func drawn(
    _ null: BrokerageTest.Null, _ groups: Grouping, density: Double,
    _ generator: inout SeededGenerator
  ) -> GroupedPart? {
    if null == .labels {
      var order = Array(graph.nodes)
      generator.shuffle(&order)
      return GroupedPart(of: graph, by: groups.permuted(by: order))
    }
    let drawn = try? Graph.erdosRenyi(
      nodeCount: graph.nodeCount, probability: density, isDirected: graph.isDirected,
      seed: generator.next())
    return drawn.map { GroupedPart(of: $0, by: groups) }
  }
}

extension BrokerageTest {
  fileprivate init(
    _ brokerage: Brokerage, null: Null, draws: Int, seed: UInt64, _ tallies: Tallies
  ) {
    self.brokerage = brokerage
    self.null = null
    self.draws = draws
    self.seed = seed
    nodes = tallies.nodes
    groups = tallies.groups
    network = tallies.network
  }

  /// Gathers the counts of draws, in order.
  fileprivate struct Tallies {
    private(set) var nodes: [Tally]
    private(set) var groups: [Tally]
    private(set) var network: [Tally]
    private let members: [Int]
    /// The counts of the data, six each.
    private let nodeCounts: [Int]
    private let groupCounts: [Int]
    private let networkCounts: [Int]

    init(_ brokerage: Brokerage, members: [Int]) {
      self.members = members
      let roles = Brokerage.Role.allCases
      nodeCounts = members.flatMap { node in
        roles.map { brokerage.count(of: node, as: $0) ?? 0 }
      }
      groupCounts = brokerage.groups.indices.flatMap { group in
        roles.map { brokerage.score(ofGroup: group, as: $0).count }
      }
      networkCounts = roles.map { brokerage.networkScore(as: $0).count }
      nodes = [Tally](repeating: Tally(), count: 6 * brokerage.nodeCount)
      groups = [Tally](repeating: Tally(), count: groupCounts.count)
      network = [Tally](repeating: Tally(), count: 6)
    }

    /// Adds a draw: five counts for each member and the group each had in it.
    mutating func add(_ counts: [Int], _ places: [Int]) {
      guard counts.count == 5 * members.count else { return }
      var byGroup = [Int](repeating: 0, count: groupCounts.count)
      var whole = [Int](repeating: 0, count: 6)
      for (place, member) in members.enumerated() {
        var total = 0
        for role in 0..<5 {
          let count = counts[5 * place + role]
          total += count
          byGroup[6 * places[place] + role] += count
          whole[role] += count
          nodes[6 * member + role].add(count, beside: nodeCounts[6 * place + role])
        }
        byGroup[6 * places[place] + 5] += total
        whole[5] += total
        nodes[6 * member + 5].add(total, beside: nodeCounts[6 * place + 5])
      }
      for index in byGroup.indices { groups[index].add(byGroup[index], beside: groupCounts[index]) }
      for index in whole.indices { network[index].add(whole[index], beside: networkCounts[index]) }
    }
  }
}

extension BrokerageTest {
  /// Counts of every node with what the draws gave, columns for each role.
  var columns: [(name: String, scores: NodeScores)] {
    Brokerage.Role.allCases.flatMap { role in
      let scores = (0..<brokerage.nodeCount).map { score(of: $0, as: role) }
      func column(_ ending: String, _ number: (Score) -> Double) -> (String, NodeScores) {
        (
          role.rawValue + ending,
          NodeScores(scores.map { $0.map { .value(number($0)) } ?? .undefined(.unknownGroup) })
        )
      }
      return [
        column("") { Double($0.count) }, column("-mean") { $0.mean },
        column("-at-least") { $0.atLeast }, column("-at-most") { $0.atMost },
      ]
    }
  }

  /// Totals of network and groups beside the draws.
  var table: Table {
    func part(_ score: (Brokerage.Role) -> Score) -> Table.Cell {
      var table: Table = [:]
      for role in Brokerage.Role.allCases {
        let score = score(role)
        table[role.rawValue] = .table([
          "count": .count(score.count), "mean": .number(score.mean),
          "standard-deviation": .quantity(score.standardDeviation), "z": .quantity(score.z),
          "at-least": .number(score.atLeast),
          "at-least-error": .number(score.error(of: score.atLeast)),
          "at-most": .number(score.atMost),
          "at-most-error": .number(score.error(of: score.atMost)),
        ])
      }
      return .table(table)
    }
    return [
      "null": .text(null.rawValue), "draws": .count(draws), "seed": .text("\(seed)"),
      "network": part { networkScore(as: $0) },
      "groups": .table(
        Table(groups: brokerage.groups) { group in part { score(ofGroup: group, as: $0) } }),
      "unknown": .count(brokerage.unknownCount),
    ]
  }
}
