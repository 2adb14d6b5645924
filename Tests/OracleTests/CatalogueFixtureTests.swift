// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Values that `Scripts/catalogue_fixture.py` had other tools compute, or computed by the definition,
/// compared with what the catalogue's entries give.
@Suite("Fixtures: the catalogue")
struct CatalogueFixtureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let network: String
    let input: MeasureInput
    /// The later wave after the earlier one, where the values are of change.
    let change: WaveComparison?
    /// Where each tie of the fixture stands among the graph's.
    let places: [Int]
    let entry: JSONValue

    var measure: String { entry["measure"]?.text ?? "" }
    var calls: String { (entry["calls"]?.list ?? []).compactMap(\.text).joined(separator: "; ") }
    var testDescription: String {
      let path = (entry["path"]?.list ?? []).map { $0.text ?? $0.number.map { "\($0)" } ?? "" }
      return ([network, entry["name"]?.text ?? ""] + path).joined(separator: ", ")
    }
  }

  static let cases: [Case] = {
    (JSONValue.fixture("catalogue")?.list ?? []).flatMap { (try? cases(of: $0)) ?? [] }
  }()

  private static func cases(of content: JSONValue) throws -> [Case] {
    let columns = (content["columns"]?.fields ?? [:]).mapValues { ($0.list ?? []).map(\.text) }
    let nodes = (0..<Int(content["nodes"]?.number ?? 0)).map { index in
      var node = Node("\(index)")
      for (name, cells) in columns {
        guard let cell = cells[index] else { continue }
        switch name {
        case "kind": node.kind = NodeKind(cell)
        case "tier": node.tier = Tier(rawValue: cell)
        case "mode": node.mode = Int(cell)
        default: node.attributes[name] = .text(cell)
        }
      }
      return node
    }
    let rows = (content["ties"]?.list ?? []).map { $0.list?.compactMap(\.number) ?? [] }
    let network = try SocialNetwork(
      nodes: nodes,
      ties: rows.map { Tie("\(Int($0[0]))", "\(Int($0[1]))", weight: $0[2]) },
      isDirected: content["directed"]?.flag ?? true)
    let graph = try network.graph()
    var order: [[Int]: Int] = [:]
    for (place, edge) in graph.edges.enumerated() { order[[edge.source, edge.target]] = place }
    let places = rows.map { order[[Int($0[0]), Int($0[1])]] ?? -1 }
    let change = try WaveComparison(fixture: content, after: graph)
    let plain = ["kind", "mode", "standing"]
    let groupings = try columns.keys.sorted().filter { !plain.contains($0) }
      .map { try network.grouping(by: $0) }
    return (content["values"]?.list ?? []).map { entry in
      var options = MeasureOptions()
      var used = graph
      for (name, value) in entry["options"]?.fields ?? [:] {
        if name == "unweighted" {
          used = graph.unweighted()
        } else {
          options[name] = value.text
        }
      }
      return Case(
        network: content["name"]?.text ?? "",
        input: MeasureInput(used, network: network, groupings: groupings, options: options),
        change: change, places: places, entry: entry)
    }
  }

  @Test func theFixtureIsThere() {
    #expect(Set(Self.cases.map(\.network)).count == 14)
    #expect(Set(Self.cases.map(\.measure)).count >= 107)
    for one in Self.cases { #expect(Measure.named(one.measure) != nil, "\(one.measure)") }
  }

  @Test(arguments: Set(cases.map(\.measure)).sorted())
  func agrees(measure id: String) throws {
    let measure = try #require(Measure.named(id))
    for one in Self.cases where one.measure == id {
      let result =
        if let change = one.change, measure.scope == .change {
          try measure.compute(ChangeInput(change, options: one.input.options))
        } else {
          try measure.compute(one.input)
        }
      let found = try #require(
        result.numbers(of: one.entry, places: one.places), "\(one): nothing is there")
      let value = one.entry["value"]
      let expected = value?.list.map { $0.map(\.number) } ?? [value?.number]
      try #require(found.count == expected.count, "\(one)")
      for (quantity, number) in zip(found, expected) {
        expectClose(
          quantity.map(Quantity.value) ?? .undefined(.noTies), number, absolute: 1e-11,
          "\(one) by \(one.calls)")
      }
    }
  }
}
