// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Core number")
struct CoreNumberTests {
  @Test func byHand() {
    let tailed = SmallGraphs.make(5, [(0, 1), (1, 2), (0, 2), (2, 3)], false)
    #expect(tailed.coreNumbers() == [2, 2, 2, 1, 0])
    #expect(SmallGraphs.complete(4).coreNumbers() == [3, 3, 3, 3])
    #expect(SmallGraphs.star(5).coreNumbers() == [1, 1, 1, 1, 1])
    // One contact, though there are ties both ways.
    let mutual = SmallGraphs.make(2, [(0, 1), (1, 0)], true)
    #expect(mutual.coreNumbers() == [1, 1])
    #expect(SmallGraphs.ring(3, directed: true).coreNumbers(counting: .incoming) == [1, 1, 1])
    #expect(SmallGraphs.path(3, directed: true).coreNumbers(counting: .incoming) == [0, 0, 0])
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).coreNumbers().isEmpty)
    #expect(SmallGraphs.empty(2, directed: true).coreNumbers(counting: .outgoing) == [0, 0])
  }

  @Test(arguments: CoreDirection.allCases)
  func equalsItsDefinitionOnEverySmallGraph(direction: CoreDirection) {
    for graph in SmallGraphs.everything {
      #expect(graph.coreNumbers(counting: direction) == naive(graph, direction), "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) {
    let graph = SmallGraphs.random(30, density: 0.15, directed: true, weighted: true, seed: seed)
    for direction in CoreDirection.allCases {
      #expect(graph.coreNumbers(counting: direction) == naive(graph, direction))
    }
    let numbers = graph.coreNumbers()
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let moved = graph.relabeled(order).coreNumbers()
    for node in graph.nodes {
      #expect(moved[order[node]] == numbers[node])
      #expect(numbers[node] <= graph.contacts(of: node).count)
    }
    #expect(graph.reversed().coreNumbers() == numbers)
    #expect(
      graph.reversed().coreNumbers(counting: .incoming) == graph.coreNumbers(counting: .outgoing))
    #expect(graph.disjointUnion(with: graph).coreNumbers() == numbers + numbers)
  }

  @Test func catalogueEntry() throws {
    var input = MeasureInput(SmallGraphs.ring(3, directed: true))
    #expect(
      try Measure.coreNumber.compute(input).nodeColumn("core-number")
        == .scores(NodeScores([2.0, 2, 2])))
    input.options = ["core-number.ties": "outgoing"]
    #expect(
      try Measure.coreNumber.compute(input).nodeColumn("core-number")
        == .scores(NodeScores([1.0, 1, 1])))
  }

  /// For each k, throws nodes out until all that are left have k.
  private func naive(_ graph: Graph, _ direction: CoreDirection) -> [Int] {
    let a = graph.matrix
    func counts(_ i: Int, _ j: Int) -> Bool {
      switch direction {
      case .either: a[i][j] != 0 || a[j][i] != 0
      case .incoming: a[j][i] != 0
      case .outgoing: a[i][j] != 0
      }
    }
    var numbers = [Int](repeating: 0, count: graph.nodeCount)
    for k in 1..<max(graph.nodeCount, 1) + 1 {
      var left = Set(graph.nodes)
      while true {
        let staying = left.filter { i in left.count { counts(i, $0) } >= k }
        if staying == left { break }
        left = staying
      }
      for node in left { numbers[node] = k }
    }
    return numbers
  }
}
