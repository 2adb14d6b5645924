// SPDX-License-Identifier: Apache-2.0

/// How often A helps B, B helps C and C helps A.
public struct ThreeCycles: Sendable, Hashable {
  /// The circles of three ties; three members who are all tied both ways make two.
  public let cycles: Int
  /// Chains of two ties i → j → k between different members.
  public let twoPaths: Int
  /// The share of chains of two ties that a tie back closes to a circle: 3·``cycles`` ÷ chains.
  public let closedShare: Quantity
  /// Triads of three one-way ties that form a circle, 030C.
  public let cyclicTriads: Int
  /// Triads of three one-way ties that do not, 030T.
  public let transitiveTriads: Int
  /// The share of triads of three one-way ties that form a circle.
  public let cyclicShare: Quantity
}

extension Graph {
  /// How often help goes round among three, by two different shares.
  ///
  /// ## Definition
  /// With A the matrix of ties:
  ///
  ///     closed share = trace(A³) ÷ Σ (A²)(i,j), i ≠ j     chains i → j → k with a tie k → i
  ///     cyclic share = 030C ÷ (030C + 030T)               triads of three one-way ties
  ///
  /// Placed at random, a chain is closed as often as any pair is tied: chance is the density. Of
  /// triads of three one-way ties two orders in eight are circles: chance is a quarter.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Undefined: the closed share without chains, the cyclic share without such triads.
  /// - igraph `triad_census` and NetworkX `triadic_census` count the triads.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2), (2, 0)], isDirected: true)
  /// try graph.threeCycles().closedShare   // 1
  /// ```
  ///
  /// - Parameter monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*·√*m*) time and *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// P. W. Holland and S. Leinhardt, "A method for detecting structure in sociometric data",
  /// *American Journal of Sociology* 76 (1970) 492–513.
  public func threeCycles(monitor: Monitor = .task) throws(MeasureError) -> ThreeCycles {
    if let obstacle = reciprocityObstacle {
      return ThreeCycles(
        cycles: 0, twoPaths: 0, closedShare: .undefined(obstacle), cyclicTriads: 0,
        transitiveTriads: 0, cyclicShare: .undefined(obstacle))
    }
    let triangles = try RankedRows(self, monitor: monitor).trianglesByDirections(monitor: monitor)
    var (cycles, cyclic, transitive) = (0, 0, 0)
    for (place, count) in triangles.enumerated() where count > 0 {
      // Of u–v, u–w and v–w: bit 1 is the way written, bit 2 the way back.
      let (uv, uw, vw) = (place & 3, place >> 2 & 3, place >> 4 & 3)
      let forth = uv & 1 == 1 && vw & 1 == 1 && uw & 2 == 2
      let back = uv & 2 == 2 && vw & 2 == 2 && uw & 1 == 1
      cycles += (forth ? count : 0) + (back ? count : 0)
      if uv != 3, uw != 3, vw != 3 {
        if forth || back { cyclic += count } else { transitive += count }
      }
    }
    let chains = nodes.reduce(-mutualArcCount()) {
      $0 + incoming.degree(of: $1) * outgoing.degree(of: $1)
    }
    return ThreeCycles(
      cycles: cycles, twoPaths: chains,
      closedShare: Quantity(3 * cycles, over: chains, else: .noTwoPath), cyclicTriads: cyclic,
      transitiveTriads: transitive,
      cyclicShare: Quantity(cyclic, over: cyclic + transitive, else: .noTwoPath))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/threeCycles(monitor:)``, the share of chains that are closed.
  public static let threeCycleClosure = Measure(
    id: "three-cycle-closure", title: "Help that goes round three", family: .reciprocity,
    scope: .network,
    summary: "How often A helps B and B helps C means that C helps A.",
    definition: "trace(A³) ÷ Σ (A²)(i,j) over i ≠ j: chains of two ties that a tie back closes",
    range: "0 to 1; by chance the density",
    conventions: "Needs directed ties; weights ignored; undefined without chains of two ties.",
    reference: "Holland and Leinhardt 1970, American Journal of Sociology 76",
    complexity: "O(n + m·√m)"
  ) { input in
    let found = try input.graph.threeCycles(monitor: input.monitor)
    return MeasureResult("three-cycle-closure", found.closedShare)
  }

  /// The catalogue entry of ``Graph/threeCycles(monitor:)``, the share of triads that are circles.
  public static let cyclicTriadShare = Measure(
    id: "cyclic-triad-share", title: "Circles among one-way trios", family: .reciprocity,
    scope: .network,
    summary: "Of trios linked by three one-way links, how many form a circle.",
    definition: "030C ÷ (030C + 030T) of the triad census",
    range: "0 to 1; by chance 1/4",
    conventions: "Needs directed ties; weights ignored; undefined without such trios.",
    reference: "Holland and Leinhardt 1970, American Journal of Sociology 76",
    complexity: "O(n + m·√m)"
  ) { input in
    let found = try input.graph.threeCycles(monitor: input.monitor)
    return MeasureResult("cyclic-triad-share", found.cyclicShare)
  }
}
