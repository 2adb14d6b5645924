// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkReader {
  /// Everything that is wrong or looks wrong in some files.
  ///
  /// Besides what ``read(_:)`` reports this finds loops, parallel ties, ties of people who did not
  /// answer, names that differ only in case or spaces, and more; it needs more memory than reading.
  public func check(_ files: InputFiles) -> ProblemList {
    do {
      let reading = try reading(files, keepsLines: true)
      var checker = NetworkChecker(reading, files: files, showsCells: showsCells)
      checker.run()
      return checker.problems
    } catch {
      return error.problems
    }
  }
}

/// Looks through a network that was read for what was probably not meant.
struct NetworkChecker {
  let network: SocialNetwork
  let panel: NetworkPanel
  let participation: [Participation]
  let files: InputFiles
  let showsCells: Bool
  let tieLines: ContiguousArray<Int>
  let nodeLines: ContiguousArray<Int>
  /// The first tie of each node, where the ties name the nodes.
  private let firstTies: ContiguousArray<Int>
  var problems: ProblemList

  init(_ reading: Reading, files: InputFiles, showsCells: Bool) {
    let dataset = reading.dataset
    network = dataset.network
    panel = dataset.panel
    participation = dataset.participation
    self.files = files
    self.showsCells = showsCells
    tieLines = reading.tieLines
    nodeLines = reading.nodeLines
    problems = dataset.problems
    var firstTies = ContiguousArray(repeating: 0, count: network.nodes.count)
    for row in network.ties.indices.reversed() {
      firstTies[Int(network.ties.sources[row])] = row
      firstTies[Int(network.ties.targets[row])] = row
    }
    self.firstTies = firstTies
  }

  mutating func run() {
    checkTies()
    checkReturns()
    checkIsolates()
    checkWaves()
    checkNames()
    let withdrawn = network.nodes.count { $0.consent == .withdrawn }
    if withdrawn > 0, let file = files.nodes?.name {
      problems.add(.withdrawn, at: Problem.Place(file: file), detail: "(Nodes: \(withdrawn).)")
    }
    problems.sort()
  }

  /// The place of a tie.
  func place(ofTie row: Int) -> Problem.Place {
    Problem.Place(file: files.ties.name, line: tieLines[row])
  }

  /// The place of a node: its first row, or the first tie that names it.
  private func place(ofNode node: Int) -> Problem.Place {
    if let file = files.nodes?.name { return Problem.Place(file: file, line: nodeLines[node]) }
    return place(ofTie: firstTies[node])
  }

  /// What tells ties apart: those that agree in all of it are parallel.
  private struct TieKey: Hashable {
    let source, target: UInt32
    let relation, wave: Int?
    let date: CalendarDate?
  }

  private mutating func checkTies() {
    let ties = network.ties
    var first: [TieKey: Int] = [:]
    for row in ties.indices {
      var (source, target) = (ties.sources[row], ties.targets[row])
      if source == target {
        problems.add(.loop, at: place(ofTie: row))
        continue
      }
      if ties.weights?[row] == 0 { problems.add(.zeroWeight, at: place(ofTie: row)) }
      if !network.isDirected, source > target { swap(&source, &target) }
      let key = TieKey(
        source: source, target: target, relation: ties.relations.place(at: row),
        wave: ties.waves.place(at: row), date: ties.dates?[row])
      if let earlier = first[key] {
        problems.add(
          .parallelTie, at: place(ofTie: row), detail: "The first is on line \(tieLines[earlier]).")
      } else {
        first[key] = row
      }
    }
  }

  /// Notes where direction seems to mean nothing: no tie is returned, or every one is.
  private mutating func checkReturns() {
    // Below this many ties neither would be surprising.
    let enough = 20
    guard network.isDirected, network.nodes.allSatisfy({ $0.mode == nil }) else { return }
    var pairs: Set<UInt64> = []
    for row in network.ties.indices
    where network.ties.sources[row] != network.ties.targets[row] {
      pairs.insert(UInt64(network.ties.sources[row]) << 32 | UInt64(network.ties.targets[row]))
    }
    guard pairs.count >= enough else { return }
    let returned = pairs.count { pairs.contains($0 << 32 | $0 >> 32) }
    let place = Problem.Place(file: files.ties.name)
    if returned == 0 { problems.add(.neverReturned, at: place) }
    if returned == pairs.count { problems.add(.alwaysReturned, at: place) }
  }

  private mutating func checkIsolates() {
    var hasTie = ContiguousArray(repeating: false, count: network.nodes.count)
    for row in network.ties.indices
    where network.ties.sources[row] != network.ties.targets[row] {
      hasTie[Int(network.ties.sources[row])] = true
      hasTie[Int(network.ties.targets[row])] = true
    }
    guard network.ties.count > 0, let first = hasTie.firstIndex(of: false) else { return }
    problems.add(
      .isolates, at: place(ofNode: first),
      detail: "(Nodes: \(hasTie.count { !$0 }); this is the first.)")
  }

  private mutating func checkNames() {
    for (node, id) in network.nodes.lazy.map(\.id).enumerated()
    where NameFolding.hasInvisibleCharacters(id) {
      problems.add(
        .invisibleCharacters, at: place(ofNode: node), detail: "(In the id.)",
        cell: showsCells ? id : nil)
    }
    for (later, earlier) in Self.similar(network.nodes.map(\.id)) {
      let other = place(ofNode: earlier)
      problems.add(
        .similarIDs, at: place(ofNode: later),
        detail: other.line.map { "The other is on line \($0)." } ?? "",
        cell: showsCells ? network.nodes[later].id : nil)
    }
    checkWords("relation", network.ties.relations)
    checkWords("wave", network.ties.waves)
    for column in ["kind", "sector", "tier"] { checkNodeWords(column) }
  }

  private mutating func checkWords(_ heading: String, _ column: TieTable.NameColumn) {
    let pairs = Self.similar(column.names)
    guard !pairs.isEmpty else { return }
    var firstTies = ContiguousArray(repeating: 0, count: column.names.count)
    for row in network.ties.indices.reversed() {
      if let word = column.place(at: row) { firstTies[word] = row }
    }
    for (later, _) in pairs {
      var place = place(ofTie: firstTies[later])
      place.heading = heading
      problems.add(.similarWords, at: place, cell: showsCells ? column.names[later] : nil)
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
