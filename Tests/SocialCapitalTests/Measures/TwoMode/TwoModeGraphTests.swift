// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Two-mode graphs and projections")
struct TwoModeGraphTests {
  @Test func refusesTiesWithinAMode() {
    #expect(TwoModeGraph(SmallGraphs.path(2), modes: [.first, .first]) == nil)
    #expect(TwoModeGraph(SmallGraphs.path(2), modes: [.first, .second]) != nil)
    let one = TwoModeGraph(SmallGraphs.path(2, directed: true), modes: [.second, .first])
    #expect(one?.graph.isDirected == false)
    #expect(one?.count(.first) == 1)
    #expect(one?.nodes(.second) == [0])
  }

  /// Three people; the first two share two groups, the third joins them in the second group.
  private let clubs = TwoModeGraph(
    SmallGraphs.make(5, [(0, 3), (1, 3), (0, 4), (1, 4), (2, 4)], false),
    modes: [.first, .first, .first, .second, .second])

  @Test func projectionsByHand() throws {
    let clubs = try #require(clubs)
    let shared = try clubs.projection(onto: .first)
    #expect(shared.members == [0, 1, 2])
    #expect(shared.graph.weight(from: 0, to: 1) == 2)
    #expect(shared.graph.weight(from: 0, to: 2) == 1)
    let newman = try clubs.projection(onto: .first, weights: .newman)
    // The pair alone in the first group counts 1, each pair of three in the second 1/2.
    #expect(newman.graph.weight(from: 0, to: 1) == 1.5)
    #expect(newman.graph.weight(from: 2, to: 1) == 0.5)
    let plain = try clubs.projection(onto: .second, weights: .none)
    #expect(!plain.graph.isWeighted)
    #expect(plain.graph.edgeCount == 1)
  }

  /// A person's Newman ties add up to the groups they share with anybody.
  @Test(arguments: 1...8) func newmanRowsAddUp(seed: UInt64) throws {
    let graph = randomTwoMode(9, 6, seed: seed)
    let projected = try graph.projection(onto: .first, weights: .newman)
    for (index, node) in projected.members.enumerated() {
      let groups = graph.graph.outgoing[node].count { graph.graph.outgoing[$0].count > 1 }
      expectClose(projected.graph.outgoing.weights(of: index).reduce(0, +), Double(groups))
    }
  }

  @Test func modesComeFromTheNetwork() throws {
    func scores(_ nodes: [Node]) throws -> NodeScores? {
      let network = try SocialNetwork(
        nodes: nodes, ties: [Tie(nodes[0].id, nodes[1].id)], isDirected: false)
      let result = try Measure.twoModeDegree.compute(
        MeasureInput(try network.graph(), network: network))
      guard case .scores(let scores) = result.nodeColumn("two-mode-degree") else { return nil }
      return scores
    }
    let modes = [Node("a", mode: 1), Node("b", mode: 2), Node("c", mode: 2)]
    expectClose(try #require(try scores(modes)), [0.5, 1, 0])
    // Citizens are the first mode, wherever they stand.
    let kinds = [
      Node("a", kind: .organization), Node("b", kind: .citizen), Node("c", kind: .citizen),
    ]
    expectClose(try #require(try scores(kinds)), [0.5, 1, 0])
    let alike = [Node("a", kind: .citizen), Node("b", kind: .citizen), Node("c", kind: "event")]
    #expect(try scores(alike)?.reason(at: 0) == .notTwoMode)
    let half = [Node("a", mode: 1), Node("b", mode: 2), Node("c")]
    #expect(try scores(half)?.reason(at: 0) == .notTwoMode)
    let three = [Node("a", kind: "x"), Node("b", kind: "y"), Node("c", kind: "z")]
    #expect(try scores(three)?.reason(at: 2) == .notTwoMode)
  }
}

/// A two-mode graph drawn at random; a third of all possible ties.
func randomTwoMode(_ first: Int, _ second: Int, seed: UInt64) -> TwoModeGraph {
  var generator = SeededGenerator(seed: seed)
  var pairs: [(Int, Int)] = []
  for i in 0..<first {
    for p in 0..<second where generator.uniform() < 0.35 { pairs.append((i, first + p)) }
  }
  let modes =
    [TwoModeGraph.Mode](repeating: .first, count: first)
    + [TwoModeGraph.Mode](repeating: .second, count: second)
  guard
    let graph = TwoModeGraph(SmallGraphs.make(first + second, pairs, false), modes: modes)
  else { preconditionFailure("Ties run between the modes.") }
  return graph
}

/// Every network of so many people and groups.
func everyTwoMode(_ first: Int, _ second: Int) -> [TwoModeGraph] {
  let modes =
    [TwoModeGraph.Mode](repeating: .first, count: first)
    + [TwoModeGraph.Mode](repeating: .second, count: second)
  let pairs = (0..<first).flatMap { i in (0..<second).map { (i, first + $0) } }
  return (0..<(1 << pairs.count)).compactMap { mask in
    let chosen = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
    return TwoModeGraph(SmallGraphs.make(first + second, chosen, false), modes: modes)
  }
}
