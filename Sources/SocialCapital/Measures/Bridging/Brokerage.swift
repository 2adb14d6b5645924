// SPDX-License-Identifier: Apache-2.0

/// Which kind of go-between each node, group and the whole network is, with what chance would give.
public struct Brokerage: Sendable, Hashable {
  /// A kind of go-between, by the groups of sender, broker and receiver.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// All three in one group, A A A; w_I of Gould and Fernandez.
    case coordinator
    /// Sender and receiver in one group, the broker in another, A B A; also itinerant broker, w_O.
    case consultant
    /// Sender and broker in one group, A A B: carries the group's voice out; b_IO.
    case representative
    /// Broker and receiver in one group, A B B: lets the outside in; b_OI.
    case gatekeeper
    /// Three different groups, A B C; b_O.
    case liaison
    /// Any of them.
    case total

    fileprivate static let kinds: [Role] = [
      .coordinator, .consultant, .representative, .gatekeeper, .liaison,
    ]

    /// Where the role of three groups stands in ``kinds``.
    @inline(__always)
    fileprivate static func index(_ sender: Int, _ broker: Int, _ receiver: Int) -> Int {
      if sender == broker { return broker == receiver ? 0 : 2 }
      if sender == receiver { return 1 }
      return broker == receiver ? 3 : 4
    }
  }

  /// A count beside its mean and variance by chance.
  public struct Score: Sendable, Hashable {
    /// How many pairs are brokered.
    public let count: Int
    /// The mean count by chance.
    public let expected: Quantity
    /// The variance of the count by chance.
    public let variance: Quantity

    /// How many standard deviations the count is above its mean; undefined where it cannot vary.
    public var z: Quantity {
      guard case .value(let mean) = expected, case .value(let variance) = variance else {
        return variance
      }
      return Quantity(Double(count) - mean, over: variance.squareRoot(), else: .zeroVariance)
    }
  }

  /// The names of the groups.
  public let groups: [String]
  /// The number of nodes in each group.
  public let sizes: [Int]
  /// Whether ties had a direction.
  public let isDirected: Bool
  /// The number of nodes left out because their group is not known.
  public let unknownCount: Int
  private let edgeCount: Int
  /// The group of each node, −1 where not known.
  private let places: [Int]
  /// Five counts for each node, in the order of ``Role/kinds``.
  private let counts: [Int]
  /// Five counts for each group.
  private let groupCounts: [Int]

  fileprivate init(_ part: GroupedPart, of grouping: Grouping, counts: [Int]) {
    groups = part.names
    sizes = part.sizes
    isDirected = part.graph.isDirected
    unknownCount = part.leftOutCount
    edgeCount = part.graph.edgeCount
    places = (0..<grouping.nodeCount).map { grouping[$0] ?? -1 }
    var next = 0
    self.counts = places.flatMap { place in
      if place < 0 { return [Int](repeating: 0, count: 5) }
      defer { next += 5 }
      return Array(counts[next..<next + 5])
    }
    var groupCounts = [Int](repeating: 0, count: 5 * groups.count)
    for (index, count) in counts.enumerated() {
      groupCounts[5 * part.places[index / 5] + index % 5] += count
    }
    self.groupCounts = groupCounts
  }

  /// The number of nodes, those of unknown group too.
  public var nodeCount: Int { places.count }

  /// How many pairs a node brokers in a role, or `nil` where its group is not known.
  public func count(of node: Int, as role: Role) -> Int? {
    places[node] < 0 ? nil : Self.count(role, in: counts[5 * node..<5 * node + 5])
  }

  private static func count(_ role: Role, in five: ArraySlice<Int>) -> Int {
    guard let kind = Role.kinds.firstIndex(of: role) else { return five.reduce(0, +) }
    return five[five.startIndex + kind]
  }

  /// A node's count in a role beside chance, or `nil` where its group is not known.
  public func score(of node: Int, as role: Role) -> Score? {
    count(of: node, as: role).map { count in
      score(count) { $0.member(of: places[node], role) }
    }
  }

  /// The count over a group's nodes in a role beside chance.
  public func score(ofGroup group: Int, as role: Role) -> Score {
    score(Self.count(role, in: groupCounts[5 * group..<5 * group + 5])) { $0.group(group, role) }
  }

  /// The count over all nodes in a role beside chance.
  public func networkScore(as role: Role) -> Score {
    let count = groups.indices.reduce(0) {
      $0 + Self.count(role, in: groupCounts[5 * $1..<5 * $1 + 5])
    }
    return score(count) { $0.network(role) }
  }

  /// What chance gives one member of a group in a role.
  func chance(memberOf group: Int, as role: Role) -> Score {
    score(0) { $0.member(of: group, role) }
  }

  private func score(
    _ count: Int, moments: (BrokerageNull) -> BrokerageNull.Moments
  ) -> Score {
    let nodes = sizes.reduce(0, +)
    guard nodes > 2 else {
      let reason: Quantity = .undefined(nodes == 0 ? .emptyGraph : .tooFewNodes)
      return Score(count: count, expected: reason, variance: reason)
    }
    let possible = Double(nodes * (nodes - 1)) / (isDirected ? 1 : 2)
    let null = BrokerageNull(
      sizes: sizes, density: Double(edgeCount) / possible, isDirected: isDirected)
    let found = moments(null)
    return Score(
      count: count, expected: .value(found.mean), variance: .value(max(0, found.variance)))
  }
}

