// SPDX-License-Identifier: Apache-2.0

/// How much of what each group spends stays within the group.
public struct SpendRetention: Sendable, Hashable {
  /// The names of the groups.
  public let groups: [String]
  /// What members of each group pay to members of the same group.
  public let retained: [Double]
  /// What members of each group pay to members of other groups.
  public let leaked: [Double]
  /// What members of each group pay to nodes whose group is not known.
  public let unplaced: [Double]
  /// The share of what is known to be retained or leaked that is retained.
  public let retention: [Quantity]
}

extension Graph {
  /// How much of what each place, or other group, spends stays within it.
  ///
  /// ## Definition
  /// With ties from who pays to who is paid, weights amounts, and group g the boundary:
  ///
  ///     retention(g) = Σ w(i,j), i and j in g ÷ Σ w(i,j), i in g     leakage = 1 − retention
  ///
  /// ## Conventions
  /// - Direction: from payer to payee; undefined for an undirected graph.
  /// - Weights: used, as amounts; without them every tie is 1. Loops: never counted.
  /// - Payees of no known group: neither retained nor leaked; their sum is given apart, and a share
  ///   is only as good as it is small.
  /// - Undefined: for a group whose members pay nobody of known group.
  ///
  /// ## Example
  /// ```swift
  /// let spend = try Graph(
  ///   nodeCount: 3, edges: [.init(0, 1, weight: 30), .init(0, 2, weight: 70)], isDirected: true)
  /// let places = Grouping(column: "place", names: ["Leeds", "Leeds", "Hull"])
  /// spend.spendRetention(by: places).retention[1]   // Leeds: 0.3
  /// ```
  ///
  /// - Precondition: The grouping is of this graph's nodes.
  /// - Complexity: *O*(*n* + *m*) time, *O*(*k*) space for *k* groups.
  ///
  /// ## Reference
  /// M. Jackson and N. McInroy, *Creating a Good Local Economy: The Role of Anchor Institutions*
  /// (Centre for Local Economic Strategies, 2017).
  public func spendRetention(by grouping: Grouping) -> SpendRetention {
    precondition(grouping.nodeCount == nodeCount, "The grouping is of other nodes.")
    let none = [CompensatedSum](repeating: CompensatedSum(), count: grouping.groups.count)
    var (retained, leaked, unplaced) = (none, none, none)
    for node in nodes {
      guard let payer = grouping[node] else { continue }
      for position in outgoing.positions(of: node) {
        let amount = outgoing.weights?[position] ?? 1
        switch grouping[Int(outgoing.targets[position])] {
        case payer: retained[payer].add(amount)
        case .some: leaked[payer].add(amount)
        case nil: unplaced[payer].add(amount)
        }
      }
    }
    return SpendRetention(
      groups: grouping.groups, retained: retained.map(\.value), leaked: leaked.map(\.value),
      unplaced: unplaced.map(\.value),
      retention: zip(retained, leaked).map { kept, lost in
        isDirected
          ? Quantity(kept.value, over: kept.value + lost.value, else: .noTies)
          : .undefined(.undirected)
      })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/spendRetention(by:)``.
  public static let spendRetention = Measure(
    id: "spend-retention", title: "Spending kept local", family: .flow, scope: .group,
    summary: "How much of each pound spent stays in the area.",
    definition: "Σ w(i,j) with i and j in the group ÷ Σ w(i,j) with i in it; leakage is the rest",
    range: "0 to 1",
    conventions: """
      Ties go from payer to payee; without weights every tie is 1; payees of no known group are \
      left out and summed apart.
      """,
    reference: "Jackson and McInroy 2017 (CLES)", complexity: "O(n + m)"
  ) { input in
    guard !input.groupings.isEmpty else {
      return MeasureResult("spend-retention", .undefined(.noGroups))
    }
    var result = MeasureResult()
    for grouping in input.groupings {
      let name = "spend-retention:\(grouping.column)"
      guard input.graph.isDirected else {
        result.add(name, .undefined(.undirected))
        continue
      }
      let found = input.graph.spendRetention(by: grouping)
      var table = Table()
      for (place, group) in found.groups.enumerated() {
        table[group] = .table([
          "retention": .quantity(found.retention[place]),
          "retained": .number(found.retained[place]), "leaked": .number(found.leaked[place]),
          "unplaced": .number(found.unplaced[place]),
        ])
      }
      result.add(name, table)
    }
    return result
  }
}
