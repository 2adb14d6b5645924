// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapitalTool

@Suite struct ParserTests {
  /// A verb with an option of each kind, which no table lists.
  private static let verb = Verb(
    name: "try", summary: "", discussion: "",
    operands: .init(placeholder: "INPUT", count: 1...2, help: ""),
    groups: [
      OptionGroup(
        title: "All",
        options: [
          Option(name: "output", short: "o", takes: .path("PATH"), help: ""),
          Option(
            name: "colour-by", aliases: ["color-by"], takes: .text("COLUMN"), isRepeatable: true,
            help: ""),
          Option(name: "seed", short: "s", takes: .number("N", 1...99), help: ""),
          Option(name: "format", takes: .choice("FORMAT", ["svg", "pdf"]), help: ""),
          Option(name: "ids", takes: .list("ID,…", ["density", "degree"]), help: ""),
          Option(name: "where", takes: .pair("A=B"), help: ""),
          Option(name: "quiet", short: "q", excludes: ["verbose"], help: ""),
          Option(name: "verbose", short: "v", excludes: ["quiet"], help: ""),
        ])
    ], examples: [], run: { _ in })

  private func parse(_ words: Word...) throws -> Arguments {
    guard case .run(let arguments) = try Parser.parse(words, for: Self.verb) else {
      throw UsageError(message: "help")
    }
    return arguments
  }

  private func option(_ name: String) throws -> Option {
    try #require(Self.verb.option(named: name))
  }

  private func message(_ words: Word...) -> String? {
    do {
      _ = try Parser.parse(words, for: Self.verb)
      return nil
    } catch {
      return [error.message, error.suggestion].compactMap { $0 }.joined(separator: " ")
    }
  }

  @Test(
    arguments: [
      ["--output", "out", "in"], ["--output=out", "in"], ["-o", "out", "in"], ["-oout", "in"],
      ["in", "-o", "out"], ["in", "--output=out"], ["-qoout", "in"], ["-qo", "out", "in"],
      ["-o", "out", "--", "in"],
    ] as [[Word]])
  func aValueMayBeWrittenInSeveralWays(words: [Word]) throws {
    guard case .run(let arguments) = try Parser.parse(words, for: Self.verb) else {
      Issue.record("It was taken to ask for help.")
      return
    }
    #expect(arguments.word(try option("output")) == "out")
    #expect(arguments.operands == ["in"])
  }

  @Test func aHyphenIsAnOperandAndAValue() throws {
    let arguments = try parse("-", "-o", "-")
    #expect(arguments.operands == ["-"])
    #expect(arguments.word(try option("output")) == "-")
  }

  @Test func afterTwoHyphensAllAreOperands() throws {
    #expect(try parse("--", "--seed", "-q").operands == ["--seed", "-q"])
  }

  @Test func theValueIsWhatFollowsTheFirstEqualsSign() throws {
    let arguments = try parse("in", "--where=sector=a=b")
    #expect(arguments.text(try option("where")) == "sector=a=b")
  }

  @Test func bothSpellingsAreOneOptionAndRepeatsAddUp() throws {
    let arguments = try parse("in", "--colour-by", "a", "--color-by=b")
    #expect(arguments.texts(try option("colour-by")) == ["a", "b"])
  }

  @Test func listsMayBeSpacedAndRepeatedLettersOfFlagsStandTogether() throws {
    let arguments = try parse("in", "--ids", "density, degree", "-qq")
    #expect(arguments.items(try option("ids")) == ["density", "degree"])
    #expect(arguments.has(try option("quiet")))
    #expect(!arguments.has(try option("verbose")))
  }

  @Test func bytesThatAreNotTextPassThrough() throws {
    let name = Word(bytes: [0x66, 0xFF, 0xFE])
    let equals = Word(bytes: Array("--output=".utf8) + [0xC3, 0x28])
    #expect(try parse(name).operands == [name])
    #expect(try parse("in", equals).word(try option("output"))?.bytes == [0xC3, 0x28])
  }

  @Test func helpWinsOverWhatIsMissing() throws {
    for word in ["--help", "-h", "-qh"] as [Word] {
      guard case .help = try Parser.parse([word], for: Self.verb) else {
        Issue.record("\(word.text) did not ask for help.")
        continue
      }
    }
  }

  @Test(
    arguments: [
      (["in", "--seed"], "--seed needs a whole number from 1 to 99."),
      (["in", "--seed", "0"], "--seed needs a whole number from 1 to 99."),
      (["in", "--seed", "1.5"], "--seed needs a whole number from 1 to 99."),
      (["in", "--seed", "1", "--seed", "2"], "--seed is given twice."),
      (["in", "--sead", "1"], "There is no option --sead. Did you mean --seed?"),
      (["in", "--color", "a"], "There is no option --color. Did you mean --color-by?"),
      (["in", "--xyzzy"], "There is no option --xyzzy."),
      (["in", "-x"], "There is no option -x."),
      (["in", "--quiet=yes"], "--quiet takes no value."),
      (["in", "-qv"], "--verbose and --quiet exclude each other."),
      (["in", "--where", "sector"], "--where needs a name and a value, A=B."),
      (["in", "--where", "=x"], "--where needs a name and a value, A=B."),
      (["in", "--output="], "--output needs a name, PATH."),
      (["in", "--ids", ","], "--ids needs one or more names, ID,…."),
      (
        ["in", "--format", "svh"],
        "--format cannot be svh. It takes svg, pdf. Did you mean svg?"
      ),
      (
        ["in", "--ids", "density,degre"],
        "--ids cannot be degre. It takes density, degree. Did you mean degree?"
      ),
      ([], "INPUT is missing."), (["a", "b", "c"], "There is one word too many: c."),
      (["in", "--\u{1B}[2J"], "There is no option --\\u{1b}[2J."),
    ] as [([Word], String)])
  func whatIsWrongIsSaid(words: [Word], expected: String) {
    do {
      _ = try Parser.parse(words, for: Self.verb)
      Issue.record("Nothing was wrong.")
    } catch {
      #expect(
        [error.message, error.suggestion].compactMap { $0 }.joined(separator: " ") == expected)
    }
  }

  @Test func namesAreNotAbbreviated() {
    #expect(message("in", "--out", "x") == "There is no option --out. Did you mean --output?")
  }

  @Test func theCommandComesFirst() throws {
    #expect(throws: UsageError.self) { try Parser.parse([]) }
    #expect(throws: UsageError.self) { try Parser.parse(["--quiet", "measures"]) }
    let error = #expect(throws: UsageError.self) { try Parser.parse(["measuers"]) }
    #expect(error?.suggestion == "Did you mean measures?")
    let other = #expect(throws: UsageError.self) { try Parser.parse(["help", "manuel"]) }
    #expect(other?.suggestion == "Did you mean manual?")
  }
}

extension Word: CustomTestStringConvertible {
  /// The word as text, in the log of tests.
  var testDescription: String { shown }
}
