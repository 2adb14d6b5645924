// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The greatest distance between two nodes that a path leads between.
  ///
  /// ## Definition
  /// max d(i,j) over ordered pairs i ≠ j that a path leads between.
  ///
  /// ## Conventions
  /// - Direction: followed. Weights: ignored unless they are declared lengths. Loops: never counted.
  /// - Disconnected: pairs without a path are left out; never infinite.
  /// - Undefined: where no node reaches another.
  /// - Agrees with igraph `diameter(unconn=True)`, which gives 0 where nothing is reached.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// try line.diameter()   // 2
  /// ```
  ///
  /// - Parameters:
  ///   - length: How long a tie is.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time, 512 sources at a time; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// F. Harary, *Graph Theory* (Addison-Wesley, 1969), chapter 2.
  public func diameter(
    length: TieLength = .unit, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    diameter(from: try eccentricity(length: length, monitor: monitor))
  }

  /// The largest of the nodes' eccentricities.
  func diameter(from scores: NodeScores) -> Quantity {
    if scores.definedCount == 0 { return .undefined(isEmpty ? .emptyGraph : .noTies) }
    return scores.maximum
  }

  /// The distance from each node to the furthest it reaches.
  ///
  /// ## Definition
  /// ecc(i) = max d(i,j) over the nodes j ≠ i that a path leads to from i.
  ///
  /// ## Conventions
  /// - Direction: along outgoing ties; ask the ``reversed()`` graph for incoming ones.
  /// - Weights: ignored unless they are declared lengths. Loops: never counted.
  /// - Disconnected: nodes that are not reached are left out; never infinite.
  /// - Undefined: for a node that reaches no other, where igraph gives 0.
  /// - Agrees with igraph `eccentricity(mode="out")` elsewhere.
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time, 512 sources at a time; *O*(*n* + *m*) space.
  public func eccentricity(
    length: TieLength = .unit, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    eccentricity(from: try distanceProfile(length: length, monitor: monitor))
  }

  /// The scores that distances come to.
  func eccentricity(from profile: DistanceProfile) -> NodeScores {
    NodeScores(
      nodes.lazy.map { node in
        profile.reached[node] == 0
          ? .undefined(.unreachable) : .value(profile.eccentricity[node])
      })
  }

  private var isEmpty: Bool { nodeCount == 0 }
}

extension Measure {
  /// The catalogue entry of ``Graph/diameter(length:monitor:)``.
  public static let diameter = Measure(
    id: "diameter", title: "Diameter", family: .cohesion, scope: .network,
    summary: "How many steps it takes at most from one member to another.",
    definition: "the largest shortest distance over the ordered pairs that have one",
    range: "1 to n − 1 with ties of one step",
    conventions: """
      Along the direction of ties; weights only as declared lengths; pairs without a path left out; \
      undefined where nobody reaches anybody.
      """,
    reference: "Harary 1969, Graph Theory, ch. 2",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    let graph = input.graph
    return try input.resultFromDistances("diameter", length: input.length, isSketchable: false) {
      graph.diameter(from: graph.eccentricity(from: $0))
    }
  }

  /// The catalogue entry of ``Graph/eccentricity(length:monitor:)``.
  public static let eccentricity = Measure(
    id: "eccentricity", title: "Eccentricity", family: .cohesion, scope: .node,
    summary: "How far the furthest member is that someone can reach.",
    definition: "the largest shortest distance from the node to one it reaches",
    range: "1 to n − 1 with ties of one step",
    conventions: """
      Along outgoing ties; weights only as declared lengths; undefined for a node that reaches \
      nobody.
      """,
    reference: "Harary 1969, Graph Theory, ch. 2",
    complexity: "O(n·m), 512 sources at a time"
  ) { input in
    try input.resultFromDistances("eccentricity", length: input.length, isSketchable: false) {
      input.graph.eccentricity(from: $0)
    }
  }
}
