// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// A directed graph with many small and a few huge nodes, made by halving the matrix again and again.
  ///
  /// Each draw picks one of the four quarters of the adjacency matrix with probabilities 0.57, 0.19,
  /// 0.19 and 0.05, then a quarter of that, down to one cell. Draws are counter-based, so that any
  /// language can make the same graph: draw *l* of edge *i* is SplitMix64 of seed + (*i* · scale + *l* + 1)
  /// times the golden-ratio increment. Loops and repeats are erased; ``building`` counts them.
  ///
  /// - Parameters:
  ///   - scale: The graph has 2 to this power nodes; 0 to 30.
  ///   - draws: The number of edges drawn, before loops and repeats are erased.
  ///   - seed: What the draws start from.
  /// - Throws: ``GraphError`` when there are more ties than a graph holds.
  /// - Complexity: *O*(draws · scale) time.
  ///
  /// ## Reference
  /// D. Chakrabarti, Y. Zhan and C. Faloutsos, "R-MAT: a recursive model for graph mining", SIAM
  /// International Conference on Data Mining 2004, doi:10.1137/1.9781611972740.43.
  public static func rmat(scale: Int, draws: Int, seed: UInt64) throws(GraphError) -> Graph {
    precondition((0...30).contains(scale), "The scale is from 0 to 30.")
    var list = try EdgeList(nodeCount: 1 << scale, isWeighted: false)
    for edge in 0..<draws {
      var source = 0
      var target = 0
      // The generator adds the increment before each draw, so draw l starts from counter i·scale + l.
      var generator = SeededGenerator(
        seed: seed &+ UInt64(edge * scale) &* 0x9E37_79B9_7F4A_7C15)
      for _ in 0..<scale {
        let draw = generator.uniform()
        let isLower = draw >= 0.76
        let isRight = isLower ? draw >= 0.95 : draw >= 0.57
        source = source << 1 | (isLower ? 1 : 0)
        target = target << 1 | (isRight ? 1 : 0)
      }
      try list.append(Edge(source, target), loops: .drop)
    }
    return try Graph(list, isDirected: true, parallels: .collapse)
  }
}
