// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Ties and answers of shapes before they become a network.
struct ShapeGatherer {
  /// A tie as a sheet has it.
  struct GatheredTie {
    var source: Int
    var target: Int
    var relation: String?
    var weight: Double?
    var wave: String?
    var date: CalendarDate?
    var attributes: Attributes = [:]
    var line: Int
  }

  /// Whether somebody in scope of a wave answered.
  private struct Answer {
    let wave: Int32
    let node: Int32
    var responded: Bool
  }

  /// Which ties of a relation have no weight.
  private struct Unweighted {
    var count = 0
    var first: (row: Int, line: Int)?
    /// Whether others of the relation have one.
    var isOdd = false
  }

  /// The ties in columns, with their lines where these are wanted.
  var ties = DraftTies()
  private let keepsLines: Bool
  /// By the places of relations and 1, as ties may have none.
  private var unweighted: [Unweighted] = []
  /// Who was in scope of each wave and whether they answered, in order of appearance.
  private var answers: [Answer] = []
  private var waves = IdentifierTable()
  /// The place of each answer, counted from 1.
  private var places = NumbersByWave()

  init(keepsLines: Bool) { self.keepsLines = keepsLines }

  /// Makes room for a tie and an answer in each of so many rows more.
  mutating func reserveCapacity(_ rowCount: Int) {
    ties.reserveCapacity(ties.count + rowCount)
    answers.reserveCapacity(answers.count + rowCount)
    places.reserveCapacity(2 * rowCount)
  }

  /// What a wave is called where a sheet does not say.
  static let onlyWave = "1"

  /// Adds a tie.
  mutating func append(_ tie: GatheredTie) {
    let row = ties.count
    var draft = DraftTie(Int32(tie.source), Int32(tie.target), weight: tie.weight)
    (draft.relation, draft.wave, draft.date) = (tie.relation, tie.wave, tie.date)
    ties.append(draft, attributes: tie.attributes)
    if keepsLines { ties.append(position: tie.line) }
    let relation = ties.relationPlace(row) + 1
    while unweighted.count <= relation { unweighted.append(Unweighted()) }
    if tie.weight != nil {
      unweighted[relation].isOdd = true
    } else {
      unweighted[relation].count += 1
      if unweighted[relation].first == nil { unweighted[relation].first = (row, tie.line) }
    }
  }

  /// Gives a weight of 1 to the ties from a row on, which are of one relation and had none.
  mutating func weigh(from row: Int) {
    guard row < ties.count else { return }
    let relation = ties.relationPlace(row) + 1
    unweighted[relation].isOdd = true
    unweighted[relation].count -= ties.count - row
    if let first = unweighted[relation].first, first.row >= row {
      unweighted[relation].first = nil
    }
  }

  /// Records whether somebody answered; who answered once has answered.
  mutating func record(_ node: Int, wave: String, responded: Bool) {
    let wave = waves.insert(wave)
    if let place = places[wave, node] {
      answers[place - 1].responded = answers[place - 1].responded || responded
    } else {
      answers.append(Answer(wave: wave, node: Int32(node), responded: responded))
      places[wave, node] = answers.count
    }
  }

  /// Reports ties without a weight where others of their relation have one.
  private func reportMissingWeights(_ session: inout ReadingSession) {
    let odd = unweighted.filter(\.isOdd)
    guard let first = odd.compactMap(\.first).min(by: { $0.row < $1.row }) else { return }
    let file = session.tieFiles.last { $0.firstRow <= first.row }?.name ?? session.files.ties.name
    session.problems.add(
      .missingWeight, at: Problem.Place(file: file, line: first.line),
      detail: "(Ties: \(odd.reduce(0) { $0 + $1.count }); this is the first.)")
  }

  /// Hands everything to the session.
  mutating func finish(_ session: inout ReadingSession) {
    reportMissingWeights(&session)
    session.ties = ties.makeTable(expanding: false)
    session.tieLines = ties.positions
    // What stands in the session need not stand here too.
    (ties, places) = (DraftTies(), NumbersByWave())
    let names = waves.names
    session.participation = answers.map { answer in
      Participation(
        wave: names[Int(answer.wave)], id: session.nodes[Int(answer.node)].id,
        responded: answer.responded)
    }
    let (file, answerCount) = (session.files.ties.name, answers.count)
    let silent = answers.count { !$0.responded }
    answers = []
    if silent > 0 {
      session.problems.add(
        .didNotAnswer, at: Problem.Place(file: file),
        detail: "(Answers missing: \(silent) of \(answerCount).)")
    }
    if session.ties.count == 0, !session.problems.hasErrors {
      session.problems.add(
        session.nodes.isEmpty ? .noRows : .noTies, at: Problem.Place(file: file))
    }
  }
}
