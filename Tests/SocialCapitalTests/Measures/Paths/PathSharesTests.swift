// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// What the search for shares of ways does inside shows in betweenness only at its borders: trees
/// folded away, sources eight and sixty-four at a time, numbers of ways that do not fit.
@Suite("Shares of shortest ways")
struct PathSharesTests {
  /// On a tree v lies between all pairs in different branches: ((n − 1)² − Σ b²) ÷ 2 of them.
  @Test(arguments: 1...8) func treesAreFoldedWhole(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = 2 + generator.index(below: 90)
    let pairs = (1..<count).map { ($0, generator.index(below: $0)) }
    var order = Array(0..<count)
    generator.shuffle(&order)
    let tree = SmallGraphs.make(count, pairs.map { (order[$0], order[$1]) }, false)
    expectClose(try tree.betweenness(), naiveNodes(tree))
    expectClose(try tree.tieBetweenness(), naiveTies(tree))
  }

  @Test func aLongPathNeitherOverflowsNorTakesItsSquare() throws {
    let count = 200_000
    let scores = try SmallGraphs.path(count).betweenness()
    for node in [0, 1, 2, count / 2, count - 1] {
      #expect(scores[node] == Double(node) * Double(count - 1 - node))
    }
    let ties = try SmallGraphs.path(count).tieBetweenness()
    #expect(ties[0] == Double(count - 1))
    #expect(ties[count / 2] == Double(count / 2 + 1) * Double(count - 1 - count / 2))
  }

  /// A core with trees of ties in one direction, the other, or both, hung on it.
  @Test(arguments: 1...24) func directedTreesOnACore(seed: UInt64) throws {
    let graph = withTrees(core: 8, hung: 14, directed: seed % 3 != 0, seed: seed)
    expectClose(try graph.betweenness(), naiveNodes(graph), "\(graph.sketch)")
    expectClose(try graph.tieBetweenness(), naiveTies(graph), "\(graph.sketch)")
  }

  /// Every size about a multiple of the eight and the sixty-four sources that go together.
  @Test(arguments: [1, 7, 8, 9, 15, 16, 17, 63, 64, 65])
  func everyNumberOfSources(count: Int) throws {
    for directed in [false, true] {
      let graph = SmallGraphs.random(
        count, density: 3 / Double(count), directed: directed, seed: UInt64(count))
      expectClose(try graph.betweenness(), naiveNodes(graph))
      expectClose(try graph.tieBetweenness(), naiveTies(graph))
    }
  }

  /// Sources far from one another, so that a node is in many levels at once.
  @Test(arguments: [false, true]) func ringsWithLongWays(directed: Bool) throws {
    let graph = SmallGraphs.ring(130, directed: directed)
    expectClose(try graph.betweenness(), naiveNodes(graph))
    expectClose(try graph.tieBetweenness(), naiveTies(graph))
  }

  @Test func piecesWithAndWithoutTies() throws {
    let graph = SmallGraphs.random(40, density: 0.1, directed: false, seed: 3)
      .disjointUnion(with: SmallGraphs.empty(3))
      .disjointUnion(with: SmallGraphs.star(5))
      .disjointUnion(with: SmallGraphs.path(2))
      .disjointUnion(with: withTrees(core: 6, hung: 9, directed: false, seed: 5))
    expectClose(try graph.betweenness(), naiveNodes(graph))
    expectClose(try graph.tieBetweenness(), naiveTies(graph))
  }

  @Test func tooManyWaysToCountAreUndefinedWithTreesToo() throws {
    // Every node of a layer of three is tied to every node of the next: 3 to the 660th ways.
    var pairs = (0..<660 * 3).flatMap { node in (0..<3).map { (node, (node / 3 + 1) * 3 + $0) } }
    pairs.append((0, 661 * 3))
    let chain = SmallGraphs.make(661 * 3 + 1, pairs, false)
    #expect(try chain.betweenness().reason(at: 0) == .tooLarge)
    #expect(try chain.tieBetweenness().reason(at: 0) == .tooLarge)
    // 2 to the 200th ways still fit; half of those from before a layer lead over either node of it.
    let ladder = SmallGraphs.make(
      402, (0..<400).flatMap { node in (0..<2).map { (node, (node / 2 + 1) * 2 + $0) } }, true)
    let scores = try ladder.betweenness()
    #expect(scores[200] == scores[201])
    expectClose(scores.quantity(at: 200), 200.0 * 200 / 2)
  }

  @Test(arguments: [false, true]) func sameBitsAtAnyNumberOfThreads(directed: Bool) throws {
    let graph = withTrees(core: 150, hung: 100, directed: directed, seed: 11)
    let one = try graph.betweenness(monitor: Monitor(threads: 1))
    let ties = try graph.tieBetweenness(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.betweenness(monitor: Monitor(threads: threads)) == one)
      #expect(try graph.tieBetweenness(monitor: Monitor(threads: threads)) == ties)
    }
  }
}

/// A random core with nodes hung on it and on one another, under shuffled numbers.
private func withTrees(core: Int, hung: Int, directed: Bool, seed: UInt64) -> Graph {
  var generator = SeededGenerator(seed: seed)
  let base = SmallGraphs.random(
    core, density: 3 / Double(core), directed: directed, seed: seed)
  var pairs = base.edges.map { ($0.source, $0.target) }
  for node in core..<(core + hung) {
    let stem = generator.index(below: node)
    let direction = directed ? generator.index(below: 3) : 0
    if direction != 1 { pairs.append((node, stem)) }
    if direction != 0 { pairs.append((stem, node)) }
  }
  var order = Array(0..<(core + hung))
  generator.shuffle(&order)
  return SmallGraphs.make(core + hung, pairs.map { (order[$0], order[$1]) }, directed)
}

private func naiveNodes(_ graph: Graph) -> [Double?] {
  let paths = NaivePaths(graph)
  return graph.nodes.map { v in
    var sum = 0.0
    for s in graph.nodes { for t in graph.nodes { sum += paths.share(s, t, through: v) } }
    return graph.isDirected ? sum : sum / 2
  }
}

private func naiveTies(_ graph: Graph) -> [Double?] {
  let paths = NaivePaths(graph)
  let (d, ways) = (paths.distance, paths.ways)
  return graph.edges.map { edge in
    var sum = 0.0
    let directions = [(edge.source, edge.target), (edge.target, edge.source)]
    for (a, b) in graph.isDirected ? Array(directions.prefix(1)) : directions {
      for s in graph.nodes {
        for t in graph.nodes where s != t && d[s][t].isFinite && d[s][a] + 1 + d[b][t] == d[s][t] {
          sum += ways[s][a] * ways[b][t] / ways[s][t]
        }
      }
    }
    return graph.isDirected ? sum : sum / 2
  }
}
