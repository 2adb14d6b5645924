// SPDX-License-Identifier: Apache-2.0

/// The numbers that measures give of a network, each beside those that chance gives.
///
/// ```swift
/// let chance = try MeasureInput(graph).chance(of: [.transitivity], model: .edges, draws: 999)
/// chance.values[0].content.atLeast
/// ```
public struct MeasureChance: Sendable, Hashable {
  /// What is kept and what is left to chance.
  public let model: ChanceModel
  /// The number of networks drawn.
  public let draws: Int
  /// The seed they started from.
  public let seed: UInt64
  /// The tests of numbers of the network, by the names ``MeasureResult/values`` has.
  public let values: [MeasureResult.Named<RandomizationTest>]
  /// The tests of numbers in tables.
  public let cells: [Cell]
  /// The numbers of the network for which chance says nothing, and why.
  public let undefined: [MeasureResult.Named<Undefined>]

  /// The test of a number in a table.
  public struct Cell: Sendable, Hashable {
    /// The name of the table.
    public let table: String
    /// Where in the table the number stands: names of parts with points between them.
    public let path: String
    /// Its test.
    public let test: RandomizationTest
  }

  /// The test of a number of the network by name, or `nil` where there is none.
  public func test(_ name: String) -> RandomizationTest? {
    values.first { $0.name == name }?.content
  }

  /// The test of a number in a table, or `nil` where there is none.
  public func test(_ table: String, _ path: String) -> RandomizationTest? {
    cells.first { $0.table == table && $0.path == path }?.test
  }
}

extension MeasureInput {
  /// Compares every number of the network that measures give with those of networks drawn at random.
  ///
  /// ## Definition
  /// Each draw is one network, or one way to deal out the groups, on which all the measures are
  /// computed; chances are those of ``RandomizationTest``. Numbers of nodes and of ties are left out.
  ///
  /// ## Conventions
  /// - Networks drawn have no weights, dates or relations. A number that changes when weights are
  ///   left out is therefore not compared: ``Undefined/notDrawn``. With ``ChanceModel/labels``
  ///   everything but the groups is as in the data, and only numbers of groups are compared; several
  ///   groupings are dealt out together, so that what a member is stays together.
  /// - Numbers in tables that no draw moves, or that repeat a number of the network, are left out; so are expectations, variances and z in
  ///   tables, which are chance levels themselves, and measures of the family `inference`.
  /// - A number that the model keeps, such as the density given the ties, has chance 1 and no z.
  /// - Undefined: ``Undefined/twoMode`` where all ties run between two modes and ties are drawn, as
  ///   they would fall within a mode.
  /// - Draw b has its own stream of the seed, so the result is the same at any number of threads.
  ///
  /// - Parameters:
  ///   - measures: The measures.
  ///   - model: What is kept.
  ///   - draws: The number of draws.
  /// - Throws: ``MeasureError``.
  /// - Complexity: *B* times a draw and the measures, divided by the threads; *O*(*B*) space a number.
  ///
  /// ## Reference
  /// B. S. Anderson, C. Butts and K. Carley, "The interaction of size and density with graph-level
  /// indices", *Social Networks* 21 (1999) 239–267, doi:10.1016/S0378-8733(99)00011-8; L. J. Hubert,
  /// *Assignment Methods in Combinatorial Data Analysis* (Marcel Dekker, 1987).
  public func chance(
    of measures: [Measure], model: ChanceModel, draws: Int = 999
  ) throws -> MeasureChance {
    precondition(draws >= 1, "There is at least one draw.")
    let measures = measures.filter { $0.scope != .change && $0.family != .inference }
    let found = try numbers(of: measures, groupsOnly: model == .labels)
    var undefined: [MeasureResult.Named<Undefined>] = []
    func rule(out name: String, _ reason: Undefined) {
      undefined.append(.init(name: name, content: reason))
    }
    if model.nullModel == nil {
      return try chance(of: found, measures, model: model, draws: draws, undefined: [])
    }
    if twoMode != nil, graph.edgeCount > 0 {
      for number in found where number.isValue { rule(out: number.name, .twoMode) }
      return MeasureChance(
        model: model, draws: draws, seed: seed, values: [], cells: [], undefined: undefined)
    }
    var bare = self
    bare.graph = graph.unweighted()
    bare.network = network.map { network in
      network.keeping(nodes: Array(network.nodes.indices)) { _ in false }
    }
    let unweighted = Dictionary(
      try bare.numbers(of: measures, groupsOnly: false).map { ($0.key, $0.quantity) }
    ) { first, _ in first }
    var compared: [Number] = []
    for number in found {
      if let same = unweighted[number.key], number.quantity.isEqualButForRounding(to: same) {
        compared.append(number)
      } else if number.isValue {
        rule(out: number.name, .notDrawn)
      }
    }
    return try bare.chance(
      of: compared, measures, model: model, draws: draws, undefined: undefined)
  }

