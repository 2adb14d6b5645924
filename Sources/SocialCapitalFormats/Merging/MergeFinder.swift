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
    let named = network.nodes.indices.filter { !Self.isNumber(network.nodes[$0]) }
    let index = NameIndex(
      named.lazy.map { network.nodes[$0].label ?? network.nodes[$0].id })
    var kinds: [NodeKind: Int32] = [:]
    let sides = ContiguousArray(named.map { Side(network.nodes[$0], &kinds) })
    var comparison = NameComparison(index)
    let evidence = MergeEvidence(network, panel)
    var found: [MergeSuggestion] = []
    var blocks = NameBlocks(index)
    blocks.forEachPair { left, right in
      guard sides[left].canBeOne(with: sides[right]) else { return }
      let isBody = sides[left].isBody || sides[right].isBody
      guard let pair = comparison.pair(left, right, isBody: isBody) else { return }
      let (one, other) = (named[left], named[right])
      guard evidence.mostScore(one, other, pair) >= threshold else { return }
      let suggestion = evidence.suggestion(one, other, pair, comparison.traits)
      if suggestion.score >= threshold { found.append(suggestion) }
    }
    found.sort { left, right in
      left.score != right.score
        ? left.score > right.score : (left.kept, left.merged) < (right.kept, right.merged)
    }
    // The same pair may have met twice.
    let isRepeated = found.indices.map { $0 > 0 && found[$0] == found[$0 - 1] }
    found = found.indices.lazy.filter { !isRepeated[$0] }.map { found[$0] }
    let initials = Self.ambiguousInitials(found)
    let decided = decidedPairs(in: network)
    found.removeAll { suggestion in
      initials.contains(suggestion)
        || decided.contains(Self.pair(suggestion.kept, suggestion.merged))
    }
    return found
  }

  /// One number for two places.
  private static func pair(_ one: Int, _ other: Int) -> UInt64 {
    UInt64(min(one, other)) << 32 | UInt64(max(one, other))
  }

  /// The pairs of places on which a decision was taken.
  private func decidedPairs(in network: SocialNetwork) -> Set<UInt64> {
    guard let decisions else { return [] }
    return Set(
      (decisions.rows + decisions.declined).compactMap { row in
        guard let kept = network.index(of: row.kept), let merged = network.index(of: row.merged)
        else { return nil }
        return Self.pair(kept, merged)
      })
  }

  /// Whether all that a node is called by is a number as its id, which no other has.
  private static func isNumber(_ node: Node) -> Bool {
    node.label == nil && node.id.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// On which side of a network a node is.
  private struct Side {
    /// A number for its kind and its mode, 0 where it has none.
    private let kind: Int32
    private let mode: Int32
    let isBody: Bool

    /// - Parameter kinds: The numbers of the kinds so far.
    init(_ node: Node, _ kinds: inout [NodeKind: Int32]) {
      isBody = node.kind == .organization
      mode = Int32(clamping: node.mode ?? 0)
      guard let kind = node.kind else {
        self.kind = 0
        return
      }
      self.kind = kinds[kind] ?? Int32(kinds.count + 1)
      kinds[kind] = self.kind
    }

    /// A person and an organisation, or two sides of a network, are never one.
    func canBeOne(with other: Side) -> Bool {
      (kind == 0 || other.kind == 0 || kind == other.kind)
        && (mode == 0 || other.mode == 0 || mode == other.mode)
    }
  }

  /// Pairs that rest on an initial which fits several others: the data cannot say whose it is.
  private static func ambiguousInitials(_ found: [MergeSuggestion]) -> Set<MergeSuggestion> {
    var partners: [Int: [MergeSuggestion]] = [:]
    for suggestion in found where suggestion.reasons.contains(.initial) {
      partners[suggestion.kept, default: []].append(suggestion)
      partners[suggestion.merged, default: []].append(suggestion)
    }
    return Set(partners.values.filter { $0.count > 1 }.joined())
  }
}

/// What the ties and answers of two nodes say on whether they are one.
private struct MergeEvidence {
  private let network: SocialNetwork
  private let panel: NetworkPanel?
  /// How many ties each node has to others.
  private var tieCounts: ContiguousArray<Int32>
  /// The contacts of all nodes, of each in order and once, and where they begin and end.
  private var contacts: ContiguousArray<UInt32>
  private var starts: ContiguousArray<Int32>
  private var ends: ContiguousArray<Int32>

