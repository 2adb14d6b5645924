// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// How workbooks write texts, dates and the names of cells (ECMA-376, part 1, §18 and §22.9.2.19).
enum SheetText {
  /// The most rows and columns of a sheet, and characters of a cell.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384
  static let longestText = 32_767

  /// A text in which `_x000D_` and the like stand for the characters of those numbers.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if let scalar = escape(bytes, at: offset) {
        result += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        offset += 7
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func escape(_ bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
    guard offset + 7 <= bytes.count, bytes[offset] == UInt8(ascii: "_"),
      bytes[offset + 1] == UInt8(ascii: "x"), bytes[offset + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = bytes[offset + 2..<offset + 6]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
  }

  /// The text as ``decoded(_:)`` takes it.
  static func encoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var offset = 0
    for scalar in text.unicodeScalars {
      let isTaken = scalar == "_" && escape(bytes, at: offset) != nil
      if isTaken || scalar == "\r" || !MarkupWriter.holds(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        result += "_x\(zeros)\(digits)_"
      } else {
        result.unicodeScalars.append(scalar)
      }
      offset += UTF8.width(scalar)
    }
    return result
  }

  /// A text without spaces and invisible characters at its ends; nearly all have none.
  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last,
      !(0x21..<0x7F ~= first && 0x21..<0x7F ~= last)
    else { return text }
    return Headings.trimmed(text)
  }

  /// Whether a text is a whole number of up to 15 digits as numbers are written.
  static func isPlainWhole(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 15 else { return false }
    return text.utf8.allSatisfy { $0 &- 0x30 < 10 } && (first != 0x30 || text.utf8.count == 1)
  }

  /// The column, counted from 0, and the row, counted from 1, of a name such as `AB12`.
  static func place(_ name: String) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(byte) - 48
      default: return nil
      }
      guard column <= mostColumns, row <= mostRows else { return nil }
    }
    return column > 0 && row > 0 ? (column - 1, row) : nil
  }

  /// The letters of a column, counted from 0.
  static func letters(ofColumn column: Int) -> String {
    var rest = column + 1
    var letters = ""
    while rest > 0 {
      rest -= 1
      letters = String(Character(Unicode.Scalar(UInt8(65 + rest % 26)))) + letters
      rest /= 26
    }
    return letters
  }

  /// Whether a format of numbers shows them as days or times.
  ///
  /// Formats of elapsed time, such as `[h]:mm`, do not: those numbers are lengths of time.
  static func isDate(format code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var skipsNext = false
    for character in code.lowercased() {
      if skipsNext {
        skipsNext = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        if character == "]" { isBracketed = false }
        // A colour, a currency or a condition; of elapsed time, these three letters.
        if "hms".contains(character), code.lowercased().contains("[\(character)") { return false }
      } else {
        switch character {
        case "\"": isQuoted = true
        case "[": isBracketed = true
        case "\\", "_", "*": skipsNext = true
        case "y", "m", "d", "h", "s": return true
        default: break
        }
      }
    }
    return false
  }

  /// Whether one of the formats that have a number and no code shows days or times.
  static func isDate(builtInFormat number: Int) -> Bool {
    [14...22, 27...36, 45...45, 47...47, 50...58].contains { $0.contains(number) }
  }

  /// A number as a day, with its time where it has one; or as a time alone below 1.
  static func date(_ serial: Double, countsFrom1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var day = Int(serial)
    var seconds = Int(((serial - Double(day)) * 86_400).rounded())
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    let time = time(seconds)
    if day == 0, !countsFrom1904 { return time }
    // The programs believe that 1900 was a leap year, so that day 60 never was.
    if day == 60, !countsFrom1904 { return "1900-02-29" }
    let epoch = countsFrom1904 ? -24_107 : day < 60 ? -25_568 : -25_569
    let date = CalendarDate(dayNumber: day + epoch).description
    return seconds == 0 ? date : "\(date)T\(time)"
  }

  /// The number of a day, where it is one after the year that had no leap day.
  static func serial(_ date: CalendarDate) -> Int? {
    let serial = date.dayNumber + 25_569
    return serial > 60 && serial < 2_958_466 ? serial : nil
  }

  private static func time(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
