// SPDX-License-Identifier: Apache-2.0

extension Verb {
  static let completions = Verb(
    name: "completions", summary: "Print a script that lets a shell complete commands.",
    discussion: """
      The script completes commands, options, the words options take and the names of measures, in \
      bash, zsh or fish.
      """,
    operands: Operands(
      placeholder: "SHELL", count: 1...1, help: "One of bash, zsh, fish.",
      noun: "shell", words: Completions.shells),
    groups: [],
    examples: [
      Example(
        command: "source <(social-capital completions bash)",
        explanation: "Completes in this bash session."),
      Example(
        command: """
          social-capital completions fish > ~/.config/fish/completions/social-capital.fish
          """,
        explanation: "Completes in every fish session from now on."),
    ],
    run: { arguments in
      let shell = arguments.operands.first?.text ?? ""
      try StandardOutput.write(Completions.script(for: shell))
    })
}
