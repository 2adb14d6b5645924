// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

/// What the tests of all shapes share.
enum Sheets {
  static func reader(_ shape: SurveyShape, _ period: WavePeriod? = nil) -> NetworkReader {
    var reader = NetworkReader()
    reader.shape = shape
    reader.period = period
    return reader
  }

  static func read(
    _ shape: SurveyShape, _ text: String, name: String = "sheet.csv", nodes: String? = nil,
    period: WavePeriod? = nil
  ) throws -> Dataset {
    try reader(shape, period).read(
      InputFiles(
        ties: SourceFile(name: name, text: text),
        nodes: nodes.map { SourceFile(name: "nodes.csv", text: $0) }))
  }

  /// Each tie as `source>target relation weight wave date`, without what it lacks.
  static func ties(_ dataset: Dataset) -> [String] {
    let (nodes, ties) = (dataset.network.nodes, dataset.network.ties)
    return ties.indices.map { row in
      let ends = "\(nodes[Int(ties.sources[row])].id)>\(nodes[Int(ties.targets[row])].id)"
      let weight = ties.weights.map {
        $0[row] == Double(Int($0[row])) ? "\(Int($0[row]))" : "\($0[row])"
      }
      return [ends, ties.relations[row], weight, ties.waves[row], ties.dates?[row]?.description]
        .compactMap { $0 }.joined(separator: " ")
    }
  }

  /// Who answered as `wave id yes`.
  static func answers(_ dataset: Dataset) -> [String] {
    dataset.participation.map { "\($0.wave) \($0.id) \($0.responded ? "yes" : "no")" }
  }

  /// Whether reading fails for one reason, at a place.
  static func fails(
    _ shape: SurveyShape, _ text: String, _ reason: Problem.Reason, at place: String,
    nodes: String? = nil, period: WavePeriod? = nil
  ) -> Bool {
    do {
      _ = try read(shape, text, nodes: nodes, period: period)
      return false
    } catch let error as FormatError {
      return error.problems.problems.contains {
        $0.reason == reason && $0.place.description.hasPrefix(place)
      }
    } catch {
      return false
    }
  }
}

@Suite("Rosters")
struct RosterTests {
  static let sheet = """
    ,Ann,Bo,Cy,Di
    Ann,x,1,0,3
    Bo,yes,,no,
    Cy,,,,
    Eve,0,0,0,0

    """

  @Test("by hand: answers become ties, and who answered becomes participation")
  func byHand() throws {
    let data = try Sheets.read(.roster, Self.sheet)
    #expect(data.network.nodes.map(\.id) == ["Ann", "Bo", "Cy", "Eve", "Di"])
    #expect(data.network.nodes.allSatisfy { $0.kind == .citizen })
    #expect(Sheets.ties(data) == ["Ann>Bo 1", "Ann>Di 3", "Bo>Ann 1"])
    #expect(Sheets.answers(data) == ["1 Ann yes", "1 Bo yes", "1 Cy no", "1 Eve yes", "1 Di no"])
    #expect(data.panel.waves.first?.responseRate.value == 0.6)
    #expect(data.problems.counts == [.notAsked: 1, .didNotAnswer: 1])
    let blank = data.problems.problems.first { $0.reason == .notAsked }
    #expect(blank?.place.description == "sheet.csv:3:5")
    #expect(blank?.detail.hasPrefix("(Cells: 1;") == true)
  }

  @Test("answers of yes and no have no weight; the file's name is the relation")
  func plain() throws {
    let data = try Sheets.read(.roster, "id;Ann;Bo\nAnn;0;1\nBo;✓;0\n", name: "helps.csv")
    #expect(Sheets.ties(data) == ["Ann>Bo helps", "Bo>Ann helps"])
    #expect(data.network.ties.weights == nil)
    #expect(data.network.isDirected)
  }

  @Test("several sheets are several relations, and an answer in any of them is an answer")
  func relations() throws {
    var files = InputFiles(ties: SourceFile(name: "helps.csv", text: "id,Ann,Bo\nAnn,0,1\nBo,,\n"))
    files.others = [SourceFile(name: "knows.csv", text: "id,Ann,Bo\nAnn,,\nBo,2,0\n")]
    let data = try Sheets.reader(.roster).read(files)
    #expect(Sheets.ties(data) == ["Ann>Bo helps 1", "Bo>Ann knows 2"])
    #expect(Sheets.answers(data) == ["1 Ann yes", "1 Bo yes"])
    #expect(data.provenance.map(\.file) == ["helps.csv", "knows.csv"])
  }

  @Test("a column of waves gives each wave its answers")
  func waves() throws {
    let data = try Sheets.read(.roster, "id,wave,Ann,Bo\nAnn,1,0,1\nBo,1,,\nAnn,2,0,0\nBo,2,1,0\n")
    #expect(Sheets.ties(data) == ["Ann>Bo 1", "Bo>Ann 2"])
    #expect(Sheets.answers(data) == ["1 Ann yes", "1 Bo no", "2 Ann yes", "2 Bo yes"])
  }

