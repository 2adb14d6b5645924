// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Numbers names by their bytes: each distinct one is held once, in 24 bytes where it is short.
///
/// An open-addressing table of eight bytes a slot, which leaves the names in the order of their
/// numbers; what many names need of memory is touched together (``resolve(_:_:isInserting:into:)``).
/// The hash is seeded anew for each table, so that no file can be made to collide; the numbers given
/// do not depend on it. Small whole numbers, the commonest ids of large files, are looked up in an
/// array instead. Names that Unicode holds to be the same text, such as é in one part or in two, get
/// the same number, unless they are longer than any name (``FormatLimits/longestName``).
struct IdentifierTable {
  /// The distinct names, in order of first appearance, as they were first spelt.
  private var spellings: ContiguousArray<Spelling> = []
  /// Other spellings of names, and the numbers of these.
  private var others: ContiguousArray<(spelling: Spelling, number: Int32)> = []
  /// The bytes of every long spelling, one after another.
  private var arena: ContiguousArray<UInt8> = []
  private var slots = Self.freeSlots
  private var usedCount = 0
  /// How many names room was asked for.
  private var expectedCount = 0
  private let seed = UInt64.random(in: .min ... .max)
  /// What was touched, kept so that touching it is not left out as needless.
  private var touched: UInt64 = 0
  private var keys: ContiguousArray<IdentifierKey> = []
  /// The number + 1 of the name of each small whole number, 0 where it was not seen.
  private var small: ContiguousArray<Int32> = []
  /// Whole numbers below this one are small.
  let smallLimit: Int

  /// Makes an empty table.
  ///
  /// - Parameter byteCount: The size of the files names come from, in proportion to which room may
  ///   be taken.
  init(byteCount: Int = 0) { smallLimit = min(byteCount / 4, 99_999_999) }

  /// Where a spelling is.
  private struct Slot {
    /// The hash of the spelling, which tells most apart without looking at them.
    var hash: UInt32 = 0
    /// 0 in a free slot; the number of a name + 1; or, with the highest bit, the place of another
    /// spelling.
    var entry: UInt32 = 0

    @inline(__always)
    var other: Int? { entry & Self.mark == 0 ? nil : Int(entry & ~Self.mark) }

    static let mark: UInt32 = 1 << 31
  }

  private static let freeSlots = ContiguousArray(repeating: Slot(), count: 64)

  /// The number of distinct names.
  var count: Int { spellings.count }

  /// Makes room for so many names, so that none is needed twice while they become more.
  ///
  /// - Parameter expected: How many names slots are made for when the first are needed. Room for names
  ///   takes no memory before they come; that for slots does.
  mutating func reserveCapacity(_ count: Int, expecting expected: Int? = nil) {
    spellings.reserveCapacity(count)
    expectedCount = expected ?? count
  }

  /// The name of a number; a long one is made anew each time.
  func name(_ number: Int) -> String { spellings[number].text(in: arena.span) }

  /// The distinct names, in order of first appearance, as they were first spelt; all made anew.
  var names: [String] { spellings.map { $0.text(in: arena.span) } }

  /// Makes something of each name, in order, and forgets them all.
  ///
  /// What finding names took is given back before anything is made, so that a table and what is made
  /// of it need not have room at once.
  mutating func drain<Made>(_ make: (String) -> Made) -> [Made] {
    (slots, usedCount, expectedCount) = (Self.freeSlots, 0, 0)
    (small, others, keys) = ([], [], [])
    let made = spellings.map { make($0.text(in: arena.span)) }
    (spellings, arena) = ([], [])
    return made
  }

  /// The number of a name, or `nil` where it was not seen.
  @inline(__always)
  mutating func find(_ bytes: Span<UInt8>, _ cell: Cell) -> Int32? {
    find(bytes, cell, key(bytes, cell))
  }

  /// The number of a name, a new one where it was not seen.
  @inline(__always)
  mutating func insert(_ bytes: Span<UInt8>, _ cell: Cell) -> Int32 {
    insert(bytes, cell, key(bytes, cell))
  }

  /// The number of a name that is a small whole number, a new one where it was not seen; `nil` of
  /// any other name.
  ///
  /// - Parameter head: The first eight bytes from where the name begins, whatever follows it.
  @inline(__always)
  mutating func insertSmall(_ head: UInt64, _ length: Int) -> Int32? {
    smallNumber(head, length).map { insertSmall($0) }
  }

  /// The number of a small whole number, a new one where it was not seen.
  @inline(__always)
  mutating func insertSmall(_ value: Int) -> Int32 {
    if value < small.count, small[value] > 0 { return small[value] - 1 }
    return addSmall(value)
  }

  /// Puts the numbers of small whole numbers in their place, new ones where they were not seen.
  mutating func insertSmall(
    _ sources: inout ContiguousArray<UInt32>, _ targets: inout ContiguousArray<UInt32>, count: Int
  ) {
    var sources = sources.mutableSpan
    var targets = targets.mutableSpan
    for row in 0..<count {
      sources[row] = UInt32(insertSmall(Int(sources[row])))
      targets[row] = UInt32(insertSmall(Int(targets[row])))
    }
  }

