// SPDX-License-Identifier: Apache-2.0

/// Whole numbers as zip archives hold them: the lowest byte first.
extension Span<UInt8> {
  /// The number in two bytes at a place, or `nil` where they are not there.
  func number16(at offset: Int) -> Int? { number(at: offset, bytes: 2) }

  /// The number in four bytes at a place.
  func number32(at offset: Int) -> Int? { number(at: offset, bytes: 4) }

  /// The number in eight bytes at a place, where an `Int` holds it.
  func number64(at offset: Int) -> Int? { number(at: offset, bytes: 8) }

  private func number(at offset: Int, bytes size: Int) -> Int? {
    guard offset >= 0, offset <= count - size else { return nil }
    var value: UInt64 = 0
    for place in stride(from: size - 1, through: 0, by: -1) {
      value = value << 8 | UInt64(self[offset + place])
    }
    return Int(exactly: value)
  }
}
