// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Return time")
struct ReturnTimeTests {
  /// A network of members a, b, c … and gifts (giver, taker, day, amount).
  private func bank(
    _ gifts: [(Int, Int, Int, Double)], members: Int = 4
  ) throws -> SocialNetwork {
    let names = (0..<members).map { "m\($0)" }
    return try SocialNetwork(
      nodes: names.map { Node($0) },
      ties: gifts.map { giver, taker, day, amount in
        Tie(
          names[giver], names[taker], weight: amount, date: CalendarDate(dayNumber: 20_000 + day))
      })
  }

  @Test func byHand() throws {
    // 0 gives 1 on day 0, back on day 10; 1 gives 2 on day 4, never back; the data end on day 20.
    let found = try bank([(0, 1, 0, 1), (1, 2, 4, 1), (1, 0, 10, 1), (3, 2, 20, 1)]).returnTime()
    // Waits: 0→1 ended after 10; 1→2 watched for 16; 1→0 watched for 10; 3→2 watched for 0.
    #expect(found.returning.count == 4)
    #expect(found.returning.endedCount == 1)
    // At day 10 three are watched, one ends: a third.
    expectClose(found.returning.share(within: 10), 1.0 / 3)
    expectClose(found.returning.share(within: 9), 0)
    #expect(found.returning.share(within: 30) == .undefined(.notObserved))
    #expect(found.returning.median == .undefined(.notObserved))
    #expect(found.exchanges == 4)
    #expect(found.lastDay == CalendarDate(dayNumber: 20_020))
  }

  @Test func passingOnByHand() throws {
    // 1 gets from 0 on day 0, gives back on day 3 (no passing on) and gives 2 on day 5.
    let found = try bank([(0, 1, 0, 1), (1, 0, 3, 1), (1, 2, 5, 1)]).returnTime()
    // Waits: 1 passes on after 5; 0 got on day 3 and is watched for 2; 2 got on the last day.
    #expect(found.passingOn.count == 3)
    #expect(found.passingOn.endedCount == 1)
    expectClose(found.passingOn.share(within: 5), 1)
    expectClose(found.passingOn.median, 5)
  }

  @Test func clearingByHand() throws {
    // 0 gives 3 on day 0 and 2 on day 5; 1 gives back 4 on day 10; the data end on day 30.
    let found = try bank([(0, 1, 0, 3), (0, 1, 5, 2), (1, 0, 10, 4), (2, 3, 30, 1)]).returnTime()
    let clearing = found.clearing
    // Oldest first: 3 after 10 days, 1 of the 2 after 5; 1 stays open for 25 days, 2 → 3 for none.
    #expect(clearing.cleared == [.init(days: 5, amount: 1), .init(days: 10, amount: 3)])
    #expect(clearing.open == [.init(days: 0, amount: 1), .init(days: 25, amount: 1)])
    expectClose(clearing.share(within: 5), 1.0 / 5)
    expectClose(clearing.share(within: 20), 4.0 / 5)
    #expect(clearing.share(within: 31) == .undefined(.notObserved))
    expectClose(clearing.meanAgeOfOpen, 12.5)
  }

  @Test func whatSetsOffIsNotOwedAndTheRestIs() throws {
    // 1 gives back more than it owes: the one beyond is owed by 0, and set off on day 9.
    let clearing = try bank([(0, 1, 0, 1), (1, 0, 2, 2), (0, 1, 9, 1)]).returnTime().clearing
    #expect(clearing.cleared == [.init(days: 2, amount: 1), .init(days: 7, amount: 1)])
    #expect(clearing.open.isEmpty)
    #expect(clearing.meanAgeOfOpen == .undefined(.noTies))
  }

  @Test func sameDayIsNoReturnButSetsOff() throws {
    let found = try bank([(0, 1, 0, 2), (1, 0, 0, 2), (0, 2, 8, 1)]).returnTime()
    #expect(found.returning.endedCount == 0)
    #expect(found.clearing.cleared == [.init(days: 0, amount: 2)])
  }

  @Test func turnTakingByHand() throws {
    // Four exchanges; the second reverses the first, the fourth the third.
    let found = try bank([(0, 1, 0, 1), (1, 0, 1, 1), (0, 2, 2, 1), (2, 0, 3, 1)]).returnTime()
    expectClose(found.turnTaking, 2.0 / 3)
    // Of 12 ordered pairs of exchanges 4 are each other's reverse.
    expectClose(found.turnTakingByChance, 1.0 / 3)
  }

