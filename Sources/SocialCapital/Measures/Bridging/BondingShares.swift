// SPDX-License-Identifier: Apache-2.0

/// How ties split between people alike, people unlike but of one level of power, and levels of power.
public struct BondingShares: Sendable, Hashable {
  /// The share of ties within one group and one tier.
  public let bonding: Quantity
  /// The share of ties across groups within one tier.
  public let bridging: Quantity
  /// The share of ties across tiers.
  public let linking: Quantity
  /// The number of nodes left out because their group or tier is not known.
  public let unknownCount: Int
}

extension Graph {
  /// How ties split into bonding, bridging and linking ones.
  ///
  /// ## Definition
  /// With g(i) the group and t(i) the tier of power of i, and W the weight of all ties:
  ///
  ///     bonding  = Σ w(i,j) where g(i) = g(j) and t(i) = t(j), ÷ W
  ///     bridging = Σ w(i,j) where g(i) ≠ g(j) and t(i) = t(j), ÷ W
  ///     linking  = Σ w(i,j) where t(i) ≠ t(j),                 ÷ W
  ///
  /// The three add up to 1. Bridging here is across an attribute, as Putnam uses the word; for
  /// bridging across a gap between contacts see constraint and local bridges.
  ///
  /// ## Conventions
  /// - Direction: each tie once. Weights: used, as strengths. Loops: never counted.
  /// - Unknown groups or tiers: such nodes and their ties are left out, and counted.
  /// - Undefined: without ties among the others.
  ///
  /// ## Example
  /// ```swift
  /// let street = Grouping(column: "street", names: ["a", "b", "b"])
  /// let tiers = Grouping(column: "tier", names: ["resident", "resident", "service"])
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.bondingShares(by: street, tiers: tiers)   // bonding 0, bridging 0.5, linking 0.5
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and space.
  ///
  /// ## Reference
  /// Made operational here after S. Szreter and M. Woolcock, "Health by association? Social capital,
  /// social theory, and the political economy of public health", *International Journal of
  /// Epidemiology* 33 (2004) 650–667, doi:10.1093/ije/dyh013.
  public func bondingShares(by grouping: Grouping, tiers: Grouping) -> BondingShares {
    precondition(
      grouping.nodeCount == nodeCount && tiers.nodeCount == nodeCount,
      "The grouping is of other nodes.")
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: 3)
    for source in nodes {
      guard let group = grouping[source], let tier = tiers[source] else { continue }
      for position in outgoing.positions(of: source) {
        let target = Int(outgoing.targets[position])
        guard let otherGroup = grouping[target], let otherTier = tiers[target] else { continue }
        let kind = tier != otherTier ? 2 : group != otherGroup ? 1 : 0
        sums[kind].add(weight(at: position))
      }
    }
    let total = sums.reduce(0) { $0 + $1.value }
    let none: Undefined = nodeCount == 0 ? .emptyGraph : .noTies
    let shares = sums.map { Quantity($0.value, over: total, else: none) }
    return BondingShares(
      bonding: shares[0], bridging: shares[1], linking: shares[2],
      unknownCount: nodes.count { grouping[$0] == nil || tiers[$0] == nil })
  }

  /// The share of ties that cross tiers of power, over all nodes whose tier is known.
  ///
  /// As the linking share of ``bondingShares(by:tiers:)``, without asking for groups.
  public func linkingShare(tiers: Grouping) -> Quantity {
    bondingShares(by: tiers, tiers: tiers).linking
  }

  /// The share of ties across tiers that are returned.
  ///
  /// Undefined for an undirected graph and without ties across tiers. Weights are ignored.
  ///
  /// - Complexity: *O*(*n* + *m* log *d*).
  public func twoWayLinking(tiers: Grouping) -> Quantity {
    precondition(tiers.nodeCount == nodeCount, "The grouping is of other nodes.")
    if !isDirected { return .undefined(.undirected) }
    var (linking, returned) = (0, 0)
    for source in nodes {
      guard let tier = tiers[source] else { continue }
      for target in outgoing[source] {
        guard let other = tiers[target], other != tier else { continue }
        linking += 1
        if hasEdge(from: target, to: source) { returned += 1 }
      }
    }
    return Quantity(returned, over: linking, else: nodeCount == 0 ? .emptyGraph : .noTies)
  }
}

