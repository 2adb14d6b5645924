// SPDX-License-Identifier: Apache-2.0

/// Some ties between small whole numbers, read together.
///
/// Most large files of ties are lines of two such numbers. They are read in steps over some hundred
/// lines, digits to numbers, numbers to nodes, nodes to columns, each of which is a short loop over
/// what the last one left: that takes two thirds of the time of taking line after line through all of
/// them.
struct NumberPairs {
  /// The id at either end of each tie, and once that is looked up the number of the node.
  var sources = ContiguousArray<UInt32>(repeating: 0, count: Self.most)
  var targets = ContiguousArray<UInt32>(repeating: 0, count: Self.most)
  /// Where each id stands.
  private(set) var sourceStarts = ContiguousArray(repeating: 0, count: Self.most)
  private(set) var targetStarts = ContiguousArray(repeating: 0, count: Self.most)
  private(set) var count = 0

  private static let most = 256

  /// Takes the lines from an offset on, which then is after them, until there is room for no more or
  /// a line is anything but two numbers below a limit.
  mutating func read(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ separator: PlainSeparator, below limit: Int
  ) {
    count = Self.read(
      bytes, &offset, separator, limit, &sources, &targets, &sourceStarts, &targetStarts)
  }

  /// As above, each column a variable of its own, as only then they can be written to at once.
  private static func read(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ separator: PlainSeparator, _ limit: Int,
    _ sources: inout ContiguousArray<UInt32>, _ targets: inout ContiguousArray<UInt32>,
    _ sourceStarts: inout ContiguousArray<Int>, _ targetStarts: inout ContiguousArray<Int>
  ) -> Int {
    var sources = sources.mutableSpan
    var targets = targets.mutableSpan
    var sourceStarts = sourceStarts.mutableSpan
    var targetStarts = targetStarts.mutableSpan
    var (start, row) = (offset, 0)
    while row < most {
      guard let source = FirstNumber(bytes, start), separator.separates(source.next) else { break }
      let targetStart = start + source.length + 1
      guard let target = FirstNumber(bytes, targetStart), target.next == 0x0A,
        max(source.value, target.value) < limit
      else { break }
      (sources[row], targets[row]) = (UInt32(source.value), UInt32(target.value))
      (sourceStarts[row], targetStarts[row]) = (start, targetStart)
      start = targetStart + target.length + 1
      row += 1
    }
    offset = start
    return row
  }
}

/// A whole number of up to seven digits without leading zeros, and the byte after it.
private struct FirstNumber {
  let value: Int
  let length: Int
  let next: UInt8

  /// The number at an offset, or `nil` where there is none, or where the text ends with it.
  @inline(__always)
  init?(_ bytes: Span<UInt8>, _ offset: Int) {
    guard offset + 8 <= bytes.count else { return nil }
    // The load is checked against the end of the span; any eight bytes are a number.
    let loaded = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let word = UInt64(littleEndian: loaded)
    // Digits become 0 to 9. The lowest high bit left standing is that of the first byte which is none;
    // what is carried from there changes bytes after it only.
    let digits = word ^ 0x3030_3030_3030_3030
    let others = (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
    let bits = others.trailingZeroBitCount & ~7
    guard bits != 0, bits != 64, word & 0xFF != 0x30 || bits == 8 else { return nil }
    length = bits / 8
    next = UInt8(truncatingIfNeeded: word &>> bits)
    value = IdentifierTable.value(ofDigits: digits &<< (64 &- bits))
  }
}
