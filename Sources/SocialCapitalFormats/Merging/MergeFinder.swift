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
///   number of ties. From 10,000 to 100,000 nodes time was measured to grow 18 to 27 times, as more
///   names then share a block.
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
    let index = NameIndex(named.map { network.nodes[$0].label ?? network.nodes[$0].id })
    var comparison = NameComparison(index)
    let evidence = MergeEvidence(network, panel)
    var found: [MergeSuggestion] = []
    NameBlocks(index).forEachPair { left, right in
      let (one, other) = (named[left], named[right])
      let (first, second) = (network.nodes[one], network.nodes[other])
      guard Self.canBeOne(first, second) else { return }
      let isBody = first.kind == .organization || second.kind == .organization
      guard let pair = comparison.pair(left, right, isBody: isBody) else { return }
      let suggestion = evidence.suggestion(one, other, pair)
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

  /// A person and an organisation, or two sides of a network, are never one.
  private static func canBeOne(_ one: Node, _ other: Node) -> Bool {
    if let first = one.kind, let second = other.kind, first != second { return false }
    if let first = one.mode, let second = other.mode, first != second { return false }
    return true
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
  private var tieCounts: ContiguousArray<Int>
  /// The contacts of all nodes, of each in order and once, and where they stand.
  private var contacts: ContiguousArray<UInt32>
  private var ranges: ContiguousArray<Range<Int>>

  init(_ network: SocialNetwork, _ panel: NetworkPanel?) {
    self.network = network
    self.panel = panel
    let ties = network.ties
    tieCounts = ContiguousArray(repeating: 0, count: network.nodes.count)
    for row in ties.indices where ties.sources[row] != ties.targets[row] {
      tieCounts[Int(ties.sources[row])] += 1
      tieCounts[Int(ties.targets[row])] += 1
    }
    var end = 0
    ranges = ContiguousArray(
      tieCounts.map { count in
        end += count
        return end - count..<end - count
      })
    contacts = ContiguousArray(repeating: 0, count: end)
    for row in ties.indices where ties.sources[row] != ties.targets[row] {
      add(ties.sources[row], to: Int(ties.targets[row]))
      add(ties.targets[row], to: Int(ties.sources[row]))
    }
    for node in ranges.indices { sortContacts(of: node) }
  }

  private mutating func add(_ contact: UInt32, to node: Int) {
    contacts[ranges[node].upperBound] = contact
    ranges[node] = ranges[node].lowerBound..<ranges[node].upperBound + 1
  }

  private mutating func sortContacts(of node: Int) {
    let range = ranges[node]
    contacts[range].sort()
    var end = range.lowerBound
    for place in range where place == range.lowerBound || contacts[place] != contacts[end - 1] {
      contacts[end] = contacts[place]
      end += 1
    }
    ranges[node] = range.lowerBound..<end
  }

  /// How many contacts two nodes share, of those of the one who has fewer besides the other, and whether
  /// a tie joins them.
  private func overlap(_ one: Int, _ other: Int) -> (shared: Int, fewer: Int, isTied: Bool) {
    let (first, second) = (ranges[one], ranges[other])
    var (shared, place, isTied) = (0, second.lowerBound, false)
    for contact in contacts[first] {
      if contact == other { isTied = true }
      while place < second.upperBound, contacts[place] < contact { place += 1 }
      if place < second.upperBound, contacts[place] == contact { shared += 1 }
    }
    return (shared, min(first.count, second.count) - (isTied ? 1 : 0), isTied)
  }

  func suggestion(_ one: Int, _ other: Int, _ pair: NamePair) -> MergeSuggestion {
    var score = pair.likeness
    var reasons = pair.traits
    let (shared, fewer, isTied) = overlap(one, other)
    let overlap = fewer > 0 ? Double(shared) / Double(fewer) : 0
    // Chance alone gives a common name to several people, unless they have the same friends. That
    // one in twenty is listed twice is as likely as not when so many have a namesake.
    let common = pair.namesakes / (0.05 + pair.namesakes)
    let doubt = 0.2 * common * (1 - overlap * min(1, Double(shared) / 3))
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
