// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Hours taken back")
struct GivenHoursTests {
  private typealias Row = ShapeGatherer.GatheredTie

  @Test("are those that going through all earlier rows finds", arguments: 0..<200)
  func asByDefinition(seed: Int) {
    var generator = SplitMix(state: UInt64(seed))
    let rows = (0..<40).map { line in
      let hours = Double(Int.random(in: 0...6, using: &generator)) / 2
      return Row(
        source: Int.random(in: 0...1, using: &generator), target: 2,
        relation: [nil, "lifts", "garden"].randomElement(using: &generator) ?? nil,
        weight: Bool.random(using: &generator) ? hours : -hours - 0.5, line: line)
    }
    var ties = DraftTies()
    for row in rows {
      var tie = DraftTie(Int32(row.source), Int32(row.target), weight: row.weight)
      tie.relation = row.relation
      ties.append(tie, attributes: [:])
    }
    var given = GivenHours(ties, from: 0)
    var missing: [Double] = []
    for (place, row) in rows.enumerated() {
      if let hours = row.weight, hours < 0 {
        missing.append(given.take(-hours, for: place))
      } else {
        given.add(place)
      }
    }
    let expected = naive(rows)
    #expect(missing == expected.missing)
    let left = rows.indices.filter { given.isLeft($0) }
    #expect(left == expected.left.map(\.line))
    #expect(left.map { given.hours($0) } == expected.left.map { $0.weight ?? 0 })
  }

  /// First the latest row of just as many hours, of the same relation if there is one; else the latest
  /// rows until nothing is left to take back.
  private func naive(_ all: [Row]) -> (left: [Row], missing: [Double]) {
    var rows = all
    var (gone, missing): (Set<Int>, [Double]) = ([], [])
    for place in rows.indices {
      guard let hours = rows[place].weight, hours < 0 else { continue }
      gone.insert(place)
      var left = -hours
      let earlier = (0..<place).reversed().filter {
        !gone.contains($0) && rows[$0].source == rows[place].source
      }
      let same =
        earlier.first { rows[$0].weight == left && rows[$0].relation == rows[place].relation }
        ?? earlier.first { rows[$0].weight == left }
      for other in same.map({ [$0] }) ?? earlier where left > 0 {
        let there = rows[other].weight ?? 0
        let taken = min(left, there)
        rows[other].weight = there - taken
        left -= taken
        if there - taken <= 1e-9 { gone.insert(other) }
      }
      missing.append(left)
    }
    return (rows.indices.filter { !gone.contains($0) }.map { rows[$0] }, missing)
  }
}