extension Graph {
  /// Counts the pairs each node is a go-between for, by role.
  ///
  /// ## Definition
  /// Node v brokers the ordered pair (a, b) when a→v and v→b and not a→b. The role follows from the
  /// groups of a, v and b: see ``Brokerage/Role``.
  ///
  /// Chance is a network of the same density p in which every possible tie exists with probability
  /// p, independently, groups being fixed. Mean and variance are exact at every level; for
  /// one node of group i with n(i) of N nodes, for example, with e = p²(1 − p) and q = p³(1 − p)³:
  ///
  ///     E[coordinator] = e·(n(i) − 1)(n(i) − 2)
  ///     V[coordinator] = E·(1 − e) + 2(n(i) − 1)(n(i) − 2)(n(i) − 3)·q
  ///
  /// ## Conventions
  /// - Direction: as given. An undirected tie is an arc each way, so every open pair of contacts
  ///   counts twice and representative equals gatekeeper, as in sna; the moments are those of an
  ///   undirected network. Halve the other roles and the total to count unordered pairs.
  /// - Weights: ignored. Loops: never counted. Isolates: count in the group sizes.
  /// - Unknown groups: such nodes and their ties are left out, and counted.
  /// - Undefined: z where the count cannot vary, such as for coordinators of a group below three;
  ///   moments below three nodes. z does not follow a normal distribution: hold claims in public
  ///   against a shuffling of the groups.
  /// - Agrees with sna 2.7.1 `brokerage`, whose variances for the whole network leave out terms for
  ///   coordinator, both gate roles and total; netrics swaps the names of those two roles.
  ///
  /// ## Example
  /// ```swift
  /// let groups = Grouping(column: "sector", names: ["a", "b", "b"])
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: true)
  /// try line.brokerage(by: groups).count(of: 1, as: .gatekeeper)   // 1
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m* + Σ *d*⁻*d*⁺) time, for nodes with *d*⁻ ties in and *d*⁺ out, and
  ///   *O*(*n* + *g*) space for *g* groups.
  ///
  /// ## Reference
  /// R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to brokerage in
  /// transaction networks", *Sociological Methodology* 19 (1989) 89–126, doi:10.2307/270949.
  public func brokerage(
    by grouping: Grouping, monitor: Monitor = .task
  ) throws(MeasureError) -> Brokerage {
    let part = GroupedPart(of: self, by: grouping)
    return Brokerage(part, of: grouping, counts: try part.brokerageCounts(monitor: monitor))
  }
}

extension GroupedPart {
  /// Five counts for each node: all ways in and out by group, less those whose ends are tied.
  func brokerageCounts(monitor: Monitor) throws(MeasureError) -> [Int] {
    var counts = waysThrough()
    let offsets = graph.outgoing.offsets.span
    let targets = graph.outgoing.targets.span
    let places = places.span
    var marks = ContiguousArray<UInt32>(repeating: .max, count: graph.nodeCount)
    for sender in graph.nodes {
      if sender & 255 == 0 { try monitor.checkCancellation() }
      let row = Int(offsets[sender])..<Int(offsets[sender + 1])
      let mark = UInt32(truncatingIfNeeded: sender)
      for position in row { marks[Int(targets[position])] = mark }
      for position in row {
        let broker = Int(targets[position])
        for step in Int(offsets[broker])..<Int(offsets[broker + 1]) {
          let receiver = Int(targets[step])
          if marks[receiver] != mark { continue }
          let role = Brokerage.Role.index(places[sender], places[broker], places[receiver])
          counts[5 * broker + role] -= 1
        }
      }
    }
    return counts
  }