extension MeasureInput {
  /// The nodes by the tier of power the network gives them, or `nil` where it gives none.
  var tiers: Grouping? { grouping(by: "tier") }

  /// The nodes by a column of the network, or `nil` where no node has a value in it.
  func grouping(by column: String) -> Grouping? {
    guard let grouping = try? network?.grouping(by: column), !grouping.groups.isEmpty else {
      return nil
    }
    return grouping
  }
}

extension Measure {
  private static let shareReference =
    "Made operational here after Szreter and Woolcock 2004, doi:10.1093/ije/dyh013"

  private static func share(
    _ id: String, of input: MeasureInput, _ part: (BondingShares) -> Quantity
  ) -> MeasureResult {
    guard let tiers = input.tiers else { return MeasureResult(id, .undefined(.noGroups)) }
    return MeasureResult(id, groupings: input.groupings) { name, grouping, result in
      result.add(name, part(input.graph.bondingShares(by: grouping, tiers: tiers)))
    }
  }

  /// The catalogue entry of ``Graph/bondingShares(by:tiers:)``, bonding.
  public static let bondingShare = Measure(
    id: "bonding-share", title: "Bonding share", family: .bridging, scope: .network,
    summary: "How much of all linking is between people alike and of one level of power.",
    definition: "weight of ties within one group and one tier ÷ weight of all ties",
    range: "0 to 1; bonding, bridging and linking add up to 1",
    conventions: "Weights used; needs a tier column; nodes of unknown group or tier left out.",
    reference: shareReference, complexity: "O(n + m)"
  ) { share("bonding-share", of: $0, \.bonding) }

  /// The catalogue entry of ``Graph/bondingShares(by:tiers:)``, bridging.
  public static let bridgingShare = Measure(
    id: "bridging-share", title: "Bridging share", family: .bridging, scope: .network,
    summary: "How much of all linking reaches across to different people of one level of power.",
    definition: "weight of ties across groups within one tier ÷ weight of all ties",
    range: "0 to 1; bonding, bridging and linking add up to 1",
    conventions: "Weights used; needs a tier column; nodes of unknown group or tier left out.",
    reference: shareReference, complexity: "O(n + m)"
  ) { share("bridging-share", of: $0, \.bridging) }

  /// The catalogue entry of ``Graph/linkingShare(tiers:)``.
  public static let linkingShare = Measure(
    id: "linking-share", title: "Linking share", family: .bridging, scope: .network,
    summary: "How much of all linking reaches up or down to another level of power.",
    definition: "weight of ties across tiers ÷ weight of all ties",
    range: "0 to 1; bonding, bridging and linking add up to 1 where every group is known",
    conventions: "Weights used; needs a tier column; nodes of unknown tier left out.",
    reference: shareReference, complexity: "O(n + m)"
  ) { input in
    MeasureResult(
      "linking-share",
      input.tiers.map { input.graph.linkingShare(tiers: $0) } ?? .undefined(.noGroups))
  }

  /// The catalogue entry of ``Graph/twoWayLinking(tiers:)``.
  public static let twoWayLinking = Measure(
    id: "two-way-linking", title: "Two-way linking", family: .bridging, scope: .network,
    summary: "How many links to another level of power are returned.",
    definition: "ties across tiers whose reverse exists ÷ ties across tiers", range: "0 to 1",
    conventions: """
      Directed ties only; weights ignored; needs a tier column; undefined without ties across tiers.
      """,
    reference: shareReference, complexity: "O(n + m log d)"
  ) { input in
    MeasureResult(
      "two-way-linking",
      input.tiers.map { input.graph.twoWayLinking(tiers: $0) } ?? .undefined(.noGroups))
  }
}
