// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Circulation")
struct CirculationTests {
  @Test func byHand() throws {
    // A ring of 2, 2 and 1 hours: one hour goes all round, 3 of 5.
    let ring = [
      Graph.Edge(0, 1, weight: 2), Graph.Edge(1, 2, weight: 2), Graph.Edge(2, 0, weight: 1),
    ]
    let found = try SmallGraphs.make(3, edges: ring, true).circulation()
    expectClose(found.share, 0.6)
    expectClose(found.direct, 0)
    expectClose(found.indirect, 0.6)
    expectClose(found.oneWay, 0.4)
    // Node 0 gives 2 and gets 1, node 1 passes 2 on, node 2 gets 2 and gives 1: at most 4 balance.
    expectClose(found.balanceCeiling, 0.8)
  }

  /// Of 21 hours 6 came back from the same person, 6 through others and 9 did not.
  @Test func goldenValuesOfTheReferenceTown() throws {
    let found = try ReferenceTown.weighted.circulation()
    expectClose(found.share, 12.0 / 21)
    expectClose(found.direct, 6.0 / 21)
    expectClose(found.indirect, 6.0 / 21)
    expectClose(found.oneWay, 9.0 / 21)
    expectClose(found.balanceCeiling, 14.0 / 21)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0, directed: true).circulation().share.reason == .emptyGraph)
    #expect(try SmallGraphs.empty(2, directed: true).circulation().share.reason == .noTies)
    #expect(try SmallGraphs.path(3).circulation().share.reason == .undirected)
    expectClose(try SmallGraphs.path(4, directed: true).circulation().share, 0)
    expectClose(try SmallGraphs.complete(4, directed: true).circulation().share, 1)
    expectClose(try SmallGraphs.ring(50, directed: true).circulation().indirect, 1)
  }

  @Test func extremeWeights() throws {
    for weight in [4e-100, 1e100, 1.0 / 3] {
      let edges = [
        Graph.Edge(0, 1, weight: weight), Graph.Edge(1, 2, weight: weight),
        Graph.Edge(2, 0, weight: weight / 4),
      ]
      expectClose(try SmallGraphs.make(3, edges: edges, true).circulation().share, 1.0 / 3)
    }
    let mixed = [Graph.Edge(0, 1, weight: 1e100), Graph.Edge(1, 0, weight: 1e-100)]
    expectClose(try SmallGraphs.make(2, edges: mixed, true).circulation().share, 0)
  }

  /// A returned hour may have to be unmatched for more to come back in all.
  @Test func matchingDirectlyFirstWouldBeWrong() throws {
    // 0 ⇄ 1 and 0 → 1 → 2 → 0: one hour from 0 to 1 serves the pair or the ring, and the ring is longer.
    let graph = SmallGraphs.make(3, [(0, 1), (1, 0), (1, 2), (2, 0)], true)
    expectClose(try graph.circulation().share, 0.75)
    expectClose(try graph.circulation().direct, 0.5)
  }

  @Test func equalsCycleCancellingOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated()
    where plain.isDirected && plain.edgeCount > 1 {
      let graph = number % 2 == 0 ? plain : SmallGraphs.weighted(plain, seed: UInt64(number))
      expectClose(
        try graph.circulation().share, naiveCirculation(graph) / graph.totalWeight,
        "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...12) func equalsCycleCancellingOnLargerGraphs(seed: UInt64) throws {
    let graph = SmallGraphs.random(14, density: 0.25, directed: true, weighted: true, seed: seed)
    let found = try graph.circulation()
    expectClose(found.share, naiveCirculation(graph) / graph.totalWeight)
    // r_w ≤ κ ≤ the share within strong components and the balance ceiling.
    let share = try #require(found.share.value)
    expectClose(found.direct, graph.weightedReciprocity().share.value)
    #expect(try #require(found.direct.value) <= share)
    #expect(try share <= #require(graph.strongComponentShare().value) + 1e-12)
    #expect(try share <= #require(found.balanceCeiling.value) + 1e-12)
    #expect(try graph.reversed().circulation().share == found.share)
    #expect(
      try graph.relabeled(Array(graph.nodes.reversed())).circulation().share == found.share)
    expectClose(try graph.disjointUnion(with: graph).circulation().share, share)
    let scaled = graph.edges.map { Graph.Edge($0.source, $0.target, weight: $0.weight / 3) }
    expectClose(try SmallGraphs.make(14, edges: scaled, true).circulation().share, share)
  }

  @Test func reportsAndStops() throws {
    let graph = SmallGraphs.random(30, density: 0.2, directed: true, weighted: true, seed: 5)
    try expectMonotoneProgress { _ = try graph.circulation(monitor: $0) }
    #expect(throws: MeasureError.cancelled) {
      try graph.circulation(monitor: Monitor(isCancelled: { true }))
    }
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.circulation.compute(MeasureInput(ReferenceTown.weighted))
    expectClose(try #require(result.value("circulation")), 12.0 / 21)
    let parts = result.table("circulation")?.fields.map(\.name)
    #expect(parts == ["direct", "indirect", "one-way", "balance-ceiling"])
  }
}

/// The most weight that can circulate: as long as going round some circle gains, go round it.
///
/// Putting weight on a tie gains 1, taking it off loses 1; a circle that gains is looked for with
/// the method of Bellman and Ford.
private func naiveCirculation(_ graph: Graph) -> Double {
  let count = graph.nodeCount
  let capacity = graph.matrix.flatMap { $0 }
  var used = [Double](repeating: 0, count: count * count)
  while let circle = gainfulCircle(capacity, used, count) {
    // A step i → j may put weight on (i, j) or take it off (j, i).
    let amount =
      circle.map { step in
        step.adds ? capacity[step.tie] - used[step.tie] : used[step.tie]
      }.min() ?? 0
    for step in circle { used[step.tie] += step.adds ? amount : -amount }
  }
  return used.reduce(0, +)
}

private struct Step {
  var from: Int
  var tie: Int
  var adds: Bool
}

private func gainfulCircle(_ capacity: [Double], _ used: [Double], _ count: Int) -> [Step]? {
  var cost = [Int](repeating: 0, count: count)
  var arrival = [Step?](repeating: nil, count: count)
  var last: Int?
  for _ in 0..<count {
    last = nil
    for i in 0..<count {
      for j in 0..<count {
        let (forth, back) = (i * count + j, j * count + i)
        if capacity[forth] - used[forth] > 1e-9, cost[i] - 1 < cost[j] {
          cost[j] = cost[i] - 1
          arrival[j] = Step(from: i, tie: forth, adds: true)
          last = j
        }
        if used[back] > 1e-9, cost[i] + 1 < cost[j] {
          cost[j] = cost[i] + 1
          arrival[j] = Step(from: i, tie: back, adds: false)
          last = j
        }
      }
    }
  }
  guard var node = last else { return nil }
  for _ in 0..<count { node = arrival[node]?.from ?? node }
  var circle: [Step] = []
  let start = node
  repeat {
    guard let step = arrival[node] else { return nil }
    circle.append(step)
    node = step.from
  } while node != start
  return circle
}
