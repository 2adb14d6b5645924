// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapitalFormats

@Suite("The table of ids")
struct IdentifierTableTests {
  private func bytes(_ text: String) -> ContiguousArray<UInt8> { ContiguousArray(text.utf8) }

  /// Names of every length up to well beyond what is held within a spelling, some alike but for an end.
  private static let names: [String] =
    (0...40).flatMap { length in
      let stem = String(repeating: "x", count: max(0, length - 1))
      return length == 0 ? [""] : [stem + "a", stem + "b"]
    } + ["0", "7", "07", "12345678", "123456789", "é", "日本語の名前です", "😀😀😀", "-1", "1e5"]

  @Test("numbers names in order of first appearance and gives them back", arguments: [0, 1 << 20])
  func order(byteCount: Int) {
    var table = IdentifierTable(byteCount: byteCount)
    for _ in 0..<2 {
      for (number, name) in Self.names.enumerated() {
        #expect(table.insert(name) == Int32(number), "\(name)")
        #expect(table.find(name) == Int32(number), "\(name)")
      }
    }
    #expect(table.count == Self.names.count)
    #expect(table.names == Self.names)
    for number in Self.names.indices { #expect(table.name(number) == Self.names[number]) }
    #expect(table.find("nobody") == nil && table.find("a longer name of nobody") == nil)
  }

  @Test("numbers many at once as it does one by one")
  func batches() {
    let joined = bytes(Self.names.joined(separator: " ") + " nobody")
    var cells: ContiguousArray<Cell> = []
    var start = 0
    for name in Self.names {
      cells.append(Cell(start: start, end: start + name.utf8.count))
      start += name.utf8.count + 1
    }
    var table = IdentifierTable(byteCount: joined.count)
    var numbers: ContiguousArray<Int32> = []
    for _ in 0..<2 {
      table.resolve(joined.span, cells + cells, isInserting: true, into: &numbers)
      #expect(
        numbers == ContiguousArray((0..<Int32(cells.count)).map { $0 } + (0..<Int32(cells.count))))
    }
    let last = Cell(start: joined.count - 6, end: joined.count)
    table.resolve(joined.span, [cells[3], last], isInserting: false, into: &numbers)
    #expect(numbers == [3, -1])
  }

  @Test("holds spellings of the same text for one name, whichever came first")
  func spellings() {
    for (first, second) in [
      ("é", "e\u{301}"), ("e\u{301}", "é"),
      ("Zoë Müller-Lüdenscheid", "Zoe\u{308} Mu\u{308}ller-Lüdenscheid"),
      ("Zoe\u{308} Mu\u{308}ller-Lüdenscheid", "Zoë Müller-Lüdenscheid"),
    ] {
      var table = IdentifierTable()
      #expect(table.insert("ann") == 0)
      #expect(table.insert(first) == 1)
      #expect(table.insert(second) == 1)
      #expect(table.find(second) == 1)
      #expect(table.insert("bo") == 2)
      #expect(table.name(1).unicodeScalars.elementsEqual(first.unicodeScalars))
    }
  }

  @Test("grows, and then is as a dictionary would be", arguments: [1, 5, 11, 12, 13, 30])
  func growth(length: Int) {
    var generator = SplitMix(state: UInt64(length))
    var table = IdentifierTable(byteCount: 1 << 16)
    var numbers: [String: Int32] = [:]
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...length, using: &generator)
      let name = String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "a" })
      let expected = numbers[name] ?? Int32(numbers.count)
      numbers[name] = expected
      let found = table.insert(name)
      guard found == expected else {
        Issue.record("\(name) is \(found), not \(expected)")
        return
      }
    }
    #expect(table.count == numbers.count)
  }

  @Test("finds other spellings after it has grown")
  func growthWithSpellings() {
    var table = IdentifierTable()
    let names = (0..<200).map { "caf\u{E9} \($0)" + ($0 % 2 == 0 ? "" : " in a long street") }
    let others = names.map { $0.replacing("\u{E9}", with: "e\u{301}") }
    for (number, name) in names.enumerated() { #expect(table.insert(name) == number) }
    for (number, other) in others.enumerated() { #expect(table.insert(other) == number) }
    for number in 0..<2000 { #expect(table.insert("person \(number)") == 200 + number) }
    for (number, other) in others.enumerated() { #expect(table.find(other) == Int32(number)) }
    for (number, name) in names.enumerated() { #expect(table.find(name) == Int32(number)) }
    #expect(table.count == 2200)
  }

  @Test("is empty once its names were taken out, and can begin anew")
  func drained() {
    var table = IdentifierTable(byteCount: 1000)
    for name in Self.names { _ = table.insert(name) }
    #expect(table.drain { $0 } == Self.names)
    #expect(table.count == 0 && table.names.isEmpty)
    for name in Self.names { #expect(table.find(name) == nil) }
    #expect(table.insert("7") == 0 && table.insert("a rather long name") == 1)
    #expect(table.names == ["7", "a rather long name"])
  }
}
