// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// A graph in which each possible tie exists with the same probability, independently.
  ///
  /// Jumps from tie to tie by geometric gaps, so the work is that of the ties made, not of the pairs.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - probability: The chance of each tie, 0 to 1.
  ///   - isDirected: Whether ordered pairs are drawn.
  ///   - seed: What the draws start from.
  /// - Throws: ``GraphError`` when there are more nodes or ties than a graph holds.
  /// - Complexity: *O*(*n* + *m*) expected.
  ///
  /// ## Reference
  /// E. N. Gilbert, "Random graphs", *Annals of Mathematical Statistics* 30 (1959) 1141–1144,
  /// doi:10.1214/aoms/1177706098; V. Batagelj and U. Brandes, "Efficient generation of large random
  /// networks", *Physical Review E* 71 (2005) 036113, doi:10.1103/PhysRevE.71.036113.
  public static func erdosRenyi(
    nodeCount: Int, probability: Double, isDirected: Bool, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition((0...1).contains(probability), "A probability is from 0 to 1.")
    var generator = SeededGenerator(seed: seed)
    var list = try EdgeList(nodeCount: nodeCount, isWeighted: false)
    let pairs = PairNumbering(nodeCount: nodeCount, isDirected: isDirected)
    var number = -1
    while probability > 0 {
      number += generator.geometricGap(probability)
      if number >= pairs.count { break }
      let (source, target) = pairs[number]
      try list.append(Edge(source, target), loops: .reject)
    }
    return try Graph(list, isDirected: isDirected, parallels: .reject)
  }

  /// A graph with a fixed number of ties, each set of that many possible ties equally likely.
  ///
  /// - Precondition: There are at least as many possible ties.
  /// - Throws: ``GraphError`` when there are more nodes or ties than a graph holds.
  /// - Complexity: *O*(*n* + *m*) expected.
  ///
  /// ## Reference
  /// P. Erdős and A. Rényi, "On random graphs I", *Publicationes Mathematicae Debrecen* 6 (1959)
  /// 290–297.
  public static func erdosRenyi(
    nodeCount: Int, edgeCount: Int, isDirected: Bool, seed: UInt64
  ) throws(GraphError) -> Graph {
    let pairs = PairNumbering(nodeCount: nodeCount, isDirected: isDirected)
    precondition(edgeCount <= pairs.count, "There are fewer possible ties than asked for.")
    var generator = SeededGenerator(seed: seed)
    var list = try EdgeList(nodeCount: nodeCount, isWeighted: false)
    // Floyd's sampling: one draw a tie, and no list of all pairs.
    var chosen: Set<Int> = []
    for last in (pairs.count - edgeCount)..<pairs.count {
      let drawn = generator.index(below: last + 1)
      let number = chosen.insert(drawn).inserted ? drawn : last
      chosen.insert(number)
      let (source, target) = pairs[number]
      try list.append(Edge(source, target), loops: .reject)
    }
    return try Graph(list, isDirected: isDirected, parallels: .reject)
  }
}

/// The possible ties of a graph, numbered from 0 without gaps.
struct PairNumbering {
  let nodeCount: Int
  let isDirected: Bool

  /// The number of possible ties.
  var count: Int {
    let ordered = nodeCount * max(nodeCount - 1, 0)
    return isDirected ? ordered : ordered / 2
  }

  /// The pair of a number: by source when directed, by larger node when not.
  subscript(number: Int) -> (Int, Int) {
    if isDirected {
      let (source, rest) = number.quotientAndRemainder(dividingBy: nodeCount - 1)
      return (source, rest < source ? rest : rest + 1)
    }
    // The pairs whose larger node is v have numbers v(v − 1)/2 up to v(v + 1)/2.
    var larger = Int((1 + (1 + 8 * Double(number)).squareRoot()) / 2)
    while larger * (larger - 1) / 2 > number { larger -= 1 }
    while larger * (larger + 1) / 2 <= number { larger += 1 }
    return (number - larger * (larger - 1) / 2, larger)
  }
}

extension SeededGenerator {
  /// How many trials of a probability it takes until one succeeds, at least 1.
  mutating func geometricGap(_ probability: Double) -> Int {
    if probability >= 1 { return 1 }
    let gap = Mathematics.log(1 - uniform()) / Mathematics.log(1 - probability)
    return gap < 1e18 ? 1 + Int(gap) : Int.max / 2
  }
}
