// SPDX-License-Identifier: Apache-2.0

/// Reads numbers as tables write them.
struct NumberReader {
  /// Whether a comma may be the decimal mark: only where it does not separate cells.
  let allowsComma: Bool
  /// The decimal mark that was used first, if any was.
  private var mark: UInt8?

  init(allowsComma: Bool) { self.allowsComma = allowsComma }

  /// The number in a cell, or why it is none.
  mutating func number(
    _ bytes: Span<UInt8>, _ cell: Cell
  ) -> Result<Double, NumberFault> {
    var offset = cell.start
    var isNegative = false
    if offset < cell.end, bytes[offset] == 0x2D || bytes[offset] == 0x2B {
      isNegative = bytes[offset] == 0x2D
      offset += 1
    }
    var digits: UInt64 = 0
    var count = 0
    var decimals = 0
    var found: UInt8?
    while offset < cell.end {
      let byte = bytes[offset]
      if byte &- 0x30 < 10 {
        digits = digits &* 10 &+ UInt64(byte &- 0x30)
        count += 1
        if found != nil { decimals += 1 }
      } else if found == nil, byte == 0x2E || (byte == 0x2C && allowsComma) {
        found = byte
      } else {
        break
      }
      offset += 1
    }
    if offset < cell.end || count == 0 || count > 18 {
      return slowNumber(bytes.text(of: cell))
    }
    if let fault = use(found) { return .failure(fault) }
    // Both parts are exact up to these bounds, so that the quotient is the nearest number.
    guard digits <= 1 << 53, decimals <= 22 else { return slowNumber(bytes.text(of: cell)) }
    let value = Double(digits) / Self.powersOfTen[decimals]
    return .success(isNegative ? -value : value)
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Remembers the decimal mark; two different ones in a column are a fault.
  private mutating func use(_ found: UInt8?) -> NumberFault? {
    guard let found else { return nil }
    if let mark, mark != found { return .mixed }
    mark = found
    return nil
  }

  /// More than any program writes of a number.
  private static let longest = 1_000

  private mutating func slowNumber(_ text: String) -> Result<Double, NumberFault> {
    guard text.utf8.count <= Self.longest else { return .failure(.notANumber) }
    let bytes = Array(text.utf8)
    if Self.isGrouped(bytes) { return .failure(.grouped) }
    let commas = bytes.count { $0 == 0x2C }
    if commas == 1, !allowsComma, Self.isPlain(bytes.map { $0 == 0x2C ? 0x2E : $0 }) {
      return .failure(.comma)
    }
    let pointed = allowsComma && commas == 1 ? bytes.map { $0 == 0x2C ? 0x2E : $0 } : bytes
    if !Self.isPlain(pointed) {
      let words = ["inf", "infinity", "nan", "+inf", "-inf", "+infinity", "-infinity"]
      return .failure(words.contains(text.lowercased()) ? .notFinite : .notANumber)
    }
    if let fault = use(commas == 1 ? 0x2C : bytes.contains(0x2E) ? 0x2E : nil) {
      return .failure(fault)
    }
    guard let value = Double(String(decoding: pointed, as: UTF8.self)) else {
      return .failure(.notANumber)
    }
    return value.isFinite ? .success(value) : .failure(.notFinite)
  }

  /// Whether a text is a number: digits, perhaps with a point among them, perhaps an exponent.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    func takeSign() { if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() } }
    func takeDigits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest.removeFirst(count)
      return count
    }
    takeSign()
    var count = takeDigits()
    if rest.first == 0x2E {
      rest.removeFirst()
      count += takeDigits()
    }
    guard count > 0 else { return false }
    if rest.first == 0x65 || rest.first == 0x45 {
      rest.removeFirst()
      takeSign()
      if takeDigits() == 0 { return false }
    }
    return rest.isEmpty
  }

  /// Whether a text is a number with marks between its thousands, such as 1,234.5 or 1.234.567.
  private static func isGrouped(_ bytes: [UInt8]) -> Bool {
    let digits = bytes.drop { $0 == 0x2B || $0 == 0x2D }
    guard
      digits.allSatisfy({
        (0x30...0x39).contains($0) || [0x2C, 0x2E, 0x27, 0x20].contains($0)
      })
    else { return false }
    let parts = digits.split(omittingEmptySubsequences: false) { !(0x30...0x39).contains($0) }
    guard parts.count >= 2, (1...3).contains(parts[0].count) else { return false }
    let marks = digits.filter { !(0x30...0x39).contains($0) }
    let isDecimal = marks.count > 1 && marks.last != marks.first
    let groups = parts.dropFirst().dropLast(isDecimal ? 1 : 0)
    // One mark alone groups thousands only if it is a comma with three digits after it.
    return groups.allSatisfy { $0.count == 3 } && (marks.count > 1 || marks.first != 0x2E)
  }
}

/// Why a cell is no number.
enum NumberFault: Error {
  case notANumber, grouped, comma, mixed, notFinite

  var reason: Problem.Reason {
    switch self {
    case .notANumber: .notANumber
    case .grouped: .groupedNumber
    case .comma: .decimalComma
    case .mixed: .mixedDecimals
    case .notFinite: .weightOutOfRange
    }
  }
}
