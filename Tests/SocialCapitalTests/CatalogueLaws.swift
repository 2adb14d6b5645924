// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// What becomes of a column of a result when its network is changed.
enum Law: Sendable {
  case same
  case negated
  case times(Double)
  /// It is what another column was.
  case column(String)
  /// It has no value any more.
  case undefined
  /// Something else, which the measure's own tests look at.
  case other
}

/// What becomes of every column: it stays the same, except for those that are named.
struct Laws: Sendable {
  private(set) var exceptions: [String: Law] = [:]

  init(_ exceptions: [(law: Law, columns: String)]) {
    for (law, columns) in exceptions {
      for column in columns.split(whereSeparator: \.isWhitespace) {
        self.exceptions[String(column)] = law
      }
    }
  }

  /// With columns that each become what the other was.
  func swapping(_ pairs: [(String, String)]) -> Laws {
    var laws = self
    for (one, other) in pairs {
      laws.exceptions[one] = .column(other)
      laws.exceptions[other] = .column(one)
    }
    return laws
  }

  func law(of column: Column) -> Law {
    let law = exceptions[column.subject] ?? .same
    // Who is flagged stays so where only the number of those who are changes.
    if column.kind == .flag, case .times = law { return .same }
    return law
  }

  /// Expects a column to be what the law makes of those before.
  func check(_ column: Column, of id: String, _ before: [Column]) throws {
    var factor = 1.0
    var source = column.name
    switch law(of: column) {
    case .same: break
    case .negated: factor = -1
    case .times(let number): factor = number
    case .column(let other):
      guard let part = other.split(separator: ".").dropFirst().first else {
        return try compare(column, Column.all(of: other) { _ in }, named: other, factor)
      }
      source = column.name.split(separator: ".").dropLast().joined(separator: ".") + "." + part
    case .undefined:
      #expect(column.entries.allSatisfy { $0.quantity.value == nil }, "\(column.name)")
      return
    case .other: return
    }
    try compare(column, before, named: source, factor)
  }

  private func compare(
    _ column: Column, _ before: [Column], named source: String, _ factor: Double
  ) throws {
    let earlier = try #require(
      before.first { $0.kind == column.kind && $0.name == source }, "\(source)")
    let now = Dictionary(column.entries.map { ($0.key, $0.quantity) }) { first, _ in first }
    for entry in earlier.entries {
      let expected = entry.quantity.value.map { $0 * factor }
      let comment: Comment = "\(column.name) \(entry.key)"
      expectClose(try #require(now[entry.key], comment), expected, absolute: 1e-10, comment)
      // Where everybody has a copy, the copy is told the same.
      if !entry.key.isEmpty, let copy = now[Column.copied(entry.key)] {
        expectClose(copy, expected, absolute: 1e-10, comment)
      }
    }
  }
}

/// One column of a result, or one number of it, with what each entry is about.
struct Column {
  enum Kind { case number, score, flag, part, cell }

  let kind: Kind
  let name: String
  let entries: [(key: String, quantity: Quantity)]

  /// The name without which grouping, relations and groups it is about.
  var subject: String {
    if name.hasPrefix("relation-correlation:") { return "relation-correlation" }
    let groups = ["citizen", "commercial", "public", "social", "terms"]
    return name.replacing(":sector", with: "").replacing(":helps", with: "")
      .prefix { $0 != "[" }.split(separator: ".").filter { !groups.contains(String($0)) }
      .joined(separator: ".")
  }

  static func copied(_ key: String) -> String {
    key.split(separator: ">").map { "copy of \($0)" }.joined(separator: ">")
  }

