// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// Finds nodes that are probably one, spelt in two ways.
///
/// Names are compared without case, accents, punctuation and word order, word by word, by
/// Jaro–Winkler likeness; rare words count more. Contacts in common speak for a pair; a tie between
/// the two, or answers of both in one wave, speak against it. All it knows of names it has from the
/// data: it has no list of nicknames. Ids that are numbers are not compared. It only suggests; see
/// ``MergeTable`` for how to decide.
///
/// ```swift
/// let pairs = MergeFinder().suggestions(for: dataset)
/// ```
///
/// - Complexity: at most *n* times the width to which blocks of likely names are cut, and *O*(*m*) in the
///   number of ties. From 10,000 to 100,000 nodes time was measured to grow 12 to 24 times, as more
///   names then share a block; a hundred bytes a node are enough.
public struct MergeFinder: Sendable {
  /// The least score that is suggested.
  public var threshold = 0.88
  /// Decisions taken before: their pairs are not suggested again.
  public var decisions: MergeTable?

  /// Makes a finder with the usual threshold.
  public init() {}

  /// The pairs of nodes that may be one, the likeliest first.
  public func suggestions(for dataset: Dataset) -> [MergeSuggestion] {
    suggestions(for: dataset.network, panel: dataset.panel)
  }

  /// The pairs of nodes of a network that may be one, the likeliest first.
  public func suggestions(
    for network: SocialNetwork, panel: NetworkPanel? = nil
  ) -> [MergeSuggestion] {
    var search = search(network, panel)
    return search.found.map { search.suggestion($0) }
  }

  /// The same, of which each is made when it is asked for.
  func search(_ network: SocialNetwork, _ panel: NetworkPanel?) -> MergeSearch {
    MergeSearch(network, panel, threshold: threshold, except: decidedPairs(in: network))
  }

  /// The pairs on which a decision was taken.
  private func decidedPairs(in network: SocialNetwork) -> Set<MergeSearch.Nodes> {
    guard let decisions else { return [] }
    return Set(
      (decisions.rows + decisions.declined).compactMap { row in
        guard let kept = network.index(of: row.kept), let merged = network.index(of: row.merged)
        else { return nil }
        return MergeSearch.Nodes(earlier: min(kept, merged), later: max(kept, merged))
      })
  }
}
