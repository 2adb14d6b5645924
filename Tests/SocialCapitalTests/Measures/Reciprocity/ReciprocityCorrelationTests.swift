// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Reciprocity correlation")
struct ReciprocityCorrelationTests {
  @Test func byHand() {
    // r = 2/3 and density 1/2: (2/3 − 1/2) ÷ (1/2) = 1/3.
    let graph = SmallGraphs.make(3, [(0, 1), (1, 0), (1, 2)], true)
    expectClose(graph.reciprocityCorrelation(), 1.0 / 3)
    // Nothing returned at density 1/2: −(1/2) ÷ (1/2) = −1.
    expectClose(SmallGraphs.ring(3, directed: true).reciprocityCorrelation(), -1)
  }

  @Test func goldenValuesOfTheReferenceTown() {
    expectClose(ReferenceTown.weighted.reciprocityCorrelation(), 0.269565, absolute: 5e-7)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0, directed: true).reciprocityCorrelation().reason == .emptyGraph)
    #expect(SmallGraphs.empty(3, directed: true).reciprocityCorrelation().reason == .noTies)
    #expect(SmallGraphs.complete(3, directed: true).reciprocityCorrelation().reason == .complete)
    #expect(SmallGraphs.path(3).reciprocityCorrelation().reason == .undirected)
  }

  @Test func isTheCorrelationOfTiesWithTheirReverse() {
    for graph in SmallGraphs.everything where graph.isDirected {
      let a = graph.matrix
      let pairs = graph.nodes.flatMap { i in
        graph.nodes.filter { $0 != i }.map { (a[i][$0], a[$0][i]) }
      }
      let mean = pairs.reduce(0) { $0 + $1.0 } / Double(max(pairs.count, 1))
      let variance = pairs.reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) }
      let covariance = pairs.reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
      expectClose(
        graph.reciprocityCorrelation(), variance < 1e-12 ? nil : covariance / variance,
        "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(15, density: 0.3, directed: true, seed: seed)
    let correlation = try #require(graph.reciprocityCorrelation().value)
    let density = try #require(graph.density().value)
    #expect(correlation >= -density / (1 - density) - 1e-12 && correlation <= 1)
    expectClose(graph.reversed().reciprocityCorrelation(), correlation)
    // What is not tied mirrors what is: the complement has the same correlation.
    let others = graph.nodes.flatMap { i in
      graph.nodes.filter { $0 != i && !graph.hasEdge(from: i, to: $0) }.map { (i, $0) }
    }
    expectClose(SmallGraphs.make(15, others, true).reciprocityCorrelation(), correlation)
  }
}
