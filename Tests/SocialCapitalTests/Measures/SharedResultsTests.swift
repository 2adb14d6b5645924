// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Measures of one input share what they rest on, and nobody can tell but by the time it takes.
@Suite("Shared results")
struct SharedResultsTests {
  private static let sharing: [Measure] = [
    .betweenness, .betweennessCentralization, .tieBetweenness, .everettValente, .hwangBridging,
    .closeness, .closenessCentralization, .harmonic, .harmonicCentralization, .meanDistance,
    .reachablePairs, .diameter, .eccentricity, .globalEfficiency,
  ]

  @Test(arguments: [TieLength.unit, .weight], [false, true])
  func areTheSameInAnyOrderAndAlone(length: TieLength, directed: Bool) throws {
    let graph = SmallGraphs.random(40, density: 0.08, directed: directed, weighted: true, seed: 5)
    let together = MeasureInput(graph, length: length)
    var announced = together
    announced.upcoming = Set(Self.sharing.map(\.id))
    for measure in Self.sharing {
      let alone = try measure.compute(MeasureInput(graph, length: length))
      #expect(try measure.compute(together) == alone, "\(measure.id)")
      #expect(try measure.compute(announced) == alone, "\(measure.id)")
    }
    for measure in Self.sharing.reversed() {
      let backwards = MeasureInput(graph, length: length)
      _ = try Measure.harmonic.compute(backwards)
      #expect(try measure.compute(backwards) == measure.compute(together), "\(measure.id)")
    }
  }

  @Test func belongToTheGraphEffortAndSeed() throws {
    var input = MeasureInput(SmallGraphs.path(4))
    let copy = input
    #expect(try Measure.meanDistance.compute(input).value("mean-distance") == .value(20.0 / 12))
    input.graph = SmallGraphs.star(4)
    #expect(try Measure.meanDistance.compute(input).value("mean-distance") == .value(1.5))
    #expect(try Measure.meanDistance.compute(copy).value("mean-distance") == .value(20.0 / 12))
    input.options = ["betweenness.error": "0.05"]
    let first = try Measure.betweenness.compute(input)
    input.seed = 77
    #expect(try Measure.betweenness.compute(input) != first)
    input.effort = Effort(steps: 0)
    #expect(try Measure.diameter.compute(input).value("diameter") == .undefined(.tooLarge))
    input.effort = .exact
    #expect(try Measure.diameter.compute(input).value("diameter") == 2)
  }

  @Test func mayBeAskedForByManyAtOnce() async throws {
    let graph = SmallGraphs.random(60, density: 0.1, directed: true, seed: 5)
    let input = MeasureInput(graph, monitor: Monitor(threads: 1, isCancelled: { false }))
    let expected = try Measure.betweenness.compute(MeasureInput(graph))
    try await withThrowingTaskGroup(of: MeasureResult.self) { group in
      for _ in 0..<8 { group.addTask { try Measure.betweenness.compute(input) } }
      for try await found in group { #expect(found == expected) }
    }
  }
}

/// Above the limit of effort a measure estimates and says so, or is too large.
@Suite("Effort")
struct EffortTests {
  private func input(_ effort: Effort, directed: Bool = false) -> MeasureInput {
    var input = MeasureInput(
      SmallGraphs.random(80, density: 0.06, directed: directed, seed: 2), seed: 9)
    input.effort = effort
    return input
  }

  @Test func betweennessIsEstimatedAboveTheLimit() throws {
    // Nobody lies between others, which is soon certain to a thousandth.
    var input = MeasureInput(SmallGraphs.complete(10), seed: 9)
    #expect(try Measure.betweenness.compute(input).notes.isEmpty)
    input.effort = Effort(steps: 10)
    let found = try Measure.betweenness.compute(input)
    let nothing = NodeScores([Double](repeating: 0, count: 10))
    #expect(found.nodeColumn("betweenness") == .scores(nothing))
    let note = try #require(found.notes.first)
    #expect(note.name == "betweenness")
    #expect(note.content.contains("within 0.036 of the exact one"))  // 0.001 · 9 · 8 ÷ 2
    let share = try Measure.betweennessCentralization.compute(input)
    #expect(share.value("betweenness-centralization") == 0)
    #expect(share.notes.first?.content.contains("within 0.002 of") == true)
  }

  @Test func anErrorMayBeAskedFor() throws {
    var input = input(.exact)
    let exact = try Measure.betweenness.compute(input)
    input.options = ["betweenness.error": "0.05"]
    let found = try Measure.betweenness.compute(input)
    #expect(found.notes.first?.content.contains("within 155 of the exact one") == true)
    guard case .scores(let right)? = exact.nodeColumn("betweenness"),
      case .scores(let scores)? = found.nodeColumn("betweenness")
    else {
      Issue.record("There is no column.")
      return
    }
    // 0.05 · 79 · 78 ÷ 2 = 154.05
    for (score, truth) in zip(scores, right) {
      #expect(abs((score ?? .nan) - (truth ?? .nan)) <= 154.05)
    }
    input.options = ["betweenness.error": "2"]
    #expect(throws: MeasureError.self) { try Measure.betweenness.compute(input) }
  }

  @Test func distancesAreSketchedWithTheirError() throws {
    for measure in [Measure.harmonic, .closeness, .meanDistance, .globalEfficiency] {
      let found = try measure.compute(input(Effort(steps: 10)))
      #expect(found.notes.first?.content.contains("standard error of 3.3 %") == true)
      #expect(try measure.compute(input(.exact)).notes.isEmpty)
    }
    let found = try Measure.globalEfficiency.compute(input(Effort(steps: 10)))
    let truth = try Measure.globalEfficiency.compute(input(.exact))
    expectClose(
      try #require(found.value("global-efficiency")), truth.value("global-efficiency")?.value,
      relative: 0.1)
  }

  /// Why a number, or the first of a column, is undefined.
  private func reason(of id: String, in result: MeasureResult) -> Undefined? {
    if let quantity = result.value(id) { return quantity.reason }
    if case .scores(let scores)? = result.nodeColumn(id) { return scores.reason(at: 0) }
    if case .scores(let scores)? = result.tieColumn(id) { return scores.reason(at: 0) }
    return nil
  }

  @Test func whatHasNoEstimateIsTooLarge() throws {
    for measure in [
      Measure.tieBetweenness, .everettValente, .hwangBridging, .jensenBridging, .diameter,
      .eccentricity, .harmonicCentralization, .closenessCentralization,
    ] {
      let found = try measure.compute(input(Effort(steps: 10), directed: true))
      let reason = reason(of: measure.id, in: found)
      #expect(reason == .tooLarge, "\(measure.id)")
    }
  }

  /// Ranges of two and three need no search; others do.
  @Test func tieRangesAreRefusedOnlyForWhatIsFar() throws {
    var input = MeasureInput(SmallGraphs.ring(4))
    input.effort = Effort(steps: 0)
    #expect(
      try Measure.tieRange.compute(input).tieColumn("tie-range")
        == .scores(TieScores([3.0, 3, 3, 3])))
    input.graph = SmallGraphs.ring(9)
    #expect(
      try Measure.tieRange.compute(input).tieColumn("tie-range")
        == .scores(TieScores(undefined: .tooLarge, count: 9)))
    input.effort = .exact
    #expect(
      try Measure.tieRange.compute(input).tieColumn("tie-range")
        == .scores(TieScores([Double](repeating: 8, count: 9))))
  }
}
