// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// How much of anything a file may ask for, in one place.
///
/// A file may say more than it holds, such as a thousand million nodes in ten letters; what is taken
/// on trust must stay in proportion to its size.
enum FormatLimits {
  /// The deepest nesting of lists, subgraphs or elements.
  static let depth = 256
  /// The largest file, in bytes: 4 GiB.
  static let byteCount = 1 << 32
  /// The most names of attributes a network may have.
  static let attributeNames = 16_384
  /// The longest name and heading that is looked at letter by letter, in bytes: taking letters and accents
  /// apart may take time that grows with the square of the length.
  static let longestName = 1024
  /// What is said of longer headings and names of relations, which are looked up for each value and tie.
  static let longHeading = "A heading or the name of a relation may have 1,024 bytes."
  /// The most nodes and the most ties.
  static let itemCount = 1 << 30

  /// The most waves with rosters or records; nobody asks a community more often.
  static let mostWaves = 10_000

  /// Whether the members of each wave may be noted: a panel has a place for every node in each wave
  /// that has rosters or records of its own.
  static func allowsPanel(
    of nodes: [Node], _ participation: [Participation], in byteCount: Int
  ) -> Bool {
    var waves: Set<String> = []
    var last: String?
    for record in participation where record.wave != last {
      waves.insert(record.wave)
      last = record.wave
    }
    // By place, because taking a node out copies all it has.
    for place in nodes.indices where !nodes[place].waves.isEmpty {
      waves.formUnion(nodes[place].waves)
    }
    return waves.count <= min(mostWaves, max(4 * byteCount, 1 << 22) / max(1, nodes.count))
  }

  /// Whether memberships may be noted once for each wave they touch.
  static func allows(memberships count: Int, in byteCount: Int) -> Bool {
    count <= max(4 * byteCount, 1 << 22)
  }

  /// What is said where there are more.
  static let tooManyWaves = "There are too many waves; is each a moment of its own?"

  /// Whether a number of things may be announced by a file of a size.
  ///
  /// A few tens of thousands are no burden; more must have a byte each at least.
  static func allows(declared count: Int, in byteCount: Int) -> Bool {
    count >= 0 && count <= min(max(byteCount, 1 << 16), itemCount)
  }

  /// Whether a file of a size may have so many nodes of which it says no more than a number.
  ///
  /// A few tens of thousands are no burden; more must have six bytes each at least, as a node takes some
  /// sixty while it is read. Files in which most nodes have a tie have more.
  static func allows(numberedNodes count: Int, in byteCount: Int) -> Bool {
    count >= 0 && count <= min(max(byteCount / 6, 1 << 16), itemCount)
  }
}
