// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// What nodes, or ties, are given where a file says nothing else of them, in the order of the file.
///
/// A few defaults and many nodes could stand for more values than there is room for. What is given
/// nothing of its own shares what the defaults say, so that it needs its room once; for the rest values
/// are made, which ``DefaultBudget`` counts.
struct DefaultValues {
  /// The values by numbers of names; one that comes late is for what comes after it.
  private(set) var entries: ContiguousArray<EntryGatherer.Entry> = []
  private var names: Set<Int32> = []

  /// Adds a default; returns whether the name had one before, in whose place it stands.
  mutating func append(_ value: AttributeValue, name: Int32) -> Bool {
    entries.append(EntryGatherer.Entry(name: name, value: value, isReplaceable: true))
    return !names.insert(name).inserted
  }
}

/// The defaults of ties: those of properties, by number, and others.
struct TieDefaults {
  var properties: [Int32: AttributeValue] = [:]
  var others = DefaultValues()
  /// What ties share that have nothing but so many of the others.
  var shared: (count: Int, attributes: Attributes)?
}

/// Counts the values that are made of defaults, which a small file could multiply beyond measure.
struct DefaultBudget {
  private var left: Int
  private var leftToShare: Int
  private(set) var isOverspent = false

  /// - Parameter byteCount: The size of the file.
  init(byteCount: Int) {
    left = max(100_000, byteCount / 4)
    leftToShare = max(1 << 22, 4 * byteCount)
  }

  /// Whether as many more may be had, shared or not: whoever goes through all values meets each.
  mutating func allowsSharing(_ more: Int) -> Bool {
    leftToShare -= more
    if leftToShare < 0 { isOverspent = true }
    return !isOverspent
  }

  /// Whether as many more may be made.
  mutating func allows(_ more: Int) -> Bool {
    left -= more
    if left < 0 { isOverspent = true }
    return !isOverspent
  }
}
