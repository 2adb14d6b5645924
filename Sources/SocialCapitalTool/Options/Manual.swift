// SPDX-License-Identifier: Apache-2.0

/// The manual in Markdown, made of the table of verbs and options.
enum Manual {
  /// The whole text of `Docs/CommandLine.md`.
  static var text: String {
    var parts = [
      """
      # The command line

      <!-- Made by `social-capital manual`; a test compares. Change the table of options instead. -->

      ```
      social-capital COMMAND [options] [INPUT]
      ```

      Data go to standard output, messages to standard error; `-` as an input is standard input, and
      as an output standard output. Output files are written whole or not at all: a run that fails
      or is killed leaves what was there before. Progress is shown on a terminal only, and colours
      not at all when `NO_COLOR` is set.

      Options may be written `--name value`, `--name=value`, `-n value` or `-nvalue`, before or after
      the input; `--` ends options. Names are never abbreviated.

      | Exit status | Meaning |
      |---|---|
      | 0 | all went well, or the reader of the output closed it early |
      | 1 | the data are wrong, or the run failed |
      | 64 | the command line is wrong |
      | 130 | interrupted |

      ## Input

      \(InputHelp.markdown)

      ## Commands

      | Command | What it does |
      |---|---|
      """
    ]
    parts[0] += Verb.all.map { "\n| [`\($0.name)`](#\($0.name)) | \($0.summary) |" }.joined()
    parts += Verb.all.map(chapter)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func chapter(on verb: Verb) -> String {
    var parts = ["### \(verb.name)", "```\n\(HelpText.usage(of: verb))\n```", verb.discussion]
    if !verb.operands.help.isEmpty {
      parts.append("`\(verb.operands.placeholder)`: \(verb.operands.help)")
    }
    for group in verb.groups {
      let rows = group.options.map { option in
        "\n| `\(HelpText.spelling(of: option))` | \(cell(HelpText.sentence(for: option))) |"
      }
      parts.append("| \(group.title) | |\n|---|---|" + rows.joined())
    }
    parts += verb.examples.map { "```sh\n\($0.command)\n```\n\($0.explanation)" }
    return parts.joined(separator: "\n\n")
  }

  /// Text that cannot end a cell of a table.
  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
