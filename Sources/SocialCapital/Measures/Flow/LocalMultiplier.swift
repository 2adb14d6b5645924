// SPDX-License-Identifier: Apache-2.0

/// How much local income each unit of money makes as it is spent on.
public struct LocalMultiplier: Sendable, Hashable {
  /// All rounds ÷ the first, or why there is none.
  public let multiplier: Quantity
  /// The local income in each round; the first is what comes in from outside.
  public let rounds: [Double]
}

extension Graph {
  /// How much local income each pound makes over some rounds of spending; three rounds are LM3.
  ///
  /// ## Definition
  /// Among local nodes, with s_in and s_out all a node is paid and pays, T(i) = max(s_in, s_out) what
  /// passes through it, b(i,j) = w(i,j) ÷ T(i) the share of it that goes to local j, and x(i) what
  /// it has from elsewhere, T(i) less what local nodes pay it:
  ///
  ///     R₁ = Σ x      R₂ = Σ Bᵀx      R₃ = Σ (Bᵀ)²x      multiplier = (R₁ + R₂ + R₃) ÷ R₁
  ///
  /// ## Conventions
  /// - Direction: from payer to payee; undefined for an undirected graph.
  /// - Weights: used, as amounts; without them every tie is 1. Loops: never counted.
  /// - What a node pays beyond what it is paid is taken to come from elsewhere, and what it is paid
  ///   beyond what it pays to leave.
  /// - Range: 1 where nothing is spent on locally, to the number of rounds.
  /// - Undefined: where nothing comes from elsewhere, as without ties.
  /// - nef's LM3 asks for the third round by a survey of suppliers and staff; here it is what the
  ///   network's own payments imply.
  ///
  /// ## Example
  /// ```swift
  /// let spend = try Graph(
  ///   nodeCount: 3, edges: [.init(0, 1, weight: 10), .init(1, 2, weight: 5)], isDirected: true)
  /// spend.localMultiplier().multiplier   // (10 + 10 + 5) ÷ 10
  /// ```
  ///
  /// - Parameters:
  ///   - isLocal: Whether each node is within the boundary; `nil` for all.
  ///   - rounds: The number of rounds, at least 1.
  /// - Complexity: *O*(*r*·(*n* + *m*)) time and *O*(*n*) space for *r* rounds.
  ///
  /// ## Reference
  /// J. Sacks, *The Money Trail: Measuring Your Impact on the Local Economy Using LM3* (New Economics
  /// Foundation, 2002).
  public func localMultiplier(
    within isLocal: [Bool]? = nil, rounds: Int = 3
  ) -> LocalMultiplier {
    precondition(isLocal.map { $0.count == nodeCount } ?? true, "Each node is local or not.")
    precondition(rounds >= 1, "There is at least one round.")
    guard isDirected else {
      return LocalMultiplier(
        multiplier: .undefined(nodeCount == 0 ? .emptyGraph : .undirected), rounds: [])
    }
    let through = Throughflow(self).through
    func isInside(_ node: Int) -> Bool { isLocal?[node] ?? true }
    var income = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    for node in nodes where isInside(node) {
      var local = CompensatedSum()
      for position in incoming.positions(of: node)
      where isInside(Int(incoming.targets[position])) {
        local.add(incoming.weights?[position] ?? 1)
      }
      income[node] = max(0, through[node] - local.value)
    }
    var totals: [Double] = []
    for _ in 0..<rounds {
      var total = CompensatedSum()
      for amount in income { total.add(amount) }
      totals.append(total.value)
      income = spentOn(income, through: through, isInside: isInside)
    }
    var sum = CompensatedSum()
    for total in totals { sum.add(total) }
    return LocalMultiplier(
      multiplier: Quantity(
        sum.value, over: totals[0], else: nodeCount == 0 ? .emptyGraph : .noTies),
      rounds: totals)
  }

  /// What local nodes get when every local node spends its income as it spends all its money.
  private func spentOn(
    _ income: ContiguousArray<Double>, through: ContiguousArray<Double>,
    isInside: (Int) -> Bool
  ) -> ContiguousArray<Double> {
    var next = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    for node in nodes where income[node] > 0 {
      for position in outgoing.positions(of: node) {
        let target = Int(outgoing.targets[position])
        if isInside(target) {
          next[target] += income[node] * ((outgoing.weights?[position] ?? 1) / through[node])
        }
      }
    }
    return next
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/localMultiplier(within:rounds:)`` with three rounds.
  public static let localMultiplier = Measure(
    id: "lm3", title: "Local multiplier (LM3)", family: .flow, scope: .network,
    summary: "How much local income each pound makes in three rounds of spending.",
    definition:
      "(R₁ + R₂ + R₃) ÷ R₁: income from elsewhere, what is spent of it, and of that again",
    range: "1 to 3",
    conventions: """
      Ties go from payer to payee; without weights every tie is 1; what is paid beyond what came \
      in is taken to come from elsewhere; for each grouping, each group as the boundary.
      """,
    reference: "Sacks 2002 (nef)", complexity: "O(n + m), for each group"
  ) { input in
    let graph = input.graph
    var result = MeasureResult("lm3", graph.localMultiplier().multiplier)
    for grouping in input.groupings where graph.isDirected {
      var table = Table()
      for (place, group) in grouping.groups.enumerated() {
        // A column of many distinct values, such as ids, would take as many passes.
        let found =
          place < 200
          ? graph.localMultiplier(within: graph.nodes.map { grouping[$0] == place }).multiplier
          : .undefined(.tooLarge)
        table[group] = .quantity(found)
      }
      result.add("lm3:\(grouping.column)", table)
    }
    return result
  }
}
