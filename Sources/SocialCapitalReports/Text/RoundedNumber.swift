// SPDX-License-Identifier: Apache-2.0

/// A number in decimal digits, to be rounded as people round: on its digits, halves away from zero.
struct RoundedNumber {
  private let isNegative: Bool
  /// The digits d₁d₂… of 0.d₁d₂… × 10^``exponent``; empty for zero.
  private var digits: [UInt8]
  private var exponent: Int

  /// Takes the fewest digits that read back as the number.
  init(_ number: Double) {
    precondition(number.isFinite, "A number that is not finite has no digits.")
    isNegative = number < 0
    let parts = "\(abs(number))".split(separator: "e", maxSplits: 1)
    let mantissa = parts[0].split(separator: ".", maxSplits: 1)
    let whole = mantissa[0].utf8.map { $0 - UInt8(ascii: "0") }
    let fraction = mantissa.count > 1 ? mantissa[1].utf8.map { $0 - UInt8(ascii: "0") } : []
    digits = whole + fraction
    exponent = whole.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent -= leading
    trim()
  }

  /// Keeps a number of significant digits.
  func significant(_ count: Int) -> RoundedNumber { keeping(count) }

  /// Keeps a number of digits after the point.
  func places(_ count: Int) -> RoundedNumber { keeping(exponent + count) }

  /// The number in digits; a point and zeros are added up to a number of places.
  func text(places: Int = 0) -> String {
    if digits.isEmpty { return Self.pad("0", to: places) }
    let sign = isNegative ? "-" : ""
    if exponent > 15 || exponent < -4 { return sign + scientific }
    let whole = exponent > 0 ? Self.text(digits.prefix(exponent), length: exponent) : "0"
    let zeros = String(repeating: "0", count: max(0, -exponent))
    let fraction = zeros + Self.text(digits.dropFirst(max(0, exponent)))
    return sign + Self.pad(fraction.isEmpty ? whole : whole + "." + fraction, to: places)
  }

  private var scientific: String {
    let rest = Self.text(digits.dropFirst())
    return Self.text(digits.prefix(1)) + (rest.isEmpty ? "" : "." + rest) + "e\(exponent - 1)"
  }

  private func keeping(_ count: Int) -> RoundedNumber {
    guard count < digits.count else { return self }
    var rounded = self
    let roundsUp = count >= 0 && digits[count] >= 5
    rounded.digits.removeLast(digits.count - max(0, count))
    if roundsUp { rounded.increment() }
    rounded.trim()
    return rounded
  }

  /// Adds one to the last digit.
  private mutating func increment() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  private static func text(_ digits: some Collection<UInt8>, length: Int = 0) -> String {
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    return text + String(repeating: "0", count: max(0, length - digits.count))
  }

  private static func pad(_ text: String, to places: Int) -> String {
    if places == 0 { return text }
    let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
    let present = point.map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
    return text + (point == nil ? "." : "")
      + String(repeating: "0", count: max(0, places - present))
  }
}
