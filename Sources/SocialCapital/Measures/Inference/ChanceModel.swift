// SPDX-License-Identifier: Apache-2.0

/// What the numbers that measures give are compared with.
@nonexhaustive
public enum ChanceModel: String, Sendable, Hashable, CaseIterable {
  /// Any network of as many members.
  case size
  /// As many members and ties.
  case edges
  /// As many members and mutual, one-way and null pairs.
  case dyads
  /// Every member with as many ties given and received.
  case degrees
  /// The same ties, the groups dealt out anew among the members.
  case labels

  /// What ties are drawn from, or `nil` where the ties stay.
  public var nullModel: NullModel? {
    switch self {
    case .size: .size
    case .edges: .edges
    case .dyads: .dyadCensus
    case .degrees: .degrees
    case .labels: nil
    }
  }

  /// What is kept and what is left to chance, in words.
  public var summary: String {
    nullModel?.summary ?? "the same ties, the groups dealt out anew among the members"
  }
}
