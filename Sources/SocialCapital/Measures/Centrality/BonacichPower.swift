// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Bonacich's power centrality: ties to the connected add, or with a negative factor take away.
  ///
  /// With β > 0 a node gains from well-connected contacts, as in getting news; with β < 0 it gains from
  /// contacts who have nobody else, as in bargaining.
  ///
  /// ## Definition
  ///
  ///     c(α, β) = α (I − βW)⁻¹ W·1
  ///
  /// with β, 0.85 ÷ λ₁ unless given, and α such that Σᵢ c(i)² = n.
  ///
  /// ## Conventions
  /// - Direction: outgoing ties count. Weights: used, as strengths. Loops: never counted.
  /// - Isolates: 0, as they have neither power nor partners.
  /// - Undefined: without ties, and where β is not given and no cycle exists.
  /// - Agrees with igraph for R `power_centrality` and sna `bonpow` at the same β, whose default of 1
  ///   is beyond 1 ÷ λ₁ for most networks and then means nothing.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.bonacichPower(factor: 0)   // 0.707…, 1.414…, 0.707…: degrees, scaled
  /// ```
  ///
  /// - Parameters:
  ///   - factor: β, smaller in size than 1 ÷ λ₁; `nil` for 0.85 ÷ λ₁.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``, or ``MeasureError/invalidOption(measure:option:expected:)``
  ///   for a factor out of range.
  /// - Complexity: *O*(*n* + *m*) a step; about 35 ÷ (1 − |β|λ₁) steps; *O*(*n*) space.
  ///
  /// ## Reference
  /// P. Bonacich, "Power and centrality: a family of measures", *American Journal of Sociology* 92
  /// (1987) 1170–1182, doi:10.1086/228631.
  public func bonacichPower(
    factor: Double? = nil, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    if edgeCount == 0 { return NodeScores(undefined: .noTies, count: nodeCount) }
    let beta: Double
    switch try dampingFactor(
      factor, measure: "bonacich-power", option: "beta", isNegativeAllowed: true,
      monitor: monitor)
    {
    case .success(let found): beta = found
    case .failure(let reason): return NodeScores(undefined: reason, count: nodeCount)
    }
    let totals = ContiguousArray(nodes.map { weightTotal(of: $0) })
    guard let raw = try dampedSum(of: totals, factor: beta, along: outgoing, monitor: monitor)
    else {
      return NodeScores(undefined: .didNotConverge, count: nodeCount)
    }
    // Scaled by the largest first, so that squares stay in range.
    let largest = raw.reduce(0) { max($0, abs($1)) }
    let length = raw.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    let scale = Double(nodeCount).squareRoot() / length
    return NodeScores(raw.map { $0 / largest * scale })
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/bonacichPower(factor:monitor:)``.
  public static let bonacichPower = Measure(
    id: "bonacich-power", title: "Bonacich power", family: .centrality, scope: .node,
    summary: "Who gains from connected contacts, or, with a negative factor, from dependent ones.",
    definition: "α(I − βW)⁻¹W·1, with α such that the squares sum to n",
    range: "any number; squares sum to n",
    conventions: """
      Outgoing ties and weights used; β = 0.85/λ₁ unless given; isolates 0; undefined without ties, \
      and where β is not given and no cycle exists.
      """,
    reference: "Bonacich 1987, doi:10.1086/228631",
    options: [
      Option(
        "beta", summary: "the factor of contacts' contacts, smaller in size than 1/λ₁",
        defaultValue: "0.85/λ₁")
    ],
    complexity: "O(n + m) a step"
  ) { input in
    let beta = try input.options.number("bonacich-power", "beta", in: -1e100...1e100)
    return MeasureResult(
      "bonacich-power", try input.graph.bonacichPower(factor: beta, monitor: input.monitor))
  }
}
