// SPDX-License-Identifier: Apache-2.0

/// What goes from each group to each other group, and how much of it comes back.
///
/// Every matrix is read `[from][to]` by places in ``groups``.
public struct SectorReciprocity: Sendable, Hashable {
  /// The names of the groups.
  public let groups: [String]
  /// The number of ties.
  public let ties: [[Int]]
  /// The number of ties whose reverse exists.
  public let mutual: [[Int]]
  /// The sum of weights.
  public let weights: [[Double]]
  /// The share of ties that are returned by the same member, R.
  public let returned: [[Quantity]]
  /// The share that chance would have returned: the density of ties in the reverse direction.
  public let chance: [[Quantity]]
  /// The share of ties returned beyond chance, ρ.
  public let beyondChance: [[Quantity]]
  /// The share of weight that is matched by weight from the same member.
  public let weightReturned: [[Quantity]]
  /// How lopsided the exchange is, from −1 (all comes) to 1 (all goes), B.
  public let netFlow: [[Quantity]]
  /// The number of nodes whose group is not known, whose ties are left out.
  public let unknownCount: Int
}

extension Graph {
  /// How much of what each group gives to each other group is returned by the same members.
  ///
  /// ## Definition
  /// For ties from members i of group g to members j of group h, with n_g members in g:
  ///
  ///     R(g,h) = Σ a(i,j)·a(j,i) ÷ Σ a(i,j)          of ties
  ///     R_w(g,h) = Σ min(w(i,j), w(j,i)) ÷ Σ w(i,j)  of weight
  ///     d(h,g) = Σ a(j,i) ÷ (n_h·n_g)                density the other way; n_g(n_g − 1) if g = h
  ///     ρ(g,h) = (R(g,h) − d(h,g)) ÷ (1 − d(h,g))
  ///     B(g,h) = (F(g,h) − F(h,g)) ÷ (F(g,h) + F(h,g))   F = Σ w(i,j)
  ///
  /// R(g,h) and R(h,g) count the same mutual pairs over different numbers of ties: read both.
  ///
  /// ## Conventions
  /// - Direction: needed; every share is undefined for an undirected graph.
  /// - Weights: used in R_w and B; without them every tie is 1. Loops: never counted.
  /// - Isolates: counted, in the densities. Members of no known group: left out, and counted.
  /// - Undefined: shares where there is no tie from g to h; ρ where all ties the other way exist; B
  ///   where nothing goes either way, and within a group, where it could only be 0.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (0, 2)], isDirected: true)
  /// let sectors = Grouping(column: "sector", names: ["public", "social", "social"])
  /// graph.sectorReciprocity(by: sectors).returned[0][1]   // 1/2: two ties go, one is returned
  /// graph.sectorReciprocity(by: sectors).returned[1][0]   // 1: the one that comes is returned
  /// ```
  ///
  /// - Precondition: The grouping is of this graph's nodes.
  /// - Complexity: *O*(*n* + *m* + *k*²) time, *O*(*k*²) space for *k* groups.
  ///
  /// ## Reference
  /// The block form of the reciprocities of Garlaschelli and Loffredo 2004,
  /// doi:10.1103/PhysRevLett.93.268701, and Squartini et al. 2013, doi:10.1038/srep02729.
  public func sectorReciprocity(by grouping: Grouping) -> SectorReciprocity {
    precondition(grouping.nodeCount == nodeCount, "The grouping is of other nodes.")
    let exchange = GroupExchange(self, grouping)
    let sizes = grouping.sizes
    func matrix(_ entry: (Int, Int) -> Quantity) -> [[Quantity]] {
      grouping.groups.indices.map { from in
        grouping.groups.indices.map { to in isDirected ? entry(from, to) : .undefined(.undirected) }
      }
    }
    let returned = matrix {
      Quantity(exchange.mutual[$0][$1], over: exchange.ties[$0][$1], else: .noTies)
    }
    let chance = matrix { from, to in
      let pairs = from == to ? sizes[from] * (sizes[from] - 1) : sizes[from] * sizes[to]
      return Quantity(exchange.ties[to][from], over: pairs, else: .groupTooSmall)
    }
    return SectorReciprocity(
      groups: grouping.groups, ties: exchange.ties, mutual: exchange.mutual,
      weights: exchange.weights.map { $0.map(\.value) }, returned: returned, chance: chance,
      beyondChance: matrix { from, to in
        returned[from][to].flatMap { share in
          chance[from][to].flatMap { Quantity(share - $0, over: 1 - $0, else: .complete) }
        }
      },
      weightReturned: matrix {
        Quantity(
          exchange.matched[$0][$1].value, over: exchange.weights[$0][$1].value, else: .noTies)
      },
      netFlow: matrix { from, to in
        let (going, coming) = (exchange.weights[from][to].value, exchange.weights[to][from].value)
        return from == to
          ? .undefined(.zeroVariance)
          : Quantity(going - coming, over: going + coming, else: .noTies)
      },
      unknownCount: grouping.unknownCount)
  }
}

