// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkChecker {
  /// Looks for names that were harmed, and for some that may be one person's.
  mutating func checkNames() {
    checkDamage()
    var folded: Set<Int> = []
    for (later, earlier) in Self.similar(network.nodes.map(\.id)) {
      folded.insert(later)
      let other = place(ofNode: earlier)
      problems.add(
        .similarIDs, at: place(ofNode: later),
        detail: other.lineText.map { "The other is on \($0)." } ?? "",
        cell: showsCells ? network.nodes[later].id : nil)
    }
    checkLikeness(except: folded)
    checkWords("relation", network.ties.relations)
    checkWords("wave", network.ties.waves)
    for column in ["kind", "sector", "tier"] { checkNodeWords(column) }
  }

  /// Reports pairs of nodes that may be one; those whose ids say so already are left out.
  private mutating func checkLikeness(except folded: Set<Int>) {
    var finder = MergeFinder()
    finder.decisions = merges
    var search = finder.search(network, panel)
    for pair in search.found {
      let nodes = search.nodes(pair)
      if folded.contains(nodes.later) { continue }
      let other = place(ofNode: nodes.earlier).lineText.map { "The other is on \($0): " } ?? ""
      // Most of many are only counted.
      let reasons = problems.keepsMore(of: .likelySame) ? search.suggestion(pair).reasons : []
      let why = reasons.map(\.description).joined(separator: ", ")
      let node = network.nodes[nodes.later]
      var place = place(ofNode: nodes.later)
      place.heading = files.nodes == nil ? nil : node.label == nil ? "id" : "label"
      problems.add(
        .likelySame, at: place, detail: "(\(other)\(why).)",
        cell: showsCells ? node.label ?? node.id : nil)
    }
  }

  /// Reports texts of nodes and words of ties that were decoded wrongly or cannot be seen.
  private mutating func checkDamage() {
    for (number, node) in network.nodes.enumerated() {
      report(TextDamage.reason(node.id), ofNode: number, "id", node.id)
      for column in ["label", "kind", "sector", "tier", "place"] {
        if let text = node.value(of: column)?.text {
          report(TextDamage.reason(text), ofNode: number, column, text)
        }
      }
      for entry in node.attributes.entries {
        guard case .text(let text) = entry.value else { continue }
        report(TextDamage.reason(text), ofNode: number, entry.name, text)
      }
    }
  }

  private mutating func report(
    _ reason: Problem.Reason?, ofNode node: Int, _ column: String, _ text: String
  ) {
    guard let reason else { return }
    var place = place(ofNode: node)
    place.heading = files.nodes == nil ? nil : column
    problems.add(
      reason, at: place, detail: files.nodes == nil ? "(In the \(column).)" : "",
      cell: showsCells ? text : nil)
  }

  private mutating func checkWords(_ heading: String, _ column: TieTable.NameColumn) {
    var firstTies = ContiguousArray(repeating: 0, count: column.names.count)
    for row in network.ties.indices.reversed() {
      if let word = column.place(at: row) { firstTies[word] = row }
    }
    func place(_ word: Int, _ checker: NetworkChecker) -> Problem.Place {
      var place = checker.place(
        ofTie: firstTies[word], TableColumn(rawValue: heading) ?? .relation)
      place.heading = place.heading ?? heading
      return place
    }
    for (word, text) in column.names.enumerated() {
      if let reason = TextDamage.reason(text) {
        problems.add(reason, at: place(word, self), cell: showsCells ? text : nil)
      }
    }
    for (later, _) in Self.similar(column.names) {
      problems.add(
        .similarWords, at: place(later, self), cell: showsCells ? column.names[later] : nil)
    }
  }

  private mutating func checkNodeWords(_ column: String) {
    var words: [String] = []
    var nodes: [Int] = []
    var seen: Set<String> = []
    for (index, node) in network.nodes.enumerated() {
      guard let word = node.value(of: column)?.text, seen.insert(word).inserted else { continue }
      words.append(word)
      nodes.append(index)
    }
    for (later, _) in Self.similar(words) {
      var place = place(ofNode: nodes[later])
      place.heading = column
      problems.add(.similarWords, at: place, cell: showsCells ? words[later] : nil)
    }
  }

  /// The pairs of names that people would take for the same, each later one with the first.
  private static func similar(_ names: [String]) -> [(later: Int, earlier: Int)] {
    var first: [String: Int] = [:]
    var pairs: [(later: Int, earlier: Int)] = []
    for (index, name) in names.enumerated() {
      let folded = NameFolding.folded(name)
      if folded.isEmpty { continue }
      if let earlier = first[folded] {
        pairs.append((index, earlier))
      } else {
        first[folded] = index
      }
    }
    return pairs
  }
}
