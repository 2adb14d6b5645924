// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// How a report says numbers: counts with their nouns, shares with their denominators.
///
/// A share of fewer than ten is said in counts, never in percent. In a public report small counts
/// are said as "fewer than", and others rounded.
struct Wording: Sendable, Hashable {
  /// What is withheld, or `nil` in a report that is not for the public.
  var suppression: Suppression?
  /// The number of members the report rests on; below ten no percentage is shown at all.
  var memberCount: Int

  /// What stands for a figure that is withheld.
  static let withheld = "–"
  /// The fewest that a percentage may rest on.
  static let fewestForPercent = 10
  /// The fewest members below which a caveat stands under the figures.
  static let fewestForComfort = 30

  /// A count and its noun, such as "1 tie" or "3 ties".
  func count(_ count: Int, _ singular: String, _ plural: String) -> String {
    if let suppression {
      if suppression.hides(count) { return "fewer than \(suppression.smallest) \(plural)" }
      return "about \(Self.grouped(suppression.rounded(count))) \(plural)"
    }
    return "\(Self.grouped(count)) \(count == 1 ? singular : plural)"
  }

  /// A count alone.
  func count(_ count: Int) -> String {
    if let suppression {
      if suppression.hides(count) { return "fewer than \(suppression.smallest)" }
      return "about \(Self.grouped(suppression.rounded(count)))"
    }
    return Self.grouped(count)
  }

  /// A share as the large figure of an indicator: "40%", or "4 of 8" where there are few.
  func figure(_ part: Int, of whole: Int) -> String {
    if let suppression, suppression.hides(whole) || suppression.hidesShare(part, of: whole) {
      return Self.withheld
    }
    guard mayUsePercent(of: whole) else { return "\(part) of \(whole)" }
    return percent(Double(part) / Double(whole))
  }

  /// Whether a percentage of so many may be shown.
  func mayUsePercent(of whole: Int) -> Bool {
    whole >= Self.fewestForPercent && memberCount >= Self.fewestForPercent
  }

  /// A share in percent, whole, never 0% or 100% for what is not quite.
  func percent(_ share: Double) -> String {
    if share > 0, share < 0.005 { return "under 1%" }
    if share < 1, share >= 0.995 { return "over 99%" }
    return RoundedNumber(share * 100).places(0).text() + "%"
  }

  /// A share compared with others, in percent where percentages are used, else as a number.
  func share(_ share: Double, of whole: Int) -> String {
    mayUsePercent(of: whole) ? percent(share) : number(share, places: 2)
  }

  /// A number to a number of places.
  func number(_ number: Double, places: Int) -> String {
    RoundedNumber(number).places(places).text(places: places)
  }

  /// An amount such as hours: grouped by thousands, with a decimal where it is small and broken.
  func amount(_ amount: Double) -> String {
    let isWhole = amount == amount.rounded()
    if abs(amount) >= Self.wholeAmount || isWhole {
      return Int(exactly: amount.rounded()).map(Self.grouped)
        ?? RoundedNumber(amount).significant(4).text()
    }
    return RoundedNumber(amount).places(1).text()
  }

  /// A part of an amount, rounded as the whole is printed, so that what is printed adds up.
  func rounded(_ part: Double, of whole: Double) -> Double {
    let grain = abs(whole) >= Self.wholeAmount ? 1.0 : 10
    return (part * grain).rounded() / grain
  }

  /// Amounts from here on are printed in whole units.
  private static let wholeAmount = 100.0

  /// A count with commas between thousands.
  static func grouped(_ count: Int) -> String {
    let digits = String(abs(count))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (count < 0 ? "−" : "") + text
  }

  /// Words in a row: "a", "a and b", "a, b and c".
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
