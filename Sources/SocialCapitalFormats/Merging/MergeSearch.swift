// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// The pairs of nodes that may be one, with no more of each than its score: there may be many.
struct MergeSearch {
  private let named: ContiguousArray<Int32>
  private var comparison: NameComparison
  private let evidence: MergeEvidence
  private let sides: ContiguousArray<Side>
  /// The pairs, the likeliest first.
  private(set) var found: ContiguousArray<Pair> = []

  /// Two nodes by their places among those that have a name, the earlier first.
  struct Pair {
    fileprivate let left: Int32
    fileprivate let right: Int32
    fileprivate let score: Double
    /// Whether an initial of one stands for a word of the other.
    fileprivate let hasInitial: Bool

    fileprivate func nodes(_ named: ContiguousArray<Int32>) -> Nodes {
      Nodes(earlier: Int(named[Int(left)]), later: Int(named[Int(right)]))
    }
  }

  /// The places of two nodes in the network.
  struct Nodes: Hashable {
    let earlier, later: Int
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

  /// Searches.
  ///
  /// - Parameter decided: Pairs that are left out.
  init(
    _ network: SocialNetwork, _ panel: NetworkPanel?, threshold: Double, except decided: Set<Nodes>
  ) {
    let all = network.nodes
    named = ContiguousArray(
      all.indices.lazy.filter { !Self.isNumber(all[$0]) }.map { Int32($0) })
    let index = NameIndex(named.lazy.map { all[Int($0)].label ?? all[Int($0)].id })
    var kinds: [NodeKind: Int32] = [:]
    sides = ContiguousArray(named.map { Side(all[Int($0)], &kinds) })
    comparison = NameComparison(index)
    evidence = MergeEvidence(network, panel)
    var blocks = NameBlocks(index)
    blocks.forEachPair { left, right in
      if let pair = pair(left, right, threshold) { found.append(pair) }
    }
    sort()
    removeAmbiguousInitials()
    found.removeAll { [named] in decided.contains($0.nodes(named)) }
  }

  /// Whether all that a node is called by is a number as its id, which no other has.
  private static func isNumber(_ node: Node) -> Bool {
    node.label == nil && node.id.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private mutating func namePair(_ left: Int, _ right: Int) -> NamePair? {
    comparison.pair(left, right, isBody: sides[left].isBody || sides[right].isBody)
  }

  /// A pair that reaches a threshold.
  private mutating func pair(_ left: Int, _ right: Int, _ threshold: Double) -> Pair? {
    guard sides[left].canBeOne(with: sides[right]), let names = namePair(left, right) else {
      return nil
    }
    let nodes = Nodes(earlier: Int(named[left]), later: Int(named[right]))
    guard evidence.mostScore(nodes, names) >= threshold else { return nil }
    let score = evidence.weigh(nodes, names).score
    guard score >= threshold else { return nil }
    return Pair(
      left: Int32(left), right: Int32(right), score: score,
      hasInitial: comparison.restsOnInitial)
  }

  /// Puts the pairs in order; each stays once, though it may have met several times.
  private mutating func sort() {
    found.sort { [named, evidence] one, other in
      one.score != other.score
        ? one.score > other.score
        : evidence.order(one.nodes(named)) < evidence.order(other.nodes(named))
    }
    var last: Pair?
    found.removeAll { pair in
      defer { last = pair }
      return pair.left == last?.left && pair.right == last?.right
    }
  }

  /// Leaves out pairs that rest on an initial which fits several others: the data cannot say whose it is.
  private mutating func removeAmbiguousInitials() {
    var counts = ContiguousArray<Int32>(repeating: 0, count: named.count)
    for pair in found where pair.hasInitial {
      counts[Int(pair.left)] += 1
      counts[Int(pair.right)] += 1
    }
    found.removeAll { pair in
      pair.hasInitial && max(counts[Int(pair.left)], counts[Int(pair.right)]) > 1
    }
  }

  /// The nodes of a pair.
  func nodes(_ pair: Pair) -> Nodes { pair.nodes(named) }

  /// A pair with all that is to say of it.
  mutating func suggestion(_ pair: Pair) -> MergeSuggestion {
    let (kept, merged) = evidence.order(nodes(pair))
    // What was found once is found again.
    let reasons = namePair(Int(pair.left), Int(pair.right)).map { names in
      comparison.traits + evidence.weigh(nodes(pair), names).reasons
    }
    return MergeSuggestion(kept: kept, merged: merged, score: pair.score, reasons: reasons ?? [])
  }
}
