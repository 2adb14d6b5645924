// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Uncertainty between waves")
struct WaveUncertaintyTests {
  private func comparison(_ before: Graph, _ after: Graph) -> WaveComparison {
    let all = [Bool](repeating: true, count: before.nodeCount)
    return WaveComparison(
      waves: ("1", "2"), before: before, after: after, presentBefore: all, presentAfter: all,
      answeredBoth: all)
  }

  @Test func onlyThoseObservedInBothWavesCount() throws {
    let change = try ReferenceTown.change.jackknife { $0.density() }
    #expect(change.members == 8)
    // Ten ties of 56 before, eleven after: the newcomer's do not count.
    expectClose(change.before, 10.0 / 56)
    expectClose(change.difference, 1.0 / 56)
  }

  @Test func jackknifeByHand() throws {
    // Ties 0→1 before; after also 2→3. Without 2 or 3 the difference is 0, else 1/6.
    let change = try comparison(
      SmallGraphs.make(4, [(0, 1)], true), SmallGraphs.make(4, [(0, 1), (2, 3)], true)
    ).jackknife { $0.density() }
    expectClose(change.difference, 1.0 / 12)
    // Mean 1/12, four deviations of 1/12: SE² = (2/8)·4/144.
    expectClose(change.standardError, 1.0 / 12)
    expectClose(change.interval.lower, 1.0 / 12 - 1.959963984540054 / 12)
    expectClose(change.monteCarloError, 0)
  }

  @Test func noChangeHasNoError() throws {
    let graph = SmallGraphs.random(12, density: 0.3, directed: true, weighted: true, seed: 3)
    let same = comparison(graph, graph)
    for change in [
      try same.bootstrap(draws: 30, seed: 1) { $0.arcReciprocity().share },
      try same.jackknife { $0.arcReciprocity().share },
    ] {
      expectClose(change.difference, 0)
      expectClose(change.standardError, 0)
    }
  }

  /// Under independent ties the bootstrap's error of a density is √3 too large, the jackknife's right.
  @Test func errorsOfDensity() throws {
    let before = SmallGraphs.empty(40, directed: true)
    var (jackknife, bootstrap, truth) = (0.0, 0.0, 0.0)
    for seed in 1...6 as ClosedRange<UInt64> {
      let after = SmallGraphs.random(40, density: 0.1, directed: true, seed: seed)
      let waves = comparison(before, after)
      jackknife += try #require(waves.jackknife { $0.density() }.standardError.value)
      bootstrap += try #require(
        waves.bootstrap(draws: 200, seed: seed) { $0.density() }.standardError.value)
      truth += (0.1 * 0.9 / (40.0 * 39)).squareRoot()
    }
    #expect(abs(jackknife / truth - 1) < 0.15)
    #expect(abs(bootstrap / truth - 3.0.squareRoot()) < 0.25)
  }

  /// Copies of one member stand to each other as pairs drawn from the data: all tied, or none.
  @Test(arguments: [true, false]) func samplesKeepWhatDoesNotVary(directed: Bool) throws {
    let waves = comparison(
      SmallGraphs.empty(7, directed: directed), SmallGraphs.complete(7, directed: directed))
    let change = try waves.bootstrap(draws: 40, seed: 4) { $0.density() }
    expectClose(change.difference, 1)
    expectClose(change.standardError, 0)
    #expect(change.draws == 40 && change.seed == 4 && change.undefinedDraws == 0)
  }

  @Test func errorThatTheDrawsLeave() throws {
    let waves = comparison(
      SmallGraphs.random(10, density: 0.2, directed: false, seed: 1),
      SmallGraphs.random(10, density: 0.6, directed: false, seed: 2))
    let change = try waves.bootstrap(draws: 50, seed: 4) { $0.density() }
    let error = try #require(change.standardError.value)
    #expect(error > 0)
    expectClose(change.monteCarloError, error / 10)
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    let waves = comparison(
      SmallGraphs.random(15, density: 0.2, directed: true, weighted: true, seed: 1),
      SmallGraphs.random(15, density: 0.3, directed: true, weighted: true, seed: 2))
    func bootstrap(_ threads: Int) throws -> WaveDifference {
      try waves.bootstrap(draws: 50, seed: 3, monitor: Monitor(threads: threads)) {
        $0.weightedReciprocity().share
      }
    }
    func jackknife(_ threads: Int) throws -> WaveDifference {
      try waves.jackknife(monitor: Monitor(threads: threads)) { $0.weightedReciprocity().share }
    }
    for threads in [2, 7] {
      #expect(try bootstrap(threads) == bootstrap(1))
      #expect(try jackknife(threads) == jackknife(1))
    }
  }

  @Test func undefined() throws {
    let tiny = comparison(SmallGraphs.path(2), SmallGraphs.path(2))
    #expect(try tiny.bootstrap(seed: 1) { $0.density() }.difference.reason == .tooFewNodes)
    #expect(try tiny.jackknife { $0.density() }.standardError.reason == .tooFewNodes)
    let empty = comparison(
      SmallGraphs.empty(5, directed: true), SmallGraphs.ring(5, directed: true))
    let change = try empty.bootstrap(draws: 10, seed: 1) { $0.arcReciprocity().share }
    #expect(change.difference.reason == .noTies)
    #expect(change.standardError.reason == .noTies)
    #expect(change.undefinedDraws == 10)
  }

  @Test func reportsAndStops() throws {
    let waves = ReferenceTown.change
    try expectMonotoneProgress { monitor in
      _ = try waves.bootstrap(draws: 30, seed: 1, monitor: monitor) { $0.density() }
    }
    let stopped = Monitor(isCancelled: { true })
    #expect(throws: MeasureError.cancelled) {
      try waves.jackknife(monitor: stopped) { $0.density() }
    }
  }
}
