// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Waits for a return by lifelines, statsmodels and scipy, and amounts set off half hour by half hour,
/// as `Scripts/chance_fixture.py` wrote them down.
@Suite("Fixtures: return time")
struct ReturnTimeFixtureTests {
  struct TimeBank: Sendable, CustomTestStringConvertible {
    let name: String
    let network: SocialNetwork
    let values: [JSONValue]
    var testDescription: String { name }

    init(_ content: JSONValue) throws {
      name = content["name"]?.text ?? ""
      let rows = content["exchanges"]?.rows ?? []
      let members = Int(rows.flatMap { $0[0..<2] }.max() ?? -1) + 1
      network = try SocialNetwork(
        nodes: (0..<members).map { Node("\($0)") },
        ties: rows.map {
          Tie(
            "\(Int($0[0]))", "\(Int($0[1]))", weight: $0[3],
            date: CalendarDate(dayNumber: 20_000 + Int($0[2])))
        })
      values = content["values"]?.list ?? []
    }
  }

  static let banks = (JSONValue.fixture("exchanges")?.list ?? []).compactMap {
    try? TimeBank($0)
  }

  @Test func theFixtureIsThere() { #expect(Self.banks.count == 3) }

  @Test(arguments: banks) func agrees(bank: TimeBank) throws {
    let result = try Measure.returnTime.compute(
      MeasureInput(try bank.network.graph(), network: bank.network))
    #expect(bank.values.count == 16)
    for entry in bank.values {
      let found = try #require(result.numbers(of: entry), "\(bank.name), \(entry)")
      expectClose(
        found[0].map(Quantity.value) ?? .undefined(.noTies), entry["value"]?.number,
        absolute: 1e-11, "\(bank.name), \(entry)")
    }
  }
}
