// SPDX-License-Identifier: Apache-2.0

/// Two nodes that may be one: which to keep, how likely it seems, and why.
public struct MergeSuggestion: Sendable, Hashable {
  /// The node to keep, by its place in the network: the one with more ties, or the earlier.
  public let kept: Int
  /// The node to merge into it.
  public let merged: Int
  /// How alike the two are, from 0 to 1.
  ///
  /// 1 means that the names are the same but for case, accents, punctuation and word order; below
  /// that it is the mean likeness of their words, rare words counting more. What else the data show
  /// raises it by at most 0.06 and lowers it by at most 0.25. It orders pairs and is no probability.
  public let score: Double
  /// What speaks for and against, the names first.
  public let reasons: [Reason]

  /// Something that speaks for two nodes being one, or against it.
  @nonexhaustive
  public enum Reason: Sendable, Hashable {
    /// The names are the same but for case, accents and punctuation.
    case sameName
    /// The same words stand in another order.
    case wordOrder
    /// Words are joined in one and apart in the other.
    case spacing
    /// A word is spelt differently.
    case spelling
    /// One has the initial of a word of the other.
    case initial
    /// One has what the other has in brackets or quotation marks.
    case aside
    /// A word is missing in one.
    case missingWord
    /// The titles differ.
    case title
    /// One is marked as junior, senior or the like.
    case generation
    /// The name is common in these data, so that two may bear it.
    case commonName
    /// They share some of the contacts of the one who has fewer.
    case sharedContacts(Int, of: Int)
    /// Both have contacts and share none.
    case noSharedContacts
    /// A tie joins them.
    case tied
    /// Both answered in one wave.
    case bothAnswered
    /// They are in different places or sectors.
    case elsewhere
  }
}

extension MergeSuggestion.Reason: CustomStringConvertible {
  /// The reason in a few words.
  public var description: String {
    switch self {
    case .sameName: "same name"
    case .wordOrder: "same words in another order"
    case .spacing: "words joined or apart"
    case .spelling: "a word spelt differently"
    case .initial: "an initial"
    case .aside: "a name in brackets"
    case .missingWord: "a word more in one"
    case .title: "different titles"
    case .generation: "a mark such as jr in one"
    case .commonName: "but a common name here"
    case .sharedContacts(let count, let all): "\(count) of \(all) contacts shared"
    case .noSharedContacts: "but no contact shared"
    case .tied: "but tied to each other"
    case .bothAnswered: "but both answered in one wave"
    case .elsewhere: "but in different places or sectors"
    }
  }
}
