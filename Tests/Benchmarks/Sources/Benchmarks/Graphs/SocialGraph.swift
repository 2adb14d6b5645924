// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension GraphRecipe {
  /// A directed social network: contacts of contacts meet (Holme–Kim), 7.5 % know one person only,
  /// some ties are to anywhere, six ties in ten are returned, and each node has ten ties.
  static func social(nodeCount: Int) throws -> GraphFile {
    let leaves = nodeCount * 3 / 40
    let core = nodeCount - leaves
    let grown = try Graph.holmeKim(
      nodeCount: core, edgesPerNode: 7, triadFormation: 0.6, seed: 42)
    var generator = SeededGenerator(seed: 42, stream: 1)
    var pairs = grown.edges.map { ($0.source, $0.target) }
    for leaf in core..<nodeCount { pairs.append((leaf, generator.index(below: core))) }
    while pairs.count < 7 * nodeCount {
      let (one, other) = (generator.index(below: core), generator.index(below: core))
      if one != other { pairs.append((one, other)) }
    }
    // Real networks do not come in order of age.
    var names = Array(0..<nodeCount)
    generator.shuffle(&names)
    var ties: [(Int, Int)] = []
    ties.reserveCapacity(10 * nodeCount)
    for (one, other) in pairs {
      // Of 7 pairs 3 are mutual, so that of 10 ties 6 are returned.
      let isMutual = generator.index(below: 7) < 3
      let isForth = generator.index(below: 2) == 0
      if isMutual || isForth { ties.append((names[one], names[other])) }
      if isMutual || !isForth { ties.append((names[other], names[one])) }
    }
    return GraphFile(try Graph(nodeCount: nodeCount, pairs: ties, isDirected: true))
  }

  /// Citizens in organisations: most in one or two, a few organisations with very many members.
  static func affiliation(citizens: Int, organizations: Int) -> GraphFile {
    var generator = SeededGenerator(seed: 42, stream: 2)
    var order = Array(0..<organizations)
    generator.shuffle(&order)
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    for citizen in 0..<citizens {
      var joined: [Int] = []
      // Three in ten belong to one organisation; others leave off with chance 0.54 each time.
      let isSingle = generator.uniform() < 0.3
      repeat {
        // The square of a uniform number: a density that falls as the root of the rank.
        let draw = generator.uniform()
        let chosen = order[min(organizations - 1, Int(draw * draw * Double(organizations)))]
        if !joined.contains(chosen) { joined.append(chosen) }
      } while !isSingle && (joined.count < 2 || generator.uniform() > 0.54)
      for organization in joined {
        sources.append(UInt32(citizen))
        targets.append(UInt32(citizens + organization))
      }
    }
    return GraphFile(
      nodeCount: citizens + organizations, isDirected: false, firstModeCount: citizens,
      sources: sources, targets: targets)
  }
}
