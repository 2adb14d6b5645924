// SPDX-License-Identifier: Apache-2.0

/// One option of the command line: what it is called, what it takes, what it does.
///
/// Parsing, help, completions and the manual are all made of this description, so they agree.
struct Option: Sendable {
  /// The name after two hyphens.
  let name: String
  /// Other spellings that mean the same and are not listed on their own.
  var aliases: [String] = []
  /// The letter after one hyphen, where there is one.
  var short: Character?
  /// What it takes.
  var takes: Value = .nothing
  /// Whether it may be given several times, each adding to the others.
  var isRepeatable = false
  /// What holds when it is not given, as help says it.
  var defaultValue: String?
  /// Options that cannot be given with it.
  var excludes: [String] = []
  /// Whether help lists the words it can take; a wrong word gets them listed in any case.
  var listsWords = true
  /// Whether results can depend on it, so that they must say it was given.
  var affectsResult = true
  /// What it does, in a sentence.
  let help: String

  /// What an option takes.
  enum Value: Sendable {
    /// Nothing: the option is there or it is not.
    case nothing
    /// Any text.
    case text(_ placeholder: String)
    /// The name of a file or folder.
    case path(_ placeholder: String)
    /// A whole number within bounds.
    case number(_ placeholder: String, ClosedRange<UInt64>)
    /// One of some words.
    case choice(_ placeholder: String, [String])
    /// Some of some words, with commas between them.
    case list(_ placeholder: String, [String])
    /// A name and a value with a mark between them.
    case pair(_ placeholder: String)
  }

  /// What stands for the value in help, or `nil` where there is none.
  var placeholder: String? {
    switch takes {
    case .nothing: nil
    case .text(let placeholder), .path(let placeholder), .number(let placeholder, _),
      .choice(let placeholder, _), .list(let placeholder, _), .pair(let placeholder):
      placeholder
    }
  }

  /// The words it can take, where there are few enough to name.
  var words: [String] {
    switch takes {
    case .choice(_, let words), .list(_, let words): words
    default: []
    }
  }

  /// The most words that help and messages list.
  static let mostListed = 12

  /// All its long names, the first the one lists show.
  var names: [String] { [name] + aliases }
}

/// Options that belong together under a heading.
struct OptionGroup: Sendable {
  /// The heading.
  let title: String
  /// The options, in the order help lists them.
  let options: [Option]
}
