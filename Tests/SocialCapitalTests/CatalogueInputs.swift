// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

/// An invented small town and memberships, on which every measure of the catalogue says something.
enum CatalogueInputs {
  static let options: MeasureOptions = [
    "cross-connection.column": "standing", "cross-connection.advantaged": "high",
    "exposure.column": "standing", "exposure.advantaged": "high",
    "friending-bias.column": "standing", "friending-bias.advantaged": "high",
    "small-world.draws": "3", "relation-correlation.draws": "20",
    "relation-regression.draws": "20", "wave-correlation.draws": "20",
  ]

  static let panel: NetworkPanel? = {
    var model = TownModel()
    model.citizens = 45
    return try? model.town(seed: 11)
  }()

  /// The town's first wave, with weights, dates and standings that its model does not have.
  static let town = makeTown { _ in }

  /// The same with the nodes in another order.
  static let reordered = makeTown { nodes in
    var generator = SeededGenerator(seed: 8)
    generator.shuffle(&nodes)
  }

  private static func makeTown(_ reorder: (inout [Node]) -> Void) -> SocialNetwork? {
    guard let panel else { return nil }
    let wave = panel.network(of: panel.waves[0])
    let ties = wave.allTies.enumerated().map { row, tie in
      var tie = tie
      tie.wave = nil
      tie.weight = Double(1 + row % 7) / 2
      tie.date = CalendarDate(dayNumber: 20_000 + row * 37 % 400)
      return tie
    }
    var nodes = wave.nodes
    for index in nodes.indices {
      nodes[index].attributes["standing"] = .text(index % 5 < 2 ? "high" : "low")
    }
    reorder(&nodes)
    return try? SocialNetwork(nodes: nodes, ties: ties)
  }

  /// People and groups, some of whom share several.
  static let memberships: SocialNetwork? = {
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

  /// Whether a measure is asked of the memberships: the town has isolates, without which alone
  /// information is defined.
  static func isForMemberships(_ measure: Measure) -> Bool {
    measure.family == .twoMode || measure.id == "information"
  }

  static func input(
    _ network: SocialNetwork, by column: String?, _ monitor: Monitor
  ) throws -> MeasureInput {
    MeasureInput(
      try network.graph(), network: network,
      groupings: try column.map { [try network.grouping(by: $0)] } ?? [], options: options,
      seed: 3, monitor: monitor)
  }

  /// The measure on the town, on memberships, or between two waves.
  static func results(of measure: Measure, _ monitor: Monitor) throws -> [MeasureResult] {
    if measure.scope == .change {
      let panel = try #require(panel)
      return [
        try measure.compute(
          ChangeInput(
            panel.comparison(from: 0, to: 1), options: options, seed: 3, monitor: monitor))
      ]
    }
    return [
      try isForMemberships(measure)
        ? measure.compute(input(#require(memberships), by: nil, monitor))
        : measure.compute(input(#require(town), by: "sector", monitor))
    ]
  }
}

extension SocialNetwork {
  /// The ties, each with the names of its ends.
  var allTies: [Tie] {
    ties.indices.map { row in
      Tie(
        nodes[Int(ties.sources[row])].id, nodes[Int(ties.targets[row])].id,
        relation: ties.relations[row], weight: ties.weights?[row], wave: ties.waves[row],
        date: ties.dates?[row])
    }
  }
}
