// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Every measure of the catalogue on an invented small town: the same bits at any number of
/// threads and from run to run, and an end as soon as somebody asks for it.
@Suite("The whole catalogue")
struct WholeCatalogueTests {
  private static let options: MeasureOptions = [
    "cross-connection.column": "standing", "cross-connection.advantaged": "high",
    "exposure.column": "standing", "exposure.advantaged": "high",
    "friending-bias.column": "standing", "friending-bias.advantaged": "high",
    "small-world.draws": "3", "relation-correlation.draws": "20",
    "relation-regression.draws": "20", "wave-correlation.draws": "20",
  ]

  private static let panel: NetworkPanel? = {
    var model = TownModel()
    model.citizens = 45
    return try? model.town(seed: 11)
  }()

  /// The town's first wave, with weights, dates and standings that its model does not have.
  private static let town = makeTown { _ in }

  /// The same with the nodes in another order.
  private static let reordered = makeTown { nodes in
    var generator = SeededGenerator(seed: 8)
    generator.shuffle(&nodes)
  }

  private static func makeTown(_ reorder: (inout [Node]) -> Void) -> SocialNetwork? {
    guard let panel else { return nil }
    let wave = panel.network(of: panel.waves[0])
    let names = wave.nodes.map(\.id)
    let ties = wave.ties.indices.map { row in
      Tie(
        names[Int(wave.ties.sources[row])], names[Int(wave.ties.targets[row])],
        relation: wave.ties.relations[row], weight: Double(1 + row % 7) / 2,
        date: CalendarDate(dayNumber: 20_000 + row * 37 % 400))
    }
    var nodes = wave.nodes
    for index in nodes.indices {
      nodes[index].attributes["standing"] = .text(index % 5 < 2 ? "high" : "low")
    }
    reorder(&nodes)
    return try? SocialNetwork(nodes: nodes, ties: ties)
  }

  /// People and groups, some of whom share several.
  private static let memberships: SocialNetwork? = {
    let people = (0..<40).map { Node("p\($0)", mode: 1) }
    let groups = (0..<12).map { Node("g\($0)", mode: 2) }
    var ties: [Tie] = []
    for person in 0..<40 {
      for group in Set([person % 12, person * person % 12, person / 2 % 12]).sorted() {
        ties.append(Tie("p\(person)", "g\(group)"))
      }
    }
    return try? SocialNetwork(nodes: people + groups, ties: ties, isDirected: false)
  }()

  private static func input(
    _ network: SocialNetwork, by column: String?, _ monitor: Monitor
  ) throws -> MeasureInput {
    MeasureInput(
      try network.graph(), network: network,
      groupings: try column.map { [try network.grouping(by: $0)] } ?? [], options: options,
      seed: 3, monitor: monitor)
  }

  /// The measure on the town, on memberships, or between two waves.
  private static func results(
    of measure: Measure, _ monitor: Monitor
  ) throws -> [MeasureResult] {
    if measure.scope == .change {
      let panel = try #require(panel)
      return [
        try measure.compute(
          ChangeInput(
            panel.comparison(from: 0, to: 1), options: options, seed: 3, monitor: monitor))
      ]
    }
    // The town has isolates, without which alone information is defined.
    let isForMemberships = measure.family == .twoMode || measure.id == "information"
    return [
      try isForMemberships
        ? measure.compute(input(#require(memberships), by: nil, monitor))
        : measure.compute(input(#require(town), by: "sector", monitor))
    ]
  }

  @Test(arguments: Measure.all.map(\.id)) func sameBitsAtAnyNumberOfThreads(id: String) throws {
    let measure = try #require(Measure.named(id))
    let one = try Self.results(of: measure, Monitor(threads: 1))
    #expect(one.contains { $0.hasNumber }, "\(id) says nothing")
    for threads in [2, 7] {
      #expect(try Self.results(of: measure, Monitor(threads: threads)) == one, "\(threads) threads")
    }
  }

  /// Measures that draw at random, or break ties, by the order of nodes.
  private static let byOrder: Set = [
    "louvain", "leiden", "label-propagation", "key-players", "core-periphery",
  ]

  /// Whoever comes first, the numbers are the same: a measure sees no order.
  @Test(
    arguments: Measure.all.filter {
      $0.scope != .change && $0.family != .twoMode && !byOrder.contains($0.id)
    }.map(\.id))
  func doesNotSeeTheOrderOfNodes(id: String) throws {
    let measure = try #require(Measure.named(id))
    let (one, other) = (try #require(Self.town), try #require(Self.reordered))
    let monitor = Monitor(threads: 2)
    let before = try measure.compute(Self.input(one, by: "sector", monitor))
    let after = try measure.compute(Self.input(other, by: "sector", monitor))
    for value in before.values {
      let found = try #require(after.value(value.name), "\(value.name)")
      expectClose(found, value.content.value, relative: 1e-9, absolute: 1e-10, "\(value.name)")
    }
    let places = try one.nodes.map { try #require(other.index(of: $0.id)) }
    for column in before.nodes {
      guard case .scores(let scores) = column.content,
        case .scores(let moved)? = after.nodeColumn(column.name)
      else { continue }
      for (node, score) in scores.enumerated() {
        expectClose(
          moved.quantity(at: places[node]), score, relative: 1e-9, absolute: 1e-10,
          "\(column.name)")
      }
    }
  }

  /// Measures that are as good as one pass over the ties, and over before anybody can ask.
  private static func isInstant(_ measure: Measure) -> Bool {
    [
      "mixing", "sector-reciprocity", "rao-bandyopadhyay", "weighted-reciprocity-correlation",
    ].contains(measure.id)
      || !measure.complexity.contains { "·²³√/".contains($0) }
        && !measure.complexity.contains("a step") && !measure.complexity.contains("a round")
  }

  @Test(arguments: Measure.all.filter { !isInstant($0) }.map(\.id))
  func stopsWhenAsked(id: String) throws {
    let measure = try #require(Measure.named(id))
    #expect(throws: MeasureError.cancelled) {
      try Self.results(of: measure, Monitor(isCancelled: { true }))
    }
  }

  @Test func whatIsNotInstantIsMostOfTheCatalogue() {
    #expect(Measure.all.count { !Self.isInstant($0) } >= 60)
  }
}

extension MeasureResult {
  /// Whether it says anything: a number, a score or a table that is not undefined.
  fileprivate var hasNumber: Bool {
    values.contains { $0.content.value != nil } || !tables.isEmpty || !ties.isEmpty
      || nodes.contains {
        if case .scores(let scores) = $0.content { scores.definedCount > 0 } else { true }
      }
  }
}