  @Test("a table of nodes says who there is, and a column who answered")
  func nodes() throws {
    let data = try Sheets.read(
      .roster, "id,responded,ann,bo\nann,yes,,\nbo,no,1,0\n",
      nodes: "id,label,kind\nbo,Bo,person\nann,Ann,person\nlib,Library,org\n")
    #expect(data.network.nodes.map(\.id) == ["bo", "ann", "lib"])
    #expect(Sheets.answers(data) == ["1 ann yes", "1 bo no"])
    #expect(
      Sheets.fails(
        .roster, "id,ann,bo\nann,0,1\ncy,1,1\n", .unknownNode, at: "sheet.csv:3:1",
        nodes: "id\nann\nbo\n"))
    #expect(
      Sheets.fails(
        .roster, "id,ann,cy\nann,0,1\n", .unknownNode, at: "sheet.csv:1:3", nodes: "id\nann\nbo\n"))
  }

  @Test("says what is wrong, and where")
  func problems() {
    #expect(Sheets.fails(.roster, "id,a,b\na,0,often\n", .notAnAnswer, at: "sheet.csv:2:3"))
    #expect(Sheets.fails(.roster, "id,a,b\na,0,-1\n", .negativeWeight, at: "sheet.csv:2:3"))
    #expect(Sheets.fails(.roster, "id,a,b\n,0,1\n", .emptyCell, at: "sheet.csv:2:1"))
    #expect(Sheets.fails(.roster, "id,a,b\na,0,1\na,0,1\n", .duplicateNode, at: "sheet.csv:3:1"))
    #expect(Sheets.fails(.roster, "id,a,a\na,0,1\n", .duplicateHeading, at: "sheet.csv:1:3"))
    #expect(Sheets.fails(.roster, "id,a,\na,0,1\n", .unnamedColumn, at: "sheet.csv:2:3"))
    #expect(Sheets.fails(.roster, "id\na\n", .missingColumn, at: "sheet.csv:1"))
    #expect(Sheets.fails(.roster, "", .emptyFile, at: "sheet.csv"))
    #expect(Sheets.fails(.roster, "id,a,b\n", .noRows, at: "sheet.csv") == false)
  }
}

@Suite("Sheets of names")
struct NamesTests {
  @Test(
    "columns are found however they are headed",
    arguments: [
      "name1,name1_relation,name1_strength,name2,name2_relation,name2_strength",
      "Name 1,Relation 1,Hours 1,Name 2,Relation 2,Hours 2",
      "contact_1,relationship_1,how often 1,contact_2,relationship_2,how often 2",
      "alter1,alter1.type,alter1.weight,alter2,alter2.type,alter2.weight",
      "Friend 1,What is your relation to friend 1?,How close is friend 1?,Friend 2,"
        + "What is your relation to friend 2?,How close is friend 2?",
    ])
  func headings(headings: String) throws {
    let data = try Sheets.read(
      .names, "respondent,age,\(headings)\nann,40,bo,friend,3,cy,neighbour,1\nbo,,ann,friend,2,,,\n"
    )
    #expect(Sheets.ties(data) == ["ann>bo friend 3", "ann>cy neighbour 1", "bo>ann friend 2"])
    #expect(Sheets.answers(data) == ["1 ann yes", "1 bo yes"])
    #expect(data.network.nodes.first?.attributes["age"] == "40")
  }

  @Test("other answers become attributes, and rows of waves answers in them")
  func attributes() throws {
    let data = try Sheets.read(
      .names,
      "id,wave,sector,name1,name1_age,name2\nann,1,social,bo,44,\nann,2,social,bo,45,cy\nbo,2,,,,\n",
      name: "trusts.csv")
    #expect(Sheets.ties(data) == ["ann>bo trusts 1", "ann>bo trusts 2", "ann>cy trusts 2"])
    #expect(data.network.ties.attributes?[1] == ["age": "45"])
    #expect(data.network.nodes.first?.sector == .social)
    #expect(Sheets.answers(data) == ["1 ann yes", "2 ann yes", "2 bo yes"])
    #expect(data.problems.counts == [.namedNobody: 1])
    #expect(data.problems.problems.first?.place.line == 4)
  }

  @Test("a column says who did not answer")
  func responded() throws {
    let data = try Sheets.read(.names, "id,responded,name1\nann,yes,bo\nbo,no,\n")
    #expect(Sheets.answers(data) == ["1 ann yes", "1 bo no"])
    #expect(data.problems.counts == [.didNotAnswer: 1])
  }

  @Test("says what is wrong, and where")
  func problems() throws {
    #expect(Sheets.fails(.names, "id,friend\na,b\n", .missingColumn, at: "sheet.csv:1"))
    #expect(Sheets.fails(.names, "who_are_you,name1\na,b\n", .missingColumn, at: "sheet.csv:1"))
    #expect(
      Sheets.fails(.names, "id,name1,name1_hours\na,b,lots\n", .notANumber, at: "sheet.csv:2:3"))
    #expect(
      Sheets.fails(.names, "id,name1,name2_age\na,b,4\n", .missingColumn, at: "sheet.csv:1:3"))
    #expect(Sheets.fails(.names, "id,name1\na,b\na,c\n", .duplicateNode, at: "sheet.csv:3:1"))
    let data = try Sheets.read(.names, "id,name1,name1_relation\na,b,x\nb,,friend\n")
    let found = data.problems.problems.first { $0.reason == .answerWithoutName }
    #expect(found?.place.description == "sheet.csv:3:3 (name1_relation)")
    let mixed = try Sheets.read(.names, "id,name1,name1_hours,name2,name2_hours\na,b,2,c,\n")
    #expect(mixed.problems.counts[.missingWeight] == 1)
  }
}
