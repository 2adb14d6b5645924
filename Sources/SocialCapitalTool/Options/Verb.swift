// SPDX-License-Identifier: Apache-2.0

/// One thing the command does: what it takes, what it does, how it is explained.
struct Verb: Sendable {
  /// The word that asks for it.
  let name: String
  /// What it does, in a few words.
  let summary: String
  /// What it does, in a paragraph or two.
  let discussion: String
  /// What it works on.
  let operands: Operands
  /// Its options, under headings.
  let groups: [OptionGroup]
  /// Commands to try.
  let examples: [Example]
  /// Does it.
  let run: @Sendable (Arguments) throws -> Void

  /// What stands on the command line besides options.
  struct Operands: Sendable {
    /// What stands for them in help.
    let placeholder: String
    /// How many there may be.
    let count: ClosedRange<Int>
    /// What they are, in a sentence or more.
    let help: String
    /// What one of them is called in messages, where they are of known words.
    var noun = ""
    /// The words they can be, where those are known.
    var words: [String] = []

    static let none = Operands(placeholder: "", count: 0...0, help: "")
  }

  /// A command to try and what it does.
  struct Example: Sendable {
    let command: String
    let explanation: String
  }

  /// All its options, with those that every verb has.
  var options: [Option] { groups.flatMap(\.options) + [.help] }

  /// The option of a long name, whichever its spelling.
  func option(named name: String) -> Option? { options.first { $0.names.contains(name) } }

  /// The verb of a name.
  static func named(_ name: String) -> Verb? { all.first { $0.name == name } }
}

extension Option {
  static let help = Option(name: "help", short: "h", help: "Explain this command.")
}
