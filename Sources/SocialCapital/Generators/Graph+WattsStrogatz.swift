// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// A ring of neighbours in which some ties were rewired to anywhere: a small world.
  ///
  /// Each node is tied to its `neighbors` nearest on a ring, half on each side; then the far end of
  /// each tie is moved, with probability `rewiring`, to a node drawn at random that makes neither a
  /// loop nor a second tie. A node tied to all others keeps its ties.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes, more than `neighbors`.
  ///   - neighbors: The number of nearest nodes each is tied to; even.
  ///   - rewiring: The chance of each tie to be rewired, 0 to 1.
  ///   - seed: What the draws start from.
  /// - Throws: ``GraphError`` when there are more nodes or ties than a graph holds.
  /// - Complexity: *O*(*n* + *m*) expected.
  ///
  /// ## Reference
  /// D. J. Watts and S. H. Strogatz, "Collective dynamics of 'small-world' networks", *Nature* 393
  /// (1998) 440–442, doi:10.1038/30918.
  public static func wattsStrogatz(
    nodeCount: Int, neighbors: Int, rewiring: Double, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(
      neighbors >= 0 && neighbors % 2 == 0 && neighbors < max(nodeCount, 1),
      "The number of neighbors is even and less than the number of nodes.")
    precondition((0...1).contains(rewiring), "A probability is from 0 to 1.")
    var generator = SeededGenerator(seed: seed)
    var ties: Set<UInt64> = []
    var degrees = [Int](repeating: neighbors, count: nodeCount)
    func key(_ one: Int, _ other: Int) -> UInt64 {
      UInt64(min(one, other)) << 32 | UInt64(max(one, other))
    }
    var ends: [(Int, Int)] = []
    for distance in stride(from: 1, through: neighbors / 2, by: 1) {
      for node in 0..<nodeCount { ends.append((node, (node + distance) % nodeCount)) }
    }
    for (one, other) in ends { ties.insert(key(one, other)) }
    for place in ends.indices where generator.uniform() < rewiring {
      let (one, other) = ends[place]
      if degrees[one] >= nodeCount - 1 { continue }
      var target = generator.index(below: nodeCount)
      while target == one || ties.contains(key(one, target)) {
        target = generator.index(below: nodeCount)
      }
      ties.remove(key(one, other))
      ties.insert(key(one, target))
      degrees[other] -= 1
      degrees[target] += 1
      ends[place] = (one, target)
    }
    return try Graph(nodeCount: nodeCount, pairs: ends, isDirected: false, parallels: .reject)
  }
}
