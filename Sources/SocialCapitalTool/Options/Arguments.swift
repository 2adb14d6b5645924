// SPDX-License-Identifier: Apache-2.0

/// What one command line asks of a verb; every value is one its option can take.
struct Arguments: Sendable {
  let verb: Verb
  private(set) var operands: [Word] = []
  private var values: [String: [Word]] = [:]

  init(verb: Verb) { self.verb = verb }

  mutating func add(operand: Word) { operands.append(operand) }

  /// The options that were given and that results can depend on, in the order of the table; a file
  /// by its name alone, as where it lies does not matter to others.
  var given: [(name: String, value: String)] {
    verb.options.filter(\.affectsResult).flatMap { option in
      (values[option.name] ?? []).map { word in
        if case .path = option.takes { return (option.name, Path(word).lastPart.shown) }
        return (option.name, word.text)
      }
    }
  }

  mutating func add(_ value: Word, to option: Option) {
    values[option.name, default: []].append(value)
  }

  /// Whether an option was given.
  func has(_ option: Option) -> Bool { values(of: option).isEmpty == false }

  /// The value of an option as bytes, or `nil` where it was not given.
  func word(_ option: Option) -> Word? { values(of: option).last }

  /// The value of an option, or `nil` where it was not given.
  func text(_ option: Option) -> String? { word(option)?.text }

  /// Every value of an option that may be repeated, in order.
  func texts(_ option: Option) -> [String] { values(of: option).map(\.text) }

  /// The items of an option that takes a list, over all times it was given.
  func items(_ option: Option) -> [String] { texts(option).flatMap(Self.items) }

  /// The names and values of an option that takes pairs, in order.
  func pairs(_ option: Option) -> [(name: String, value: String)] {
    texts(option).map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }

  /// The number an option was given, or `nil` where it was not.
  func number(_ option: Option) -> UInt64? { text(option).flatMap { UInt64($0) } }

  /// The items of a list with commas between them.
  static func items(in text: String) -> [String] {
    text.split(separator: ",").map { String($0.trimmingSpaces) }
  }

  /// What an option was given; one that the verb does not have was not given.
  private func values(of option: Option) -> [Word] { values[option.name] ?? [] }
}

extension Substring {
  /// The text without spaces at its ends.
  fileprivate var trimmingSpaces: Substring {
    let start = drop { $0 == " " }
    return start.lastIndex { $0 != " " }.map { start[...$0] } ?? ""
  }
}
