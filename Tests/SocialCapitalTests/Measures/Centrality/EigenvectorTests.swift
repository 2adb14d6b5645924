// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Eigenvector centrality")
struct EigenvectorTests {
  @Test func centralization() throws {
    // A pair and three isolates: the gaps to 1 are 0, 0, 1, 1, 1, of at most 5 − 2.
    expectClose(try SmallGraphs.make(5, [(0, 1)], false).eigenvectorCentralization(), 1)
    expectClose(try SmallGraphs.complete(4).eigenvectorCentralization(), 0)
    #expect(try SmallGraphs.path(2).eigenvectorCentralization() == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.empty(3).eigenvectorCentralization() == .undefined(.noTies))
    for (number, graph) in SmallGraphs.everything.enumerated()
    where graph.nodeCount > 2 && number % 5 == 0 {
      guard let share = try graph.eigenvectorCentralization().value else { continue }
      #expect(share >= -1e-9 && share <= 1 + 1e-9, "\(graph.sketch)")
    }
  }

  @Test func byHand() throws {
    // Path of three: λ₁ = √2, ends 1/√2 of the middle.
    let half = 0.5.squareRoot()
    expectClose(try SmallGraphs.path(3).eigenvectorCentrality(), [half, 1, half])
    // Star with k leaves: λ₁ = √k, leaves 1/√k.
    expectClose(try SmallGraphs.star(5).eigenvectorCentrality(), [1, 0.5, 0.5, 0.5, 0.5])
    expectClose(
      try SmallGraphs.ring(7, directed: true).eigenvectorCentrality(), .init(repeating: 1, count: 7)
    )
    // Path of n: x(i) is sin(πi/(n+1)) for i from 1. A hard case: its eigenvalues are close.
    let count = 120
    let path = try SmallGraphs.path(count).eigenvectorCentrality()
    let sines = (1...count).map { sine(Double.pi * Double($0) / Double(count + 1)) }
    let top = sines.max() ?? 1
    expectClose(path, sines.map { $0 / top }, relative: 1e-8)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).eigenvectorCentrality().isEmpty)
    #expect(try SmallGraphs.empty(3).eigenvectorCentrality().reason(at: 1) == .noTies)
    // Two equal parts tie; a directed path has no cycle.
    let twoPairs = SmallGraphs.make(4, [(0, 1), (2, 3)], false)
    #expect(try twoPairs.eigenvectorCentrality().reason(at: 0) == .ambiguous)
    let path = SmallGraphs.path(3, directed: true)
    #expect(try path.eigenvectorCentrality().reason(at: 0) == .ambiguous)
    // A triangle beats a pair; the pair and the isolate have 0.
    let parts = SmallGraphs.make(6, [(0, 1), (1, 2), (0, 2), (3, 4)], false)
    expectClose(try parts.eigenvectorCentrality(), [1, 1, 1, 0, 0, 0])
    // 0 ⇄ 1 → 2: what the cycle leads to has a value, what leads to the cycle has none.
    let tail = SmallGraphs.make(4, [(0, 1), (1, 0), (1, 2), (3, 0)], true)
    expectClose(try tail.eigenvectorCentrality(), [1, 1, 1, 0])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.edgeCount > 0 {
      for graph in number % 4 == 0 ? [plain, SmallGraphs.weighted(plain, seed: 1)] : [plain] {
        let scores = try graph.eigenvectorCentrality()
        guard let expected = naiveLeadingVector(graph) else {
          #expect(scores.reason(at: 0) == .ambiguous, "\(graph.sketch)")
          continue
        }
        expectClose(
          scores, expected, relative: 1e-7, absolute: 1e-8, "\(graph.sketch) \(Array(scores))")
      }
    }
  }

  @Test(arguments: 1...6) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(40, density: 0.12, directed: true, weighted: true, seed: seed)
    let scores = try graph.eigenvectorCentrality()
    expectClose(scores.maximum, 1)
    var order = Array(graph.nodes)
    var generator = SeededGenerator(seed: seed)
    generator.shuffle(&order)
    let moved = try graph.relabeled(order).eigenvectorCentrality()
    for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight * 1e6) }
    expectClose(
      try SmallGraphs.make(40, edges: scaled, true).eigenvectorCentrality(), Array(scores))
    #expect(
      try graph.disjointUnion(with: graph).eigenvectorCentrality().reason(at: 0) == .ambiguous)
  }

  /// What a coarser tolerance gives is off by more than it, where eigenvalues are close, but not by much.
  @Test(arguments: [true, false]) func aCoarserToleranceIsNearEnough(isDirected: Bool) throws {
    let graph = SmallGraphs.random(60, density: 0.1, directed: isDirected, seed: 4)
    let exact = try graph.eigenvectorCentrality()
    for tolerance in [1e-4, 1e-7, 1e-10] {
      expectClose(
        try graph.eigenvectorCentrality(tolerance: tolerance), Array(exact), relative: 0,
        absolute: 20 * tolerance)
    }
  }

  /// Two rings with a chord each, of nearly the same eigenvalue: the part that has the scores is the same.
  @Test func aCoarserToleranceDoesNotTakeAnotherPart() throws {
    func ring(_ count: Int, from first: Int) -> [(Int, Int)] {
      (0..<count).map { (first + $0, first + ($0 + 1) % count) } + [(first, first + 2)]
    }
    let graph = SmallGraphs.make(61, ring(30, from: 0) + ring(31, from: 30), false)
    let exact = try graph.eigenvectorCentrality()
    for tolerance in [0.1, 1e-4] {
      let coarse = try graph.eigenvectorCentrality(tolerance: tolerance)
      for node in graph.nodes { #expect((coarse[node] == 0) == (exact[node] == 0)) }
    }
  }

  /// A graph large enough for its nodes to be renumbered.
  @Test func aLargeGraphMeetsTheDefinition() throws {
    let graph = SmallGraphs.large(directed: false)
    let scores = try graph.eigenvectorCentrality().compactMap { $0 }
    var image = [Double](repeating: 0, count: graph.nodeCount)
    for edge in graph.edges {
      image[edge.target] += edge.weight * scores[edge.source]
      image[edge.source] += edge.weight * scores[edge.target]
    }
    #expect(scores.max() == 1)
    let value = image.reduce(0, +) / scores.reduce(0, +)
    expectClose(NodeScores(scores), image.map { $0 / value }, absolute: 0)
  }

  /// A ring of 40 cliques of 30, each tied once to the next.
  ///
  /// Eigenvalues stand close, and rounding grows along what tells the cliques apart.
  /// By symmetry, with p for the two of a clique with a tie to another and r for the others,
  /// λp = 2p + 28r and λr = 2p + 27r, so λ = (29 + √849) ÷ 2.
  @Test func likeGroupsAreNotMixedUp() throws {
    let (cliques, size) = (40, 30)
    var ties: [(Int, Int)] = []
    for clique in 0..<cliques {
      let first = clique * size
      for member in 0..<size {
        for other in (member + 1)..<size { ties.append((first + member, first + other)) }
      }
      ties.append((first, (clique + 1) % cliques * size + 1))
    }
    let scores = try SmallGraphs.make(cliques * size, ties, false).eigenvectorCentrality()
    let value = (29 + 849.0.squareRoot()) / 2
    let expected = (0..<cliques * size).map { $0 % size < 2 ? 1 : (value - 2) / 28 }
    expectClose(scores, expected, relative: 1e-9)
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).eigenvectorCentrality(monitor: Monitor(isCancelled: { true }))
    }
  }
}