  /// For each node the ways from a node to another through it, by role, whether closed or not.
  private func waysThrough() -> [Int] {
    var counts = [Int](repeating: 0, count: 5 * graph.nodeCount)
    var into = [Int](repeating: 0, count: names.count)
    var out = into
    for broker in graph.nodes {
      let own = places[broker]
      for sender in graph.incoming[broker] { into[places[sender]] += 1 }
      for receiver in graph.outgoing[broker] { out[places[receiver]] += 1 }
      // From a node back to itself is no way from one to another.
      var backOwn = 0
      var backOther = 0
      graph.mergeRows(of: broker) { contact, forth, back in
        if forth == nil || back == nil { return }
        if places[contact] == own { backOwn += 1 } else { backOther += 1 }
      }
      let (inside, outside) = (into[own], out[own])
      let others = graph.incoming.degree(of: broker) - inside
      let outsiders = graph.outgoing.degree(of: broker) - outside
      var sameOther = 0
      for sender in graph.incoming[broker] where places[sender] != own {
        sameOther += out[places[sender]]
      }
      let base = 5 * broker
      counts[base] = inside * outside - backOwn
      counts[base + 1] = sameOther - backOther
      counts[base + 2] = inside * outsiders
      counts[base + 3] = others * outside
      counts[base + 4] = others * outsiders - sameOther
      for sender in graph.incoming[broker] { into[places[sender]] = 0 }
      for receiver in graph.outgoing[broker] { out[places[receiver]] = 0 }
    }
    return counts
  }
}

extension Brokerage {
  /// Counts of every node, a column for each role.
  fileprivate var columns: [(name: String, scores: NodeScores)] {
    Role.allCases.map { role in
      let scores = places.indices.map { node in
        count(of: node, as: role).map { Quantity.value(Double($0)) } ?? .undefined(.unknownGroup)
      }
      return (role.rawValue, NodeScores(scores))
    }
  }

  /// Totals of network and groups with mean, variance and z.
  fileprivate var table: Table {
    func part(_ score: (Role) -> Table.Cell) -> Table.Cell {
      var table: Table = [:]
      for role in Role.allCases { table[role.rawValue] = score(role) }
      return .table(table)
    }
    func cells(_ score: Score) -> Table.Cell {
      .table([
        "count": .count(score.count), "expected": .quantity(score.expected),
        "variance": .quantity(score.variance), "z": .quantity(score.z),
      ])
    }
    return [
      "network": part { cells(networkScore(as: $0)) },
      "groups": .table(
        Table(groups: groups) { group in part { cells(score(ofGroup: group, as: $0)) } }),
      "members": .table(
        Table(groups: groups) { group in
          part { role in
            let chance = chance(memberOf: group, as: role)
            return .table([
              "expected": .quantity(chance.expected), "variance": .quantity(chance.variance),
            ])
          }
        }),
      "unknown": .count(unknownCount),
    ]
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/brokerage(by:monitor:)``.
  public static let brokerage = Measure(
    id: "brokerage", title: "Brokerage roles (Gould–Fernandez)", family: .bridging, scope: .group,
    summary: "Which kind of go-between someone is: inside a group, into it, out of it, or between.",
    definition: """
      ordered pairs (a, b) with a→v, v→b and not a→b, by the groups of a, v, b: coordinator AAA, \
      consultant ABA, representative AAB, gatekeeper ABB, liaison ABC
      """,
    range: "counts from 0; z beside them",
    conventions: """
      An undirected tie is an arc each way, so open pairs count twice; weights ignored; nodes of \
      unknown group left out; mean and variance exact for independent ties of the same density, of \
      the network, of each group's total, and of one member of each group; z undefined where the \
      count cannot vary; too large above 1,000 groups.
      """,
    reference: "Gould and Fernandez 1989, doi:10.2307/270949",
    options: [
      Option(
        "null",
        summary: """
          what chance is: exact moments (exact); networks drawn with every tie as likely (ties); the \
          groups dealt out anew (labels)
          """,
        defaultValue: "exact"),
      Option("draws", summary: "how many are drawn", defaultValue: "999"),
    ],
    complexity: "O(n + m + Σd²), times the draws where any are made"
  ) { input in
    let null = try input.options.choice("brokerage", "null", of: BrokerageTest.Null.self) ?? .exact
    let draws = try input.options.count("brokerage", "draws", in: 2...1_000_000) ?? 999
    return try input.brokerage(null, draws: draws)
  }
}

extension MeasureInput {
  fileprivate func brokerage(_ null: BrokerageTest.Null, draws: Int) throws -> MeasureResult {
    try MeasureResult("brokerage", groupings: groupings) { name, grouping, result in
      guard grouping.groups.count <= 1_000 else {
        return result.add(name, .undefined(.tooLarge))
      }
      if null != .exact {
        let test = try graph.brokerageTest(
          by: grouping, null: null, draws: draws, seed: seed, monitor: monitor)
        result.add(name, nodes: .record(test.columns))
        return result.add(name, test.table)
      }
      let brokerage = try graph.brokerage(by: grouping, monitor: monitor)
      result.add(name, nodes: .record(brokerage.columns))
      result.add(name, brokerage.table)
    }
  }
}
