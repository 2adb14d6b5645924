// SPDX-License-Identifier: Apache-2.0

/// How far flows run in few fixed channels, and how far they could run elsewhere.
public struct Ascendency: Sendable, Hashable {
  /// The organised share of the capacity, α = A ÷ C, or why there is none.
  public let share: Quantity
  /// Ascendency A, in units of flow times bits.
  public let ascendency: Double
  /// Capacity C, in units of flow times bits.
  public let capacity: Double
  /// Overhead Φ = C − A, in units of flow times bits.
  public let overhead: Double
  /// All flow, T.
  public let total: Double
}

extension Graph {
  /// Ulanowicz's ascendency: how streamlined flows are, as a share of the most they could be.
  ///
  /// ## Definition
  /// With flows T(i,j), T(i) what leaves i, T(j) what reaches j, and T all flow:
  ///
  ///     A = Σ T(i,j)·log₂( T(i,j)·T ÷ (T(i)·T(j)) )      C = −Σ T(i,j)·log₂( T(i,j) ÷ T )
  ///
  /// α = A ÷ C, and Φ = C − A is the overhead, the room for other ways.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph.
  /// - Weights: used, as amounts; without them every tie is 1. Loops: never counted.
  /// - Flows within the network only; what enters and leaves it is not counted.
  /// - Range: α from 0 to 1. Undefined: without ties, and with a single flow, where C is 0.
  /// - Agrees with enaR `enaAscendency` on internal flows.
  ///
  /// ## Example
  /// ```swift
  /// let ring = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2), (2, 0)], isDirected: true)
  /// ring.ascendency().share   // 1: no other way is used
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// R. E. Ulanowicz, *Ecology, the Ascendent Perspective* (Columbia University Press, 1997).
  public func ascendency() -> Ascendency {
    if let obstacle = reciprocityObstacle {
      return Ascendency(
        share: .undefined(obstacle), ascendency: 0, capacity: 0, overhead: 0, total: totalWeight)
    }
    let sent = nodes.map { outgoing.strength(of: $0) }
    let received = nodes.map { incoming.strength(of: $0) }
    let total = totalWeight
    let bits = 1 / Mathematics.log(2)
    var (organized, free) = (CompensatedSum(), CompensatedSum())
    for node in nodes {
      for position in outgoing.positions(of: node) {
        let flow = outgoing.weights?[position] ?? 1
        let target = Int(outgoing.targets[position])
        organized.add(
          flow * bits * Mathematics.log(flow / sent[node] * (total / received[target])))
        // T(i,j)² ÷ (T(i)·T(j)) is at most 1, so no term of the overhead is below zero.
        free.add(
          -flow * bits * Mathematics.log(flow / sent[node] * (flow / received[target])))
      }
    }
    let (ascendency, overhead) = (max(0, organized.value), max(0, free.value))
    let capacity = ascendency + overhead
    return Ascendency(
      share: edgeCount == 1
        ? .undefined(.zeroVariance) : Quantity(ascendency, over: capacity, else: .zeroVariance),
      ascendency: ascendency, capacity: capacity, overhead: overhead, total: total)
  }

  /// How well flows balance being streamlined against having other ways: 1 is the best balance.
  ///
  /// ## Definition
  /// With α the share of ``ascendency()``: R = −e·α·ln α, which is 1 at α = 1/e and 0 at 0 and 1.
  ///
  /// ## Conventions
  /// - As ``ascendency()``. enaR and Fath (2015) leave out the factor e, so that the most is 0.37.
  /// - That nature favours values near the best says nothing of towns: it is no target.
  ///
  /// ## Example
  /// ```swift
  /// let ring = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2), (2, 0)], isDirected: true)
  /// ring.robustness()   // 0: streamlined, and without another way
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// R. E. Ulanowicz, S. J. Goerner, B. Lietaer and R. Gomez, "Quantifying sustainability: resilience,
  /// efficiency and the return of information theory", *Ecological Complexity* 6 (2009) 27–36,
  /// doi:10.1016/j.ecocom.2008.10.005.
  public func robustness() -> Quantity {
    ascendency().share.map { share in
      share <= 0 || share >= 1 ? 0 : -Mathematics.exp(1) * share * Mathematics.log(share)
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/ascendency()``.
  public static let ascendency = Measure(
    id: "ascendency", title: "How streamlined flows are", family: .flow, scope: .network,
    summary: "How far flows run in few fixed channels (1) rather than many (0).",
    definition: """
      α = A ÷ C with A = Σ T(i,j)·log₂(T(i,j)·T ÷ (T(i)·T(j))), C = −Σ T(i,j)·log₂(T(i,j) ÷ T)
      """,
    range: "0 to 1",
    conventions: """
      Needs directed ties; without weights every tie is 1; flows within the network only; \
      undefined with a single flow; the table has A, C and the overhead C − A.
      """,
    reference: "Ulanowicz 1997", complexity: "O(n + m)"
  ) { input in
    let found = input.graph.ascendency()
    var result = MeasureResult("ascendency", found.share)
    if found.share.value != nil {
      result.add(
        "ascendency",
        [
          "ascendency": .number(found.ascendency), "capacity": .number(found.capacity),
          "overhead": .number(found.overhead), "total": .number(found.total),
        ])
    }
    return result
  }

  /// The catalogue entry of ``Graph/robustness()``.
  public static let robustness = Measure(
    id: "robustness", title: "Balance of streamlined and spare", family: .flow, scope: .network,
    summary: "The balance between being streamlined and having back-up routes.",
    definition: "−e·α·ln α, α the share of ascendency in capacity",
    range: "0 to 1, 1 at α = 1/e",
    conventions: "As ascendency; other tools leave out the factor e, so that the most is 0.37.",
    reference: "Ulanowicz et al. 2009, doi:10.1016/j.ecocom.2008.10.005",
    complexity: "O(n + m)"
  ) { input in
    MeasureResult("robustness", input.graph.robustness())
  }
}
