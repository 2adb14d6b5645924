// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Splits a DL file into words: by spaces, line ends and commas, in the head by `=` and `:` too.
struct DLWords {
  var offset: Int
  /// Where the last word began.
  private(set) var start = 0
  /// Whether a colon came right after the last word of the head.
  private(set) var hasColon = false

  init(offset: Int) { self.offset = offset }

  /// The next word, or `nil` at the end; an open quotation mark reaches to the end.
  mutating func next(_ bytes: Span<UInt8>, inHead: Bool) -> LineWords.Word? {
    while offset < bytes.count, isSeparator(bytes[offset], inHead) { offset += 1 }
    start = offset
    guard offset < bytes.count else { return nil }
    hasColon = false
    let word: LineWords.Word
    if bytes[offset] == UInt8(ascii: "\"") {
      offset += 1
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
        offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
      }
      offset = min(offset, bytes.count)
      word = LineWords.Word(cell: Cell(start: start + 1, end: offset), isQuoted: true)
      offset = min(offset + 1, bytes.count)
    } else {
      while offset < bytes.count, !isSeparator(bytes[offset], inHead),
        !(inHead && bytes[offset] == UInt8(ascii: ":"))
      {
        offset += 1
      }
      word = LineWords.Word(cell: Cell(start: start, end: offset))
    }
    if inHead {
      var end = offset
      while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
      if end < bytes.count, bytes[end] == UInt8(ascii: ":") {
        hasColon = true
        offset = end + 1
      }
    }
    return word
  }

  private func isSeparator(_ byte: UInt8, _ inHead: Bool) -> Bool {
    byte == 0x20 || 0x09...0x0D ~= byte || byte == UInt8(ascii: ",")
      || inHead && byte == UInt8(ascii: "=")
  }
}

/// One side of the data: the nodes of rows, or of columns, and what they are called.
struct DLSide {
  var count: Int
  /// Whether names stand in the data, so that each new one is another node.
  var isEmbedded = false
  private(set) var table = IdentifierTable()

  init(count: Int) { self.count = count }

  /// How many nodes have a name.
  var nameCount: Int { table.count }

  /// The names, which are then known no longer: those who have them need no room for them twice.
  mutating func drainNames() -> [String] { table.drain { $0 } }

  /// Makes room for the names of all nodes, as far as so many bytes may hold them.
  mutating func reserveNames(_ byteCount: Int) { table.reserveCapacity(min(count, byteCount / 4)) }

  /// Notes the name of the next node; returns `false` where it is one that was there before.
  mutating func add(_ name: String) -> Bool {
    let count = table.count
    return Int(table.insert(name)) == count
  }

  /// The place of the node that a word of the data names, or `nil` where there is none.
  mutating func place(_ text: String) -> Int? {
    if isEmbedded {
      if let place = table.find(text) { return Int(place) }
      guard table.count < count, !text.isEmpty else { return nil }
      return Int(table.insert(text))
    }
    // Where labels stand apart from the data, these name nodes by number.
    if let number = Int(text), number >= 1, number <= count { return number - 1 }
    return table.find(text).map(Int.init)
  }
}
