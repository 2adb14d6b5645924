// SPDX-License-Identifier: Apache-2.0

/// A name as an ``IdentifierTable`` holds it, in 24 bytes.
///
/// A name of up to twenty bytes, as nearly all are, is in it whole, so that comparing it touches
/// memory once; of a longer one the first four bytes are in it, and where the table holds them all.
struct Spelling {
  /// The length, and after it the first four bytes.
  private let first: UInt64
  /// The next eight bytes, or where a long name begins in the table.
  private let second: UInt64
  /// The last eight bytes.
  private let third: UInt64

  static let longestWithin = 20

  /// - Parameters:
  ///   - length: The number of bytes.
  ///   - head: The first eight of them, zero where there are fewer.
  ///   - next: The next eight.
  ///   - last: The next four.
  @inline(__always)
  init(length: Int, head: UInt64, next: UInt64, last: UInt64) {
    first = UInt64(UInt32(truncatingIfNeeded: length)) | head << 32
    let isLong = length > Self.longestWithin
    second = isLong ? 0 : head >> 32 | next << 32
    third = isLong ? 0 : next >> 32 | last << 32
  }

  /// The spelling of a whole number of at most eight digits.
  init(digitsOf value: Int) {
    var (head, length, rest) = (UInt64(0), 0, value)
    repeat {
      head = head << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      length += 1
    } while rest > 0
    self.init(length: length, head: head, next: 0, last: 0)
  }

  /// A long name that stands at a place of the table's bytes.
  private init(_ spelling: Spelling, start: Int) {
    (first, second, third) = (spelling.first, UInt64(start), 0)
  }

  func placed(at start: Int) -> Spelling { Spelling(self, start: start) }

  @inline(__always)
  var length: Int { Int(first & 0xFFFF_FFFF) }

  @inline(__always)
  var isLong: Bool { length > Self.longestWithin }

  /// Where a long name begins in the table's bytes.
  @inline(__always)
  var start: Int { Int(second) }

  /// Whether another has the same length and begins with the same bytes.
  @inline(__always)
  func beginsLike(_ other: Spelling) -> Bool { first == other.first }

  /// Whether another short one is the same.
  @inline(__always)
  func isSame(as other: Spelling) -> Bool {
    first == other.first && second == other.second && third == other.third
  }

  /// The name.
  ///
  /// - Parameter arena: The table's bytes, in which long names stand.
  func text(in arena: Span<UInt8>) -> String {
    if isLong { return arena.text(start, start + length) }
    // The twenty bytes after the length, in the order of the name, whatever the machine's is; they were
    // found to be UTF-8 with the rest of the file.
    let words = (first.littleEndian, second.littleEndian, third.littleEndian)
    return unsafe withUnsafeBytes(of: words) { bytes in
      unsafe String(decoding: bytes[4..<4 + length], as: UTF8.self)
    }
  }
}