  init(_ network: SocialNetwork, _ panel: NetworkPanel?) {
    self.network = network
    self.panel = panel
    let ties = network.ties
    tieCounts = ContiguousArray(repeating: 0, count: network.nodes.count)
    for row in ties.indices where ties.sources[row] != ties.targets[row] {
      tieCounts[Int(ties.sources[row])] += 1
      tieCounts[Int(ties.targets[row])] += 1
    }
    var end: Int32 = 0
    starts = ContiguousArray(
      tieCounts.map { count in
        end += count
        return end - count
      })
    ends = starts
    contacts = ContiguousArray(repeating: 0, count: Int(end))
    for row in ties.indices where ties.sources[row] != ties.targets[row] {
      add(ties.sources[row], to: Int(ties.targets[row]))
      add(ties.targets[row], to: Int(ties.sources[row]))
    }
    for node in starts.indices { sortContacts(of: node) }
  }

  private mutating func add(_ contact: UInt32, to node: Int) {
    contacts[Int(ends[node])] = contact
    ends[node] += 1
  }

  private mutating func sortContacts(of node: Int) {
    let range = range(node)
    if range.count > 1 { contacts[range].sort() }
    var end = range.lowerBound
    for place in range where place == range.lowerBound || contacts[place] != contacts[end - 1] {
      contacts[end] = contacts[place]
      end += 1
    }
    ends[node] = Int32(end)
  }

  /// Where the contacts of a node stand.
  private func range(_ node: Int) -> Range<Int> { Int(starts[node])..<Int(ends[node]) }

  /// How many contacts two nodes share, of those of the one who has fewer besides the other, and whether
  /// a tie joins them.
  private func overlap(_ one: Int, _ other: Int) -> (shared: Int, fewer: Int, isTied: Bool) {
    let (first, second) = (range(one), range(other))
    var (shared, place, isTied) = (0, second.lowerBound, false)
    for contact in contacts[first] {
      if contact == other { isTied = true }
      while place < second.upperBound, contacts[place] < contact { place += 1 }
      if place < second.upperBound, contacts[place] == contact { shared += 1 }
    }
    return (shared, min(first.count, second.count) - (isTied ? 1 : 0), isTied)
  }

  /// A score that the data cannot raise two names above, found without comparing their contacts.
  func mostScore(_ one: Int, _ other: Int, _ pair: NamePair) -> Double {
    let fewer = Double(min(range(one).count, range(other).count))
    let doubt = Self.doubt(pair) * (1 - min(1, fewer / 3))
    return pair.likeness - doubt + 0.06 * min(1, fewer / 2)
  }

  /// What is taken from a score for names that chance alone gives to several people.
  private static func doubt(_ pair: NamePair) -> Double {
    // That one in twenty is listed twice is as likely as not when so many have a namesake.
    0.2 * (pair.namesakes / (0.05 + pair.namesakes))
  }

  func suggestion(
    _ one: Int, _ other: Int, _ pair: NamePair, _ traits: [MergeSuggestion.Reason]
  ) -> MergeSuggestion {
    var score = pair.likeness
    var reasons = traits
    let (shared, fewer, isTied) = overlap(one, other)
    let overlap = fewer > 0 ? Double(shared) / Double(fewer) : 0
    // Chance alone gives a common name to several people, unless they have the same friends.
    let doubt = Self.doubt(pair) * (1 - overlap * min(1, Double(shared) / 3))
    score -= doubt
    if doubt > 0.05 { reasons.append(.commonName) }
    if shared > 0 {
      score += 0.06 * overlap * min(1, Double(shared) / 2)
      reasons.append(.sharedContacts(shared, of: fewer))
    } else if fewer >= 4 {
      score -= 0.03
      reasons.append(.noSharedContacts)
    }
    let against = against(one, other, isTied: isTied)
    score -= min(0.15, 0.1 * Double(against.count { $0 != .elsewhere }))
    if against.contains(.elsewhere) { score -= 0.04 }
    let isKept = tieCounts[other] <= tieCounts[one]
    return MergeSuggestion(
      kept: isKept ? one : other, merged: isKept ? other : one,
      score: min(1, max(0, score)), reasons: reasons + against)
  }

  private func against(_ one: Int, _ other: Int, isTied: Bool) -> [MergeSuggestion.Reason] {
    var reasons: [MergeSuggestion.Reason] = []
    if isTied { reasons.append(.tied) }
    let haveAnswered = panel?.waves.contains { wave in
      wave.responded.map { $0[one] && $0[other] } ?? false
    }
    if haveAnswered == true { reasons.append(.bothAnswered) }
    let (first, second) = (network.nodes[one], network.nodes[other])
    func differ<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
      one != nil && other != nil && one != other
    }
    if differ(first.place, second.place) || differ(first.sector, second.sector) {
      reasons.append(.elsewhere)
    }
    return reasons
  }
}
