// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
@testable import SocialCapitalFormats
import Testing

@Suite("Problems in files")
struct ProblemTests {
  /// Tables that have one thing wrong with them, and where.
  struct Fixture: Sendable, CustomTestStringConvertible {
    let reason: Problem.Reason
    var ties = Data("source,target\nann,bo\n".utf8)
    var nodes: String?
    var participation: String?
    /// The place as `file:line:column`.
    let place: String

    var testDescription: String { "\(reason.rawValue) at \(place)" }

    init(
      _ reason: Problem.Reason, ties: String, nodes: String? = nil, participation: String? = nil,
      at place: String
    ) {
      self.init(
        reason, bytes: Array(ties.utf8), nodes: nodes, participation: participation, at: place)
    }

    init(
      _ reason: Problem.Reason, bytes: [UInt8], nodes: String? = nil, participation: String? = nil,
      at place: String
    ) {
      self.reason = reason
      ties = Data(bytes)
      self.nodes = nodes
      self.participation = participation
      self.place = place
    }

    var files: InputFiles {
      InputFiles(
        ties: SourceFile(name: "ties.csv", contents: ties),
        nodes: nodes.map { SourceFile(name: "nodes.csv", text: $0) },
        participation: participation.map { SourceFile(name: "participation.csv", text: $0) })
    }
  }

  static let two = "id\nann\nbo\n"

