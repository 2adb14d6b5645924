// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Katz centrality")
struct KatzTests {
  @Test func byHand() throws {
    let line = SmallGraphs.path(3, directed: true)
    expectClose(try line.katzCentrality(attenuation: 0.5), [1, 1.5, 1.75])
    // A ring has λ₁ = 1 when directed, so α = 0.85 and x = 1 + 0.85x.
    let ring = SmallGraphs.ring(5, directed: true)
    expectClose(try ring.katzCentrality(), .init(repeating: 1 / 0.15, count: 5))
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).katzCentrality().isEmpty)
    #expect(try SmallGraphs.empty(2).katzCentrality().reason(at: 0) == .noTies)
    #expect(try SmallGraphs.path(3, directed: true).katzCentrality().reason(at: 0) == .ambiguous)
    expectClose(try SmallGraphs.empty(2).katzCentrality(attenuation: 0.3), [1, 1])
    let alone = SmallGraphs.make(3, [(0, 1)], false)
    expectClose(try alone.katzCentrality(attenuation: 0.5), [2, 2, 1])
  }

  @Test func attenuationBeyondItsReachIsRefused() throws {
    let pair = SmallGraphs.path(2)
    for alpha in [1.0, 1.5, -0.1, .infinity] {
      #expect(throws: MeasureError.self) { try pair.katzCentrality(attenuation: alpha) }
    }
    var input = MeasureInput(pair)
    input.options["katz.alpha"] = "2"
    #expect(throws: MeasureError.self) { try Measure.katz.compute(input) }
    input.options["katz.alpha"] = "much"
    #expect(throws: MeasureError.self) { try Measure.katz.compute(input) }
    input.options["katz.alpha"] = "0.5"
    guard case .scores(let scores) = try Measure.katz.compute(input).nodeColumn("katz") else {
      Issue.record("Katz centrality gives no scores.")
      return
    }
    expectClose(scores, [2, 2])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.nodeCount > 0 {
      for graph in [plain, SmallGraphs.weighted(plain, seed: UInt64(number))] {
        let n = graph.nodeCount
        let w = graph.matrix
        let alpha = 0.9 / Double(3 * n)  // below 1/λ₁ for weights up to 3
        let system = (0..<n).map { i in
          (0..<n).map { j in (i == j ? 1 : 0) - alpha * w[j][i] }
        }
        let expected = solve(system, .init(repeating: 1, count: n))
        expectClose(try graph.katzCentrality(attenuation: alpha), expected, "\(graph.sketch)")
      }
    }
  }

  @Test(arguments: 1...5) func relabellingMovesScores(seed: UInt64) throws {
    let graph = SmallGraphs.random(30, density: 0.2, directed: true, seed: seed)
    let scores = try graph.katzCentrality()
    var order = Array(graph.nodes)
    var generator = SeededGenerator(seed: seed)
    generator.shuffle(&order)
    let moved = try graph.relabeled(order).katzCentrality()
    for node in graph.nodes { expectClose(scores.quantity(at: node), moved[order[node]]) }
  }
}