  /// Draws, and tests the numbers found.
  private func chance(
    of found: [Number], _ measures: [Measure], model: ChanceModel, draws: Int,
    undefined: [MeasureResult.Named<Undefined>]
  ) throws -> MeasureChance {
    var undefined = undefined
    let numbers = found.filter { number in
      if let reason = number.quantity.reason, number.isValue {
        undefined.append(.init(name: number.name, content: reason))
      }
      return number.quantity.value != nil
    }
    // Measures of nodes and ties alone need not be computed again and again.
    let wanted = Set(numbers.map(\.measure))
    let needed = measures.filter { wanted.contains($0.id) }
    let rows = try Replicates.run(draws, seed: seed, monitor: monitor) { generator in
      let drawn = drawn(from: model, &generator)
      var values: [String: Quantity] = [:]
      // A measure that fails on a network drawn is undefined there.
      for number in (try? drawn?.numbers(of: needed, groupsOnly: model == .labels)) ?? [] {
        values[number.key] = number.quantity
      }
      return numbers.map { values[$0.key] ?? .undefined(.tooFewTies) }
    }
    var values: [MeasureResult.Named<RandomizationTest>] = []
    var cells: [MeasureChance.Cell] = []
    for (place, number) in numbers.enumerated() {
      let test = RandomizationTest(
        observed: number.quantity, null: model.rawValue, seed: seed,
        statistics: rows.map { $0[place] })
      if number.isValue {
        values.append(.init(name: number.name, content: test))
      } else if test.isMoved, !values.contains(where: { $0.content == test }) {
        cells.append(.init(table: number.name, path: number.path, test: test))
      }
    }
    return MeasureChance(
      model: model, draws: draws, seed: seed, values: values, cells: cells, undefined: undefined)
  }

  /// The input with its ties drawn at random, or its groups dealt out anew.
  private func drawn(
    from model: ChanceModel, _ generator: inout SeededGenerator
  ) -> MeasureInput? {
    var drawn = self
    drawn.monitor = Monitor(threads: 1, isCancelled: monitor.isCancelled)
    if let null = model.nullModel {
      // A graph of the same size always fits.
      guard let graph = try? graph.drawn(from: null, seed: generator.next()) else { return nil }
      drawn.graph = graph
    } else {
      var order = Array(graph.nodes)
      generator.shuffle(&order)
      drawn.groupings = groupings.map { $0.permuted(by: order) }
    }
    return drawn
  }
}

/// A number of the network, or in a table.
private struct Number {
  /// The id of the measure that gave it.
  let measure: String
  /// The name of the number or the table.
  let name: String
  /// Where it stands in the table; empty for a number that stands alone.
  let path: String
  let quantity: Quantity

  var isValue: Bool { path.isEmpty }
  var key: String { name + "\u{0}" + path }
}

extension MeasureInput {
  /// The numbers of the network that measures give, those in tables too.
  private func numbers(of measures: [Measure], groupsOnly: Bool) throws -> [Number] {
    var numbers: [Number] = []
    for measure in measures {
      try monitor.checkCancellation()
      let result = try measure.compute(self)
      func isWanted(_ name: String) -> Bool { !groupsOnly || name.contains(":") }
      for part in result.values where isWanted(part.name) {
        numbers.append(
          Number(measure: measure.id, name: part.name, path: "", quantity: part.content))
      }
      for part in result.tables where isWanted(part.name) {
        for (path, quantity) in part.content.numbers {
          numbers.append(
            Number(measure: measure.id, name: part.name, path: path, quantity: quantity))
        }
      }
    }
    return numbers
  }
}

extension Table {
  /// Parts that are chance levels themselves.
  private static let levels: Set = ["expected", "variance", "standard-deviation", "z"]

  /// Every number in the table by where it stands.
  ///
  /// Lists that are not matrices are left out, as their places mean nothing of their own; the places
  /// of a matrix have the names of the groups.
  fileprivate var numbers: [(path: String, quantity: Quantity)] {
    var names: [String]?
    if case .list(let cells)? = self["groups"] {
      names = cells.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
    return fields.filter { !Self.levels.contains($0.name) }.flatMap { field in
      Self.numbers(in: field.cell, names: names).map { inner in
        (inner.path.isEmpty ? field.name : "\(field.name).\(inner.path)", inner.quantity)
      }
    }
  }

  private static func numbers(
    in cell: Cell, names: [String]?
  ) -> [(path: String, quantity: Quantity)] {
    switch cell {
    case .count(let count): [("", .value(Double(count)))]
    case .quantity(let quantity): [("", quantity)]
    case .table(let table): table.numbers
    case .text, .flag: []
    case .list(let rows):
      rows.enumerated().flatMap { (i, row) -> [(path: String, quantity: Quantity)] in
        guard case .list(let columns) = row else { return [] }
        return columns.enumerated().flatMap { (j, cell) in
          numbers(in: cell, names: nil).filter(\.path.isEmpty).map { inner in
            let places = [i, j].map { place in
              names.flatMap { rows.count == $0.count && place < $0.count ? $0[place] : nil }
                ?? "\(place)"
            }
            return (places.joined(separator: "."), inner.quantity)
          }
        }
      }
    }
  }
}

extension RandomizationTest {
  /// Whether some draw gave another number than the data.
  fileprivate var isMoved: Bool {
    undefinedDraws > 0
      || drawn.contains { !observed.isEqualButForRounding(to: .value($0)) }
  }
}

extension Quantity {
  /// Whether two quantities are the same but for rounding, or undefined for the same reason.
  fileprivate func isEqualButForRounding(to other: Quantity) -> Bool {
    guard let value, let number = other.value else { return reason == other.reason }
    return abs(value - number) <= 1e-12 * max(1, abs(value))
  }
}
