// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

extension MeasureResult {
  /// The numbers that an entry of a fixture is about, or `nil` where the result has none such.
  ///
  /// - Parameters:
  ///   - entry: Where the value stands (`at`), under which name, and the path to it in a table.
  ///   - places: Where each tie of the fixture stands among the graph's.
  func numbers(of entry: JSONValue, places: [Int] = []) -> [Double?]? {
    let name = entry["name"]?.text ?? ""
    let path = entry["path"]?.list ?? []
    switch entry["at"]?.text {
    case "value": return value(name).map { [$0.value] }
    case "nodes":
      switch nodeColumn(name) {
      case .scores(let scores)?: return Array(scores)
      case .flags(let flags)?: return flags.map { $0 ? 1 : 0 }
      case .record(let fields)?:
        return fields.first { $0.name == path.first?.text }.map { Array($0.scores) }
      default: return nil
      }
    case "ties":
      switch tieColumn(name) {
      case .scores(let scores)?: return places.map { scores[$0] }
      case .flags(let flags)?: return places.map { flags[$0] ? 1 : 0 }
      default: return nil
      }
    case "table": return table(name).flatMap { Self.number(at: path[...], in: .table($0)) }
    default: return nil
    }
  }

  /// The number that keys and places lead to in a table.
  private static func number(
    at path: ArraySlice<JSONValue>, in cell: Table.Cell
  ) -> [Double?]? {
    switch (cell, path.first) {
    case (.count(let count), nil): [Double(count)]
    case (.quantity(let quantity), nil): [quantity.value]
    case (.table(let table), let key?):
      key.text.flatMap { table[$0] }.flatMap { number(at: path.dropFirst(), in: $0) }
    case (.list(let cells), let key?):
      key.number.flatMap { number(at: path.dropFirst(), in: cells[Int($0)]) }
    default: nil
    }
  }
}

extension WaveComparison {
  /// The two waves of a fixture, or `nil` where it has one.
  init?(fixture content: JSONValue, after: Graph) throws {
    guard let rows = content["before"]?.rows else { return nil }
    let before = try Graph(
      nodeCount: after.nodeCount,
      edges: rows.map { Graph.Edge(Int($0[0]), Int($0[1]), weight: $0[2]) }, isDirected: true)
    let present = ["present-before", "present-after"].map {
      content[$0]?.list?.compactMap(\.flag) ?? []
    }
    self.init(
      waves: ("before", "after"), before: before, after: after, presentBefore: present[0],
      presentAfter: present[1], answeredBoth: zip(present[0], present[1]).map { $0 && $1 })
  }
}

/// Expects a chance that draws gave to agree with another within four standard errors of both; the
/// other is exact where it rests on no draws.
func expectAgreement(
  _ found: Quantity, draws: Int, _ expected: JSONValue?, otherDraws: Int? = nil, _ what: String
) throws {
  let chance = try #require(expected?.number)
  let spread = max(chance * (1 - chance), 1 / Double(draws))
  let error = (spread * (1 / Double(draws) + (otherDraws.map { 1 / Double($0) } ?? 0)))
    .squareRoot()
  let number = try #require(found.value)
  #expect(
    abs(number - chance) <= 4 * error + 1 / Double(draws), "\(what): \(number), not \(chance)")
}

/// Expects the mean of draws to agree with another within four standard errors of both.
func expectAgreement(
  ofMean found: Quantity, draws: Int, _ expected: JSONValue?, otherDraws: Int? = nil,
  _ what: String
) throws {
  let deviation = try #require((expected?["sd"] ?? expected?["standard-deviation"])?.number)
  let mean = try #require(expected?["mean"]?.number)
  let share = 1 / Double(draws) + (otherDraws.map { 1 / Double($0) } ?? 0)
  let number = try #require(found.value)
  #expect(
    abs(number - mean) <= 4 * deviation * share.squareRoot() + 1e-12,
    "mean of \(what): \(number), not \(mean)")
}

/// Expects everything a test by chance gives to agree with another's.
func expectAgreement(
  _ test: RandomizationTest, _ expected: JSONValue?, otherDraws: Int? = nil, _ what: String
) throws {
  if let observed = expected?["observed"]?.number {
    expectClose(test.observed, observed, Comment(rawValue: what))
  }
  for (found, name) in [(test.atLeast, "at-least"), (test.atMost, "at-most")] {
    try expectAgreement(
      found, draws: test.draws, expected?[name], otherDraws: otherDraws, "\(what) \(name)")
  }
  try expectAgreement(
    ofMean: test.mean, draws: test.draws, expected, otherDraws: otherDraws, what)
  let deviation = try #require((expected?["sd"] ?? expected?["standard-deviation"])?.number)
  let found = try #require(test.standardDeviation.value)
  #expect(abs(found - deviation) <= 0.1 * deviation + 1e-12, "deviation of \(what)")
}
