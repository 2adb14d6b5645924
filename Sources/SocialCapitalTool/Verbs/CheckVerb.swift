// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SocialCapital
internal import SocialCapitalFormats

extension Verb {
  static let check = Verb(
    name: "check", summary: "Look for mistakes in the data.",
    discussion: """
      Lists everything that is wrong or looks wrong, with file, line and column: errors, for which \
      the data cannot be used; warnings, such as names that are probably one person's, ties without \
      a return where all others have one, or answers from people who did not answer; and notes on \
      what was assumed. What stands in cells is not shown, because it may name people, unless \
      --show-values is given. The exit status is 1 when there is any error. Names that may be one \
      are written with --suggest as a table: write yes or no in its column merge, and read the data \
      with --merge and that table from then on. Nothing is ever merged by itself.
      """,
    operands: .input,
    groups: [OptionGroup(title: "Output", options: [.limit, .suggest, .output]), .reading],
    examples: [
      Example(
        command: "social-capital check Examples/Harrogate",
        explanation: "Checks a folder of tables."),
      Example(
        command: "social-capital check Examples/Roster --shape roster --suggest merge.csv",
        explanation: "Checks sheets of a survey and lists names that may be one person's."),
    ],
    run: { try CheckCommand($0).run() })
}

extension Option {
  fileprivate static let limit = Option(
    name: "limit", takes: .number("N", 1...1_000_000), defaultValue: "20", affectsResult: false,
    help: "How many problems of each kind to list; the rest are counted.")
  fileprivate static let suggest = Option(
    name: "suggest", takes: .path("FILE"), affectsResult: false,
    help: "Write the pairs of nodes that may be one to this table, which names people.")
}

/// One run of `check`.
private struct CheckCommand {
  private let arguments: Arguments
  private let reader: NetworkReader

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    var reader = try NetworkReader(arguments)
    if let limit = arguments.number(.limit) { reader.problemLimit = Int(limit) }
    self.reader = reader
  }

  func run() throws {
    let files = try InputFiles(arguments)
    let merges = try MergeTable.read(arguments)
    let problems = reader.check(files, merges: merges)
    let summary = CheckSummary(problems).sentence
    let text = problems.isEmpty ? summary : problems.description + "\n" + summary
    try OutputFile.write(
      Array("\(text)\n".utf8), to: arguments.word(.output).map { Path($0) })
    if let path = arguments.word(.suggest) {
      try suggest(Path(path), files, merges, problems.hasErrors)
    }
    if problems.hasErrors { throw ToldFailure() }
  }

  private func suggest(
    _ path: Path, _ files: InputFiles, _ merges: MergeTable?, _ hasErrors: Bool
  ) throws {
    guard !hasErrors else {
      StandardError.say("No pairs were written to \(path.shown): first mend the errors.")
      return
    }
    var finder = MergeFinder()
    finder.decisions = merges
    let dataset = try reader.read(files)
    let found = finder.suggestions(for: dataset)
    try OutputFile.write(
      Array(MergeTable.file(of: found, for: dataset.network).contents), to: path)
    let pairs = found.count == 1 ? "1 pair" : "\(found.count) pairs"
    StandardError.say(
      """
      \(path.shown) has \(pairs) of nodes that may be one. Write yes or no in its column merge; then \
      --merge \(path.shown) merges those with yes.
      """)
  }
}

/// How many problems there are, in a sentence.
private struct CheckSummary {
  let sentence: String

  init(_ problems: ProblemList) {
    let counts = Problem.Severity.allCases.sorted(by: >).compactMap { severity -> String? in
      let count = problems.count(of: severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let sentence =
      counts.isEmpty ? "Nothing wrong was found." : counts.joined(separator: ", ") + "."
    self.sentence = Self.endedReading(problems) ? sentence + " " + Self.rest : sentence
  }

  /// Whether an error kept the data from being read; those of decisions on merges do not.
  private static func endedReading(_ problems: ProblemList) -> Bool {
    problems.problems.contains { $0.severity == .error && !$0.reason.rawValue.hasPrefix("merge-") }
  }

  private static let rest =
    "What else may look wrong is looked for once the errors are mended: check again then."
}
