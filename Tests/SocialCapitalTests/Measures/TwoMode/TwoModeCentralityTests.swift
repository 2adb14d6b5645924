// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Two-mode centrality")
struct TwoModeCentralityTests {
  /// Two people in one club.
  private let club = TwoModeGraph(
    SmallGraphs.make(3, [(0, 2), (1, 2)], false), modes: [.first, .first, .second])

  @Test func byHand() throws {
    let club = try #require(club)
    expectClose(club.degrees(), [1, 1, 1])
    expectClose(try club.closeness(), [1, 1, 1])
    // With a single club nobody of the people can lie between others.
    expectClose(try club.betweenness(), [nil, nil, 1])
  }

  @Test func edgeCases() throws {
    let none = try #require(TwoModeGraph(SmallGraphs.empty(0), modes: []))
    #expect(none.degrees().isEmpty)
    let lonely = try #require(TwoModeGraph(SmallGraphs.empty(2), modes: [.first, .first]))
    #expect(lonely.degrees().reason(at: 0) == .notTwoMode)
    #expect(try lonely.closeness().reason(at: 0) == .isolate)
    #expect(try lonely.betweenness().reason(at: 0) == .tooFewNodes)
    let pair = try #require(TwoModeGraph(SmallGraphs.path(2), modes: [.first, .second]))
    #expect(try pair.betweenness().reason(at: 0) == .tooFewNodes)
  }

  /// No arrangement of ties gives more than the divisor, and one reaches it.
  @Test(arguments: [(2, 2), (3, 2), (2, 3), (1, 4), (4, 1)])
  func theMostIsReached(first: Int, second: Int) throws {
    let modes =
      [TwoModeGraph.Mode](repeating: .first, count: first)
      + [TwoModeGraph.Mode](repeating: .second, count: second)
    let pairs = (0..<first).flatMap { i in (0..<second).map { (i, first + $0) } }
    var most = [0.0, 0.0]
    for mask in 0..<(1 << pairs.count) {
      let chosen = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
      let graph = SmallGraphs.make(first + second, chosen, false)
      guard let twoMode = TwoModeGraph(graph, modes: modes) else { continue }
      for (node, score) in zip(graph.nodes, try twoMode.betweenness()) {
        let side = modes[node].rawValue - 1
        most[side] = max(most[side], score ?? 0)
      }
    }
    if second > 1 || first > 1 { #expect(most.contains { abs($0 - 1) < 1e-12 }) }
    #expect(most.allSatisfy { $0 <= 1 + 1e-12 })
  }

  @Test(arguments: 1...6) func equalTheirDefinitions(seed: UInt64) throws {
    let graph = randomTwoMode(7, 5, seed: seed)
    try check(graph)
    #expect(
      try graph.closeness(monitor: Monitor(threads: 1))
        == graph.closeness(monitor: Monitor(threads: 7)))
  }

  @Test func equalTheirDefinitionsOnEverySmallNetwork() throws {
    for graph in everyTwoMode(3, 3) { try check(graph) }
  }

  private func check(_ graph: TwoModeGraph) throws {
    let paths = NaivePaths(graph.graph)
    let nodes = graph.graph.nodes
    let sizes = [graph.count(.first), graph.count(.second)].map(Double.init)
    var (degrees, closeness, betweenness): ([Double?], [Double?], [Double?]) = ([], [], [])
    for node in nodes {
      let side = graph.modes[node].rawValue - 1
      let (own, other) = (sizes[side], sizes[1 - side])
      degrees.append(Double(graph.graph.outgoing[node].count) / other)
      let distances = paths.distance[node].filter { $0 > 0 && $0.isFinite }
      let least = other + 2 * (own - 1)
      closeness.append(
        distances.isEmpty
          ? nil
          : least / distances.reduce(0, +) * Double(distances.count) / Double(nodes.count - 1))
      let between = nodes.reduce(0) { sum, i in
        sum + nodes.reduce(0) { $1 > i ? $0 + paths.share(i, $1, through: node) : $0 }
      }
      let s = ((own - 1) / other).rounded(.down)
      let t = own - 1 - s * other
      let squares = other * other * (s + 1) * (s + 1)
      let most = (squares + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
      betweenness.append(between / most)
    }
    expectClose(graph.degrees(), degrees)
    expectClose(try graph.closeness(), closeness)
    expectClose(try graph.betweenness(), betweenness)
  }
}
