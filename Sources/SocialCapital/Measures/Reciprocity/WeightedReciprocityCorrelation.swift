// SPDX-License-Identifier: Apache-2.0

/// What a reciprocity of amounts is compared with.
public enum WeightedReciprocityNull: String, Sendable, Hashable, CaseIterable {
  /// Who is tied to whom stays, and the amounts are dealt out anew among the ties.
  case reshuffled
  /// What each member gives and receives in all stays, on average: the weighted configuration
  /// model. Weights count units, so this null depends on the unit.
  case strengths
}

/// How much more of what is given is matched than a null model would have it.
public struct WeightedReciprocityCorrelation: Sendable, Hashable {
  /// ρ = (observed − expected) ÷ (1 − expected), or why there is none.
  public let correlation: Quantity
  /// The share of all weight that is matched, r_w.
  public let observed: Quantity
  /// The share to be expected under the null model; exact, not sampled.
  public let expected: Quantity
  /// What stays in the null model.
  public let null: WeightedReciprocityNull
}

extension Graph {
  /// How much more of what is given is matched by the same member than a null model would have it.
  ///
  /// ## Definition
  /// With r_w the share of weight that is matched (``weightedReciprocity()``) and ⟨r⟩ its expectation:
  ///
  ///     ρ_w = (r_w − ⟨r⟩) ÷ (1 − ⟨r⟩)
  ///
  /// Amounts reshuffled among the L ties, with M mutual pairs and amounts w₁ ≤ … ≤ w_L, W in all:
  ///
  ///     ⟨r⟩ = 2M·Σ w_k·(L − k) ÷ (W·L(L − 1)/2)
  ///
  /// since the smaller of two amounts drawn is w_k for L − k of the pairs. Turning one-way ties round
  /// as well changes nothing. Strengths kept, the weight from i to j is geometric with
  /// P(w ≥ k) = (xᵢ·yⱼ)^k, where x and y give each node its strengths on average:
  ///
  ///     ⟨r⟩ = Σ p(i,j)·p(j,i) ÷ (1 − p(i,j)·p(j,i)) ÷ W        p(i,j) = xᵢ·yⱼ
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph.
  /// - Weights: used; without them every tie is 1. Loops: never counted.
  /// - Range: at most 1; 0 is what the null model gives. Values under different nulls, or of
  ///   ``WeightedReciprocityNull/strengths`` in different units, do not compare.
  /// - Undefined: without ties; reshuffled, where no pair is mutual or all amounts are equal, so
  ///   that nothing could be otherwise.
  /// - Both expectations are exact, so there is no seed and no sampling error.
  ///
  /// ## Example
  /// ```swift
  /// let hours = try Graph(
  ///   nodeCount: 3,
  ///   edges: [.init(0, 1, weight: 3), .init(1, 0, weight: 3), .init(1, 2, weight: 1)],
  ///   isDirected: true)
  /// // observed 6/7; expected 2 · (1·2 + 3·1) ÷ 3 ÷ 7 = 10/21
  /// try hours.weightedReciprocityCorrelation().correlation   // 8/11
  /// ```
  ///
  /// - Parameters:
  ///   - null: What stays in the null model.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: reshuffled *O*(*n* + *m* log *m*) time; strengths *O*(*n*²) time for each of some
  ///   tens or hundreds of rounds. *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// T. Squartini, F. Picciolo, F. Ruzzenenti and D. Garlaschelli, "Reciprocity of weighted
  /// networks", *Scientific Reports* 3 (2013) 2729, doi:10.1038/srep02729.
  public func weightedReciprocityCorrelation(
    null: WeightedReciprocityNull = .reshuffled, monitor: Monitor = .task
  ) throws(MeasureError) -> WeightedReciprocityCorrelation {
    let reciprocity = weightedReciprocity()
    guard case .value(let observed) = reciprocity.share else {
      return WeightedReciprocityCorrelation(
        correlation: reciprocity.share, observed: reciprocity.share, expected: reciprocity.share,
        null: null)
    }
    let expected =
      switch null {
      case .reshuffled: matchedWhenReshuffled(of: reciprocity.total)
      case .strengths: try matchedGivenStrengths(of: reciprocity.total, monitor: monitor)
      }
    return WeightedReciprocityCorrelation(
      correlation: expected.flatMap {
        Quantity(observed - $0, over: 1 - $0, else: .zeroVariance)
      },
      observed: reciprocity.share, expected: expected, null: null)
  }

  private func matchedWhenReshuffled(of total: Double) -> Quantity {
    let mutual = mutualArcCount()
    guard mutual > 0 else { return .undefined(.noMutualPair) }
    let amounts = (outgoing.weights ?? []).sorted()
    guard let least = amounts.first, let most = amounts.last, least < most else {
      return .undefined(.zeroVariance)
    }
    let count = Double(amounts.count)
    var smaller = CompensatedSum()
    for (index, amount) in amounts.enumerated() {
      smaller.add(amount / total * (count - Double(index + 1)))
    }
    return .value(Double(mutual) * smaller.value / (count * (count - 1) / 2))
  }

