// SPDX-License-Identifier: Apache-2.0

/// Numbers for some letters and for what is left of them without one.
///
/// A number is a polynomial of the letters, so that each takes one step; two different words share one
/// by chance about once in 2⁶⁴.
enum LetterKeys {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The number that makes 1 of the base.
  private static let inverse: UInt64 = {
    // Each round doubles the number of low bits that are right, of which five are to begin with.
    var inverse = base &* 3 ^ 2
    for _ in 0..<4 { inverse = inverse &* (2 &- base &* inverse) }
    return inverse
  }()

  /// The key of some letters.
  static func key(of letters: Span<UInt32>) -> UInt64 {
    mixed(polynomial(letters).value, UInt64(letters.count))
  }

  /// Calls a function with the key of what is left without each letter, and the letter's place.
  ///
  /// The key is the one that ``key(of:)`` has for the letters that are left. Leaving out any of several
  /// equal letters in a row leaves the same.
  @inline(__always)
  static func forEachKey(withoutOneOf letters: Span<UInt32>, _ body: (UInt64, Int) -> Void) {
    if letters.isEmpty { return }
    let (whole, first) = polynomial(letters)
    let count = UInt64(letters.count - 1)
    var power = first
    // The letters before a place.
    var before: UInt64 = 0
    for place in letters.indices {
      let next = before &* base &+ (UInt64(letters[place]) &+ 1)
      body(mixed(whole &- (next &- before) &* power, count), place)
      before = next
      power &*= inverse
    }
  }

  /// Calls a function with the key of what putting each two neighbouring letters in order makes, where
  /// they stand in the other order.
  @inline(__always)
  static func forEachKey(withTwoSwappedOf letters: Span<UInt32>, _ body: (UInt64) -> Void) {
    if letters.isEmpty { return }
    let (whole, first) = polynomial(letters)
    var power = first
    for place in 1..<letters.count {
      let next = power &* inverse
      if letters[place] < letters[place - 1] {
        let step = UInt64(letters[place - 1] - letters[place])
        body(mixed(whole &- step &* (power &- next), UInt64(letters.count)))
      }
      power = next
    }
  }

  /// The polynomial of some letters, and the power of the base that the first stands with.
  private static func polynomial(_ letters: Span<UInt32>) -> (value: UInt64, power: UInt64) {
    var (value, power): (UInt64, UInt64) = (0, inverse)
    for place in letters.indices {
      value = value &* base &+ (UInt64(letters[place]) &+ 1)
      power &*= base
    }
    return (value, power)
  }

  /// A number mixed with another so that all its bits depend on all of both.
  static func mixed(_ value: UInt64, _ kind: UInt64) -> UInt64 {
    var z = value ^ (kind &* 0xD134_2543_DE82_EF95)
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
