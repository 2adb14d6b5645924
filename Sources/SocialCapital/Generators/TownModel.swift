// SPDX-License-Identifier: Apache-2.0

/// An invented town whose co-production project is observed in several waves.
///
/// Citizens live in neighborhoods, know and help one another there more than elsewhere, volunteer
/// with charities and turn to services; organisations supply one another. From wave to wave some
/// ties end, one-way help is returned, people with a shared contact meet, some join and some move
/// away; and in each wave some of those asked do not answer, so their own ties are missing.
///
/// The town is made for examples, tests and trials: nobody in it exists. The same model and seed
/// make the same town everywhere.
///
/// ```swift
/// let town = try TownModel().town(seed: 7)
/// town.waves.count   // 3
/// ```
public struct TownModel: Sendable, Hashable {
  /// The number of citizens who live in the town in the first wave.
  public var citizens = 88
  /// The number of citizens who join in each later wave.
  public var joiners = 6
  /// The number of parts of town.
  public var neighborhoods = 4
  /// The number of waves.
  public var waves = 3
  /// The share of those in scope who answer, by wave; the last holds for later waves.
  public var responseRates = [0.86, 0.74, 0.81]
  /// How many others in their neighborhood a citizen comes to know in the first wave, on average.
  public var acquaintances = 3.2
  /// The chance that help given in one wave only one way is returned in the next.
  public var reciprocation = 0.25
  /// The chance that a tie lasts from one wave to the next.
  public var persistence = 0.82
  /// The chance that a pair of citizens with a shared contact meet before the next wave.
  public var closure = 0.02
  /// The chance that a citizen moves away before the next wave.
  public var departure = 0.03

  /// Makes the model with its usual settings, which each can be changed.
  public init() {}

  /// Makes a town.
  ///
  /// - Throws: ``NetworkError`` never for a model whose counts are not negative.
  /// - Complexity: *O*(waves · citizens²) time.
  public func town(seed: UInt64) throws(NetworkError) -> NetworkPanel {
    var history = TownHistory(model: self, seed: seed)
    for wave in 1...max(waves, 1) {
      if wave > 1 { history.advance() }
      history.observe(wave: "\(wave)")
    }
    let network = try SocialNetwork(nodes: history.nodes, ties: history.ties)
    return try NetworkPanel(network, participation: history.participation)
  }
}

/// A town as it stands, and what was observed of it.
private struct TownHistory {
  let model: TownModel
  var generator: SeededGenerator
  private(set) var nodes: [Node] = []
  private(set) var ties: [Tie] = []
  private(set) var participation: [Participation] = []

  private var citizens: [Int] = []
  private var isHere: [Bool] = []
  private var neighborhood: [Int] = []
  private var state = TownTies()

  init(model: TownModel, seed: UInt64) {
    self.model = model
    generator = SeededGenerator(seed: seed)
    for organization in TownOrganization.all {
      add(organization.node, in: organization.neighborhood)
    }
    for _ in 0..<model.citizens { settle() }
    meetNeighbors()
    joinOrganizations(citizens)
    supply()
  }

  private mutating func add(_ node: Node, in place: Int) {
    nodes.append(node)
    isHere.append(true)
    neighborhood.append(place)
  }

  /// A new citizen moves into a neighborhood.
  private mutating func settle() {
    let place = generator.index(below: max(model.neighborhoods, 1))
    let number = "\(citizens.count + 1)"
    let padded = String(repeating: "0", count: max(0, 3 - number.count)) + number
    citizens.append(nodes.count)
    add(
      Node(
        "c\(padded)", kind: .citizen, sector: "citizen", tier: .resident,
        place: "Neighbourhood \(place + 1)", consent: .consented), in: place)
  }

  /// Citizens come to know others, mostly near by, and some of those who know help.
  private mutating func meetNeighbors() {
    let near = model.acquaintances * Double(max(model.neighborhoods, 1)) / Double(citizens.count)
    for (place, one) in citizens.enumerated() {
      for other in citizens[(place + 1)...] {
        let chance = neighborhood[one] == neighborhood[other] ? near : near * 0.06
        if generator.uniform() < chance { meet(one, other) }
      }
    }
  }

  private mutating func meet(_ one: Int, _ other: Int) {
    state.set(one, other, "knows", hours: drawHours(4))
    if generator.uniform() < 0.8 { state.set(other, one, "knows", hours: drawHours(4)) }
    let (giver, taker) = generator.uniform() < 0.5 ? (one, other) : (other, one)
    if generator.uniform() < 0.55 { state.set(giver, taker, "helps", hours: drawHours(6)) }
    if generator.uniform() < 0.25 { state.set(taker, giver, "helps", hours: drawHours(6)) }
  }