  private func matchedGivenStrengths(
    of total: Double, monitor: Monitor
  ) throws(MeasureError) -> Quantity {
    var model = StrengthModel(
      given: ContiguousArray(nodes.map { outgoing.strength(of: $0) }),
      received: ContiguousArray(nodes.map { incoming.strength(of: $0) }))
    guard try model.fit(monitor: monitor) else { return .undefined(.didNotConverge) }
    let expected = model.expectedMatch / total
    // Amounts of 10¹⁵ and more leave no difference between 1 and a probability near it.
    return expected.isFinite ? .value(expected) : .undefined(.didNotConverge)
  }
}

/// The weighted configuration model: the distribution of weights of most entropy among those that
/// give each node its strengths on average.
private struct StrengthModel {
  private let given: ContiguousArray<Double>
  private let received: ContiguousArray<Double>
  private var x: ContiguousArray<Double>
  private var y: ContiguousArray<Double>

  init(given: ContiguousArray<Double>, received: ContiguousArray<Double>) {
    self.given = given
    self.received = received
    x = ContiguousArray(given.lazy.map { $0 > 0 ? 0.5 : 0 })
    y = ContiguousArray(received.lazy.map { $0 > 0 ? 0.5 : 0 })
  }

  /// Solves for each node in turn until every strength is met; the entropy rises at each step.
  mutating func fit(monitor: Monitor) throws(MeasureError) -> Bool {
    let rounds = 5_000
    for _ in 0..<rounds {
      try monitor.checkCancellation()
      var change = 0.0
      for node in x.indices where given[node] > 0 {
        let solved = Self.solve(for: given[node], among: y, without: node)
        change = max(change, abs(solved - x[node]) / solved)
        x[node] = solved
      }
      for node in y.indices where received[node] > 0 {
        let solved = Self.solve(for: received[node], among: x, without: node)
        change = max(change, abs(solved - y[node]) / solved)
        y[node] = solved
      }
      if change < 1e-14 || worstMismatch() < 1e-12 { return true }
    }
    return worstMismatch() < 1e-9
  }

  /// The t for which Σ t·yⱼ ÷ (1 − t·yⱼ) over j ≠ i is the strength.
  ///
  /// The sum is convex and rising in t, and at the start here it is not too small, so Newton's steps
  /// come down to the root and never pass it.
  private static func solve(
    for strength: Double, among others: ContiguousArray<Double>, without node: Int
  ) -> Double {
    let factors = others.span
    var largest = 0.0
    for other in factors.indices where other != node { largest = max(largest, factors[other]) }
    var t = strength / ((1 + strength) * largest)
    for _ in 0..<200 {
      var (sum, slope) = (0.0, 0.0)
      for other in factors.indices where other != node && factors[other] > 0 {
        let rest = 1 - t * factors[other]
        sum += t * factors[other] / rest
        slope += factors[other] / (rest * rest)
      }
      let step = (sum - strength) / slope
      t -= step
      if step <= 1e-15 * t { break }
    }
    return t
  }

  private func worstMismatch() -> Double {
    var worst = 0.0
    for node in x.indices where given[node] > 0 {
      var sum = 0.0
      for other in y.indices where other != node {
        let p = x[node] * y[other]
        sum += p / (1 - p)
      }
      worst = max(worst, abs(sum - given[node]) / given[node])
    }
    return worst
  }

  /// The weight to be expected matched: E min(w(i,j), w(j,i)) over ordered pairs.
  var expectedMatch: Double {
    var sum = CompensatedSum()
    for one in x.indices {
      for other in x.indices where other != one {
        let both = x[one] * y[other] * x[other] * y[one]
        sum.add(both / (1 - both))
      }
    }
    return sum.value
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/weightedReciprocityCorrelation(null:monitor:)``.
  public static let weightedReciprocityCorrelation = Measure(
    id: "weighted-reciprocity-correlation", title: "Reciprocity of amounts beyond chance",
    family: .reciprocity, scope: .network,
    summary: "Whether more of what is given is matched by the same person than chance gives.",
    definition: """
      (r_w − e) ÷ (1 − e), r_w the share of weight matched and e its expectation when amounts are \
      dealt out anew among the ties, or when only what each gives and receives is kept
      """,
    range: "at most 1; 0 by chance",
    conventions: """
      Needs directed ties; the expectation is exact, not sampled; reshuffled, undefined without \
      mutual pairs or where all amounts are equal; strengths, for at most 1,000 nodes.
      """,
    reference: "Squartini et al. 2013, doi:10.1038/srep02729",
    options: [
      Measure.Option(
        "null", summary: "what the null model keeps: reshuffled (ties) or strengths",
        defaultValue: "reshuffled")
    ],
    complexity: "O(n + m log m) reshuffled; O(n²) a round with strengths"
  ) { input in
    let id = "weighted-reciprocity-correlation"
    let null =
      try input.options.choice(id, "null", of: WeightedReciprocityNull.self) ?? .reshuffled
    guard null == .reshuffled || input.graph.nodeCount <= 1_000 else {
      return MeasureResult(id, .undefined(.tooLarge))
    }
    let found = try input.graph.weightedReciprocityCorrelation(null: null, monitor: input.monitor)
    var result = MeasureResult(id, found.correlation)
    if found.correlation.value != nil {
      result.add(
        id,
        [
          "null": .text(null.rawValue), "observed": .quantity(found.observed),
          "expected": .quantity(found.expected),
        ])
    }
    return result
  }
}
