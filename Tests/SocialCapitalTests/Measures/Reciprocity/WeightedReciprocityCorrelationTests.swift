// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Weighted reciprocity correlation")
struct WeightedReciprocityCorrelationTests {
  @Test func byHand() throws {
    // Amounts 3 and 3 matched, 1 not: 6 of 7. Of the three pairs of amounts the smaller is 1, 1, 3:
    // 5/3 on average, matched twice: 10/3 of 7. (6/7 − 10/21) ÷ (1 − 10/21) = 8/11.
    let edges = [
      Graph.Edge(0, 1, weight: 3), Graph.Edge(1, 0, weight: 3), Graph.Edge(1, 2, weight: 1),
    ]
    let found = try SmallGraphs.make(3, edges: edges, true).weightedReciprocityCorrelation()
    expectClose(found.observed, 6.0 / 7)
    expectClose(found.expected, 10.0 / 21)
    expectClose(found.correlation, 8.0 / 11)
  }

  @Test func edgeCases() throws {
    func reason(_ graph: Graph) throws -> Undefined? {
      try graph.weightedReciprocityCorrelation().correlation.reason
    }
    #expect(try reason(SmallGraphs.empty(0, directed: true)) == .emptyGraph)
    #expect(try reason(SmallGraphs.empty(2, directed: true)) == .noTies)
    #expect(try reason(SmallGraphs.path(3)) == .undirected)
    #expect(try reason(ReferenceTown.binary) == .zeroVariance)
    let ring = SmallGraphs.weighted(SmallGraphs.ring(4, directed: true), seed: 1)
    #expect(try reason(ring) == .noMutualPair)
  }

  /// The mean over every way to deal the amounts out among the ties.
  @Test func expectationIsTheMeanOverAllDeals() throws {
    for (number, plain) in SmallGraphs.all(nodes: 3, directed: true).enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let found = try graph.weightedReciprocityCorrelation()
      guard let expected = found.expected.value else { continue }
      let edges = graph.edges
      var (sum, count) = (0.0, 0.0)
      forEachOrder(of: edges.map(\.weight)) { weights in
        let dealt = zip(edges, weights).map { Graph.Edge($0.source, $0.target, weight: $1) }
        let share = SmallGraphs.make(3, edges: dealt, true).weightedReciprocity().share.value
        sum += share ?? .nan
        count += 1
      }
      expectClose(expected, sum / count, "\(graph.sketch)")
    }
  }

  /// With two nodes the model is a geometric distribution each way: p = s ÷ (1 + s).
  @Test func strengthsByHand() throws {
    let edges = [Graph.Edge(0, 1, weight: 3), Graph.Edge(1, 0, weight: 1)]
    let found = try SmallGraphs.make(2, edges: edges, true)
      .weightedReciprocityCorrelation(null: .strengths)
    // p = 3/4 and 1/2: E min = (3/8) ÷ (5/8) = 3/5, both ways 6/5 of 4 hours.
    expectClose(found.expected, 0.3)
    expectClose(found.correlation, 0.2 / 0.7)
  }

  @Test(arguments: 1...5) func strengthsDoNotDependOnTheOrderOfNodes(seed: UInt64) throws {
    let graph = SmallGraphs.random(9, density: 0.5, directed: true, weighted: true, seed: seed)
    let found = try graph.weightedReciprocityCorrelation(null: .strengths)
    let moved = try graph.relabeled([3, 1, 4, 0, 5, 8, 2, 6, 7])
      .weightedReciprocityCorrelation(null: .strengths)
    expectClose(moved.expected, found.expected.value, relative: 1e-8)
    let reversed = try graph.reversed().weightedReciprocityCorrelation(null: .strengths)
    expectClose(reversed.expected, found.expected.value, relative: 1e-8)
    // Directions drawn without regard to one another match less than everything.
    #expect(0..<1 ~= found.expected.value ?? -1)
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try ReferenceTown.weighted.weightedReciprocityCorrelation(
        null: .strengths, monitor: Monitor(isCancelled: { true }))
    }
  }

  @Test func tooManyNodesForStrengths() throws {
    let input = MeasureInput(
      SmallGraphs.ring(1_001, directed: true),
      options: ["weighted-reciprocity-correlation.null": "strengths"])
    let result = try Measure.weightedReciprocityCorrelation.compute(input)
    #expect(result.values.first?.content == .undefined(.tooLarge))
  }
}

/// Calls the body with every order of the elements.
private func forEachOrder(of elements: [Double], _ body: ([Double]) -> Void) {
  func extend(_ chosen: [Double], _ rest: [Double]) {
    if rest.isEmpty { return body(chosen) }
    for index in rest.indices {
      var left = rest
      let element = left.remove(at: index)
      extend(chosen + [element], left)
    }
  }
  extend([], elements)
}
