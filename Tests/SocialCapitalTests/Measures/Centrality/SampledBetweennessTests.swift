// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Sampled betweenness")
struct SampledBetweennessTests {
  @Test func byHand() throws {
    // Every way between two leaves leads through the centre; 3/5 of ordered pairs are leaves.
    let star = try SmallGraphs.star(5).sampledBetweenness(error: 0.05, seed: 1)
    #expect(star.scores.dropFirst().allSatisfy { $0 == 0 })
    #expect(abs((star.scores[0] ?? 0) - 1) <= star.error)
    // A ring of five: at most 5 nodes on a way, ⌊log₂ 3⌋ + 1 = 2; ε is 0.05 · 3/5.
    let ring = try SmallGraphs.ring(5).sampledBetweenness(error: 0.05, failure: 0.1, seed: 1)
    #expect(ring.samples == 2391)  // (2 + 2.302585) ÷ (2 · 0.03²) = 2390.3
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).sampledBetweenness(seed: 1).scores.isEmpty)
    #expect(
      try SmallGraphs.path(2).sampledBetweenness(seed: 1).scores.reason(at: 0) == .tooFewNodes)
    let nothing = try SmallGraphs.empty(4).sampledBetweenness(error: 0.1, seed: 1)
    #expect(nothing.scores.allSatisfy { $0 == 0 })
  }

  /// The bound is far from tight, so that with fixed seeds no estimate comes near it.
  @Test(arguments: 1...6) func isWithinItsError(seed: UInt64) throws {
    let graph = SmallGraphs.random(60, density: 0.06, directed: seed % 2 == 0, seed: seed)
    let exact = try graph.betweenness(scale: .normalized)
    let found = try graph.sampledBetweenness(error: 0.05, failure: 0.1, seed: seed)
    for node in graph.nodes {
      #expect(abs((found.scores[node] ?? .nan) - (exact[node] ?? .nan)) <= 0.05)
    }
  }

  /// Ways of equal length are drawn equally often, also where they part near one end.
  @Test func drawsEveryShortestWayEquallyOften() throws {
    // From 0 to 5: over 1 and 4, over 2 and 4, and over 3 and 6; each a third.
    let graph = SmallGraphs.make(
      7, [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 6), (4, 5), (6, 5)], true)
    let exact = try graph.betweenness(scale: .normalized)
    let found = try graph.sampledBetweenness(error: 0.02, failure: 0.01, seed: 9)
    for node in graph.nodes {
      #expect(abs((found.scores[node] ?? .nan) - (exact[node] ?? .nan)) <= 0.01)
    }
  }

  /// Drawing never passes what is enough for any graph with half the chance of failure, and is near enough.
  @Test(arguments: [false, true]) func adaptiveSizesKeepTheirBoundAndTheirError(
    directed: Bool
  ) throws {
    let graph = SmallGraphs.random(150, density: 0.06, directed: directed, seed: 3)
    let exact = try graph.betweenness(scale: .normalized)
    let error = 0.02
    let fixed = try graph.sampledBetweenness(error: error, seed: 4)
    let found = try graph.sampledBetweenness(error: error, size: .adaptive, seed: 4)
    // ln 2 ÷ 2ε² more than the fixed size, which has the whole chance; ε as a share of all pairs.
    let share = error * 148 / 150
    #expect(Double(found.samples) <= Double(fixed.samples) + 0.6932 / (2 * share * share) + 1)
    for node in graph.nodes {
      #expect(abs((found.scores[node] ?? .nan) - (exact[node] ?? .nan)) <= error)
    }
  }

  /// With a star nothing is gained: its centre is as uncertain as a node can be, and the bound ends it.
  @Test func adaptiveSizesNeverPassTheBound() throws {
    let found = try SmallGraphs.star(40).sampledBetweenness(error: 0.05, size: .adaptive, seed: 1)
    // At most 3 nodes on a way: (1 + ln(2 ÷ 0.1)) ÷ (2 ε²) with ε = 0.05 · 38/40, rounded up.
    #expect(found.samples <= 886)
    #expect(abs((found.scores[0] ?? 0) - 1) <= found.error)
    #expect(found.scores.dropFirst().allSatisfy { $0 == 0 })
  }

  @Test func adaptiveSizesGiveTheSameBitsAtAnyNumberOfThreads() throws {
    let graph = SmallGraphs.random(90, density: 0.05, directed: true, seed: 7)
    func found(seed: UInt64, threads: Int) throws -> SampledBetweenness {
      try graph.sampledBetweenness(
        error: 0.03, size: .adaptive, seed: seed, monitor: Monitor(threads: threads))
    }
    let one = try found(seed: 5, threads: 1)
    for threads in [2, 7] { #expect(try found(seed: 5, threads: threads) == one) }
    #expect(try found(seed: 6, threads: 1).scores != one.scores)
  }

  @Test func adaptiveSizesTellHowFarTheyAreAndStopWhenAsked() throws {
    let graph = SmallGraphs.ring(30)
    try expectMonotoneProgress {
      _ = try graph.sampledBetweenness(error: 0.05, size: .adaptive, seed: 1, monitor: $0)
    }
    #expect(throws: MeasureError.cancelled) {
      try graph.sampledBetweenness(
        size: .adaptive, seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let graph = SmallGraphs.random(80, density: 0.05, directed: true, seed: 7)
    let one = try graph.sampledBetweenness(error: 0.1, seed: 5, monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(
        try graph.sampledBetweenness(error: 0.1, seed: 5, monitor: Monitor(threads: threads))
          == one)
    }
    #expect(try graph.sampledBetweenness(error: 0.1, seed: 6).scores != one.scores)
  }

  @Test func tellsHowFarItIsAndStopsWhenAsked() throws {
    let graph = SmallGraphs.ring(30)
    try expectMonotoneProgress {
      _ = try graph.sampledBetweenness(error: 0.1, seed: 1, monitor: $0)
    }
    #expect(throws: MeasureError.cancelled) {
      try graph.sampledBetweenness(seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }
}
