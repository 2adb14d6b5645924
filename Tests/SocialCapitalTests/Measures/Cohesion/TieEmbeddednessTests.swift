// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Embeddedness and overlap of ties")
struct TieEmbeddednessTests {
  @Test func byHand() throws {
    // Ties 0–1, 0–2, 1–2 and the tail 2–3.
    let tailed = SmallGraphs.make(4, [(0, 1), (1, 2), (0, 2), (2, 3)], false)
    expectClose(try tailed.tieEmbeddedness(), [1, 1, 1, 0])
    // 0–1: 1 ÷ (1 + 1 − 1); 0–2: 1 ÷ (1 + 2 − 1); 2–3: 0 ÷ (2 + 0 − 0).
    expectClose(try tailed.tieOverlap(), [1, 0.5, 0.5, 0])
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    // Ties in order: a–b, a–c, b–c, b–g, c–d, d–e, e–f, f–g.
    expectClose(
      try ReferenceTown.weak.tieOverlap(), [0.5, 0.5, 1.0 / 3, 0, 0, 0, 0, 0])
    // Directed, both ties of a pair have its score: a→b, b→a, b→c, c→a, c→d, d→e, e→d, …
    expectClose(
      try ReferenceTown.binary.tieEmbeddedness(), [1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(3).tieEmbeddedness().isEmpty)
    #expect(try SmallGraphs.empty(0).tieOverlap().isEmpty)
    #expect(try SmallGraphs.path(2).tieEmbeddedness()[0] == 0)
    #expect(try SmallGraphs.path(2).tieOverlap().reason(at: 0) == .tooFewTies)
    expectClose(try SmallGraphs.complete(4).tieOverlap(), [1, 1, 1, 1, 1, 1])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let a = graph.weakView().matrix
      let circles = graph.nodes.map { i in Set(graph.nodes.filter { a[i][$0] != 0 }) }
      let shared = graph.edges.map { edge in
        Double(circles[edge.source].intersection(circles[edge.target]).count)
      }
      expectClose(try graph.tieEmbeddedness(), shared, "\(graph.sketch)")
      let overlap = graph.edges.map { edge -> Double? in
        let ends: Set = [edge.source, edge.target]
        let (one, other) = (
          circles[edge.source].subtracting(ends), circles[edge.target].subtracting(ends)
        )
        let union = one.union(other).count
        return union == 0 ? nil : Double(one.intersection(other).count) / Double(union)
      }
      expectClose(try graph.tieOverlap(), overlap, "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...10) func properties(seed: UInt64) throws {
    let graph = SmallGraphs.random(30, density: 0.2, directed: true, weighted: true, seed: seed)
    let scores = try graph.tieEmbeddedness()
    #expect(try graph.unweighted().tieEmbeddedness() == scores)
    // Every triangle has three ties, and each mutual pair stands twice.
    let weak = try graph.weakView().tieEmbeddedness().reduce(0) { $0 + ($1 ?? 0) }
    let types: [TriadType] = [
      .transitive, .cyclic, .mutualBelow, .mutualAbove, .mutualAlong, .oneShort, .complete,
    ]
    let census = try graph.triadCensus()
    #expect(weak == 3 * types.reduce(0) { $0 + census[$1] })
    for case let overlap? in try graph.tieOverlap() { #expect(overlap >= 0 && overlap <= 1) }
    for threads in [2, 7] {
      #expect(try graph.tieEmbeddedness(monitor: Monitor(threads: threads)) == scores)
    }
  }

  @Test func catalogueEntriesAndCancelling() throws {
    let input = MeasureInput(ReferenceTown.weak)
    #expect(
      try Measure.tieEmbeddedness.compute(input).tieColumn("tie-embeddedness")
        == .scores(try ReferenceTown.weak.tieEmbeddedness()))
    #expect(
      try Measure.tieOverlap.compute(input).tieColumn("tie-overlap")
        == .scores(try ReferenceTown.weak.tieOverlap()))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).tieOverlap(monitor: Monitor(isCancelled: { true }))
    }
  }
}
