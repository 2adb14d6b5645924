// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Changes of measures with intervals")
struct MeasureChangeTests {
  private func comparison(_ before: Graph, _ after: Graph) -> WaveComparison {
    let all = [Bool](repeating: true, count: before.nodeCount)
    return WaveComparison(
      waves: ("1", "2"), before: before, after: after, presentBefore: all, presentAfter: all,
      answeredBoth: all)
  }

  private func waves(_ seed: UInt64, _ densities: (Double, Double), nodes: Int = 20)
    -> WaveComparison
  {
    comparison(
      SmallGraphs.random(nodes, density: densities.0, directed: true, seed: seed),
      SmallGraphs.random(nodes, density: densities.1, directed: true, seed: seed + 100))
  }

  private func grouping(_ count: Int) -> Grouping {
    Grouping(column: "team", names: (0..<count).map { $0 % 2 == 0 ? "a" : "b" })
  }

  /// Several numbers at once are what each is alone.
  @Test func agreesWithOneNumberAlone() throws {
    let waves = waves(3, (0.2, 0.3))
    let changes = try ChangeInput(waves, seed: 5).changes(
      of: [.density, .arcReciprocity], draws: 40)
    #expect(changes.map(\.name) == ["density", "arc-reciprocity"])
    let density = try waves.bootstrap(draws: 40, seed: 5) { $0.density() }
    let share = try waves.bootstrap(draws: 40, seed: 5) { $0.arcReciprocity().share }
    let jackknife = try waves.jackknife { $0.density() }
    #expect(changes[0].bootstrap == density)
    #expect(changes[1].bootstrap == share)
    #expect(changes[0].jackknife == jackknife)
  }

  /// Drawing members anew does not move a density, but doubles members' ties with others.
  @Test func biasShowsWhatDoesNotStandResampling() throws {
    let sparse = waves(3, (0.05, 0.3))
    let changes = try ChangeInput(sparse, seed: 5).changes(
      of: [.density, .isolates], draws: 400)
    #expect(changes.first { $0.name == "density" }?.bootstrap.isUnbiased == true)
    for change in changes where !change.bootstrap.isUnbiased {
      #expect(change.verdict == .unknown)
    }
  }

  @Test func groupsGoWithTheirMembers() throws {
    let waves = waves(3, (0.2, 0.3))
    let groups = grouping(20)
    let change = try #require(
      try ChangeInput(waves, groupings: [groups], seed: 5)
        .changes(of: [.eiIndex], draws: 30).first)
    #expect(change.name == "ei-index:team")
    expectClose(
      change.bootstrap.before, waves.before.eiIndex(by: groups).index.value)
    let jackknife = try waves.jackknifeEach(1) { graph, members in
      let names = members.map { $0 % 2 == 0 ? "a" : "b" }
      return [graph.eiIndex(by: Grouping(column: "team", names: names)).index]
    }
    #expect(change.jackknife == jackknife[0])
  }

  @Test func verdicts() throws {
    func verdict(_ waves: WaveComparison) throws -> MeasureChange.Verdict? {
      try ChangeInput(waves, seed: 1).changes(of: [.density], draws: 400).first?.verdict
    }
    #expect(try verdict(waves(1, (0.1, 0.5))) == .rose)
    #expect(try verdict(waves(1, (0.5, 0.1))) == .fell)
    // Below ten members nothing is claimed, however large the change.
    #expect(try verdict(waves(1, (0.1, 0.9), nodes: 9)) == .unknown)
    let same = SmallGraphs.random(20, density: 0.2, directed: true, seed: 1)
    #expect(try verdict(comparison(same, same)) == .unsure)
    #expect(
      try verdict(comparison(SmallGraphs.empty(3), SmallGraphs.complete(3))) == .unknown)
  }

  /// Where there is no change, one is claimed in at most the nominal 5% of cases.
  @Test func chanceIsSeldomTakenForChange() throws {
    var claims = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      let changes = try ChangeInput(waves(seed, (0.2, 0.2), nodes: 16), seed: seed)
        .changes(of: [.density], draws: 40)
      if [.rose, .fell].contains(changes.first?.verdict) { claims += 1 }
    }
    #expect(claims <= 10, "\(claims) of 200")
  }

  @Test func intervalSpansBothMethods() throws {
    let change = try #require(
      try ChangeInput(waves(2, (0.2, 0.3)), seed: 1).changes(of: [.density], draws: 60).first)
    let interval = try #require(change.interval)
    for bounds in [change.bootstrap.bounds, change.jackknife.bounds] {
      let bounds = try #require(bounds)
      #expect(interval.lowerBound <= bounds.lowerBound && interval.upperBound >= bounds.upperBound)
    }
  }

  @Test func sameBitsAtAnyNumberOfThreads() throws {
    func run(_ threads: Int) throws -> [MeasureChange] {
      try ChangeInput(
        waves(7, (0.2, 0.3)), groupings: [grouping(20)], seed: 3,
        monitor: Monitor(threads: threads)
      ).changes(of: [.density, .eiIndex, .transitivity], draws: 30)
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(7) == one)
  }

  @Test func stopsWhenAsked() {
    let input = ChangeInput(ReferenceTown.change, monitor: Monitor(isCancelled: { true }))
    #expect(throws: MeasureError.cancelled) { try input.changes(of: [.density]) }
  }
}
