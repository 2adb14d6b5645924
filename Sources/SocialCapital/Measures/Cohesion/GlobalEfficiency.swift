// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How near all nodes are to one another: the mean of one divided by the distance.
  ///
  /// ## Definition
  /// With d(i,j) the length of a shortest path from i to j, and 1/d = 0 where there is none:
  ///
  ///     efficiency = Σ 1/d(i,j) ÷ (n(n − 1))        over ordered pairs i ≠ j
  ///
  /// ## Conventions
  /// - Direction: followed. Weights: ignored unless they are declared lengths. Loops: never counted.
  /// - Disconnected: a pair without a path adds nothing, so the value falls, and never needs infinity.
  /// - Undefined: below two nodes.
  /// - Agrees with NetworkX `global_efficiency` on undirected graphs.
  ///
  /// ## Example
  /// ```swift
  /// // Four ordered pairs at one step and two at two: (4 + 2 · ½) ÷ 6.
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.globalEfficiency()   // 5/6
  /// ```
  ///
  /// - Parameters:
  ///   - length: How long a tie is.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time, 512 sources at a time; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// V. Latora and M. Marchiori, "Efficient behavior of small-world networks", *Physical Review
  /// Letters* 87 (2001) 198701, doi:10.1103/PhysRevLett.87.198701.
  public func globalEfficiency(
    length: TieLength = .unit, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    globalEfficiency(from: try distanceProfile(length: length, monitor: monitor))
  }

  /// The mean that distances come to.
  func globalEfficiency(from profile: DistanceProfile) -> Quantity {
    guard nodeCount > 1 else { return .undefined(nodeCount == 0 ? .emptyGraph : .tooFewNodes) }
    var sum = CompensatedSum()
    for part in profile.inverseTotal { sum.add(part) }
    return .value(sum.value / (Double(nodeCount) * Double(nodeCount - 1)))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/globalEfficiency(length:monitor:)``.
  public static let globalEfficiency = Measure(
    id: "global-efficiency", title: "Global efficiency", family: .cohesion, scope: .network,
    summary: "How near all members are to one another, 1 when everybody is tied to everybody.",
    definition: "the mean over ordered pairs of 1 ÷ shortest distance, 0 where there is no path",
    range: "0 to 1 with ties of one step",
    conventions: """
      Along the direction of ties; weights only as declared lengths; undefined below two nodes.
      """,
    reference: "Latora and Marchiori 2001, doi:10.1103/PhysRevLett.87.198701",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    try input.resultFromDistances("global-efficiency", length: input.length) {
      input.graph.globalEfficiency(from: $0)
    }
  }
}
