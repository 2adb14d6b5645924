// SPDX-License-Identifier: Apache-2.0

/// How much of all that passes through a network is on its way round again.
public struct FinnCycling: Sendable, Hashable {
  /// The share of all throughflow that is cycled, or why there is none.
  public let index: Quantity
  /// How many nodes a unit passes through between coming in and leaving, APL.
  public let meanPathLength: Quantity
  /// All that passes through nodes, ΣT.
  public let throughflow: Double
  /// All that comes in from outside, Σz.
  public let income: Double
}

extension Graph {
  /// Finn's cycling index: the share of all activity that is recycled rather than passing through.
  ///
  /// ## Definition
  /// With flows f(i,j), what passes through a node T(i), g(i,j) = f(i,j) ÷ T(i) and N = (I − G)⁻¹:
  ///
  ///     FCI = Σ T(i)·(N(i,i) − 1)/N(i,i) ÷ Σ T(i)        APL = Σ T(i) ÷ Σ z(i)
  ///
  /// (N(i,i) − 1)/N(i,i) is the chance that what leaves i comes back to it. What a node pays beyond
  /// what it is paid, z, comes from outside, and T(i) = max(s_in(i), s_out(i)).
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph.
  /// - Weights: used, as amounts; without them every tie is 1. Loops: never counted.
  /// - A part in which every node is in balance and nothing enters or leaves has no finite N; all of
  ///   it is counted as cycled.
  /// - Undefined: without ties; APL, where nothing comes in from outside.
  /// - Agrees with enaR `enaFlow` for the same boundary flows. For headlines prefer
  ///   ``circulation(monitor:)``, which needs no boundary.
  ///
  /// ## Example
  /// ```swift
  /// let flows = try Graph(
  ///   nodeCount: 3,
  ///   edges: [.init(0, 1, weight: 2), .init(1, 2, weight: 2), .init(2, 0, weight: 1)],
  ///   isDirected: true)
  /// try flows.finnCycling().index   // 1/2
  /// ```
  ///
  /// - Parameter monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m* + Σ *s*³) time and *O*(*n* + *s*²) space, *s* the nodes of a strong
  ///   component.
  ///
  /// ## Reference
  /// J. T. Finn, "Measures of ecosystem structure and function derived from analysis of flows",
  /// *Journal of Theoretical Biology* 56 (1976) 363–380, doi:10.1016/S0022-5193(76)80080-X.
  public func finnCycling(monitor: Monitor = .task) throws(MeasureError) -> FinnCycling {
    if let obstacle = reciprocityObstacle {
      return FinnCycling(
        index: .undefined(obstacle), meanPathLength: .undefined(obstacle), throughflow: 0,
        income: 0)
    }
    let flow = Throughflow(self)
    var cycled = CompensatedSum()
    var place = [Int](repeating: -1, count: nodeCount)
    // What comes back to a node stays in its strong component, so each is solved alone.
    for members in strongComponents().parts where members.count > 1 {
      try monitor.checkCancellation()
      for (index, node) in members.enumerated() { place[node] = index }
      let returns = try chancesOfReturn(to: members, place, flow.through, monitor: monitor)
      for (node, chance) in zip(members, returns) { cycled.add(chance * flow.through[node]) }
      for node in members { place[node] = -1 }
    }
    return FinnCycling(
      index: Quantity(cycled.value, over: flow.total, else: .noTies),
      meanPathLength: Quantity(flow.total, over: flow.totalIncome, else: .noTies),
      throughflow: flow.total, income: flow.totalIncome)
  }

  /// The chance for each node of a strong component that what leaves it comes back.
  private func chancesOfReturn(
    to members: [Int], _ place: [Int], _ through: ContiguousArray<Double>, monitor: Monitor
  ) throws(MeasureError) -> [Double] {
    let size = members.count
    var matrix = ContiguousArray<Double>(repeating: 0, count: size * size)
    var isClosed = true
    for (row, node) in members.enumerated() {
      var kept = CompensatedSum()
      for position in outgoing.positions(of: node) {
        let column = place[Int(outgoing.targets[position])]
        if column < 0 { continue }
        let amount = outgoing.weights?[position] ?? 1
        kept.add(amount)
        matrix[row * size + column] = -amount / through[node]
      }
      matrix[row * size + row] = 1
      if kept.value < through[node] * (1 - 1e-13) { isClosed = false }
    }
    if isClosed { return [Double](repeating: 1, count: size) }
    let diagonal = try inverseDiagonal(of: &matrix, size: size, monitor: monitor)
    return diagonal.map { ($0 - 1) / $0 }
  }
}

/// The diagonal of the inverse of a matrix I − G with G ≥ 0 and row sums of at most 1, in place.
///
/// Such a matrix needs no change of pivots.
private func inverseDiagonal(
  of matrix: inout ContiguousArray<Double>, size: Int, monitor: Monitor
) throws(MeasureError) -> [Double] {
  for pivot in 0..<size {
    if pivot & 63 == 0 { try monitor.checkCancellation() }
    let scale = 1 / matrix[pivot * size + pivot]
    matrix[pivot * size + pivot] = 1
    for column in 0..<size { matrix[pivot * size + column] *= scale }
    for row in 0..<size where row != pivot {
      let factor = matrix[row * size + pivot]
      if factor == 0 { continue }
      matrix[row * size + pivot] = 0
      for column in 0..<size {
        matrix[row * size + column] -= factor * matrix[pivot * size + column]
      }
    }
  }
  return (0..<size).map { matrix[$0 * size + $0] }
}

extension Measure {
  /// The catalogue entry of ``Graph/finnCycling(monitor:)``.
  public static let finnCycling = Measure(
    id: "finn-cycling", title: "Recycled activity (Finn)", family: .flow, scope: .network,
    summary: "What share of all activity is recycled rather than passing straight through.",
    definition: """
      Σ T(i)·(N(i,i) − 1)/N(i,i) ÷ Σ T(i), N = (I − G)⁻¹, g(i,j) = f(i,j) ÷ T(i), \
      T(i) = max(s_in, s_out)
      """,
    range: "0 to 1",
    conventions: """
      Needs directed ties; without weights every tie is 1; balances are closed from outside; \
      balanced closed parts count as wholly cycled; for strong components of at most 1,000 nodes.
      """,
    reference: "Finn 1976, doi:10.1016/S0022-5193(76)80080-X",
    complexity: "O(n + m + Σs³) for strong components of s nodes"
  ) { input in
    let largest = input.graph.strongComponents().sizes.max() ?? 0
    if input.graph.isDirected, largest > 1_000 {
      return MeasureResult("finn-cycling", .undefined(.tooLarge))
    }
    let found = try input.graph.finnCycling(monitor: input.monitor)
    var result = MeasureResult("finn-cycling", found.index)
    if found.index.value != nil {
      result.add(
        "finn-cycling",
        [
          "mean-path-length": .quantity(found.meanPathLength),
          "throughflow": .number(found.throughflow), "income": .number(found.income),
        ])
    }
    return result
  }
}
