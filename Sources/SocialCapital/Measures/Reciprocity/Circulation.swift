// SPDX-License-Identifier: Apache-2.0

/// How much of what is given comes back: directly, through others, and not.
public struct Circulation: Sendable, Hashable {
  /// The most that can come back, as a share of all that is given, κ.
  public let share: Quantity
  /// The part that comes back from the same member, which is ``WeightedReciprocity/share``.
  public let direct: Quantity
  /// The part that comes back through others.
  public let indirect: Quantity
  /// The part that does not come back.
  public let oneWay: Quantity
  /// What would come back if only each member's own balance stood in the way; never below κ.
  public let balanceCeiling: Quantity
  /// All that is given, W.
  public let total: Double
}

extension Graph {
  /// How much of what is given comes back round, directly or through others.
  ///
  /// ## Definition
  /// A circulation takes from each tie at most its weight and leaves every node as much as it brings
  /// it. With W all weight:
  ///
  ///     κ = max{ Σ c(i,j) : 0 ≤ c(i,j) ≤ w(i,j), Σⱼ c(i,j) = Σⱼ c(j,i) for all i } ÷ W
  ///
  /// Direct is Σ min(w(i,j), w(j,i)) ÷ W, indirect is κ less that, one-way is 1 − κ. The ceiling is
  /// Σ min(s_out(i), s_in(i)) ÷ W. Always direct ≤ κ ≤ ceiling, and κ ≤ ``strongComponentShare()``.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph.
  /// - Weights: used, as amounts; without them every tie is 1. Loops: never counted.
  /// - Isolates: have no part in it.
  /// - Undefined: without ties.
  /// - κ is unique; which ties carry it is not, and is not told. It is an upper bound on what
  ///   circulated, since it does not look at the order in time.
  /// - Exact on a grid of 2⁶⁰ steps: the error is below *m*·2⁻⁶⁰. Agrees with linear programming.
  ///
  /// ## Example
  /// ```swift
  /// let ring = try Graph(
  ///   nodeCount: 3,
  ///   edges: [.init(0, 1, weight: 2), .init(1, 2, weight: 2), .init(2, 0, weight: 1)],
  ///   isDirected: true)
  /// try ring.circulation().indirect   // 1 hour goes all round: 3 of 5
  /// ```
  ///
  /// - Parameter monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*D*·*m*·√*m*) time in practice, *D* the number of different lengths of the
  ///   ways along which balances are settled; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// T. Fleischman, P. Dini and G. Littera, "Liquidity-saving through obligation-clearing and mutual
  /// credit", *Journal of Risk and Financial Management* 13 (2020) 295, doi:10.3390/jrfm13120295.
  public func circulation(monitor: Monitor = .task) throws(MeasureError) -> Circulation {
    if let obstacle = reciprocityObstacle {
      let none = Quantity.undefined(obstacle)
      return Circulation(
        share: none, direct: none, indirect: none, oneWay: none, balanceCeiling: none,
        total: totalWeight)
    }
    let solved = try MaximumCirculation(self, monitor: monitor)
    let whole = Double(solved.total)
    func share(_ amount: Int64) -> Quantity {
      Quantity(Double(amount), over: whole, else: .noTies)
    }
    var balanced = CompensatedSum()
    for node in nodes {
      balanced.add(min(outgoing.strength(of: node), incoming.strength(of: node)))
    }
    return Circulation(
      share: share(solved.circulating), direct: share(solved.direct),
      indirect: share(solved.circulating - solved.direct),
      oneWay: share(solved.total - solved.circulating),
      balanceCeiling: Quantity(balanced.value, over: totalWeight, else: .noTies),
      total: totalWeight)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/circulation(monitor:)``.
  public static let circulation = Measure(
    id: "circulation", title: "Help that comes back round", family: .reciprocity,
    scope: .network,
    summary: "How much of the help given could have come back round, directly or through others.",
    definition: """
      the largest circulation Σ c(i,j) ÷ W with c at most the weights and as much leaving each node \
      as reaching it; direct: Σ min(w(i,j), w(j,i)) ÷ W; indirect: the rest of it; one-way: 1 less it
      """,
    range: "0 to 1; at least weighted-reciprocity, at most strong-component-share",
    conventions: """
      Needs directed ties; without weights every tie is 1; an upper bound, since it does not look \
      at the order in time.
      """,
    reference: "Fleischman, Dini and Littera 2020, doi:10.3390/jrfm13120295",
    complexity: "about O(D·m·√m) for D lengths of ways along which balances are settled"
  ) { input in
    let circulation = try input.graph.circulation(monitor: input.monitor)
    var result = MeasureResult("circulation", circulation.share)
    if circulation.share.value != nil {
      result.add(
        "circulation",
        [
          "direct": .quantity(circulation.direct), "indirect": .quantity(circulation.indirect),
          "one-way": .quantity(circulation.oneWay),
          "balance-ceiling": .quantity(circulation.balanceCeiling),
        ])
    }
    return result
  }
}
