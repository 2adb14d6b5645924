// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Key players")
struct KeyPlayersTests {
  @Test func byHand() throws {
    let star = SmallGraphs.star(5)
    let best = try star.keyPlayers(1, for: .positive)
    #expect(best.members == [0])
    #expect(best.value == 1)
    #expect(best.isExhaustive)
    // Without the centre nobody has a way to anybody.
    let worst = try star.keyPlayers(1, for: .negative)
    #expect(worst.members == [0])
    #expect(worst.value == 1)
    // Two triangles joined by 2–3–4: one of the first three and 4 reach all others in a step.
    let joined = SmallGraphs.make(
      7, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (4, 6), (5, 6)], false)
    let pair = try joined.keyPlayers(2, for: .positive)
    #expect(pair.members == [0, 4])
    #expect(pair.value == 1)
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    let town = ReferenceTown.weak
    let micro = 5e-7
    let one = try town.keyPlayers(1, for: .positive)
    expectClose(one.value, 0.619048, absolute: micro)
    #expect([[1], [2]].contains(one.members))
    let two = try town.keyPlayers(2, for: .positive)
    expectClose(two.value, 0.833333, absolute: micro)
    #expect([[1, 4], [2, 5]].contains(two.members))
    expectClose(try town.keyPlayers(1, for: .negative).value, 0.285714, absolute: micro)
    expectClose(try town.keyPlayers(2, for: .negative).value, 0.733333, absolute: micro)
  }

  @Test func edgeCases() throws {
    let none = SmallGraphs.empty(0)
    #expect(try none.keyPlayers(0, for: .positive).value == .undefined(.emptyGraph))
    #expect(try none.keyPlayers(0, for: .negative).value == .undefined(.emptyGraph))
    let all = try SmallGraphs.path(3).keyPlayers(3, for: .positive)
    #expect(all.members == [0, 1, 2])
    #expect(all.value == .undefined(.tooFewNodes))
    let left = try SmallGraphs.path(3).keyPlayers(2, for: .negative)
    #expect(left.value == .undefined(.tooFewNodes))
    #expect(try SmallGraphs.empty(3).keyPlayers(1, for: .positive).value == 0)
  }

  @Test func equalsItsDefinitionOnSmallGraphs() throws {
    for (number, graph) in SmallGraphs.everything.enumerated() where number % 23 == 0 {
      for count in 0...min(3, graph.nodeCount) {
        for goal in KeyPlayerGoal.allCases {
          let found = try graph.keyPlayers(count, for: goal)
          let best = subsets(of: count, below: graph.nodeCount).compactMap {
            naiveValue($0, graph, goal)
          }.max()
          expectClose(found.value, best, "\(graph.sketch) \(goal) \(count)")
          expectClose(found.value, naiveValue(found.members, graph, goal), "\(graph.sketch)")
        }
      }
    }
  }

  /// Sets of 5 of 40 are too many to try: greedy with swaps must beat every single addition.
  @Test(arguments: KeyPlayerGoal.allCases) func greedyIsGood(goal: KeyPlayerGoal) throws {
    let graph = SmallGraphs.random(40, density: 0.06, directed: true, seed: 5)
    let found = try graph.keyPlayers(5, for: goal)
    #expect(!found.isExhaustive)
    #expect(found.members.count == 5)
    let value = try #require(found.value.value)
    expectClose(value, naiveValue(found.members, graph, goal) ?? -1)
    for place in 0..<5 {
      for other in graph.nodes where !found.members.contains(other) {
        var swapped = found.members
        swapped[place] = other
        #expect((naiveValue(swapped, graph, goal) ?? 0) <= value + 1e-9)
      }
    }
  }

  @Test func catalogueEntry() throws {
    var input = MeasureInput(ReferenceTown.weak)
    input.options["key-players.k"] = "1"
    let result = try Measure.keyPlayers.compute(input)
    expectClose(result.value("key-players:positive") ?? 0, 0.619048, absolute: 5e-7)
    expectClose(result.value("key-players:negative") ?? 0, 0.285714, absolute: 5e-7)
    guard case .flags(let flags) = result.nodeColumn("key-players:positive") else {
      Issue.record("key-players has no flags")
      return
    }
    #expect(flags.count { $0 } == 1)
    let large = try Measure.keyPlayers.compute(MeasureInput(SmallGraphs.path(2_001)))
    #expect(large.value("key-players:positive") == .undefined(.tooLarge))
    #expect(large.value("key-players:negative")?.value != nil)
  }

  @Test func stopsWhenAsked() {
    for goal in KeyPlayerGoal.allCases {
      #expect(throws: MeasureError.cancelled) {
        try SmallGraphs.path(5).keyPlayers(1, for: goal, monitor: Monitor(isCancelled: { true }))
      }
    }
  }
}

private func subsets(of size: Int, below count: Int) -> [[Int]] {
  (0..<(1 << count)).map { mask in (0..<count).filter { mask >> $0 & 1 == 1 } }
    .filter { $0.count == size }
}

private func naiveValue(_ set: [Int], _ graph: Graph, _ goal: KeyPlayerGoal) -> Double? {
  let left = graph.nodeCount - set.count
  switch goal {
  case .positive:
    if left == 0 { return nil }
    var distance = [Int](repeating: -1, count: graph.nodeCount)
    for node in set { distance[node] = 0 }
    var queue = set
    var sum = 0.0
    while !queue.isEmpty {
      let node = queue.removeFirst()
      for other in graph.outgoing[node] where distance[other] < 0 {
        distance[other] = distance[node] + 1
        sum += 1 / Double(distance[other])
        queue.append(other)
      }
    }
    return sum / Double(left)
  case .negative:
    if left < 2 { return nil }
    var seen = Set(set)
    var pairs = 0
    for start in graph.nodes where seen.insert(start).inserted {
      var size = 1
      var queue = [start]
      while let node = queue.popLast() {
        for other in graph.contacts(of: node) where seen.insert(other).inserted {
          size += 1
          queue.append(other)
        }
      }
      pairs += size * (size - 1)
    }
    return 1 - Double(pairs) / Double(left * (left - 1))
  }
}
