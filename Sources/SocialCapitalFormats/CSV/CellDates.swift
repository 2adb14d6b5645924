// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Reads dates as tables write them.
struct DateReader {
  let order: DateOrder
  /// Whether a time of day was dropped from any.
  private(set) var hasDroppedTime = false

  init(order: DateOrder) { self.order = order }

  /// The date in a cell, or why it is none.
  mutating func date(_ text: String) -> Result<CalendarDate, DateFault> {
    var bytes = Array(text.utf8)
    if let time = bytes.firstIndex(where: { $0 == 0x54 || $0 == 0x20 }), time >= 8 {
      guard Self.isTime(bytes[(time + 1)...]) else { return .failure(.notADate) }
      bytes.removeSubrange(time...)
      hasDroppedTime = true
    }
    // A long text is no date, and not worth taking apart.
    guard bytes.count <= 10 else { return .failure(.notADate) }
    let parts = bytes.split(omittingEmptySubsequences: false) { !(0x30...0x39).contains($0) }
    let marks = bytes.filter { !(0x30...0x39).contains($0) }
    guard parts.count == 3, marks[0] == marks[1], [0x2D, 0x2F, 0x2E].contains(marks[0]),
      let first = Self.number(parts[0]), let second = Self.number(parts[1]),
      let third = Self.number(parts[2])
    else { return .failure(.notADate) }
    if parts[0].count == 4, marks[0] == 0x2D, parts[1].count == 2, parts[2].count == 2 {
      return Self.day(first, second, third)
    }
    guard parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2 else {
      return .failure(.notADate)
    }
    switch order {
    case .yearFirst: return .failure(.ambiguous)
    case .dayFirst: return Self.day(third, second, first)
    case .monthFirst: return Self.day(third, first, second)
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Result<CalendarDate, DateFault>
  {
    CalendarDate(year: year, month: month, day: day).map(Result.success) ?? .failure(.impossible)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    (1...4).contains(digits.count) ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  /// Whether a text looks like a time of day, such as `09:30`, `09:30:00.000Z` or `09:30+01:00`.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains(0x3A)
      && bytes.allSatisfy { (0x30...0x3A).contains($0) || [0x2B, 0x2D, 0x2E, 0x5A].contains($0) }
  }
}

/// Why a cell is no date.
enum DateFault: Error {
  case notADate, ambiguous, impossible

  var reason: Problem.Reason {
    switch self {
    case .notADate: .notADate
    case .ambiguous: .ambiguousDate
    case .impossible: .impossibleDate
    }
  }
}
