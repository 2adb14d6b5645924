// SPDX-License-Identifier: Apache-2.0

/// What a command line asks for.
enum Request: Sendable {
  /// The version.
  case version
  /// What the command as a whole can do.
  case overview
  /// What one verb can do.
  case help(Verb)
  /// To do it.
  case run(Arguments)
}

/// Reads a command line by the table of verbs and options.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`; letters of flags may stand together;
/// options may follow operands; `--` ends options; `-` is an operand. Names are never abbreviated,
/// so that an option added later breaks nobody's script.
struct Parser {
  private let verb: Verb
  private var arguments: Arguments
  private var rest: ArraySlice<Word>

  /// What a command line asks for.
  static func parse(_ words: [Word]) throws(UsageError) -> Request {
    guard let first = words.first else {
      throw UsageError(message: "There is no command.")
    }
    switch first.text {
    case "--version": return .version
    case "--help", "-h": return .overview
    case "help":
      guard words.count > 1 else { return .overview }
      return .help(try knownVerb(words[1].text))
    case let option where option.hasPrefix("-"):
      throw UsageError(
        message: "The command comes first; options such as \(first.shown) follow it.")
    default: break
    }
    return try parse(Array(words.dropFirst()), for: try knownVerb(first.text))
  }

  /// What the words after a verb ask for.
  static func parse(_ words: [Word], for verb: Verb) throws(UsageError) -> Request {
    var parser = Parser(verb: verb, arguments: Arguments(verb: verb), rest: words[...])
    guard try parser.readAll() else { return .help(verb) }
    try parser.checkOperands()
    return .run(parser.arguments)
  }

  private static func knownVerb(_ name: String) throws(UsageError) -> Verb {
    if let verb = Verb.named(name) { return verb }
    throw .unknown("command", name, known: Verb.all.map(\.name))
  }

  /// Reads every word, or stops and returns false when help is asked for.
  private mutating func readAll() throws(UsageError) -> Bool {
    while let word = rest.popFirst() {
      if word == "--" {
        for operand in rest { arguments.add(operand: operand) }
        return true
      } else if word.bytes.starts(with: "--".utf8) {
        try readLong(Word(bytes: word.bytes.dropFirst(2)))
      } else if word.bytes.first == UInt8(ascii: "-"), word.bytes.count > 1 {
        try readShort(word.bytes.dropFirst())
      } else {
        arguments.add(operand: word)
      }
      if arguments.has(.help) { return false }
    }
    return true
  }

  private mutating func readLong(_ word: Word) throws(UsageError) {
    let parts = word.bytes.split(
      separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    let name = Word(bytes: parts[0]).text
    guard let option = verb.option(named: name) else {
      let known = verb.options.flatMap(\.names)
      throw .unknown("option", name, known: known, prefix: "--", verb: verb.name)
    }
    if option.placeholder == nil {
      guard parts.count == 1 else { throw error("--\(name) takes no value.") }
      try give("", to: option)
    } else {
      try give(parts.count == 2 ? Word(bytes: parts[1]) : try nextWord(for: option), to: option)
    }
  }

  private mutating func readShort(_ letters: ArraySlice<UInt8>) throws(UsageError) {
    var letters = letters
    while let letter = letters.popFirst() {
      let name = Character(UnicodeScalar(letter))
      guard let option = verb.options.first(where: { $0.short == name }) else {
        throw error("There is no option -\(String(name).printable).")
      }
      guard option.placeholder != nil else {
        try give("", to: option)
        continue
      }
      try give(letters.isEmpty ? try nextWord(for: option) : Word(bytes: letters), to: option)
      return
    }
  }

  private mutating func nextWord(for option: Option) throws(UsageError) -> Word {
    guard let word = rest.popFirst() else { throw error(option.expectation) }
    return word
  }

  private mutating func give(_ value: Word, to option: Option) throws(UsageError) {
    if option.placeholder != nil, arguments.has(option), !option.isRepeatable {
      throw error("--\(option.name) is given twice.")
    }
    for other in verb.options where option.excludes.contains(other.name) && arguments.has(other) {
      throw error("--\(option.name) and --\(other.name) exclude each other.")
    }
    try option.check(value, verb: verb)
    arguments.add(value, to: option)
  }

  private func checkOperands() throws(UsageError) {
    let operands = verb.operands
    let count = arguments.operands.count
    if count < operands.count.lowerBound {
      throw error("\(operands.placeholder) is missing.")
    }
    if count > operands.count.upperBound {
      let extra = arguments.operands[operands.count.upperBound].shown
      throw error("There is one word too many: \(extra).")
    }
    guard !operands.words.isEmpty else { return }
    for operand in arguments.operands where !operands.words.contains(operand.text) {
      throw .unknown(
        operands.noun, operand.text, known: operands.words, verb: verb.name)
    }
  }

  private func error(_ message: String) -> UsageError {
    UsageError(message: message, verb: verb.name)
  }
}

extension Option {
  /// Throws when a value is none that the option can take.
  fileprivate func check(_ value: Word, verb: Verb) throws(UsageError) {
    let text = value.text
    switch takes {
    case .nothing: return
    case .text, .path:
      if value.bytes.isEmpty { throw UsageError(message: expectation, verb: verb.name) }
    case .number(_, let bounds):
      guard let number = UInt64(text), bounds.contains(number) else {
        throw UsageError(message: expectation, verb: verb.name)
      }
    case .pair:
      guard let mark = text.firstIndex(of: "="), mark != text.startIndex else {
        throw UsageError(message: expectation, verb: verb.name)
      }
    case .choice(_, let words): try check([text], among: words, verb: verb)
    case .list(_, let words):
      let items = Arguments.items(in: text)
      if items.isEmpty { throw UsageError(message: expectation, verb: verb.name) }
      try check(items, among: words, verb: verb)
    }
  }

  private func check(
    _ items: [String], among words: [String], verb: Verb
  ) throws(UsageError) {
    for item in items where !words.contains(item) {
      let nearest = Spelling.nearest(to: item, among: words).map { "Did you mean \($0)?" }
      // Few words are listed whole; of many the nearest is all that helps.
      let listed =
        words.count <= Self.mostListed || !listsWords
        ? " It takes \(words.joined(separator: ", "))." : ""
      throw UsageError(
        message: "--\(name) cannot be \(item.isEmpty ? "empty" : item.printable).\(listed)",
        suggestion: nearest, verb: verb.name)
    }
  }

  /// What the option needs, in a sentence.
  var expectation: String {
    let what =
      switch takes {
      case .nothing: "no value"
      case .text(let placeholder): "a value, \(placeholder)"
      case .path(let placeholder): "a name, \(placeholder)"
      case .number(_, let bounds):
        bounds.upperBound == .max
          ? "a whole number from \(bounds.lowerBound)"
          : "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
      case .choice(let placeholder, let words):
        words.count <= Self.mostListed
          ? "one of \(words.joined(separator: ", "))" : "a name, \(placeholder)"
      case .list(let placeholder, _): "one or more names, \(placeholder)"
      case .pair(let placeholder): "a name and a value, \(placeholder)"
      }
    return "--\(name) needs \(what)."
  }
}