  static let ofFiles: [Fixture] = [
    Fixture(.emptyFile, ties: "", at: "ties.csv"),
    Fixture(.emptyFile, ties: "\n\r\n,,\n", at: "ties.csv"),
    Fixture(.workbook, bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1], at: "ties.csv"),
    Fixture(.compressed, bytes: [0x42, 0x5A, 0x68, 0x39], at: "ties.csv"),
    Fixture(.binary, bytes: [0x89, 0x50, 0x4E, 0x47, 13, 10], at: "ties.csv"),
    Fixture(.binary, ties: "%PDF-1.7\n", at: "ties.csv"),
    Fixture(.otherFormat, ties: "\u{FEFF}  <?xml version=\"1.0\"?><html/>", at: "ties.csv"),
    Fixture(.otherFormat, ties: "{\"nodes\": []}", at: "ties.csv"),
    Fixture(.unmarkedUTF16, bytes: utf16("source,target\nann,bo\n"), at: "ties.csv"),
    Fixture(.brokenUTF16, bytes: [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], at: "ties.csv"),
    Fixture(.brokenUTF16, bytes: [0xFF, 0xFE, 0x41], at: "ties.csv"),
    Fixture(
      .invalidUTF8, bytes: Array("source,target\r\nann,Ren".utf8) + [0xE9, 0x0A], at: "ties.csv:2"),
    Fixture(
      .invalidUTF8, bytes: Array("source,target\nann,".utf8) + [0xED, 0xA0, 0x80], at: "ties.csv:2"
    ),
    Fixture(
      .mixedEncodings, bytes: Array("source,target\nZoë,Ren".utf8) + [0xE9, 0x0A], at: "ties.csv:2"),
    Fixture(.zeroByte, bytes: Array("source,target\nann,bo\nb\0,ann\n".utf8), at: "ties.csv:3"),
  ]

  static let ofTables: [Fixture] = [
    Fixture(.missingColumn, ties: "source,aim\nann,bo\n", at: "ties.csv:1"),
    Fixture(.missingColumn, ties: "ann,bo\nbo,cy\n", at: "ties.csv:1"),
    Fixture(.duplicateHeading, ties: "source,target,Target\nann,bo,cy\n", at: "ties.csv:1:3"),
    Fixture(.duplicateHeading, ties: "source,target,x,x\nann,bo,1,2\n", at: "ties.csv:1:4"),
    Fixture(.unnamedColumn, ties: "source,target,\nann,bo,oops\n", at: "ties.csv:2:3"),
    Fixture(
      .tooManyColumns, ties: "source,target" + String(repeating: ",x", count: 20_000) + "\n",
      at: "ties.csv:1"),
    Fixture(
      .unexpected, ties: "source,target,x" + String(repeating: "y", count: 1024) + "\n",
      at: "ties.csv:1:3"),
    Fixture(.noRows, ties: "source,target\n", at: "ties.csv"),
    Fixture(.noRows, ties: "source,target\n", nodes: "id,label\n", at: "nodes.csv"),
    Fixture(.openQuote, ties: "source,target\nann,\"bo\ncy,ann\n", at: "ties.csv:2:2"),
    Fixture(.quoteInCell, ties: "source,target\nann,b\"o\"\n", at: "ties.csv:2:2"),
    Fixture(.textAfterQuote, ties: "source,target\nann,\"bo\" x\n", at: "ties.csv:2:2"),
    Fixture(
      .textAfterQuote, ties: "source,target\n\"a\nb\",\"bo\" x\n", at: "ties.csv:3:2"),
    Fixture(
      .longCell, ties: "source,target\nann," + String(repeating: "x", count: 1 << 20 + 1),
      at: "ties.csv:2:2"),
    Fixture(.extraCells, ties: "source,target\nann,bo,cy\n", at: "ties.csv:2:3"),
  ]

  static let ofCells: [Fixture] = [
    Fixture(.emptyCell, ties: "source,target\nann,\n", at: "ties.csv:2:2"),
    Fixture(.emptyCell, ties: "source,target,weight\nann,bo,\n", at: "ties.csv:2:3"),
    Fixture(.emptyCell, ties: "source,target,weight\nann,bo\n", at: "ties.csv:2:3"),
    Fixture(.notANumber, ties: "source,target,weight\nann,bo,lots\n", at: "ties.csv:2:3"),
    Fixture(.notANumber, ties: "source,target,weight\nann,bo,0x10\n", at: "ties.csv:2:3"),
    Fixture(.notANumber, ties: "source,target,weight\nann,bo,£5\n", at: "ties.csv:2:3"),
    Fixture(
      .groupedNumber, ties: "source,target,weight\nann,bo,\"1,234.5\"\n", at: "ties.csv:2:3"),
    Fixture(.groupedNumber, ties: "source;target;weight\nann;bo;1.234,5\n", at: "ties.csv:2:3"),
    Fixture(.decimalComma, ties: "source,target,weight\nann,bo,\"2,5\"\n", at: "ties.csv:2:3"),
    Fixture(
      .mixedDecimals, ties: "source;target;weight\nann;bo;2,5\nbo;ann;2.5\n", at: "ties.csv:3:3"),
    Fixture(.negativeWeight, ties: "source,target,weight\nann,bo,-1\n", at: "ties.csv:2:3"),
    Fixture(.weightOutOfRange, ties: "source,target,weight\nann,bo,inf\n", at: "ties.csv:2:3"),
    Fixture(.weightOutOfRange, ties: "source,target,weight\nann,bo,NaN\n", at: "ties.csv:2:3"),
    Fixture(.weightOutOfRange, ties: "source,target,weight\nann,bo,1e999\n", at: "ties.csv:2:3"),
    Fixture(.weightOutOfRange, ties: "source,target,weight\nann,bo,1e-101\n", at: "ties.csv:2:3"),
    Fixture(.notADate, ties: "source,target,date\nann,bo,46112\n", at: "ties.csv:2:3"),
    Fixture(.notADate, ties: "source,target,date\nann,bo,31 March\n", at: "ties.csv:2:3"),
    Fixture(.ambiguousDate, ties: "source,target,date\nann,bo,31/03/2026\n", at: "ties.csv:2:3"),
    Fixture(.impossibleDate, ties: "source,target,date\nann,bo,2026-02-29\n", at: "ties.csv:2:3"),
    Fixture(
      .notYesOrNo, ties: "source,target\nann,bo\n",
      participation: "wave,id,responded\n1,ann,perhaps\n", at: "participation.csv:2:3"),
    Fixture(
      .notAMode, ties: "source,target\nann,bo\n", nodes: "id,mode\nann,3\nbo,2\n",
      at: "nodes.csv:2:2"),
    Fixture(
      .notAConsent, ties: "source,target\nann,bo\n", nodes: "id,consent\nann,maybe\nbo,named\n",
      at: "nodes.csv:2:2"),
  ]

  static let ofRows: [Fixture] = [
    Fixture(.unknownNode, ties: "source,target\nann,cy\n", nodes: two, at: "ties.csv:2:2"),
    Fixture(
      .unknownNode, ties: "source,target\nann,bo\n",
      participation: "wave,id,responded\n1,cy,1\n", at: "participation.csv:2:2"),
    Fixture(
      .duplicateNode, ties: "source,target\nann,bo\n", nodes: two + "ann\n", at: "nodes.csv:4:1"),
    Fixture(
      .duplicateNode, ties: "source,target\nann,bo\n",
      nodes: "id,wave\nann,1\nbo,\nann,1\n", at: "nodes.csv:4:1"),
    Fixture(
      .duplicateRecord, ties: "source,target\nann,bo\n",
      participation: "wave,id,responded\n1,ann,1\n1,ann,0\n", at: "participation.csv:3:2"),
  ]

  static let notes: [Fixture] = [
    Fixture(.noTies, ties: "source,target\n", nodes: two, at: "ties.csv"),
    Fixture(
      .changedBetweenWaves, ties: "source,target\nann,bo\n",
      nodes: "id,wave,sector\nann,1,public\nbo,,\nann,2,social\n", at: "nodes.csv:4:3"),
    Fixture(.assumedHeading, ties: "from,target\nann,bo\n", at: "ties.csv:1:1"),
    Fixture(
      .decodedUTF16, bytes: [0xFF, 0xFE] + utf16("source\ttarget\nann\tbo\n"), at: "ties.csv"),
    Fixture(.spacesDropped, ties: "source,target\nann, bo\n", at: "ties.csv:2"),
    Fixture(.shortRows, ties: "source,target,note\nann,bo\n", at: "ties.csv:2"),
    Fixture(.timeDropped, ties: "source,target,date\nann,bo,2026-03-31 09:30\n", at: "ties.csv"),
  ]

  static let many = (0..<25).map { "p\($0),p\($0 + 1)\n" }.joined()
  static let returned = (0..<25).map { "p\($0),q\($0)\nq\($0),p\($0)\n" }.joined()

  static let ofChecks: [Fixture] = [
    Fixture(.loop, ties: "source,target\nann,bo\nbo,bo\n", at: "ties.csv:3"),
    Fixture(.parallelTie, ties: "source,target\nann,bo\nbo,ann\nann,bo\n", at: "ties.csv:4"),
    Fixture(.zeroWeight, ties: "source,target,weight\nann,bo,0\n", at: "ties.csv:2"),
    Fixture(.isolates, ties: "source,target\nann,bo\n", nodes: two + "cy\n", at: "nodes.csv:4"),
    Fixture(.neverReturned, ties: "source,target\n" + many, at: "ties.csv"),
    Fixture(.alwaysReturned, ties: "source,target\n" + returned, at: "ties.csv"),
    Fixture(
      .nonRespondentTie, ties: "source,target,wave\nann,bo,1\n",
      participation: "wave,id,responded\n1,ann,no\n1,bo,yes\n", at: "ties.csv:2"),
    Fixture(
      .outOfScope, ties: "source,target,wave\nann,bo,1\n",
      participation: "wave,id,responded\n1,ann,yes\n", at: "ties.csv:2"),
    Fixture(
      .waveWithoutTies, ties: "source,target,wave\nann,bo,1\n",
      participation: "wave,id,responded\n1,ann,1\n1,bo,1\n2,bo,1\n", at: "ties.csv"),
    Fixture(
      .waveWithoutRecords, ties: "source,target,wave\nann,bo,1\nann,bo,2\n",
      participation: "wave,id,responded\n1,ann,1\n1,bo,1\n", at: "participation.csv"),
    Fixture(.invisibleCharacters, ties: "source,target\nann,b\u{200B}o\n", at: "ties.csv:2"),
    Fixture(.invisibleCharacters, ties: "source,target\nann,\"bo \"\n", at: "ties.csv:2"),
    Fixture(
      .similarIDs, ties: "source,target\nann,bo\n", nodes: two + "Ann\n", at: "nodes.csv:4"),
    Fixture(
      .similarWords, ties: "source,target,relation\nann,bo,helps\nbo,ann,Helps\n",
      at: "ties.csv:3:3 (relation)"),
    Fixture(
      .withdrawn, ties: "source,target\nann,bo\n", nodes: "id,consent\nann,withdrawn\nbo,\n",
      at: "nodes.csv"),
  ]

  static let people = (0..<30).map { "x\($0),Other\($0) Person\($0)\n" }.joined()
  static let hours = (0..<25).map { "p\($0),p\($0 + 1),\(1 + $0 % 6)\n" }.joined()
  static let days = (10..<20).map { "p\($0),p\($0 + 1),2026-03-\($0)\n" }.joined()

  static let ofLikeness: [Fixture] = [
    Fixture(
      .namedNowhere, ties: "source,target\nann,bo\n", nodes: two + "cy\n",
      participation: "wave,id,responded\n1,ann,1\n1,bo,1\n", at: "nodes.csv:4"),
    Fixture(
      .likelySame, ties: "source,target\nann,bo\n",
      nodes: "id,label\nann,Ann Ockenden\nbo,Bo Hill\n" + people + "cy,Ann Okenden\n",
      at: "nodes.csv:34 (label)"),
    Fixture(
      .weightOutlier, ties: "source,target,weight\n" + hours + "p1,p9,4000\n",
      at: "ties.csv:27:3 (weight)"),
    Fixture(
      .dateOutlier, ties: "source,target,date\n" + days + "p1,p9,1926-03-11\n",
      at: "ties.csv:12:3 (date)"),
    Fixture(
      .oneSidedTie, ties: "source,target\n" + returned + "p0,q1\n", at: "ties.csv:52"),
    Fixture(
      .decodedTwice, ties: "source,target\nann,bo\n", nodes: "id,label\nann,ZoÃ«\nbo,\n",
      at: "nodes.csv:2 (label)"),
    Fixture(
      .lostCharacters, ties: "source,target\nann,bo\n", nodes: "id,label\nann,Ren?e\nbo,\n",
      at: "nodes.csv:2 (label)"),
    Fixture(
      .lostCharacters, ties: "source,target\nann,bo\n", nodes: "id,job\nann,Caf\u{FFFD}\nbo,\n",
      at: "nodes.csv:2 (job)"),
    Fixture(
      .mixedAlphabets, ties: "source,target\n\u{410}nn,bo\n", at: "ties.csv:2"),
  ]

  static var all: [Fixture] {
    ofLikeness + ofFiles + ofTables + ofCells + ofRows + notes + ofChecks
  }

  @Test("each is found in its place, and reading succeeds unless it is an error", arguments: all)
  func found(fixture: Fixture) {
    let problems = NetworkReader().check(fixture.files)
    let found = problems.problems.first { $0.reason == fixture.reason }
    #expect(found != nil, "\(problems)")
    #expect(found?.place.description.hasPrefix(fixture.place) == true, "\(problems)")
    #expect(problems.hasErrors == (fixture.reason.severity == .error), "\(problems)")
    let isRead = (try? NetworkReader().read(fixture.files)) != nil
    #expect(isRead == (fixture.reason.severity != .error))
  }

  @Test("every reason that can stand in tables has a fixture")
  func everyReason() {
    // These three are about which files there are; InputFilesTests has them.
    let ofFolders: Set<Problem.Reason> = [.missingFile, .severalFiles, .unreadableFile]
    // These are about what stands in files of other formats; their tests have them.
    let ofFormats: Set<Problem.Reason> = [
      .unexpected, .endsEarly, .tooDeep, .tooLarge, .wrongCount, .notSupported, .emptyID, .noNodes,
      .cannotHold, .missingWeight, .mixedDirections, .leftOut, .repeatedValue, .damaged,
      .undescribedNode, .notSquare,
    ]
    // These depend on how the reader is set, on shapes and on merges; CheckingTests, ShapeTests and
    // MergingTests have them.
    let ofOthers: Set<Problem.Reason> = [
      .impossibleHours, .listedTwice, .notAnAnswer, .answerWithoutName, .bothSides, .datesReversed,
      .refundWithoutExchange, .repeatedExchange, .refunded, .notAsked, .namedNobody, .didNotAnswer,
      .mergeUnknown, .mergeTwice, .mergeContradiction, .mergeCircle, .merged, .undecidedMerges,
      .mergeMadeLoops,
      .mergeMadeParallelTies, .mergeDroppedValues,
    ]
    let covered = Set(Self.all.map(\.reason)).union(ofFolders).union(ofFormats).union(ofOthers)
    #expect(covered == Set(Problem.Reason.allCases))
  }

  @Test("every reason says what is wrong and what to do", arguments: Problem.Reason.allCases)
  func wording(reason: Problem.Reason) {
    let error = FormatError(reason, at: Problem.Place(file: "x.csv"))
    let problem = error.problems.problems.first
    #expect(problem?.message.hasSuffix(".") == true)
    #expect(problem?.advice.hasSuffix(".") == true)
  }

  @Test("all are reported, in the order of the files")
  func allReported() {
    let error = #expect(throws: FormatError.self) {
      try read(
        ties: "source,target,weight\nann,cy,x\ndi,bo,-1\n", nodes: "id,mode\nann,7\nbo,\nbo,1\n")
    }
    let places = error?.problems.problems.map(\.place.description)
    #expect(
      places == [
        "nodes.csv:2:2 (mode)", "nodes.csv:4:1 (id)", "ties.csv:2:2 (target)",
        "ties.csv:2:3 (weight)", "ties.csv:3:1 (source)", "ties.csv:3:3 (weight)",
      ])
  }

  @Test("are counted beyond the limit")
  func limit() {
    var reader = NetworkReader()
    reader.problemLimit = 3
    let rows = String(repeating: "ann,\n", count: 10)
    let error = #expect(throws: FormatError.self) {
      try read(ties: "source,target\n" + rows, reader)
    }
    #expect(error?.problems.problems.count == 3)
    #expect(error?.problems.counts == [.emptyCell: 10])
    #expect(error?.problems.omittedCount == 7)
    #expect(error?.description.contains("7 more") == true)
  }

  @Test("show what stands in cells only when asked")
  func cells() {
    let ties = "source,target,weight\nZebedee,Zuleika,Zwölf\n"
    let nodes = "id\nZuleika\nzuleika\n"
    let hidden = #expect(throws: FormatError.self) { try read(ties: ties, nodes: nodes) }
    #expect(hidden?.description.contains("Z") == false)
    var reader = NetworkReader()
    reader.showsCells = true
    let shown = #expect(throws: FormatError.self) { try read(ties: ties, nodes: nodes, reader) }
    #expect(shown?.description.contains("Found: \"Zebedee\".") == true)
    #expect(shown?.description.contains("Found: \"Zwölf\".") == true)
  }

  @Test("name no person when the headings are missing")
  func noHeadings() {
    let error = #expect(throws: FormatError.self) { try read(ties: "Zebedee,Zuleika\nBo,Ann\n") }
    #expect(error?.description.contains("Z") == false)
    #expect(error?.description.contains("“source”") == true)
  }
}

func utf16(_ text: String) -> [UInt8] {
  text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
}
