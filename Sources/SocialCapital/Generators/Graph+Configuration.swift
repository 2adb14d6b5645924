// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// An undirected graph whose nodes have about the degrees asked for, otherwise at random.
  ///
  /// Half-ties are matched at random; loops and repeats are then erased, so that a few nodes fall
  /// short of their degree. ``building`` counts what was erased.
  ///
  /// - Parameters:
  ///   - degrees: The degree of each node; their sum is even.
  ///   - seed: What the draws start from.
  /// - Throws: ``GraphError`` when there are more nodes or ties than a graph holds.
  /// - Complexity: *O*(*n* + *m*).
  ///
  /// ## Reference
  /// M. Molloy and B. Reed, "A critical point for random graphs with a given degree sequence", *Random
  /// Structures & Algorithms* 6 (1995) 161–180, doi:10.1002/rsa.3240060204.
  public static func configuration(degrees: [Int], seed: UInt64) throws(GraphError) -> Graph {
    precondition(degrees.allSatisfy { $0 >= 0 }, "A degree is not negative.")
    precondition(degrees.reduce(0, +) % 2 == 0, "The sum of degrees is even.")
    var generator = SeededGenerator(seed: seed)
    var ends = degrees.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    generator.shuffle(&ends)
    let pairs = stride(from: 0, to: ends.count, by: 2).lazy.map { (ends[$0], ends[$0 + 1]) }
    return try Graph(nodeCount: degrees.count, pairs: pairs, isDirected: false)
  }

  /// A directed graph whose nodes have about the out- and in-degrees asked for, otherwise at random.
  ///
  /// Outgoing and incoming half-ties are matched at random; loops and repeats are then erased.
  ///
  /// - Parameters:
  ///   - outDegrees: The number of ties that leave each node.
  ///   - inDegrees: The number of ties that reach each node; both have the same sum.
  ///   - seed: What the draws start from.
  /// - Throws: ``GraphError`` when there are more nodes or ties than a graph holds.
  /// - Complexity: *O*(*n* + *m*).
  ///
  /// ## Reference
  /// M. E. J. Newman, S. H. Strogatz and D. J. Watts, "Random graphs with arbitrary degree
  /// distributions and their applications", *Physical Review E* 64 (2001) 026118,
  /// doi:10.1103/PhysRevE.64.026118.
  public static func configuration(
    outDegrees: [Int], inDegrees: [Int], seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(
      (outDegrees + inDegrees).allSatisfy { $0 >= 0 } && outDegrees.count == inDegrees.count,
      "Each node has both degrees, and none is negative.")
    precondition(
      outDegrees.reduce(0, +) == inDegrees.reduce(0, +), "As many ties leave nodes as reach them.")
    var generator = SeededGenerator(seed: seed)
    func halves(_ degrees: [Int]) -> [Int] {
      degrees.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    }
    var targets = halves(inDegrees)
    generator.shuffle(&targets)
    return try Graph(
      nodeCount: outDegrees.count, pairs: zip(halves(outDegrees), targets), isDirected: true)
  }
}
