// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Bonacich power")
struct BonacichPowerTests {
  @Test func byHand() throws {
    // With β = 0 these are degrees 1, 2, 1 scaled so that squares sum to 3: √(3/6) each.
    let unit = 0.5.squareRoot()
    expectClose(try SmallGraphs.path(3).bonacichPower(factor: 0), [unit, 2 * unit, unit])
    // Negative β lowers whoever has connected partners: at −½ the middle of a path of five is below
    // its neighbours, whose end partners have nobody else.
    let scores = try SmallGraphs.path(5).bonacichPower(factor: -0.5)
    #expect((scores[1] ?? 0) > (scores[2] ?? 0))
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(2).bonacichPower().reason(at: 0) == .noTies)
    #expect(try SmallGraphs.path(3, directed: true).bonacichPower().reason(at: 0) == .ambiguous)
    let alone = SmallGraphs.make(3, [(0, 1)], false)
    #expect(try alone.bonacichPower()[2] == 0)
    #expect(throws: MeasureError.self) { try SmallGraphs.path(2).bonacichPower(factor: 1) }
    #expect(throws: MeasureError.self) { try SmallGraphs.path(2).bonacichPower(factor: -1) }
  }

  @Test(arguments: [-0.05, 0.0, 0.06])
  func equalsItsDefinitionOnEverySmallGraph(beta: Double) throws {
    for (number, plain) in SmallGraphs.everything.enumerated() where plain.edgeCount > 0 {
      let graph = number % 2 == 0 ? plain : SmallGraphs.weighted(plain, seed: UInt64(number))
      let n = graph.nodeCount
      let w = graph.matrix
      let system = (0..<n).map { i in (0..<n).map { j in (i == j ? 1 : 0) - beta * w[i][j] } }
      let raw = solve(system, w.map { $0.reduce(0, +) })
      let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
      expectClose(
        try graph.bonacichPower(factor: beta), raw.map { $0 / length * Double(n).squareRoot() },
        "\(graph.sketch)")
    }
  }

  @Test func squaresSumToTheNumberOfNodes() throws {
    let graph = SmallGraphs.random(25, density: 0.2, directed: true, weighted: true, seed: 3)
    let sum = try graph.bonacichPower().reduce(0) { $0 + ($1 ?? 0) * ($1 ?? 0) }
    expectClose(sum, 25)
  }
}
