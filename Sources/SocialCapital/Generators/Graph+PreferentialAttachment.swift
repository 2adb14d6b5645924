// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// A graph that grew node by node, each newcomer tied to nodes in proportion to their ties.
  ///
  /// Starts from `edgesPerNode` nodes without ties, all of which the first newcomer is tied to. Each
  /// newcomer ties itself to `edgesPerNode` different nodes.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes, at least `edgesPerNode`.
  ///   - edgesPerNode: How many ties a newcomer makes, at least 1.
  ///   - seed: What the draws start from.
  /// - Throws: ``GraphError`` when there are more nodes or ties than a graph holds.
  /// - Complexity: *O*(*n* + *m*) expected.
  ///
  /// ## Reference
  /// A.-L. Barabási and R. Albert, "Emergence of scaling in random networks", *Science* 286 (1999)
  /// 509–512, doi:10.1126/science.286.5439.509.
  public static func barabasiAlbert(
    nodeCount: Int, edgesPerNode: Int, seed: UInt64
  ) throws(GraphError) -> Graph {
    try holmeKim(
      nodeCount: nodeCount, edgesPerNode: edgesPerNode, triadFormation: 0, seed: seed)
  }

  /// A graph grown by preferential attachment in which newcomers also tie themselves to a contact of
  /// whom they just met, closing a triangle.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes, at least `edgesPerNode`.
  ///   - edgesPerNode: How many ties a newcomer makes, at least 1.
  ///   - triadFormation: The chance that a tie after the first closes a triangle, 0 to 1.
  ///   - seed: What the draws start from.
  /// - Throws: ``GraphError`` when there are more nodes or ties than a graph holds.
  /// - Complexity: *O*(*n* + *m*) expected.
  ///
  /// ## Reference
  /// P. Holme and B. J. Kim, "Growing scale-free networks with tunable clustering", *Physical Review E*
  /// 65 (2002) 026107, doi:10.1103/PhysRevE.65.026107.
  public static func holmeKim(
    nodeCount: Int, edgesPerNode: Int, triadFormation: Double, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(
      edgesPerNode >= 1 && nodeCount >= edgesPerNode, "A newcomer ties itself to others there.")
    precondition((0...1).contains(triadFormation), "A probability is from 0 to 1.")
    var generator = SeededGenerator(seed: seed)
    var pairs: [(Int, Int)] = []
    // A node stands here once for each of its ties: drawing an entry is drawing by degree.
    var ends: [Int] = []
    var contacts = [[Int]](repeating: [], count: nodeCount)
    for newcomer in edgesPerNode..<max(nodeCount, edgesPerNode) {
      var chosen: [Int] = newcomer == edgesPerNode ? Array(0..<edgesPerNode) : []
      var latest: Int?
      while chosen.count < edgesPerNode {
        if let met = latest, generator.uniform() < triadFormation {
          let candidates = contacts[met].filter { $0 != newcomer && !chosen.contains($0) }
          if !candidates.isEmpty {
            chosen.append(candidates[generator.index(below: candidates.count)])
            continue
          }
        }
        let drawn = ends[generator.index(below: ends.count)]
        if !chosen.contains(drawn) {
          chosen.append(drawn)
          latest = drawn
        }
      }
      for other in chosen {
        pairs.append((newcomer, other))
        ends.append(newcomer)
        ends.append(other)
        contacts[newcomer].append(other)
        contacts[other].append(newcomer)
      }
    }
    return try Graph(nodeCount: nodeCount, pairs: pairs, isDirected: false, parallels: .reject)
  }
}
