// SPDX-License-Identifier: Apache-2.0

/// What `--help` prints, made of the table of verbs and options.
enum HelpText {
  /// What the command as a whole can do.
  static var overview: String {
    let width = Verb.all.map(\.name.count).max() ?? 0
    let verbs = Verb.all.map { "  \($0.name.padded(to: width))  \($0.summary)" }
    return """
      Measures reciprocity and bridging social capital in networks of citizens and organisations.

      Usage: social-capital COMMAND [options] [INPUT]

      Commands:
      \(verbs.joined(separator: "\n"))

      Options:
        --help     Explain a command: social-capital COMMAND --help.
        --version  Print the version.

      INPUT is a folder with ties.csv and, if you have them, nodes.csv and participation.csv, or one
      file of ties. Data go to standard output, messages to standard error. The exit status is 0 when
      all went well, 1 when the data or the run failed, 64 when the command line was wrong, and 130
      when it was interrupted.

      """
  }

  /// What one verb can do.
  static func text(of verb: Verb) -> String {
    var parts = ["\(verb.summary)\n\nUsage: \(usage(of: verb))"]
    parts.append(verb.discussion.wrapped(to: lineLength))
    if !verb.operands.help.isEmpty {
      parts.append("\(verb.operands.placeholder):\n" + verb.operands.help.wrapped(indent: 2))
    }
    for group in verb.groups + [OptionGroup(title: "Other", options: [.help])] {
      parts.append(
        "\(group.title):\n" + group.options.map(description).joined(separator: "\n"))
    }
    let examples = verb.examples.map { "  \($0.command)\n" + $0.explanation.wrapped(indent: 6) }
    parts.append("Examples:\n" + examples.joined(separator: "\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The one line that shows how a verb is used.
  static func usage(of verb: Verb) -> String {
    let options = verb.groups.isEmpty ? "" : " [options]"
    let operand = verb.operands.placeholder
    guard !operand.isEmpty else { return "social-capital \(verb.name)\(options)" }
    let shown = verb.operands.count.lowerBound == 0 ? "[\(operand)]" : operand
    return "social-capital \(verb.name)\(options) \(shown)"
  }

  private static func description(of option: Option) -> String {
    let text = "  " + spelling(of: option)
    let help = sentence(for: option).wrapped(indent: helpColumn)
    guard text.count + 2 <= helpColumn else { return text + "\n" + help }
    return text + help.dropFirst(text.count)
  }

  /// The option as it is typed, such as `-o, --output PATH`.
  static func spelling(of option: Option) -> String {
    let short = option.short.map { "-\($0), " } ?? ""
    let value = option.placeholder.map { " \($0)" } ?? ""
    return "\(short)--\(option.name)\(value)"
  }

  /// What the option does, what it takes and what holds without it.
  static func sentence(for option: Option) -> String {
    var sentence = option.help
    if case .choice(_, let words) = option.takes, words.count <= Option.mostListed,
      option.listsWords
    {
      sentence += " One of \(words.joined(separator: ", "))."
    }
    if let value = option.defaultValue { sentence += " Default: \(value)." }
    if option.isRepeatable { sentence += " May be repeated." }
    if let other = option.aliases.first { sentence += " Also --\(other)." }
    return sentence
  }

  private static let lineLength = 96
  private static let helpColumn = 26
}

extension String {
  /// The text with spaces after it to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text in lines of at most some length, each after some spaces; blank lines stay.
  func wrapped(to length: Int = 96, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { paragraph in
        var lines: [String] = []
        var line = margin
        for word in paragraph.split(separator: " ") {
          if line.count > indent, line.count + 1 + word.count > length {
            lines.append(line)
            line = margin
          }
          line += (line.count > indent ? " " : "") + word
        }
        return (lines + [line.count > indent ? line : ""]).joined(separator: "\n")
      }
      .joined(separator: "\n")
  }
}
