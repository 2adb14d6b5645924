// SPDX-License-Identifier: Apache-2.0

internal import SocialCapitalFormats

extension Verb {
  static let check = Verb(
    name: "check", summary: "Look for mistakes in the data.",
    discussion: """
      Lists everything that is wrong or looks wrong, with file, line and column: errors, for which \
      the data cannot be used; warnings, such as names that differ in case only, ties without a \
      return where all others have one, or answers from people who did not answer; and notes on \
      what was assumed. What stands in cells is not shown, because it may name people, unless \
      --show-values is given. The exit status is 1 when there is any error.
      """,
    operands: .input,
    groups: [OptionGroup(title: "Output", options: [.limit, .output]), .reading],
    examples: [
      Example(
        command: "social-capital check Examples/Harrogate",
        explanation: "Checks a folder of tables."),
      Example(
        command: "social-capital check --nodes people.csv --show-values helps.csv",
        explanation: "Checks two files, and shows the cells that are wrong."),
    ],
    run: { arguments in
      var reader = try NetworkReader(arguments)
      if let limit = arguments.number(.limit) { reader.problemLimit = Int(limit) }
      let problems = reader.check(try InputFiles(arguments))
      let summary = CheckSummary(problems).sentence
      let text = problems.isEmpty ? summary : problems.description + "\n" + summary
      try OutputFile.write(
        Array("\(text)\n".utf8), to: arguments.word(.output).map { Path($0) })
      if problems.hasErrors { throw ToldFailure() }
    })
}

extension Option {
  fileprivate static let limit = Option(
    name: "limit", takes: .number("N", 1...1_000_000), defaultValue: "20", affectsResult: false,
    help: "How many problems of each kind to list; the rest are counted.")
}

/// How many problems there are, in a sentence.
private struct CheckSummary {
  let sentence: String

  init(_ problems: ProblemList) {
    let counts = Problem.Severity.allCases.sorted(by: >).compactMap { severity -> String? in
      let count = problems.count(of: severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    sentence = counts.isEmpty ? "Nothing wrong was found." : counts.joined(separator: ", ") + "."
  }
}
