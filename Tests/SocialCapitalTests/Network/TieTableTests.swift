// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapital

@Suite("Tables of ties")
struct TieTableTests {
  /// Few names and so many that they are found another way.
  @Test(arguments: [1, 3, 32, 33, 34, 500]) func namesAreHeldOnce(count: Int) {
    var table = TieTable()
    // Every fifth tie has no relation; the others take turns, out of order.
    let numbers = (0..<3 * count).map { $0 % 5 == 4 ? nil : $0 * 7 % count }
    for number in numbers { table.append(source: 0, target: 1, relation: number.map { "r\($0)" }) }
    #expect(numbers.indices.map { table.relations[$0] } == numbers.map { $0.map { "r\($0)" } })
    var order: [Int] = []
    for case let number? in numbers where !order.contains(number) { order.append(number) }
    #expect(table.relations.names == order.map { "r\($0)" })
    let places = numbers.map { $0.flatMap { order.firstIndex(of: $0) }.map { Int32($0) } ?? -1 }
    let same = TieTable.NameColumn(names: table.relations.names, places: ContiguousArray(places))
    #expect(table.relations == same)
    #expect(table.relations.hashValue == same.hashValue)
    #expect(table.waves.isEmpty)
  }

  @Test(.timeLimit(.minutes(3))) func aMillionNamesAreFound() {
    var table = TieTable()
    for number in 0..<1_000_000 { table.append(source: 0, target: 1, wave: "\(number)") }
    #expect(table.waves.names.count == 1_000_000)
    #expect(table.waves[999_999] == "999999")
  }
}
