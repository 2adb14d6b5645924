// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads a dictionary as Python prints it, `{'weight': 4.0, 'kind': 'a'}`, without running anything.
struct PythonValues {
  private var offset: Int

  init(offset: Int) { self.offset = offset }

  /// Gives a tie the values; returns where something is wrong, or `nil`.
  mutating func read(
    _ bytes: Span<UInt8>, to end: Int, into tie: inout DraftTie, of draft: inout NetworkDraft
  ) -> Int? {
    offset += 1
    while true {
      skipSpace(bytes, end)
      guard offset < end else { return offset }
      if bytes[offset] == UInt8(ascii: "}") { return offset + 1 == end ? nil : offset }
      let start = offset
      guard case .text(let name)? = value(bytes, end) else { return start }
      skipSpace(bytes, end)
      guard offset < end, bytes[offset] == UInt8(ascii: ":") else { return offset }
      offset += 1
      skipSpace(bytes, end)
      let valueStart = offset
      guard let value = value(bytes, end) else { return valueStart }
      if value != .text("None") || bytes[valueStart] == UInt8(ascii: "'") {
        draft.set(value, for: name, of: &tie, at: .offset(valueStart))
      }
      skipSpace(bytes, end)
      if offset < end, bytes[offset] == UInt8(ascii: ",") { offset += 1 }
    }
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>, _ end: Int) {
    while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
  }

  /// A text in quotation marks, a number, true, false or none.
  private mutating func value(_ bytes: Span<UInt8>, _ end: Int) -> AttributeValue? {
    guard offset < end else { return nil }
    let mark = bytes[offset]
    if mark == UInt8(ascii: "'") || mark == UInt8(ascii: "\"") {
      offset += 1
      let start = offset
      while offset < end, bytes[offset] != mark {
        offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard offset < end else { return nil }
      let text = bytes.text(start, offset)
      offset += 1
      return .text(QuotedText.decoded(text.replacing("\\'", with: "'")))
    }
    let start = offset
    let stops: [UInt8] = [0x20, 0x09] + Array(",:}".utf8)
    while offset < end, !stops.contains(bytes[offset]) { offset += 1 }
    let text = bytes.text(start, offset)
    switch text {
    case "True": return .flag(true)
    case "False": return .flag(false)
    case "None": return .text(text)
    default:
      if let number = Int(text) { return .integer(number) }
      guard NumberReader.isPlain(Array(text.utf8)), let number = Double(text), number.isFinite
      else { return nil }
      return .number(number)
    }
  }
}
