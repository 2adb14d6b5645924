// SPDX-License-Identifier: Apache-2.0

/// Where in their lines things stand that do not begin them, as in files that are one long line.
///
/// Characters are counted once for the whole text, so that many places in one line cost no more than
/// many lines.
struct TextColumns {
  private let lines: LineStarts
  /// How many characters begin before each block of bytes.
  private var counts: ContiguousArray<Int> = []

  private static let blockSize = 256

  init(_ bytes: Span<UInt8>) {
    lines = LineStarts(bytes)
    var count = 0
    for offset in 0..<bytes.count {
      if offset % Self.blockSize == 0 { counts.append(count) }
      if Self.beginsCharacter(bytes[offset]) { count += 1 }
    }
  }

  /// The column of a byte, counted from 1 in characters; 0 where nothing but spaces stand before it.
  func column(of offset: Int, _ bytes: Span<UInt8>) -> Int {
    let start = lines.start(ofLine: lines.line(of: offset))
    var before = offset
    while before > start, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
    return before == start ? 0 : count(before: offset, bytes) - count(before: start, bytes) + 1
  }

  /// How many characters begin before a byte of the text.
  private func count(before offset: Int, _ bytes: Span<UInt8>) -> Int {
    let block = offset / Self.blockSize
    var count = counts[block]
    for place in block * Self.blockSize..<offset where Self.beginsCharacter(bytes[place]) {
      count += 1
    }
    return count
  }

  /// Whether a byte is none of those that continue a character, which begin with the bits 10.
  private static func beginsCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
