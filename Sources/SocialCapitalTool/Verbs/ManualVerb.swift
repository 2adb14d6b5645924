// SPDX-License-Identifier: Apache-2.0

extension Verb {
  static let manual = Verb(
    name: "manual", summary: "Print the manual of this command in Markdown.",
    discussion: "The manual lists every command and option. Docs/CommandLine.md is made with it.",
    operands: .none, groups: [],
    examples: [
      Example(
        command: "social-capital manual > Docs/CommandLine.md",
        explanation: "Writes the manual anew after the table of options has changed."),
      Example(
        command: "social-capital manual | less", explanation: "Reads the manual page by page."),
    ],
    run: { _ in try StandardOutput.write(Manual.text) })
}
