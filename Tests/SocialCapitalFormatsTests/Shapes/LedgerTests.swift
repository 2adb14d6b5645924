// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Ledgers")
struct LedgerTests {
  static let sheet = """
    date,giver,receiver,hours,service
    2026-01-05,ann,bo,2,gardening
    2026-02-10,bo,cy,1.5,lifts
    2026-04-01,ann,bo,1,gardening
    2026-04-02,cy,ann,3,company

    """

  @Test("by hand: each row is a tie with its day, and hours its weight")
  func byHand() throws {
    let data = try Sheets.read(.ledger, Self.sheet)
    #expect(
      Sheets.ties(data) == [
        "ann>bo gardening 2 2026-01-05", "bo>cy lifts 1.5 2026-02-10",
        "ann>bo gardening 1 2026-04-01", "cy>ann company 3 2026-04-02",
      ])
    #expect(data.network.isDirected && data.participation.isEmpty && data.problems.isEmpty)
    #expect(data.network.nodes.allSatisfy { $0.kind == .citizen })
  }

  @Test("days become waves when asked, in order of time")
  func waves() throws {
    let lines = Self.sheet.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let quarters = try Sheets.read(.ledger, turned, period: .quarter)
    #expect(quarters.network.waves == ["2026-Q1", "2026-Q2"])
    #expect(try Sheets.read(.ledger, turned, period: .year).network.waves == ["2026"])
    #expect(
      try Sheets.read(.ledger, turned, period: .month).network.waves == [
        "2026-01", "2026-02", "2026-04",
      ])
    #expect(
      Sheets.fails(
        .ledger, "date,giver,receiver,hours\n,a,b,1\n", .emptyCell, at: "sheet.csv:2:1",
        period: .year))
  }

  @Test("hours below 0 take back what was given before")
  func refunds() throws {
    // A row of just as many hours goes first; else the latest rows, until nothing is left.
    let rows = "giver,receiver,hours\na,b,2\na,b,3\na,b,5\na,c,9\n"
    #expect(
      Sheets.ties(try Sheets.read(.ledger, rows + "a,b,-3\n")) == ["a>b 2", "a>b 5", "a>c 9"])
    let parts = try Sheets.read(.ledger, rows + "a,b,-6\n")
    #expect(Sheets.ties(parts) == ["a>b 2", "a>b 2", "a>c 9"])
    #expect(parts.problems.counts == [.refunded: 1])
    let all = try Sheets.read(.ledger, rows + "a,b,-10\na,c,-9\n")
    #expect(all.network.ties.count == 0)
    #expect(
      Sheets.fails(.ledger, rows + "a,b,-11\n", .refundWithoutExchange, at: "sheet.csv:6:3"))
    #expect(
      Sheets.fails(
        .ledger, "giver,receiver,hours\na,b,-1\na,b,1\n", .refundWithoutExchange,
        at: "sheet.csv:2:3"))
    #expect(Sheets.fails(.ledger, rows + "b,a,-2\n", .refundWithoutExchange, at: "sheet.csv:6:3"))
  }

  @Test(
    "taking back keeps the books: hours given less hours taken back is what is left",
    arguments: 0..<30)
  func books(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var rows = "giver,receiver,hours\n"
    var left: [String: Int] = [:]
    for _ in 0..<40 {
      let (giver, receiver) = ("g\(generator.index(below: 3))", "r\(generator.index(below: 3))")
      let key = "\(giver)>\(receiver)"
      var hours = 1 + generator.index(below: 8)
      if generator.uniform() < 0.3, left[key, default: 0] > 0 {
        hours = -min(hours, left[key, default: 0])
      }
      left[key, default: 0] += hours
      rows += "\(giver),\(receiver),\(hours)\n"
    }
    let data = try Sheets.read(.ledger, rows)
    var found: [String: Int] = [:]
    for row in data.network.ties.indices {
      let ends = [data.network.ties.sources[row], data.network.ties.targets[row]]
        .map { data.network.nodes[Int($0)].id }.joined(separator: ">")
      found[ends, default: 0] += Int(data.network.ties.weights?[row] ?? 0)
      #expect((data.network.ties.weights?[row] ?? 0) > 0)
    }
    #expect(found == left.filter { $0.value > 0 })
  }

  @Test("headings of many time banks are understood, and hours may be missing")
  func headings() throws {
    let data = try Sheets.read(
      .ledger, "Provider;Recipient;Credits;Activity;Note\na;b;1,5;lifts;x\n")
    #expect(Sheets.ties(data) == ["a>b lifts 1.5"])
    #expect(data.network.ties.attributes?[0] == ["Note": "x"])
    #expect(
      Sheets.ties(try Sheets.read(.ledger, "from,to\na,b\n", name: "lifts.csv")) == ["a>b lifts"])
  }

  @Test("says what is wrong, and where")
  func problems() throws {
    let head = "date,giver,receiver,hours\n"
    #expect(
      Sheets.fails(.ledger, head + "2026-02-30,a,b,1\n", .impossibleDate, at: "sheet.csv:2:1"))
    #expect(Sheets.fails(.ledger, head + "03/04/2026,a,b,1\n", .ambiguousDate, at: "sheet.csv:2:1"))
    #expect(Sheets.fails(.ledger, head + "2026-02-03,a,b,\n", .emptyCell, at: "sheet.csv:2:4"))
    #expect(Sheets.fails(.ledger, head + "2026-02-03,a,,1\n", .emptyCell, at: "sheet.csv:2:3"))
    #expect(Sheets.fails(.ledger, head + "2026-02-03,a,b,1h\n", .notANumber, at: "sheet.csv:2:4"))
    #expect(Sheets.fails(.ledger, "giver,hours\na,1\n", .missingColumn, at: "sheet.csv:1"))
    let twice = try Sheets.read(.ledger, head + "2026-02-03,a,b,1\n2026-02-03,a,b,1\n")
    #expect(twice.problems.counts == [.repeatedExchange: 1])
    #expect(twice.problems.problems.first?.place.line == 3)
    #expect(twice.network.ties.count == 2)
  }

  @Test("names the relations that are left, in the order of their first use")
  func relationsLeft() throws {
    let sheet = """
      giver,receiver,hours,date,service
      ann,bo,2,2024-05-01,lifts
      ann,bo,-2,2024-05-02,lifts
      bo,cy,1,2024-03-01,garden
      cy,ann,3,2024-02-01,meals

      """
    #expect(try Sheets.read(.ledger, sheet).network.relations == ["garden", "meals"])
    let waves = try Sheets.read(.ledger, sheet, period: .month)
    #expect(waves.network.relations == ["meals", "garden"])
    #expect(
      Sheets.ties(waves) == [
        "cy>ann meals 3 2024-02 2024-02-01", "bo>cy garden 1 2024-03 2024-03-01",
      ])
  }
}

