// SPDX-License-Identifier: Apache-2.0

/// A spelling to look for in an ``IdentifierTable``, with a seeded hash of its bytes.
struct IdentifierKey {
  let start: Int
  let end: Int
  let spelling: Spelling
  let hash: UInt32
  /// The number it is, where it is a small one; then nothing else is known.
  private let number: Int32

  @inline(__always)
  var value: Int? { number < 0 ? nil : Int(number) }

  @inline(__always)
  init(value: Int) {
    (start, end, hash, number) = (0, 0, 0, Int32(value))
    spelling = Spelling(length: 0, head: 0, next: 0, last: 0)
  }

  /// Hashes eight bytes at a time, each step folding a product of 128 bits.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, seed: UInt64) {
    (self.start, self.end, number) = (start, end, -1)
    let length = end - start
    var state = seed ^ UInt64(truncatingIfNeeded: length)
    let head = length > 0 ? Self.word(bytes, start, min(8, length)) : 0
    Self.fold(head, into: &state)
    var (next, last): (UInt64, UInt64) = (0, 0)
    if length > 8 {
      next = Self.word(bytes, start + 8, min(8, length - 8))
      Self.fold(next, into: &state)
    }
    if length > 16 {
      last = Self.word(bytes, start + 16, min(8, length - 16))
      Self.fold(last, into: &state)
      var offset = start + 24
      while offset < end {
        Self.fold(Self.word(bytes, offset, min(8, end - offset)), into: &state)
        offset += 8
      }
    }
    spelling = Spelling(length: length, head: head, next: next, last: last)
    let product = state.multipliedFullWidth(by: 0xD1B5_4A32_D192_ED03)
    hash = UInt32(truncatingIfNeeded: product.low ^ product.high)
  }

  @inline(__always)
  private static func fold(_ word: UInt64, into state: inout UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    state = product.low ^ product.high
  }

  /// Up to eight bytes as a number, the rest zero.
  @inline(__always)
  static func word(_ bytes: Span<UInt8>, _ offset: Int, _ length: Int) -> UInt64 {
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