  /// Citizens volunteer with charities and are helped by services.
  private mutating func joinOrganizations(_ people: [Int]) {
    for person in people {
      for (organization, profile) in TownOrganization.all.enumerated() {
        let near = neighborhood[organization] == neighborhood[person]
        if generator.uniform() < profile.volunteering * (near ? 2.5 : 0.7) {
          state.set(person, organization, "volunteers-with", hours: drawHours(10))
        }
        if generator.uniform() < profile.helping * (near ? 2 : 0.8) {
          state.set(organization, person, "helps", hours: drawHours(5))
        }
      }
    }
  }

  /// Organisations supply one another; those of one sector less than those of different ones.
  private mutating func supply() {
    for (seller, from) in TownOrganization.all.enumerated() {
      for (buyer, to) in TownOrganization.all.enumerated() where buyer != seller {
        let chance = from.supplying * to.buying * (from.sector == to.sector ? 0.5 : 1)
        if generator.uniform() < chance {
          state.set(seller, buyer, "supplies", hours: drawHours(25))
        }
      }
    }
  }

  /// One wave passes.
  mutating func advance() {
    let before = state
    for tie in before.ties {
      if generator.uniform() >= model.persistence { state.remove(tie) }
      let isCitizens = tie.source >= TownOrganization.all.count
      if tie.relation == "helps", isCitizens, !before.has(tie.target, tie.source, "helps"),
        generator.uniform() < model.reciprocation
      {
        state.set(tie.target, tie.source, "helps", hours: drawHours(6))
      }
    }
    for (one, other) in before.openPairs(among: citizens)
    where generator.uniform() < model.closure { meet(one, other) }
    for person in citizens where isHere[person] && generator.uniform() < model.departure {
      isHere[person] = false
      state.removeTies(of: person)
    }
    let settled = citizens.count
    for _ in 0..<model.joiners { settle() }
    let newcomers = Array(citizens[settled...])
    for newcomer in newcomers {
      let present = citizens.filter { isHere[$0] && $0 != newcomer }
      for _ in 0..<(1 + generator.index(below: 3)) where !present.isEmpty {
        meet(newcomer, present[generator.index(below: present.count)])
      }
    }
    joinOrganizations(newcomers)
  }

  /// A survey of whoever is here: those who answer name the ties that leave them.
  mutating func observe(wave: String) {
    let rates = model.responseRates
    let number = Int(wave) ?? 1
    let rate = rates.isEmpty ? 1 : rates[min(number, rates.count) - 1]
    var answers = [Bool](repeating: false, count: nodes.count)
    for node in nodes.indices where isHere[node] {
      let isOrganization = node < TownOrganization.all.count
      answers[node] = generator.uniform() < (isOrganization ? (1 + rate) / 2 : rate)
      participation.append(
        Participation(wave: wave, id: nodes[node].id, responded: answers[node]))
    }
    for tie in state.ties where answers[tie.source] {
      ties.append(
        Tie(
          nodes[tie.source].id, nodes[tie.target].id, relation: tie.relation, weight: tie.hours,
          wave: wave))
    }
  }

  /// Hours in half hours, many small and a few large, with a mean near the one given.
  private mutating func drawHours(_ mean: Double) -> Double {
    let draw = -Mathematics.log(1 - generator.uniform()) * mean
    return max(0.5, (draw * 2).rounded() / 2)
  }
}

/// The ties of a town, in order of source, target and relation.
private struct TownTies {
  struct Entry {
    var source: Int
    var target: Int
    var relation: String
    var hours: Double
  }

  private(set) var ties: [Entry] = []

  private func place(_ source: Int, _ target: Int, _ relation: String) -> (at: Int, exists: Bool) {
    var range = 0..<ties.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let tie = ties[middle]
      if (tie.source, tie.target, tie.relation) < (source, target, relation) {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    let at = range.lowerBound
    let exists =
      at < ties.count
      && (ties[at].source, ties[at].target, ties[at].relation) == (source, target, relation)
    return (at, exists)
  }

  func has(_ source: Int, _ target: Int, _ relation: String) -> Bool {
    place(source, target, relation).exists
  }

  mutating func set(_ source: Int, _ target: Int, _ relation: String, hours: Double) {
    let (at, exists) = place(source, target, relation)
    if !exists {
      ties.insert(
        Entry(source: source, target: target, relation: relation, hours: hours), at: at)
    }
  }

  mutating func remove(_ tie: Entry) {
    let (at, exists) = place(tie.source, tie.target, tie.relation)
    if exists { ties.remove(at: at) }
  }

  mutating func removeTies(of node: Int) {
    ties.removeAll { $0.source == node || $0.target == node }
  }

  /// Pairs who do not know each other and both know somebody, in order.
  func openPairs(among people: [Int]) -> [(Int, Int)] {
    var known: [Int: Set<Int>] = [:]
    for tie in ties where tie.relation == "knows" {
      known[tie.source, default: []].insert(tie.target)
      known[tie.target, default: []].insert(tie.source)
    }
    return people.enumerated().flatMap { place, one in
      people[(place + 1)...].compactMap { other in
        guard let mine = known[one], let theirs = known[other], !mine.contains(other),
          !mine.isDisjoint(with: theirs)
        else { return nil }
        return (one, other)
      }
    }
  }
}