  /// Numbers several names, new ones too if asked; the number of an unknown one is −1.
  ///
  /// The memory all of them need is touched first, slots and then the names these point to, so that
  /// it arrives together rather than piece by piece: with half a million names, waiting for memory is
  /// most of the work.
  mutating func resolve(
    _ bytes: Span<UInt8>, _ cells: ContiguousArray<Cell>, isInserting: Bool,
    into numbers: inout ContiguousArray<Int32>
  ) {
    var keys = self.keys
    self.keys = []
    let touched = prepare(bytes, cells, &keys)
    self.touched &+= touched
    numbers.removeAll(keepingCapacity: true)
    for index in cells.indices {
      if isInserting {
        numbers.append(insert(bytes, cells[index], keys[index]))
      } else {
        numbers.append(find(bytes, cells[index], keys[index]) ?? -1)
      }
    }
    self.keys = keys
  }

  /// Makes keys of names; what it touched on the way is in what it returns.
  private func prepare(
    _ bytes: Span<UInt8>, _ cells: ContiguousArray<Cell>,
    _ keys: inout ContiguousArray<IdentifierKey>
  ) -> UInt64 {
    keys.removeAll(keepingCapacity: true)
    let (slots, small, spellings) = (slots.span, small.span, spellings.span)
    let mask = slots.count - 1
    var touched: UInt64 = 0
    for index in cells.indices {
      let key = key(bytes, cells[index])
      keys.append(key)
      if let value = key.value {
        if value < small.count { touched &+= UInt64(truncatingIfNeeded: small[value]) }
      } else {
        touched &+= UInt64(slots[Int(key.hash) & mask].hash)
      }
    }
    var hasLong = false
    for key in keys where key.value == nil {
      let slot = slots[Int(key.hash) & mask]
      if slot.entry != 0, slot.other == nil {
        touched &+= UInt64(spellings[Int(slot.entry) - 1].length)
      }
      if key.spelling.isLong { hasLong = true }
    }
    guard hasLong else { return touched }
    let arena = arena.span
    for key in keys where key.value == nil && key.spelling.isLong {
      let slot = slots[Int(key.hash) & mask]
      guard slot.entry != 0, slot.other == nil else { continue }
      let held = spellings[Int(slot.entry) - 1]
      if held.isLong { touched &+= UInt64(arena[held.start]) }
    }
    return touched
  }

  mutating func find(_ name: String) -> Int32? {
    let bytes = ContiguousArray(name.utf8)
    return find(bytes.span, Cell(start: 0, end: bytes.count))
  }

  mutating func insert(_ name: String) -> Int32 {
    let bytes = ContiguousArray(name.utf8)
    return insert(bytes.span, Cell(start: 0, end: bytes.count))
  }

  @inline(__always)
  private mutating func find(_ bytes: Span<UInt8>, _ cell: Cell, _ key: IdentifierKey) -> Int32? {
    if let value = key.value {
      return value < small.count && small[value] > 0 ? small[value] - 1 : nil
    }
    if cell.hasDoubledQuotes { return find(bytes.text(of: cell)) }
    return number(in: place(of: key, bytes)) ?? findOtherSpelling(bytes, key)
  }

  @inline(__always)
  private mutating func insert(_ bytes: Span<UInt8>, _ cell: Cell, _ key: IdentifierKey) -> Int32 {
    if let value = key.value { return insertSmall(value) }
    if cell.hasDoubledQuotes { return insert(bytes.text(of: cell)) }
    return number(in: place(of: key, bytes)) ?? findOtherSpelling(bytes, key) ?? add(bytes, key)
  }

  /// The number of the name in a slot, or `nil` in a free one.
  @inline(__always)
  private func number(in place: Int) -> Int32? {
    let slot = slots[place]
    if slot.entry == 0 { return nil }
    return slot.other.map { others[$0].number } ?? Int32(slot.entry) - 1
  }

  /// The value of a name that is a small whole number written as numbers are, without leading zeros.
  @inline(__always)
  private func smallNumber(_ bytes: Span<UInt8>, _ cell: Cell) -> Int? {
    let length = cell.end - cell.start
    guard 1...8 ~= length, bytes[cell.start] &- 0x30 < 10 else { return nil }
    return smallNumber(IdentifierKey.word(bytes, cell.start, length), length)
  }