@Suite("Lists of memberships")
struct MembershipTests {
  static let sheet = """
    person,group,role,from,to
    ann,Choir,chair,2024-02-01,2025-06-30
    bo,Choir,member,2025-01-15,
    bo,Food Bank,volunteer,,

    """

  @Test("by hand: people are on side 1, groups on side 2")
  func byHand() throws {
    let data = try Sheets.read(.membership, Self.sheet)
    #expect(data.network.nodes.map(\.mode) == [1, 2, 1, 2])
    #expect(data.network.nodes.map(\.kind) == [.citizen, .organization, .citizen, .organization])
    #expect(
      Sheets.ties(data) == [
        "ann>Choir chair 2024-02-01", "bo>Choir member 2025-01-15", "bo>Food Bank volunteer",
      ])
    #expect(data.network.ties.attributes?[0] == ["to": "2025-06-30"])
    #expect(!data.network.isDirected && data.problems.isEmpty)
  }

  @Test("a membership is in each wave it touches")
  func waves() throws {
    let data = try Sheets.read(.membership, Self.sheet, period: .year)
    #expect(
      Sheets.ties(data) == [
        "ann>Choir chair 2024 2024-02-01", "bo>Food Bank volunteer 2024",
        "ann>Choir chair 2025 2024-02-01", "bo>Choir member 2025 2025-01-15",
        "bo>Food Bank volunteer 2025",
      ])
    let months = try Sheets.read(
      .membership, "person,group,from,to\na,G,2025-11-30,2026-02-01\n", period: .month)
    #expect(months.network.waves == ["2025-11", "2025-12", "2026-01", "2026-02"])
    let quarters = try Sheets.read(
      .membership, "person,group,from,to\na,G,2025-11-30,2026-04-01\n", period: .quarter)
    #expect(quarters.network.waves == ["2025-Q4", "2026-Q1", "2026-Q2"])
  }

  @Test("that last for ages are refused where waves are asked for")
  func ages() {
    let rows = (0..<60).map { "p\($0),G,0001-01-01,9999-12-31\n" }.joined()
    #expect(
      Sheets.fails(
        .membership, "person,group,from,to\n" + rows, .tooLarge, at: "sheet.csv", period: .month))
  }

  @Test("headings of registers are understood")
  func headings() throws {
    let data = try Sheets.read(.membership, "Name\tCommittee\tPosition\nann\tHousing\tchair\n")
    #expect(Sheets.ties(data) == ["ann>Housing chair"])
    let events = try Sheets.read(.membership, "name,event\nann,Fair\n", name: "attended.csv")
    #expect(events.network.nodes[1].kind == "event")
    #expect(Sheets.ties(events) == ["ann>Fair attended"])
  }

  @Test("says what is wrong, and where")
  func problems() {
    let head = "person,group,from,to\n"
    #expect(
      Sheets.fails(
        .membership, head + "a,G,2025-01-02,2025-01-01\n", .datesReversed,
        at: "sheet.csv:2:3"))
    #expect(Sheets.fails(.membership, head + "a,G,,\nG,H,,\n", .bothSides, at: "sheet.csv:3:1"))
    #expect(Sheets.fails(.membership, head + "a,,,\n", .emptyCell, at: "sheet.csv:2:2"))
    #expect(Sheets.fails(.membership, head + "a,G,soon,\n", .notADate, at: "sheet.csv:2:3"))
    #expect(Sheets.fails(.membership, "person,role\na,x\n", .missingColumn, at: "sheet.csv:1"))
  }
}
