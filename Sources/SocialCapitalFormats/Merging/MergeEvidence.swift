// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// What the ties and answers of two nodes say on whether they are one.
struct MergeEvidence {
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
  func mostScore(_ nodes: MergeSearch.Nodes, _ pair: NamePair) -> Double {
    let fewer = Double(min(range(nodes.earlier).count, range(nodes.later).count))
    let doubt = Self.doubt(pair) * (1 - min(1, fewer / 3))
    return pair.likeness - doubt + 0.06 * min(1, fewer / 2)
  }

  /// What is taken from a score for names that chance alone gives to several people.
  private static func doubt(_ pair: NamePair) -> Double {
    // That one in twenty is listed twice is as likely as not when so many have a namesake.
    0.2 * (pair.namesakes / (0.05 + pair.namesakes))
  }

  /// Two nodes, the one to keep first: the one with more ties, or the earlier.
  func order(_ nodes: MergeSearch.Nodes) -> (kept: Int, merged: Int) {
    let (earlier, later) = (nodes.earlier, nodes.later)
    return tieCounts[later] <= tieCounts[earlier] ? (earlier, later) : (later, earlier)
  }

  /// What is known of two nodes, and the score it gives them.
  struct Weighed {
    fileprivate(set) var score: Double
    fileprivate var doubt = 0.0
    fileprivate var contacts: (shared: Int, fewer: Int, isTied: Bool)
    fileprivate var haveAnswered = false
    fileprivate var areElsewhere = false

    /// What speaks for and against the two being one.
    var reasons: [MergeSuggestion.Reason] {
      var reasons: [MergeSuggestion.Reason] = []
      if doubt > 0.05 { reasons.append(.commonName) }
      if contacts.shared > 0 {
        reasons.append(.sharedContacts(contacts.shared, of: contacts.fewer))
      } else if contacts.fewer >= 4 {
        reasons.append(.noSharedContacts)
      }
      if contacts.isTied { reasons.append(.tied) }
      if haveAnswered { reasons.append(.bothAnswered) }
      if areElsewhere { reasons.append(.elsewhere) }
      return reasons
    }
  }

  /// Scores two nodes whose names are alike.
  func weigh(_ nodes: MergeSearch.Nodes, _ pair: NamePair) -> Weighed {
    let (one, other) = (nodes.earlier, nodes.later)
    var weighed = Weighed(score: pair.likeness, contacts: overlap(one, other))
    let (shared, fewer, isTied) = weighed.contacts
    let overlap = fewer > 0 ? Double(shared) / Double(fewer) : 0
    // Chance alone gives a common name to several people, unless they have the same friends.
    weighed.doubt = Self.doubt(pair) * (1 - overlap * min(1, Double(shared) / 3))
    weighed.score -= weighed.doubt
    if shared > 0 {
      weighed.score += 0.06 * overlap * min(1, Double(shared) / 2)
    } else if fewer >= 4 {
      weighed.score -= 0.03
    }
    weighed.haveAnswered = haveAnswered(one, other)
    weighed.areElsewhere = areElsewhere(network.nodes[one], network.nodes[other])
    let against = (isTied ? 1 : 0) + (weighed.haveAnswered ? 1 : 0)
    weighed.score -= min(0.15, 0.1 * Double(against))
    if weighed.areElsewhere { weighed.score -= 0.04 }
    weighed.score = min(1, max(0, weighed.score))
    return weighed
  }

  /// Whether both answered in one wave.
  private func haveAnswered(_ one: Int, _ other: Int) -> Bool {
    panel?.waves.contains { wave in wave.responded.map { $0[one] && $0[other] } ?? false } ?? false
  }

  /// Whether two nodes are in different places or sectors.
  private func areElsewhere(_ one: Node, _ other: Node) -> Bool {
    func differ<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
      one != nil && other != nil && one != other
    }
    return differ(one.place, other.place) || differ(one.sector, other.sector)
  }
}
