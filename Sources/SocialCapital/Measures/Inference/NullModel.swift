// SPDX-License-Identifier: Apache-2.0

/// What a network is compared with: all networks that agree with it in something.
@nonexhaustive
public enum NullModel: String, Sendable, Hashable, CaseIterable {
  /// All with as many nodes; each tie is there or not with equal chance.
  case size
  /// All with as many nodes and ties.
  case edges
  /// All with as many nodes and as many mutual, one-way and null pairs.
  case dyadCensus = "dyad-census"
  /// All in which each node gives and gets as many ties; by rewiring, so nearly uniform.
  case degrees
}

extension NullModel {
  /// What is kept, in words.
  public var summary: String {
    switch self {
    case .size: "any network of as many members"
    case .edges: "as many members and ties, placed at random"
    case .dyadCensus: "as many two-way, one-way and absent links, placed at random"
    case .degrees: "everybody with as many ties given and received, otherwise at random"
    }
  }
}

extension Graph {
  /// A graph drawn from those that agree with this one in what a null model keeps.
  ///
  /// Weights are not kept: the graph drawn is unweighted. Given size, edges or dyad census every such
  /// graph is equally likely. Given degrees, ties are rewired: two ties exchange their ends where
  /// that makes no loop or repeat, 20 tries a tie, and one-way circles of three are turned round, so
  /// that every such graph can be reached.
  ///
  /// - Parameters:
  ///   - null: What is kept.
  ///   - seed: What the draw starts from.
  /// - Throws: ``GraphError`` when the graph would not fit; not for a graph that could be made.
  /// - Complexity: *O*(*n* + *m*) expected; given size, *O*(*n*²).
  ///
  /// ## Reference
  /// B. S. Anderson, C. Butts and K. Carley, "The interaction of size and density with graph-level
  /// indices", *Social Networks* 21 (1999) 239–267, doi:10.1016/S0378-8733(99)00011-8; S. Maslov and
  /// K. Sneppen, "Specificity and stability in topology of protein networks", *Science* 296 (2002)
  /// 910–913, doi:10.1126/science.1065103.
  public func drawn(from null: NullModel, seed: UInt64) throws(GraphError) -> Graph {
    switch null {
    case .size:
      return try .erdosRenyi(
        nodeCount: nodeCount, probability: 0.5, isDirected: isDirected, seed: seed)
    case .edges:
      return try .erdosRenyi(
        nodeCount: nodeCount, edgeCount: edgeCount, isDirected: isDirected, seed: seed)
    case .dyadCensus:
      guard isDirected else { return try drawn(from: .edges, seed: seed) }
      return try drawnGivenDyads(dyadCensus(), seed: seed)
    case .degrees:
      var rewiring = Rewiring(self)
      var generator = SeededGenerator(seed: seed)
      rewiring.mix(tries: 20 * edgeCount, &generator)
      return try Graph(nodeCount: nodeCount, pairs: rewiring.pairs, isDirected: isDirected)
    }
  }

  private func drawnGivenDyads(_ census: DyadCensus, seed: UInt64) throws(GraphError) -> Graph {
    var generator = SeededGenerator(seed: seed)
    let dyads = PairNumbering(nodeCount: nodeCount, isDirected: false)
    // Floyd's sampling of the pairs that are tied; any of them may be the mutual ones.
    var chosen: Set<Int> = []
    var order: [Int] = []
    for last in (dyads.count - census.mutual - census.asymmetric)..<dyads.count {
      let candidate = generator.index(below: last + 1)
      let number = chosen.insert(candidate).inserted ? candidate : last
      chosen.insert(number)
      order.append(number)
    }
    generator.shuffle(&order)
    var pairs: [(Int, Int)] = []
    for (index, number) in order.enumerated() {
      let (one, other) = dyads[number]
      let isForth = index < census.mutual || generator.index(below: 2) == 0
      if isForth { pairs.append((one, other)) }
      if index < census.mutual || !isForth { pairs.append((other, one)) }
    }
    return try Graph(nodeCount: nodeCount, pairs: pairs, isDirected: true)
  }
}
