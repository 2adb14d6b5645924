// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Numbers names by their bytes: each distinct one is held once and becomes a `String` once.
///
/// An open-addressing table over one run of bytes. The hash is seeded anew for each table, so that
/// no file can be made to collide; the numbers given do not depend on it. Names that Unicode holds
/// to be the same text, such as é in one part or in two, get the same number.
struct IdentifierTable {
  /// The distinct names, in order of first appearance, as they were first spelt.
  private(set) var names: [String] = []
  /// The bytes of every spelling, one after another.
  private var arena: ContiguousArray<UInt8> = []
  /// Where each spelling ends in the arena.
  private var ends: ContiguousArray<Int> = []
  /// The number of the name each spelling is of.
  private var numbers: ContiguousArray<Int32> = []
  /// Hash in the upper half, spelling + 1 in the lower; 0 where free.
  private var slots = ContiguousArray<UInt64>(repeating: 0, count: 64)
  private let seed = UInt64.random(in: .min ... .max)

  /// The number of distinct names.
  var count: Int { names.count }

  /// The number of a name, or `nil` where it was not seen.
  @inline(__always)
  mutating func find(_ bytes: Span<UInt8>, _ cell: Cell) -> Int32? {
    if cell.hasDoubledQuotes { return find(bytes.text(of: cell)) }
    let hash = Self.hash(bytes, cell.start, cell.end, seed)
    let slot = slot(of: hash, bytes, cell.start, cell.end)
    if slots[slot] != 0 { return number(in: slot) }
    return findOtherSpelling(bytes, cell.start, cell.end, hash)
  }

  /// The number of a name, a new one where it was not seen.
  @inline(__always)
  mutating func insert(_ bytes: Span<UInt8>, _ cell: Cell) -> Int32 {
    if cell.hasDoubledQuotes { return insert(bytes.text(of: cell)) }
    let hash = Self.hash(bytes, cell.start, cell.end, seed)
    let slot = slot(of: hash, bytes, cell.start, cell.end)
    if slots[slot] != 0 { return number(in: slot) }
    if let number = findOtherSpelling(bytes, cell.start, cell.end, hash) { return number }
    return add(bytes, cell.start, cell.end, hash, name: bytes.text(cell.start, cell.end))
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
  private func number(in slot: Int) -> Int32 { numbers[Int(slots[slot] & 0xFFFF_FFFF) - 1] }

  /// The slot of a spelling, or the free one where it belongs.
  @inline(__always)
  private func slot(of hash: UInt32, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      if UInt32(entry >> 32) == hash, isSpelling(Int(entry & 0xFFFF_FFFF) - 1, bytes, start, end) {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  @inline(__always)
  private func isSpelling(
    _ spelling: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    let begin = spelling == 0 ? 0 : ends[spelling - 1]
    guard ends[spelling] - begin == end - start else { return false }
    let held = arena.span
    for offset in 0..<(end - start) where held[begin + offset] != bytes[start + offset] {
      return false
    }
    return true
  }

  /// The number of a name that was seen under another spelling of the same text.
  private mutating func findOtherSpelling(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ hash: UInt32
  ) -> Int32? {
    var isASCII = true
    for offset in start..<end where bytes[offset] >= 0x80 { isASCII = false }
    if isASCII { return nil }
    let name = bytes.text(start, end)
    let composed = ContiguousArray(name.precomposedStringWithCanonicalMapping.utf8)
    if composed.elementsEqual(name.utf8) { return nil }
    let other = composed.span
    let otherHash = Self.hash(other, 0, other.count, seed)
    let slot = slot(of: otherHash, other, 0, other.count)
    guard slots[slot] != 0 else { return nil }
    let number = number(in: slot)
    _ = add(bytes, start, end, hash, number: number)
    return number
  }

  /// Adds a new name, under its composed spelling too, by which other spellings find it.
  private mutating func add(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ hash: UInt32, name: String
  ) -> Int32 {
    let number = Int32(names.count)
    names.append(name)
    _ = add(bytes, start, end, hash, number: number)
    if name.utf8.count != name.unicodeScalars.count {
      let composed = ContiguousArray(name.precomposedStringWithCanonicalMapping.utf8)
      if !composed.elementsEqual(name.utf8) {
        let other = composed.span
        _ = add(
          other, 0, other.count, Self.hash(other, 0, other.count, seed), number: number)
      }
    }
    return number
  }

  private mutating func add(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ hash: UInt32, number: Int32
  ) -> Int32 {
    if (ends.count + 1) * 2 > slots.count { grow() }
    for offset in start..<end { arena.append(bytes[offset]) }
    ends.append(arena.count)
    numbers.append(number)
    let slot = freeSlot(for: hash)
    slots[slot] = UInt64(hash) << 32 | UInt64(ends.count)
    return number
  }

  private func freeSlot(for hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { slots[freeSlot(for: UInt32(entry >> 32))] = entry }
  }

  /// A seeded hash of bytes, eight at a time, each step folding a product of 128 bits.
  @inline(__always)
  private static func hash(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ seed: UInt64
  ) -> UInt32 {
    var state = seed ^ UInt64(truncatingIfNeeded: end - start)
    var offset = start
    while offset < end {
      let length = min(8, end - offset)
      let product = (state ^ word(bytes, offset, length))
        .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      state = product.low ^ product.high
      offset += 8
    }
    let product = state.multipliedFullWidth(by: 0xD1B5_4A32_D192_ED03)
    return UInt32(truncatingIfNeeded: product.low ^ product.high)
  }

  /// Up to eight bytes as a number, the rest zero.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ offset: Int, _ length: Int) -> UInt64 {
    if offset + 8 <= bytes.count {
      // The load is checked against the end of the span; any eight bytes are a number.
      let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      return UInt64(littleEndian: word) & (.max >> UInt64(64 - 8 * length))
    }
    var word: UInt64 = 0
    for index in 0..<length { word |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
    return word
  }
}
