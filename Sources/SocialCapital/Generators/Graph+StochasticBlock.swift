// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// A graph of groups, in which the chance of a tie depends on the groups of its ends only.
  ///
  /// Nodes are numbered group by group. Within each block ties are drawn by geometric gaps, so the
  /// work is that of the ties made.
  ///
  /// - Parameters:
  ///   - sizes: The number of nodes in each group.
  ///   - probabilities: `probabilities[g][h]`, the chance of a tie from group *g* to group *h*; an
  ///     undirected graph uses the entries with *g* ≤ *h*.
  ///   - isDirected: Whether ties have a direction.
  ///   - seed: What the draws start from.
  /// - Throws: ``GraphError`` when there are more nodes or ties than a graph holds.
  /// - Complexity: *O*(*n* + *m* + groups²) expected.
  ///
  /// ## Reference
  /// P. W. Holland, K. B. Laskey and S. Leinhardt, "Stochastic blockmodels: first steps", *Social
  /// Networks* 5 (1983) 109–137, doi:10.1016/0378-8733(83)90021-7.
  public static func stochasticBlock(
    sizes: [Int], probabilities: [[Double]], isDirected: Bool, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(
      probabilities.count == sizes.count
        && probabilities.allSatisfy { $0.count == sizes.count && $0.allSatisfy((0...1).contains) },
      "There is a probability for each pair of groups.")
    var generator = SeededGenerator(seed: seed)
    var starts = [0]
    for size in sizes { starts.append((starts.last ?? 0) + size) }
    var list = try EdgeList(nodeCount: starts.last ?? 0, isWeighted: false)
    for from in sizes.indices {
      for to in (isDirected ? 0 : from)..<sizes.count {
        let probability = probabilities[from][to]
        let within = PairNumbering(nodeCount: sizes[from], isDirected: isDirected)
        let count = from == to ? within.count : sizes[from] * sizes[to]
        var number = -1
        while probability > 0 {
          number += generator.geometricGap(probability)
          if number >= count { break }
          let (one, other) =
            from == to ? within[number] : number.quotientAndRemainder(dividingBy: sizes[to])
          try list.append(Edge(starts[from] + one, starts[to] + other), loops: .reject)
        }
      }
    }
    return try Graph(list, isDirected: isDirected, parallels: .reject)
  }
}
