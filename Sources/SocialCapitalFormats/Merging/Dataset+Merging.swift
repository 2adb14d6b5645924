// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension Dataset {
  /// The data with some nodes merged into others, and what that changed among ``problems``.
  ///
  /// A node that is itself merged takes along what was merged into it. Ties go to the node kept; a
  /// tie that would then join it to itself is left out; ties that become parallel stay, and graphs
  /// add them. The values of the node kept stand, and those of merged ones fill in what it lacks, in
  /// the order of the table; the waves of rosters are joined. Who withdrew in either has withdrawn,
  /// and else who consented in either has consented. Who answered in either has answered.
  ///
  /// - Throws: ``FormatError`` when the table names an unknown id, merges a node into two, goes in a
  ///   circle, or makes one of two that it also says are not one.
  /// - Complexity: Linear in nodes, ties and rows of the table.
  public func merging(_ table: MergeTable) throws(FormatError) -> Dataset {
    let merged = try mergingApart(table)
    var problems = problems
    problems.merge(merged.problems)
    return Dataset(
      network: merged.network, participation: merged.participation, panel: merged.panel,
      problems: problems, provenance: merged.provenance)
  }

  /// The data with some nodes merged into others, with only what that changed as problems.
  func mergingApart(_ table: MergeTable) throws(FormatError) -> Dataset {
    var plan = MergePlan(network, table, limit: 20)
    plan.resolve()
    guard !plan.problems.hasErrors else { throw FormatError(plan.problems) }
    var merger = NetworkMerger(self, plan)
    let (network, participation) = try merger.merged()
    merger.report(in: table)
    do {
      return Dataset(
        network: network, participation: participation,
        panel: try NetworkPanel(network, participation: participation),
        problems: merger.problems, provenance: provenance + [table.source])
    } catch {
      throw FormatError(
        .mergeUnknown, at: Problem.Place(file: table.name), detail: error.description)
    }
  }
}

/// Which node each node becomes.
struct MergePlan {
  private let network: SocialNetwork
  private let table: MergeTable
  /// The node each becomes, by place; itself where it stays.
  private(set) var targets: [Int]
  /// The line that merges each node.
  private var lines: [Int?]
  private(set) var problems: ProblemList

  init(_ network: SocialNetwork, _ table: MergeTable, limit: Int) {
    self.network = network
    self.table = table
    targets = Array(network.nodes.indices)
    lines = Array(repeating: nil, count: network.nodes.count)
    problems = ProblemList(limit: limit)
  }

  /// Follows the rows; a chain ends in the node that is not merged itself.
  mutating func resolve() {
    for row in table.rows { add(row) }
    guard !problems.hasErrors else { return }
    var isDone = targets.indices.map { targets[$0] == $0 }
    for start in targets.indices where !isDone[start] {
      var path: [Int] = []
      var onPath: Set<Int> = []
      var node = start
      while !isDone[node] {
        guard onPath.insert(node).inserted else {
          report(.mergeCircle, lines[node])
          break
        }
        path.append(node)
        node = targets[node]
      }
      let end = targets[node]
      for node in path {
        targets[node] = end
        isDone[node] = true
      }
    }
    refuseContradictions()
  }

  /// Two that are not one may have become one through a third.
  private mutating func refuseContradictions() {
    for row in table.declined {
      guard let one = node(row.kept), let other = node(row.merged),
        one != other, targets[one] == targets[other]
      else { continue }
      report(.mergeContradiction, row.line)
    }
  }

  /// The node of an id as a table has it: without the mark of ``MergeTable/file(of:for:name:)``, or as
  /// it stands.
  private func node(_ id: String) -> Int? {
    CSVWriter.unmarked(id).flatMap { network.index(of: $0) } ?? network.index(of: id)
  }

  private mutating func add(_ row: MergeTable.Row) {
    let (kept, merged) = (node(row.kept), node(row.merged))
    if kept == nil { report(.mergeUnknown, row.line, "kept", row.kept) }
    if merged == nil { report(.mergeUnknown, row.line, "merged", row.merged) }
    guard let kept, let merged else { return }
    if kept == merged {
      report(.mergeCircle, row.line)
    } else if let line = lines[merged], targets[merged] != kept {
      report(.mergeTwice, row.line, "merged", row.merged, "The other is on line \(line).")
    } else {
      targets[merged] = kept
      lines[merged] = row.line
    }
  }

  private mutating func report(
    _ reason: Problem.Reason, _ line: Int?, _ heading: String? = nil, _ cell: String? = nil,
    _ detail: String = ""
  ) {
    problems.add(
      reason, at: Problem.Place(file: table.name, line: line, heading: heading), detail: detail,
      cell: table.showsCells ? cell : nil)
  }
}

/// Makes the network that a plan describes and counts what it changed.
private struct NetworkMerger {
  private let dataset: Dataset
  private let plan: MergePlan
  private var mergedCount = 0
  private var loopCount = 0
  private var parallelCount = 0
  private var droppedCount = 0
  private(set) var problems = ProblemList(limit: 20)