  /// All that a measure says of the town or of memberships, when something was done to them.
  ///
  /// With `endsTurned` a tie is called by its ends as they were before it was turned round.
  static func all(
    of id: String, endsTurned: Bool = false, _ change: (inout Parts) -> Void
  ) throws -> [Column] {
    let measure = try #require(Measure.named(id))
    if measure.scope == .change { return try all(of: measure, change) }
    let isForMemberships = CatalogueInputs.isForMemberships(measure)
    let source = try #require(
      isForMemberships ? CatalogueInputs.memberships : CatalogueInputs.town)
    var parts = Parts(nodes: source.nodes, ties: source.allTies)
    change(&parts)
    let network = try SocialNetwork(
      nodes: parts.nodes, ties: parts.ties, isDirected: source.isDirected)
    let input = try CatalogueInputs.input(
      network, by: isForMemberships ? nil : "sector", Monitor(threads: 1))
    let names = network.nodes.map(\.id)
    let ends = input.graph.edges.map { edge in
      let turn = source.isDirected && endsTurned
      let (one, other) = turn ? (edge.target, edge.source) : (edge.source, edge.target)
      let pair = [names[one], names[other]]
      return (source.isDirected ? pair : pair.sorted()).joined(separator: ">")
    }
    return columns(of: try measure.compute(input), names, ends)
  }

  /// All that a measure of change says of the town's two waves, when something was done to both.
  ///
  /// Everybody counts as having answered: who did not makes a difference between giving and taking.
  private static func all(
    of measure: Measure, _ change: (inout Parts) -> Void
  ) throws -> [Column] {
    let source = try #require(CatalogueInputs.panel)
    var parts = Parts(nodes: source.network.nodes, ties: source.network.allTies)
    for wave in source.waves {
      for (node, isInScope) in wave.inScope.enumerated() where isInScope {
        parts.participation.append(
          Participation(
            wave: wave.name, id: parts.nodes[node].id, responded: true))
      }
    }
    change(&parts)
    let network = try SocialNetwork(nodes: parts.nodes, ties: parts.ties)
    let panel = try NetworkPanel(network, participation: parts.participation)
    let result = try measure.compute(
      ChangeInput(
        panel.comparison(from: 0, to: 1), options: CatalogueInputs.options, seed: 3,
        monitor: Monitor(threads: 1)))
    return columns(of: result, [], [])
  }

  /// Who and what a network is made of.
  struct Parts {
    var nodes: [Node]
    var ties: [Tie]
    /// Who was asked and answered, wave by wave.
    var participation: [Participation] = []

    mutating func turn() { ties = ties.map(\.turned) }

    mutating func multiply(by factor: Double) {
      for index in ties.indices { ties[index].weight = factor * (ties[index].weight ?? 1) }
    }

    mutating func copy() {
      nodes += nodes.map(\.copy)
      ties += ties.map(\.copy)
      participation += participation.map {
        Participation(wave: $0.wave, id: Column.copied($0.id), responded: $0.responded)
      }
    }

    mutating func addSomebodyAlone() {
      var alone = Node("somebody alone", mode: nodes[0].mode)
      alone.attributes = nodes[0].attributes
      nodes.append(alone)
      participation += Set(participation.map(\.wave)).sorted().map {
        Participation(wave: $0, id: alone.id, responded: true)
      }
    }
  }

  private static func columns(
    of result: MeasureResult, _ names: [String], _ ends: [String]
  ) -> [Column] {
    var columns: [Column] = result.values.map {
      Column(kind: .number, name: $0.name, entries: [("", $0.content)])
    }
    func add(_ kind: Kind, _ name: String, _ keys: [String], _ quantities: [Quantity]) {
      columns.append(Column(kind: kind, name: name, entries: Array(zip(keys, quantities))))
    }
    func numbers(_ flags: [Bool]) -> [Quantity] { flags.map { .value($0 ? 1 : 0) } }
    for column in result.nodes {
      switch column.content {
      case .scores(let scores):
        let name = result.value(column.name) == nil ? column.name : column.name + ".of-nodes"
        add(.score, name, names, scores.indices.map { scores.quantity(at: $0) })
      case .record(let fields):
        for (name, scores) in fields {
          add(
            .score, "\(column.name).\(name)", names, scores.indices.map { scores.quantity(at: $0) })
        }
      case .flags(let flags): add(.flag, column.name, names, numbers(flags))
      case .membership(let parts):
        add(.part, column.name, names, parts.map { .value(Double($0)) })
      }
    }
    for column in result.ties {
      switch column.content {
      case .scores(let scores):
        add(
          .score, column.name + ".of-ties", ends, scores.indices.map { scores.quantity(at: $0) })
      case .flags(let flags): add(.flag, column.name, ends, numbers(flags))
      }
    }
    for table in result.tables { columns += cells(of: .table(table.content), table.name) }
    return columns
  }

  private static func cells(of cell: Table.Cell, _ name: String) -> [Column] {
    func one(_ quantity: Quantity) -> [Column] {
      [Column(kind: .cell, name: name, entries: [("", quantity)])]
    }
    switch cell {
    case .count(let number): return one(.value(Double(number)))
    case .quantity(let quantity): return one(quantity)
    case .flag(let isTrue): return one(.value(isTrue ? 1 : 0))
    case .text: return []
    case .list(let cells):
      return cells.enumerated().flatMap { Self.cells(of: $1, "\(name)[\($0)]") }
    case .table(let table):
      return table.fields.flatMap { Self.cells(of: $0.cell, "\(name).\($0.name)") }
    }
  }
}

extension Node {
  /// The same under another name.
  var copy: Node {
    var node = self
    node.id = Column.copied(id)
    return node
  }
}

extension Tie {
  /// The same between the copies of its ends.
  var copy: Tie {
    var tie = self
    (tie.source, tie.target) = (Column.copied(source), Column.copied(target))
    return tie
  }

  /// The same the other way round.
  var turned: Tie {
    var tie = self
    (tie.source, tie.target) = (target, source)
    return tie
  }
}