  @inline(__always)
  private func smallNumber(_ head: UInt64, _ length: Int) -> Int? {
    let first = UInt8(truncatingIfNeeded: head)
    guard 1...8 ~= length, first &- 0x30 < 10, first != 0x30 || length == 1 else { return nil }
    // All digits at once, with zeros in front to make eight of them.
    let padding = UInt64(64 - 8 * length)
    let word = head << padding | (0x3030_3030_3030_3030 & ~(.max << padding))
    let isDigits =
      word & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030
      && (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030
    guard isDigits else { return nil }
    let value = Self.value(ofDigits: word & 0x0F0F_0F0F_0F0F_0F0F)
    return value < smallLimit ? value : nil
  }

  /// The number of eight digits, one in each byte from the lowest on.
  @inline(__always)
  static func value(ofDigits digits: UInt64) -> Int {
    // Neighbouring digits join to pairs, pairs to fours, fours to eight.
    let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
    return Int((fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF)
  }

  private mutating func addSmall(_ value: Int) -> Int32 {
    if value >= small.count {
      let room = min(max(2 * small.count, value + 1, 1024), smallLimit)
      small.append(contentsOf: repeatElement(0, count: room - small.count))
    }
    let number = Int32(spellings.count)
    spellings.append(Spelling(digitsOf: value))
    small[value] = number + 1
    return number
  }

  /// The place of the slot that holds a spelling, or of the free one where it belongs.
  @inline(__always)
  private func place(of key: IdentifierKey, _ bytes: Span<UInt8>) -> Int {
    let slots = slots.span
    let mask = slots.count - 1
    var place = Int(key.hash) & mask
    while true {
      let slot = slots[place]
      if slot.entry == 0 { return place }
      if slot.hash == key.hash {
        let held = slot.other.map { others[$0].spelling } ?? spellings[Int(slot.entry) - 1]
        if key.spelling.isLong ? isHeld(key, held, bytes) : key.spelling.isSame(as: held) {
          return place
        }
      }
      place = (place + 1) & mask
    }
  }

  /// Whether a long spelling is the one that is held.
  @inline(__always)
  private func isHeld(_ key: IdentifierKey, _ spelling: Spelling, _ bytes: Span<UInt8>) -> Bool {
    guard key.spelling.beginsLike(spelling) else { return false }
    let held = arena.span
    var offset = 0
    while offset < spelling.length {
      let length = min(8, spelling.length - offset)
      let word = IdentifierKey.word(held, spelling.start + offset, length)
      if word != IdentifierKey.word(bytes, key.start + offset, length) { return false }
      offset += 8
    }
    return true
  }

  /// The number of a name that was seen under another spelling of the same text.
  private mutating func findOtherSpelling(_ bytes: Span<UInt8>, _ key: IdentifierKey) -> Int32? {
    guard let composed = Self.otherSpelling(bytes, key) else { return nil }
    let other = composed.span
    let place = place(of: IdentifierKey(other, 0, other.count, seed: seed), other)
    guard let number = number(in: place) else { return nil }
    addSpelling(bytes, key, of: number)
    return number
  }

  /// The composed spelling of a name, where it is not its own.
  private static func otherSpelling(
    _ bytes: Span<UInt8>, _ key: IdentifierKey
  ) -> ContiguousArray<UInt8>? {
    if key.end - key.start > FormatLimits.longestName { return nil }
    var isASCII = true
    for offset in key.start..<key.end where bytes[offset] >= 0x80 { isASCII = false }
    if isASCII { return nil }
    let name = bytes.text(key.start, key.end)
    let composed = ContiguousArray(name.precomposedStringWithCanonicalMapping.utf8)
    return composed.elementsEqual(name.utf8) ? nil : composed
  }

  /// Adds a new name, under its composed spelling too, by which other spellings find it.
  private mutating func add(_ bytes: Span<UInt8>, _ key: IdentifierKey) -> Int32 {
    let number = Int32(spellings.count)
    spellings.append(held(bytes, key))
    add(hash: key.hash, entry: UInt32(number + 1))
    if let composed = Self.otherSpelling(bytes, key) {
      let other = composed.span
      addSpelling(other, IdentifierKey(other, 0, other.count, seed: seed), of: number)
    }
    return number
  }

  /// Adds another spelling of a name.
  private mutating func addSpelling(_ bytes: Span<UInt8>, _ key: IdentifierKey, of number: Int32) {
    let place = UInt32(others.count)
    others.append((held(bytes, key), number))
    add(hash: key.hash, entry: place | Slot.mark)
  }

  /// A spelling, its bytes held where it is long.
  private mutating func held(_ bytes: Span<UInt8>, _ key: IdentifierKey) -> Spelling {
    guard key.spelling.isLong else { return key.spelling }
    let start = arena.count
    for offset in key.start..<key.end { arena.append(bytes[offset]) }
    return key.spelling.placed(at: start)
  }

  private mutating func add(hash: UInt32, entry: UInt32) {
    // Up to three quarters full: eight slots share a line of memory.
    if 4 * (usedCount + 1) > 3 * slots.count { grow() }
    usedCount += 1
    slots[freePlace(for: hash)] = Slot(hash: hash, entry: entry)
  }

  private func freePlace(for hash: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Int(hash) & mask
    while slots[place].entry != 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    var count = old.count * 2
    while 3 * count < 4 * expectedCount { count *= 2 }
    slots = ContiguousArray(repeating: Slot(), count: count)
    for slot in old where slot.entry != 0 { slots[freePlace(for: slot.hash)] = slot }
  }

  @inline(__always)
  private func key(_ bytes: Span<UInt8>, _ cell: Cell) -> IdentifierKey {
    if let value = smallNumber(bytes, cell) { return IdentifierKey(value: value) }
    return IdentifierKey(bytes, cell.start, cell.end, seed: seed)
  }
}