  init(_ dataset: Dataset, _ plan: MergePlan) {
    self.dataset = dataset
    self.plan = plan
  }

  mutating func merged() throws(FormatError) -> (SocialNetwork, [Participation]) {
    let (nodes, places) = mergedNodes()
    let ties = mergedTies(places)
    do {
      let network = try SocialNetwork(
        nodes: nodes, ties: ties, isDirected: dataset.network.isDirected)
      return (network, mergedParticipation())
    } catch {
      throw FormatError(
        .mergeUnknown, at: Problem.Place(file: "merge"), detail: error.description)
    }
  }

  private mutating func mergedNodes() -> ([Node], places: [Int]) {
    var nodes = dataset.network.nodes
    for (place, target) in plan.targets.enumerated() where place != target {
      mergedCount += 1
      droppedCount += nodes[target].fill(from: dataset.network.nodes[place])
    }
    var places = plan.targets
    var kept: [Node] = []
    for place in nodes.indices where plan.targets[place] == place {
      places[place] = kept.count
      kept.append(nodes[place])
    }
    for place in places.indices where plan.targets[place] != place {
      places[place] = places[plan.targets[place]]
    }
    return (kept, places)
  }

  private mutating func mergedTies(_ places: [Int]) -> TieTable {
    let ties = dataset.network.ties
    var table = TieTable()
    table.reserveCapacity(ties.count)
    var seen: Set<TieKey> = []
    for row in ties.indices {
      let (source, target) = (Int(ties.sources[row]), Int(ties.targets[row]))
      let (newSource, newTarget) = (places[source], places[target])
      let hasMoved =
        plan.targets[source] != source || plan.targets[target] != target
      if newSource == newTarget, source != target {
        loopCount += 1
        continue
      }
      let isNew = seen.insert(
        TieKey(ties, row, newSource, newTarget, isDirected: dataset.network.isDirected)
      ).inserted
      if !isNew, hasMoved { parallelCount += 1 }
      table.append(
        source: newSource, target: newTarget, relation: ties.relations[row],
        weight: ties.weights?[row], wave: ties.waves[row], date: ties.dates?[row],
        attributes: ties.attributes?[row] ?? [:])
    }
    return table
  }

  private func mergedParticipation() -> [Participation] {
    var records: [Participation] = []
    var places: [Participation: Int] = [:]
    for record in dataset.participation {
      guard let node = dataset.network.index(of: record.id) else { continue }
      let id = dataset.network.nodes[plan.targets[node]].id
      let key = Participation(wave: record.wave, id: id, responded: true)
      if let place = places[key] {
        records[place].responded = records[place].responded || record.responded
      } else {
        places[key] = records.count
        records.append(Participation(wave: record.wave, id: id, responded: record.responded))
      }
    }
    return records
  }

  mutating func report(in table: MergeTable) {
    let place = Problem.Place(file: table.name)
    func add(_ reason: Problem.Reason, _ what: String, _ count: Int) {
      if count > 0 { problems.add(reason, at: place, detail: "(\(what): \(count).)") }
    }
    add(.merged, "Nodes", mergedCount)
    add(.undecidedMerges, "Rows", table.undecidedCount)
    add(.mergeMadeLoops, "Ties", loopCount)
    add(.mergeMadeParallelTies, "Ties", parallelCount)
    add(.mergeDroppedValues, "Values", droppedCount)
  }
}

/// What tells ties apart: those that agree in all of it are parallel.
private struct TieKey: Hashable {
  let source, target: Int
  let relation, wave: Int?
  let date: CalendarDate?

  init(_ ties: TieTable, _ row: Int, _ source: Int, _ target: Int, isDirected: Bool) {
    let isTurned = !isDirected && source > target
    self.source = isTurned ? target : source
    self.target = isTurned ? source : target
    relation = ties.relations.place(at: row)
    wave = ties.waves.place(at: row)
    date = ties.dates?[row]
  }
}

extension Node {
  /// Takes what it lacks from another node and returns how many values of that one were dropped.
  fileprivate mutating func fill(from other: Node) -> Int {
    var dropped = 0
    func take<Value: Equatable>(_ path: WritableKeyPath<Node, Value?>, _ node: inout Node) {
      guard let value = other[keyPath: path] else { return }
      if node[keyPath: path] == nil {
        node[keyPath: path] = value
      } else if node[keyPath: path] != value {
        dropped += 1
      }
    }
    take(\.label, &self)
    take(\.kind, &self)
    take(\.sector, &self)
    take(\.tier, &self)
    take(\.place, &self)
    take(\.mode, &self)
    let consents = [consent, other.consent]
    consent = [Consent.withdrawn, .consented, .named].first { consents.contains($0) }
    // Whom no roster names belongs to every wave.
    waves =
      waves.isEmpty || other.waves.isEmpty ? [] : waves + other.waves.filter { !waves.contains($0) }
    let own = Dictionary(
      attributes.entries.lazy.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    dropped += other.attributes.entries.count { entry in
      own[entry.name].map { $0 != entry.value } ?? false
    }
    attributes = attributes.filled(from: other.attributes)
    return dropped
  }
}