/// Counts and sums of ties by the groups of their two ends.
private struct GroupExchange {
  var ties: [[Int]]
  var mutual: [[Int]]
  var weights: [[CompensatedSum]]
  var matched: [[CompensatedSum]]

  init(_ graph: Graph, _ grouping: Grouping) {
    let count = grouping.groups.count
    ties = Array(repeating: Array(repeating: 0, count: count), count: count)
    mutual = ties
    weights = Array(repeating: Array(repeating: CompensatedSum(), count: count), count: count)
    matched = weights
    let (outgoing, incoming) = (graph.outgoing, graph.incoming)
    for node in graph.nodes {
      guard let from = grouping[node] else { continue }
      for position in outgoing.positions(of: node) {
        guard let to = grouping[Int(outgoing.targets[position])] else { continue }
        ties[from][to] += 1
        weights[from][to].add(outgoing.weights?[position] ?? 1)
      }
    }
    graph.forEachMutualArc { source, target, forth, back in
      guard let from = grouping[source], let to = grouping[target] else { return }
      mutual[from][to] += 1
      matched[from][to].add(min(outgoing.weights?[forth] ?? 1, incoming.weights?[back] ?? 1))
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/sectorReciprocity(by:)``.
  public static let sectorReciprocity = Measure(
    id: "sector-reciprocity", title: "Reciprocity between sectors", family: .reciprocity,
    scope: .group,
    summary: "Of what one sector sends another, how much comes back between the same parties.",
    definition: """
      R(g,h) = Σ a(i,j)·a(j,i) ÷ Σ a(i,j) over i in g, j in h; ρ = (R − d) ÷ (1 − d) with d the \
      density from h to g; of weights Σ min(w(i,j), w(j,i)) ÷ Σ w(i,j); net flow \
      (F(g,h) − F(h,g)) ÷ (F(g,h) + F(h,g))
      """,
    range: "shares 0 to 1; beyond chance at most 1; net flow −1 to 1",
    conventions: "Needs directed ties and groups; unknown groups left out; matrices are from, to.",
    reference: """
      block form of Garlaschelli and Loffredo 2004, doi:10.1103/PhysRevLett.93.268701, and \
      Squartini et al. 2013, doi:10.1038/srep02729
      """,
    complexity: "O(n + m + k²) for k groups"
  ) { input in
    guard !input.groupings.isEmpty else {
      return MeasureResult("sector-reciprocity", .undefined(.noGroups))
    }
    var result = MeasureResult()
    for grouping in input.groupings {
      let name = "sector-reciprocity:\(grouping.column)"
      guard input.graph.isDirected else {
        result.add(name, .undefined(.undirected))
        continue
      }
      let exchange = input.graph.sectorReciprocity(by: grouping)
      result.add(
        name,
        [
          "groups": .texts(exchange.groups), "ties": .matrix(exchange.ties),
          "mutual": .matrix(exchange.mutual), "returned": .matrix(exchange.returned),
          "chance": .matrix(exchange.chance), "beyond-chance": .matrix(exchange.beyondChance),
          "weight": .matrix(exchange.weights.map { $0.map(Quantity.value) }),
          "weight-returned": .matrix(exchange.weightReturned),
          "net-flow": .matrix(exchange.netFlow), "unknown": .count(exchange.unknownCount),
        ])
    }
    return result
  }
}