  /// The mean over every order of the exchanges.
  @Test func turnTakingByChanceIsTheMeanOverAllOrders() throws {
    let gifts = [(0, 1), (1, 0), (0, 1), (1, 2), (2, 1)]
    var (sum, count) = (0.0, 0.0)
    var expected: Double?
    func extend(_ chosen: [(Int, Int)], _ rest: [(Int, Int)]) throws {
      if rest.isEmpty {
        let found = try bank(chosen.enumerated().map { ($1.0, $1.1, $0, 1) }).returnTime()
        sum += try #require(found.turnTaking.value)
        count += 1
        expected = found.turnTakingByChance.value
      }
      for index in rest.indices {
        var left = rest
        let gift = left.remove(at: index)
        try extend(chosen + [gift], left)
      }
    }
    try extend([], gifts)
    #expect(count == 120)
    expectClose(sum / count, try #require(expected))
  }

  @Test func edgeCases() throws {
    let undated = try SocialNetwork(nodes: [Node("a"), Node("b")], ties: [Tie("a", "b")])
    let nothing = undated.returnTime()
    #expect(nothing.exchanges == 0)
    #expect(nothing.lastDay == nil)
    #expect(nothing.turnTaking == .undefined(.undated))
    #expect(nothing.returning.median == .undefined(.noTies))
    // A single exchange, and a gift to oneself, which is left out.
    let one = try bank([(0, 1, 0, 1), (2, 2, 1, 1), (2, 3, 1, 0)]).returnTime()
    #expect(one.exchanges == 1)
    #expect(one.turnTaking == .undefined(.tooFewTies))
    expectClose(one.returning.share(within: 0), 0)
  }

  @Test(arguments: 1...20) func equalsItsDefinition(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let gifts = (0..<30).map { _ in
      (
        generator.index(below: 4), generator.index(below: 4), generator.index(below: 12),
        Double(1 + generator.index(below: 3))
      )
    }
    let found = try bank(gifts).returnTime()
    let real = gifts.filter { $0.0 != $0.1 }
    let end = real.map(\.2).max() ?? 0
    var waits: [(days: Int, ended: Bool)] = []
    for i in 0..<4 {
      for j in 0..<4 where j != i {
        guard let first = real.filter({ $0.0 == i && $0.1 == j }).map(\.2).min() else { continue }
        let back = real.filter { $0.0 == j && $0.1 == i && $0.2 > first }.map(\.2).min()
        waits.append(((back ?? end) - first, back != nil))
      }
    }
    #expect(found.returning == SurvivalCurve(waits))
    // What is set off and what is open is what was given, less what set it off.
    let given = real.reduce(0) { $0 + $1.3 }
    let cleared = found.clearing.cleared.reduce(0) { $0 + $1.amount }
    let open = found.clearing.open.reduce(0) { $0 + $1.amount }
    expectClose(2 * cleared + open, given)
    // The order of rows within a day does not matter to waits and amounts.
    let other = try bank(gifts.reversed()).returnTime()
    #expect(other.returning == found.returning)
    expectClose(other.clearing.cleared.reduce(0) { $0 + $1.amount }, cleared)
  }

  @Test func catalogueEntry() throws {
    let network = try bank([(0, 1, 0, 1), (1, 0, 10, 1)])
    let result = try Measure.returnTime.compute(MeasureInput(network.graph(), network: network))
    // Waits: 10 days ended; 0 days watched.
    expectClose(try #require(result.value("return-time")), 10)
    #expect(result.table("return-time")?["pairs"] == 2)
    let none = try Measure.returnTime.compute(MeasureInput(ReferenceTown.weighted))
    #expect(none.value("return-time") == .undefined(.undated))
  }
}

@Suite("Survival curve")
struct SurvivalCurveTests {
  /// The remission times of 21 patients by which the estimator is taught.
  ///
  /// Data of E. J. Freireich and others, *Blood* 21 (1963); the survivor function to three places is
  /// what textbooks and R's `survival::survfit` print.
  @Test func publishedExample() throws {
    let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23].map { (days: $0, ended: true) }
    let lost = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map { (days: $0, ended: false) }
    let curve = SurvivalCurve(ended + lost)
    let expected = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    #expect(curve.steps.map(\.days) == [6, 7, 10, 13, 16, 22, 23])
    for (step, value) in zip(curve.steps, expected) {
      expectClose(step.waiting, value, absolute: 5e-4)
    }
    expectClose(curve.median, 23)
    expectClose(curve.share(within: 12), 1 - 0.753, absolute: 5e-4)
    #expect(curve.share(within: 36) == .undefined(.notObserved))
  }

  @Test func withoutWaits() {
    let curve = SurvivalCurve([])
    #expect(curve.share(within: 30) == .undefined(.noTies))
    #expect(curve.median == .undefined(.noTies))
  }
}
