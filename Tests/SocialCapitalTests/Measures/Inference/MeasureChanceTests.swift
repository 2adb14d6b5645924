// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Numbers of measures beside chance")
struct MeasureChanceTests {
  private let graph = SmallGraphs.random(14, density: 0.25, directed: true, seed: 4)
  private let grouping = Grouping(
    column: "team", names: (0..<14).map { ["red", "blue", "green"][$0 % 3] })

  private func input(_ graph: Graph, threads: Int = 2) -> MeasureInput {
    MeasureInput(graph, groupings: [grouping], seed: 11, monitor: Monitor(threads: threads))
  }

  /// Each number is tested as the test of one statistic tests it, draw by draw.
  @Test(arguments: [ChanceModel.size, .edges, .dyads, .degrees])
  func agreesWithTheTestOfOneNumber(model: ChanceModel) throws {
    let chance = try input(graph).chance(of: [.density, .arcReciprocity], model: model, draws: 60)
    let null = try #require(model.nullModel)
    let density = try graph.chanceTest(null, draws: 60, seed: 11) { $0.density() }
    let share = try graph.chanceTest(null, draws: 60, seed: 11) { $0.arcReciprocity().share }
    #expect(chance.test("density")?.drawn == density.drawn)
    #expect(chance.test("arc-reciprocity")?.drawn == share.drawn)
    #expect(chance.test("arc-reciprocity")?.atLeast == share.atLeast)
    #expect(chance.model == model && chance.draws == 60 && chance.seed == 11)
    #expect(chance.undefined.isEmpty)
  }

  @Test func labelsDealTheGroupsAndNothingElse() throws {
    let chance = try input(graph).chance(
      of: [.density, .eiIndex, .mixing, .brokerage], model: .labels, draws: 80)
    #expect(chance.values.map(\.name) == ["ei-index:team"])
    let test = try graph.labelTest(of: grouping, draws: 80, seed: 11) { graph, groups in
      graph.eiIndex(by: groups).index
    }
    #expect(chance.test("ei-index:team")?.drawn == test.drawn)
    let liaisons = try #require(chance.test("brokerage:team", "network.liaison.count"))
    let counts = try graph.labelTest(of: grouping, draws: 80, seed: 11) { graph, groups in
      (try? graph.brokerage(by: groups)).map {
        Quantity.value(Double($0.networkScore(as: .liaison).count))
      } ?? .undefined(.tooLarge)
    }
    #expect(liaisons.drawn == counts.drawn)
    // The places of a matrix have the names of the groups; what no draw moves is left out.
    #expect(chance.test("mixing:team", "counts.blue.red") != nil)
    #expect(!chance.cells.contains { $0.path.hasSuffix("expected") || $0.path.hasSuffix(".z") })
    for cell in chance.cells {
      let observed = cell.test.observed.value
      #expect(cell.test.drawn.contains { $0 != observed }, "\(cell.table) \(cell.path)")
    }
  }

  /// With all four members' groups dealt out, chance on a line is a third: see `ChanceTestTests`.
  @Test func approachesTheExactChance() throws {
    let line = MeasureInput(
      SmallGraphs.path(4),
      groupings: [Grouping(column: "c", names: ["a", "a", "b", "b"])], seed: 2)
    let test = try #require(
      try line.chance(of: [.eiIndex], model: .labels, draws: 3_000).test("ei-index:c"))
    // Two ties within and one across: (1 − 2) ÷ 3.
    expectClose(test.observed, -1.0 / 3)
    #expect(abs(try #require(test.atMost.value) - 1.0 / 3) < 0.04)
  }

  @Test func whatIsKeptHasNoSpread() throws {
    let chance = try input(graph).chance(
      of: [.density, .dyadCensus, .inDegreeCentralization], model: .degrees, draws: 20)
    for name in ["density", "in-degree-centralization"] {
      let test = try #require(chance.test(name))
      #expect(test.z.reason == .zeroVariance)
      expectClose(test.atLeast, 1)
    }
    #expect(chance.test("dyad-census", "mutual") != nil)
    let given = try input(graph).chance(of: [.dyadCensus], model: .dyads, draws: 20)
    #expect(given.cells.isEmpty)
  }

  @Test func whatRestsOnWeightsIsNotCompared() throws {
    let weighted = SmallGraphs.weighted(graph, seed: 3)
    let chance = try input(weighted).chance(
      of: [.arcReciprocity, .weightedReciprocity, .giniGiving], model: .edges, draws: 10)
    #expect(chance.values.map(\.name) == ["arc-reciprocity"])
    #expect(chance.undefined.map(\.name) == ["weighted-reciprocity", "gini-giving"])
    #expect(chance.undefined.allSatisfy { $0.content == .notDrawn })
    // Labels leave the weights where they are.
    let labels = try input(weighted).chance(of: [.eiIndex], model: .labels, draws: 10)
    #expect(labels.test("ei-index:team") != nil)
  }

  @Test func edgeCases() throws {
    let empty = try MeasureInput(SmallGraphs.empty(0)).chance(
      of: Measure.all, model: .edges, draws: 3)
    #expect(!empty.undefined.isEmpty)
    let none = try MeasureInput(graph).chance(of: [.eiIndex], model: .labels, draws: 3)
    #expect(none.values.isEmpty)
    let nodes = ["a", "b", "x", "y"].enumerated().map { Node($1, mode: $0 < 2 ? 1 : 2) }
    let clubs = try SocialNetwork(nodes: nodes, ties: [Tie("a", "x"), Tie("b", "y")])
    let twoMode = try MeasureInput(clubs.graph(), network: clubs).chance(
      of: [.density], model: .edges, draws: 3)
    #expect(twoMode.undefined.first?.content == .twoMode)
  }

  /// Every measure of the catalogue can be compared, whatever it gives.
  @Test(arguments: ChanceModel.allCases) func everyMeasure(model: ChanceModel) throws {
    let measures = Measure.all.filter { $0.id != "key-players" }
    let town = MeasureInput(
      ReferenceTown.binary, groupings: [ReferenceTown.grouping], seed: 1)
    let chance = try town.chance(of: measures, model: model, draws: 3)
    #expect(!chance.values.isEmpty)
    for part in chance.values { #expect(part.content.drawn.allSatisfy { $0.isFinite }) }
  }

  @Test(arguments: ChanceModel.allCases) func sameBitsAtAnyNumberOfThreads(model: ChanceModel)
    throws
  {
    func run(_ threads: Int) throws -> MeasureChance {
      try input(graph, threads: threads).chance(
        of: [.arcReciprocity, .triadCensus, .eiIndex, .brokerage], model: model, draws: 30)
    }
    let one = try run(1)
    #expect(try run(2) == one)
    #expect(try run(7) == one)
  }

  @Test func reportsAndStops() throws {
    try expectMonotoneProgress { monitor in
      var watched = input(graph)
      watched.monitor = monitor
      _ = try watched.chance(of: [.density], model: .edges, draws: 40)
    }
    var stopped = input(graph)
    stopped.monitor = Monitor(isCancelled: { true })
    let idle = stopped
    #expect(throws: MeasureError.cancelled) {
      try idle.chance(of: [.density], model: .edges, draws: 9)
    }
  }
}
