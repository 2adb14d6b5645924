// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// What a part of a result is called in a table for people, and the measure it is of.
///
/// `ei-index:sector` is "E-I index by sector", `relation-correlation:trust+help` "Likeness of two
/// relations: trust and help"; `closure-rate-lift`, which no measure is called, is of the measure whose
/// id it begins with: "Closure rate: lift".
struct PartTitle {
  /// The measure the part is of.
  let measure: Measure
  /// What the part is called.
  let text: String

  /// Finds the measure of a part by its name; `nil` where no measure's id begins it.
  init?(_ name: String) {
    let pieces = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard let whole = pieces.first else { return nil }
    let words = whole.split(separator: "-")
    var found: (measure: Measure, rest: String)?
    for length in stride(from: words.count, to: 0, by: -1) {
      if let measure = Measure.named(words.prefix(length).joined(separator: "-")) {
        found = (measure, words.dropFirst(length).joined(separator: " "))
        break
      }
    }
    guard let found else { return nil }
    measure = found.measure
    text =
      found.measure.title + (found.rest.isEmpty ? "" : ": \(found.rest)")
      + (pieces.count > 1 ? Self.ending(pieces[1], of: found.measure) : "")
  }

  /// Measures that have parts of their own where others have groupings.
  private static let measuresWithParts = [
    "key-players", "relation-correlation", "relation-regression",
  ]

  private static func ending(_ part: String, of measure: Measure) -> String {
    measuresWithParts.contains(measure.id)
      ? ": \(part.split(separator: "+").joined(separator: " and "))" : " by \(part)"
  }
}
