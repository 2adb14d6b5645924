// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// A network as one part of a report looks at it, with what was measured on it.
struct Look: Sendable {
  /// The members.
  let network: SocialNetwork
  /// The ties among them.
  let graph: Graph
  /// The members in groups, the main grouping first.
  let groupings: [Grouping]
  /// What the measures gave.
  let run: MeasurementRun
  /// Whether each member answered, or `nil` where that was not recorded.
  let responded: [Bool]?
  /// Whether only those who answered are looked at.
  let isOfRespondents: Bool
  /// How numbers are said.
  let wording: Wording
  /// What weights count, such as hours; `nil` where that is not known.
  let weightName: String?

  /// The numbers, columns and tables.
  var result: MeasureResult { run.result }

  /// The main grouping.
  var grouping: Grouping? { groupings.first }

  /// The column members are grouped by, as prose calls it.
  var groupWord: String { grouping?.column ?? "group" }

  /// The number of members.
  var memberCount: Int { graph.nodeCount }

  /// Whether every tie runs between members of two modes, as between people and events, so that
  /// nothing can be returned and no three members can be tied all round.
  var isTwoMode: Bool {
    let modes = network.nodes.map(\.mode)
    guard graph.edgeCount > 0, modes.allSatisfy({ $0 != nil }) else { return false }
    return graph.edges.allSatisfy { modes[$0.source] != modes[$0.target] }
  }

  /// The start of a sentence about those who answered only: "Among the 75 who answered, ".
  func among(_ rest: String) -> String {
    guard isOfRespondents else { return rest.prefix(1).uppercased() + rest.dropFirst() }
    let the = wording.suppression == nil ? "the " : ""
    return "Among \(the)\(wording.count(memberCount)) who answered, \(rest)"
  }

  /// A number of the network by the name outputs give it, `nil` where it was not computed.
  func value(_ name: String) -> Quantity? { result.value(name) }

  /// The name of a result that depends on the main grouping.
  func grouped(_ id: String) -> String { grouping.map { "\(id):\($0.column)" } ?? id }

  /// The scores of nodes by name, where there are any.
  func scores(_ name: String) -> NodeScores? {
    if case .scores(let scores) = result.nodeColumn(name) { scores } else { nil }
  }

  /// Which nodes a measure picks out, where it was computed.
  func flags(_ name: String) -> [Bool]? {
    if case .flags(let flags) = result.nodeColumn(name) { flags } else { nil }
  }
}

extension Table {
  /// The count of a part.
  func count(_ name: String) -> Int? {
    switch self[name] {
    case .count(let count): count
    case .quantity(.value(let number)): Int(exactly: number)
    default: nil
    }
  }

  /// The number of a part, or why there is none.
  func quantity(_ name: String) -> Quantity? {
    switch self[name] {
    case .count(let count): .value(Double(count))
    case .quantity(let quantity): quantity
    default: nil
    }
  }

  /// The words of a part that is a row of words.
  func texts(_ name: String) -> [String]? {
    guard case .list(let cells) = self[name] else { return nil }
    return cells.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The numbers of a part that is a matrix.
  func matrix(_ name: String) -> [[Quantity]]? {
    guard case .list(let rows) = self[name] else { return nil }
    return rows.map { row in
      guard case .list(let cells) = row else { return [] }
      return cells.map { cell in
        switch cell {
        case .count(let count): .value(Double(count))
        case .quantity(let quantity): quantity
        default: .undefined(.notObserved)
        }
      }
    }
  }

  /// A table within the table.
  func table(_ name: String) -> Table? {
    if case .table(let table) = self[name] { table } else { nil }
  }
}