/// The Taylor series, which is all a test needs of sines on 0 to π.
private func sine(_ x: Double) -> Double {
  var term = x
  var sum = x
  for k in 1...20 {
    term *= -x * x / Double(2 * k * (2 * k + 1))
    sum += term
  }
  return sum
}

/// A high power of I + Wᵀ, scaled: of rank one with a trace exactly when the eigenvalue is simple.
private func naiveLeadingVector(_ graph: Graph) -> [Double]? {
  let n = graph.nodeCount
  let w = graph.matrix
  var power = (0..<n).map { i in (0..<n).map { j in w[j][i] + (i == j ? 1 : 0) } }
  for _ in 0..<50 {
    let scale = power.joined().max() ?? 1
    let unit = power.map { $0.map { $0 / scale } }
    power = (0..<n).map { i in
      (0..<n).map { j in (0..<n).reduce(0) { $0 + unit[i][$1] * unit[$1][j] } }
    }
  }
  let scale = power.joined().max() ?? 1
  power = power.map { $0.map { $0 / scale } }
  let trace = (0..<n).reduce(0) { $0 + power[$1][$1] }
  let column =
    (0..<n).max { a, b in
      power.reduce(0) { $0 + $1[a] } < power.reduce(0) { $0 + $1[b] }
    } ?? 0
  let isRankOne = (0..<n).allSatisfy { i in
    (0..<n).allSatisfy { j in
      (0..<n).allSatisfy { k in
        abs(power[i][j] * power[k][column] - power[i][column] * power[k][j]) < 1e-6
      }
    }
  }
  guard trace > 1e-6, isRankOne else { return nil }
  let vector = power.map { $0[column] }
  let top = vector.max() ?? 1
  return vector.map { $0 / top }
}
