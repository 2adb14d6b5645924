// SPDX-License-Identifier: Apache-2.0

/// A line that needs no closer look.
struct PlainTie {
  let source: Cell
  let target: Cell
  /// Empty where there is no weight.
  let weight: Cell
  /// The eight bytes from where each name begins, whatever follows it; 0 near the end of the text.
  let sourceHead: UInt64
  let targetHead: UInt64
}

/// What separates words in lines that need no closer look, of edge lists as of tables.
///
/// Those are two names and perhaps a weight, one separator between them, no quotation marks, no
/// spaces, no braces at the end. Nearly all lines of large files are such, and going over them eight
/// bytes at a time is several times faster.
struct PlainSeparator {
  /// The separator, or `nil` for a space or a tab.
  private let byte: UInt8?
  private let pattern: UInt64

  init(_ byte: UInt8?) {
    self.byte = byte
    pattern = UInt64(byte ?? 0x20) &* Self.each
  }

  private static let each: UInt64 = 0x0101_0101_0101_0101
  private static let highest: UInt64 = 0x8080_8080_8080_8080
  private static let quotes = UInt64(0x22) &* each

  /// Where the word at an offset ends: at a separator, a space, a quotation mark, a line end or the end
  /// of the text.
  ///
  /// Its first eight bytes are left in `head`, where the text is long enough.
  @inline(__always)
  private func wordEnd(_ bytes: Span<UInt8>, _ start: Int, _ head: inout UInt64) -> Int {
    var offset = start
    while offset + 8 <= bytes.count {
      // The load is checked against the end of the span; any eight bytes are a number.
      let loaded = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let word = UInt64(littleEndian: loaded)
      if offset == start { head = word }
      // The lowest high bit left standing is that of the first byte below 0x21, or of a mark.
      let low = (word &- (0x21 &* Self.each)) & ~word
      let (other, quote) = (word ^ pattern, word ^ Self.quotes)
      let marks = ((other &- Self.each) & ~other) | ((quote &- Self.each) & ~quote)
      let stops = (low | marks) & Self.highest
      if stops != 0 { return offset + stops.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.count, bytes[offset] > 0x20, bytes[offset] != byte,
      bytes[offset] != UInt8(ascii: "\"")
    { offset += 1 }
    return offset
  }

  @inline(__always)
  private func separates(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    offset < bytes.count && separates(bytes[offset])
  }

  @inline(__always)
  func separates(_ found: UInt8) -> Bool {
    byte.map { found == $0 } ?? (found == 0x20 || found == 0x09)
  }

  /// The tie of the line at an offset, which then is at the next line; `nil`, and the offset stays,
  /// where the line needs a closer look.
  @inline(__always)
  func nextTie(_ bytes: Span<UInt8>, _ offset: inout Int) -> PlainTie? {
    var (sourceHead, targetHead, weightHead): (UInt64, UInt64, UInt64) = (0, 0, 0)
    let source = Cell(start: offset, end: wordEnd(bytes, offset, &sourceHead))
    guard !source.isEmpty, !Self.isMark(bytes[source.start]), separates(bytes, source.end)
    else { return nil }
    let target = Cell(start: source.end + 1, end: wordEnd(bytes, source.end + 1, &targetHead))
    guard !target.isEmpty, !Self.isMark(bytes[target.start]) else { return nil }
    var weight = Cell(start: target.end, end: target.end)
    if separates(bytes, target.end) {
      weight = Cell(start: target.end + 1, end: wordEnd(bytes, target.end + 1, &weightHead))
      guard !weight.isEmpty, !Self.isMark(bytes[weight.start]) else { return nil }
    }
    var end = weight.end
    guard bytes[end - 1] != UInt8(ascii: "}") else { return nil }
    if end < bytes.count {
      guard bytes[end] == 0x0A || bytes[end] == 0x0D else { return nil }
      let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
      end += isPair ? 2 : 1
    }
    offset = end
    return PlainTie(
      source: source, target: target, weight: weight, sourceHead: sourceHead, targetHead: targetHead
    )
  }

  /// Whether a word that begins so may be more than its bytes: quoted, or a comment.
  @inline(__always)
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%")
  }
}
