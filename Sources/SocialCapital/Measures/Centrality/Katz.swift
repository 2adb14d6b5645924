// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Katz centrality: a base of 1 and, damped at each step, everybody who leads to the node.
  ///
  /// ## Definition
  /// The solution of (I − αWᵀ)x = 1, that is
  ///
  ///     x(i) = 1 + α Σⱼ w(j,i)·x(j)
  ///
  /// with attenuation α, 0.85 ÷ λ₁ unless given, where λ₁ is the largest eigenvalue.
  ///
  /// ## Conventions
  /// - Direction: incoming ties count. Weights: used, as strengths. Loops: never counted.
  /// - Isolates: 1. Disconnected: each component for itself, with one α.
  /// - Normalisation: none; NetworkX scales to unit length unless `normalized=False`. NetworKit
  ///   computes x = αWᵀ(x + 1) + β, which is another measure.
  /// - Undefined: where α is not given and no cycle exists, so that λ₁ = 0 and any α would do.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: true)
  /// try line.katzCentrality(attenuation: 0.5)   // 1, 1.5, 1.75
  /// ```
  ///
  /// - Parameters:
  ///   - attenuation: α, at least 0 and below 1 ÷ λ₁; `nil` for 0.85 ÷ λ₁.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``, or ``MeasureError/invalidOption(measure:option:expected:)``
  ///   for an attenuation out of range.
  /// - Complexity: *O*(*n* + *m*) a step; about 35 ÷ (1 − αλ₁) steps; *O*(*n*) space.
  ///
  /// ## Reference
  /// L. Katz, "A new status index derived from sociometric analysis", *Psychometrika* 18 (1953) 39–43,
  /// doi:10.1007/BF02289026.
  public func katzCentrality(
    attenuation: Double? = nil, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    let factor: Double
    switch try dampingFactor(
      attenuation, measure: "katz", option: "alpha", isNegativeAllowed: false, monitor: monitor)
    {
    case .success(let found): factor = found
    case .failure(let reason): return NodeScores(undefined: reason, count: nodeCount)
    }
    let ones = ContiguousArray<Double>(repeating: 1, count: nodeCount)
    return try dampedSum(of: ones, factor: factor, along: incoming, monitor: monitor)
      .map { NodeScores($0) } ?? NodeScores(undefined: .didNotConverge, count: nodeCount)
  }

  /// The factor given, or 0.85 ÷ λ₁, checked to lie within the reach of ±1 ÷ λ₁.
  func dampingFactor(
    _ given: Double?, measure: String, option: String, isNegativeAllowed: Bool, monitor: Monitor
  ) throws(MeasureError) -> Result<Double, Undefined> {
    let radius: Double
    switch try spectralRadius(monitor: monitor) {
    case .value(let number): radius = number
    case .undefined(let reason): return .failure(reason)
    }
    guard let given else {
      return radius > 0 ? .success(0.85 / radius) : .failure(edgeCount == 0 ? .noTies : .ambiguous)
    }
    guard given.isFinite, given >= 0 || isNegativeAllowed, abs(given) * radius < 1 - 1e-9
    else {
      throw .invalidOption(
        measure: measure, option: option,
        expected: (isNegativeAllowed ? "smaller in size than" : "at least 0 and below")
          + " 1/λ₁ = \(1 / radius) for this network")
    }
    return .success(given)
  }

  /// Σₖ factorᵏ Wᵏ·start along one direction of ties, by x ← start + factor·Wx until it stands still.
  func dampedSum(
    of start: ContiguousArray<Double>, factor: Double, along adjacency: Adjacency,
    monitor: Monitor
  ) throws(MeasureError) -> ContiguousArray<Double>? {
    let offsets = adjacency.offsets.span
    let targets = adjacency.targets.span
    var x = start
    for step in 0..<200_000 {
      if step & 15 == 0 { try monitor.checkCancellation() }
      var next = start
      var change = 0.0
      // Terms of one sign keep small entries exact; with both, an entry may cancel to zero.
      let scale = factor < 0 ? x.reduce(0) { max($0, abs($1)) } : 0
      for node in 0..<nodeCount {
        var sum = 0.0
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          sum += (adjacency.weights?[position] ?? 1) * x[Int(targets[position])]
        }
        next[node] += factor * sum
        let size = factor < 0 ? scale : abs(next[node])
        if next[node] != x[node] { change = max(change, abs(next[node] - x[node]) / size) }
      }
      x = next
      if change <= 2e-15 { return x }
      if !change.isFinite { return nil }
    }
    return nil
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/katzCentrality(attenuation:monitor:)``.
  public static let katz = Measure(
    id: "katz", title: "Katz centrality", family: .centrality, scope: .node,
    summary: "How many lead to someone, directly and through others, near ones counting more.",
    definition: "x(i) = 1 + α Σⱼ w(j,i)·x(j), that is (I − αWᵀ)x = 1",
    range: "at least 1",
    conventions: """
      Incoming ties and weights used; α = 0.85/λ₁ unless given; not normalised; isolates 1; undefined \
      where α is not given and no cycle exists.
      """,
    reference: "Katz 1953, doi:10.1007/BF02289026",
    options: [
      Option(
        "alpha", summary: "the damping at each step, at least 0 and below 1/λ₁",
        defaultValue: "0.85/λ₁")
    ],
    complexity: "O(n + m) a step"
  ) { input in
    let alpha = try input.options.number("katz", "alpha", in: 0...1e100)
    return MeasureResult(
      "katz", try input.graph.katzCentrality(attenuation: alpha, monitor: input.monitor))
  }
}
