// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Cross-connection")
struct CrossConnectionTests {
  @Test func byHand() {
    // Node 0 has no advantaged contact, node 1 one of two; a third of all are advantaged.
    let line = SmallGraphs.path(3).crossConnection(advantaged: [false, false, true])
    expectClose(line.ratio, 0.25 * 3)
    #expect(line.countedCount == 2)
    // Evenly mixed ties in two halves: twice the share, as economic connectedness.
    let even = SmallGraphs.complete(4).crossConnection(advantaged: [false, false, true, true])
    expectClose(even.ratio, 2 * 2.0 / 3)
  }

  @Test func directionAndWeights() {
    let graph = SmallGraphs.make(
      3, edges: [.init(0, 1, weight: 1), .init(0, 2, weight: 3), .init(2, 1, weight: 5)], true)
    let found = graph.crossConnection(advantaged: [false, false, true])
    expectClose(found.contactShare, 0.75)
    #expect(found.isolatedCount == 1)
  }

  @Test func edgeCases() {
    let line = SmallGraphs.path(3)
    #expect(
      line.crossConnection(advantaged: [false, false, false]).ratio == .undefined(.noGroups))
    #expect(line.crossConnection(advantaged: [true, true, true]).ratio == .undefined(.noGroups))
    #expect(
      SmallGraphs.empty(2).crossConnection(advantaged: [false, true]).ratio == .undefined(.noTies))
    let part = line.crossConnection(advantaged: [false, nil, true])
    #expect(part.ratio == .undefined(.noTies))
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph = SmallGraphs.weighted(plain, seed: UInt64(number))
      let standing = graph.nodes.map { [true, false, nil, false, false][($0 * 3 + number) % 5] }
      let w = graph.matrix
      let shares = graph.nodes.filter { standing[$0] == false }.compactMap { i -> Double? in
        let all = graph.nodes.filter { standing[$0] != nil }.reduce(0) { $0 + w[i][$1] }
        let high = graph.nodes.filter { standing[$0] == true }.reduce(0) { $0 + w[i][$1] }
        return all > 0 ? high / all : nil
      }
      let known = standing.compactMap { $0 }
      let share = known.isEmpty ? 0 : Double(known.count { $0 }) / Double(known.count)
      let mean = shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
      let found = graph.crossConnection(advantaged: standing)
      expectClose(found.contactShare, mean, "\(graph.sketch)")
      expectClose(found.ratio, share == 0 ? nil : mean.map { $0 / share }, "\(graph.sketch)")
      #expect(found.countedCount == shares.count)
    }
  }

  @Test func optionsSayWhoIsAdvantaged() throws {
    let groups = Grouping(column: "class", names: ["low", "low", "high"])
    var input = MeasureInput(SmallGraphs.path(3), groupings: [groups])
    #expect(
      try Measure.crossConnection.compute(input).value("cross-connection")
        == .undefined(.noGroups))
    input.options["cross-connection.advantaged"] = "high"
    expectClose(
      try Measure.crossConnection.compute(input).value("cross-connection") ?? 0, 0.75)
    input.options["cross-connection.advantaged"] = "hihg"
    #expect(throws: MeasureError.self) { try Measure.crossConnection.compute(input) }
    input.options["cross-connection.column"] = "elsewhere"
    #expect(throws: MeasureError.self) { try Measure.crossConnection.compute(input) }
  }
}
