// SPDX-License-Identifier: Apache-2.0

/// One community observed in several waves, with who was in scope and who answered in each.
///
/// Growth can only be told from chance in who answered if that was recorded: a panel without
/// ``Participation`` still describes each wave, but comparisons need it or an explicit assumption.
///
/// ```swift
/// let panel = try NetworkPanel(town, participation: [
///   Participation(wave: "1", id: "ann", responded: true),
///   Participation(wave: "2", id: "ann", responded: false),
/// ])
/// panel.waves.map(\.name)   // ["1", "2"]
/// ```
public struct NetworkPanel: Sendable, Hashable {
  /// Everybody and every tie, over all waves.
  public let network: SocialNetwork
  /// The waves, in order.
  public let waves: [Wave]

  /// One observation of the community.
  public struct Wave: Sendable, Hashable {
    /// What the data call the wave.
    public let name: String
    /// Whether each node was in scope: on the roster, asked or not.
    public let inScope: [Bool]
    /// Whether each node answered, or `nil` when it was not recorded who did.
    public let responded: [Bool]?

    /// The number of nodes in scope.
    public var scopeCount: Int { inScope.count { $0 } }

    /// The number of nodes that answered, or `nil` when it was not recorded.
    public var respondentCount: Int? { responded?.count { $0 } }

    /// The share of those in scope who answered.
    public var responseRate: Quantity {
      guard let respondentCount else { return .undefined(.notObserved) }
      return Quantity(respondentCount, over: scopeCount, else: .emptyGraph)
    }
  }

  /// Makes a panel of a network whose ties name their waves.
  ///
  /// A wave's scope is whom the participation records of that wave name; without records for a
  /// wave, whom its roster names; without rosters, everybody. A tie without a wave is in every wave.
  ///
  /// - Throws: ``NetworkError/unknownParticipant(record:)`` when a record names nobody.
  public init(
    _ network: SocialNetwork, participation: [Participation] = []
  ) throws(NetworkError) {
    var names = network.waves
    var known = Set(names)
    var records: [String: ContiguousArray<AnswerRecord>] = [:]
    for (number, record) in participation.enumerated() {
      guard let node = network.index(of: record.id) else {
        throw .unknownParticipant(record: number)
      }
      if known.insert(record.wave).inserted { names.append(record.wave) }
      records[record.wave, default: []].append(
        AnswerRecord(node, responded: record.responded))
    }
    self.network = network
    let rosters = Rosters(network.nodes)
    waves = SocialNetwork.inOrder(names).map { name in
      Wave(name: name, rosters: rosters, records: records[name])
    }
  }

  /// The community in one wave: the nodes in scope, in their order, and the ties of that wave.
  ///
  /// Nodes that ties of the wave name are in scope too: they were part of what was observed.
  public func network(of wave: Wave) -> SocialNetwork {
    let members = members(of: wave)
    return network.keeping(nodes: members.indices.filter { members[$0] }) { row in
      network.ties.waves[row] == nil || network.ties.waves[row] == wave.name
    }
  }

  /// The part of the community in one wave that a selection describes.
  ///
  /// Members who were not in scope of the wave are left out: they had not joined, or had left, and
  /// would pass for people without ties.
  ///
  /// - Throws: ``NetworkError`` when the selection names what the data do not have.
  public func network(
    of wave: Wave, selecting selection: Selection
  ) throws(NetworkError) -> SocialNetwork {
    var selection = selection
    selection.wave = wave.name
    let part = try network.selecting(selection)
    let members = members(of: wave)
    let kept = part.nodes.indices.filter { place in
      network.index(of: part.nodes[place].id).map { members[$0] } == true
    }
    return part.keeping(nodes: kept) { _ in true }
  }

  /// Whether each node is in scope of a wave or at an end of one of its ties.
  func members(of wave: Wave) -> [Bool] {
    var members = wave.inScope
    for row in network.ties.indices where network.ties.waves[row] == wave.name {
      members[Int(network.ties.sources[row])] = true
      members[Int(network.ties.targets[row])] = true
    }
    return members
  }
}

/// Whom the rosters of waves name.
private struct Rosters {
  /// Whether each node is in none, which means in every wave.
  private(set) var areInAll: [Bool] = []
  /// The others, by wave.
  private var members: [String: [Int]] = [:]

  init(_ nodes: [Node]) {
    areInAll = [Bool](repeating: true, count: nodes.count)
    // By place, because taking a node out copies all it has.
    for place in nodes.indices where !nodes[place].waves.isEmpty {
      areInAll[place] = false
      for wave in nodes[place].waves { members[wave, default: []].append(place) }
    }
  }

  /// Whether each node is in scope of a wave; the same array for waves that no roster names.
  func scope(of wave: String) -> [Bool] {
    var scope = areInAll
    for place in members[wave] ?? [] { scope[place] = true }
    return scope
  }
}

/// A node and whether it answered; small, as there may be one for each node and wave.
private struct AnswerRecord {
  /// Twice the node, and 1 more if it answered.
  private let code: UInt32

  init(_ node: Int, responded: Bool) { code = UInt32(node) << 1 | (responded ? 1 : 0) }

  var node: Int { Int(code >> 1) }
  var responded: Bool { code & 1 == 1 }
}

extension NetworkPanel.Wave {
  fileprivate init(name: String, rosters: Rosters, records: ContiguousArray<AnswerRecord>?) {
    self.name = name
    guard let records else {
      inScope = rosters.scope(of: name)
      responded = nil
      return
    }
    var inScope = [Bool](repeating: false, count: rosters.areInAll.count)
    var responded = inScope
    for record in records {
      inScope[record.node] = true
      responded[record.node] = record.responded
    }
    self.inScope = inScope
    self.responded = responded
  }
}

/// Whether somebody in scope of a wave answered.
public struct Participation: Sendable, Hashable {
  /// The wave.
  public var wave: String
  /// The id of the node that was in scope.
  public var id: String
  /// Whether it answered.
  public var responded: Bool

  /// Makes a record.
  public init(wave: String, id: String, responded: Bool) {
    self.wave = wave
    self.id = id
    self.responded = responded
  }
}
