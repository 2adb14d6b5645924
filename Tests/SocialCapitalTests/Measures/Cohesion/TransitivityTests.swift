// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Transitivity")
struct TransitivityTests {
  @Test func byHand() throws {
    // A triangle with a tail and an isolate: 3 · 1 ÷ (1 + 1 + 3).
    let tailed = SmallGraphs.make(5, [(0, 1), (1, 2), (0, 2), (2, 3)], false)
    expectClose(try tailed.transitivity(), 0.6)
    expectClose(try tailed.transitivity(rule: .directed), 0.6)
    // 0→1→2 with 0→2: one path of two arcs, closed.
    let transitive = SmallGraphs.make(3, [(0, 1), (1, 2), (0, 2)], true)
    expectClose(try transitive.transitivity(rule: .directed), 1)
    // A cycle closes none of its three paths; in any direction it is a triangle.
    expectClose(try SmallGraphs.ring(3, directed: true).transitivity(rule: .directed), 0)
    expectClose(try SmallGraphs.ring(3, directed: true).transitivity(), 1)
    // Of six ordered triples the ties 0→1 and 1→2 are without a path beside them.
    expectClose(try transitive.transitivity(rule: .strong), 2.0 / 3)
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    expectClose(try ReferenceTown.weak.transitivity(), 0.272727, absolute: 5e-7)
    expectClose(try ReferenceTown.binary.transitivity(), 0.272727, absolute: 5e-7)
    expectClose(try ReferenceTown.binary.transitivity(rule: .directed), 0.1)
  }

  @Test(arguments: [TransitivityRule.anyDirection, .directed])
  func edgeCases(rule: TransitivityRule) throws {
    for graph in [SmallGraphs.empty(0), SmallGraphs.empty(4), SmallGraphs.path(2)] {
      #expect(try graph.transitivity(rule: rule) == .undefined(.noTwoPath))
    }
  }

  @Test func strongEdgeCases() throws {
    for count in 0..<3 {
      for graph in [SmallGraphs.empty(count), SmallGraphs.complete(count, directed: true)] {
        #expect(try graph.transitivity(rule: .strong) == .undefined(.tooFewNodes))
      }
    }
    expectClose(try SmallGraphs.empty(4).transitivity(rule: .strong), 1)
    expectClose(try SmallGraphs.complete(4, directed: true).transitivity(rule: .strong), 1)
    // Triples number more than 64 bits hold.
    let huge = SmallGraphs.make(3_000_000, [(0, 1), (1, 2)], true)
    expectClose(try huge.transitivity(rule: .strong), 1)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      for rule in TransitivityRule.allCases {
        expectClose(
          try graph.transitivity(rule: rule), naiveTransitivity(graph, rule), "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(40, density: 0.15, directed: true, weighted: true, seed: seed)
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    for rule in TransitivityRule.allCases {
      let value = try graph.transitivity(rule: rule)
      #expect(try graph.relabeled(order).transitivity(rule: rule) == value)
      #expect(try graph.reversed().transitivity(rule: rule) == value)
      #expect(try graph.unweighted().transitivity(rule: rule) == value)
      if rule == .strong { continue }
      #expect(try graph.disjointUnion(with: graph).transitivity(rule: rule) == value)
    }
  }

  @Test func catalogueEntry() throws {
    var input = MeasureInput(ReferenceTown.binary)
    input.options = ["transitivity.rule": "directed"]
    #expect(try Measure.transitivity.compute(input).value("transitivity") == 0.1)
    input.options = ["transitivity.rule": "sideways"]
    #expect(throws: MeasureError.self) { try Measure.transitivity.compute(input) }
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).transitivity(monitor: Monitor(isCancelled: { true }))
    }
  }
}

private func naiveTransitivity(_ graph: Graph, _ rule: TransitivityRule) -> Double? {
  let a = rule == .anyDirection ? graph.weakView().matrix : graph.matrix
  var (counted, right) = (0.0, 0.0)
  for i in graph.nodes {
    for k in graph.nodes where k != i {
      for j in graph.nodes where j != i && j != k {
        let isPath = a[i][k] != 0 && a[k][j] != 0
        if !isPath && rule != .strong { continue }
        counted += 1
        if isPath == (a[i][j] != 0) { right += 1 }
      }
    }
  }
  return counted == 0 ? nil : right / counted
}
