// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// A network in JSON while it is read: what the formats in JSON have in common.
struct JSONNetwork {
  var draft: NetworkDraft
  let root: JSONValue
  /// How many things there were that a network has no place for, by what they are.
  private var leftOut: [(what: String, count: Int)] = []

  /// Reads the file as JSON.
  init(_ request: ReadingRequest) throws(FormatError) {
    var draft = NetworkDraft(request)
    let text = try draft.decodeText()
    do {
      root = try JSONParser.parse(text.data, start: text.start).root
    } catch {
      throw draft.failure(error)
    }
    draft.mustDeclareNodes = true
    self.draft = draft
  }

  /// Notes that something has no place in a network.
  mutating func leaveOut(_ what: String, _ count: Int = 1) {
    guard count > 0 else { return }
    if let place = leftOut.firstIndex(where: { $0.what == what }) {
      leftOut[place].count += count
    } else {
      leftOut.append((what, count))
    }
  }

  /// Says that something else should stand where a value does.
  mutating func refuse(_ value: JSONValue, _ detail: String) {
    draft.report(.unexpected, at: .offset(value.offset), detail: detail)
  }

  /// The names and values of an object; reports a name that is there twice, and what is no object.
  mutating func members(_ value: JSONValue, _ what: String) -> [(name: String, value: JSONValue)] {
    guard value.kind == .object else {
      refuse(value, "\(what) must be an object.")
      return []
    }
    var members: [(name: String, value: JSONValue)] = []
    var seen: Set<String> = []
    for (key, value) in value.members {
      let name = key.string ?? ""
      guard seen.insert(name).inserted else {
        refuse(key, "An object has the same name twice.")
        continue
      }
      members.append((name, value))
    }
    return members
  }

  /// The values of an array; reports what is none.
  mutating func elements(_ value: JSONValue, _ what: String) -> JSONValue.Children {
    if value.kind != .array { refuse(value, "\(what) must be an array.") }
    return value.elements
  }

  /// The id that a string or number gives; reports what is neither.
  mutating func id(_ value: JSONValue, _ what: String) -> String? {
    if let name = value.name { return name }
    refuse(value, "\(what) must be a text or a number.")
    return nil
  }

  /// True or false; reports what is neither.
  mutating func flag(_ value: JSONValue, _ what: String) -> Bool? {
    if let flag = value.flag { return flag }
    if value.kind != .null { refuse(value, "\(what) must be true or false.") }
    return nil
  }

  /// Gives a node what a member of its object says.
  mutating func set(_ value: JSONValue, for name: String, ofNode node: Int32) {
    guard let new = value.attributeValue else { return }
    draft.set(new, for: name, ofNode: node)
  }

  /// Gives a tie what a member of its object says.
  mutating func set(_ value: JSONValue, for name: String, of tie: inout DraftTie) {
    guard let new = value.attributeValue else { return }
    draft.set(new, for: name, of: &tie, at: .offset(value.offset))
  }

  /// A tie between two nodes by their ids.
  mutating func tie(_ source: JSONValue, _ target: JSONValue) -> DraftTie? {
    guard let first = id(source, "The source"), let second = id(target, "The target") else {
      return nil
    }
    return DraftTie(
      draft.node(first, at: .offset(source.offset)), draft.node(second, at: .offset(target.offset)))
  }

  /// The data, if nothing is wrong with them.
  mutating func finish(as format: NetworkFormat) throws(FormatError) -> Reading {
    draft.reportLeftOut(leftOut)
    return try draft.finish(as: format)
  }
}

extension JSONWriter {
  /// Writes values under their names; numbers are finite.
  mutating func members(_ values: [(String, AttributeValue)]) {
    for (name, value) in values {
      key(name)
      switch value {
      case .text(let text): string(text)
      case .integer(let number): self.number(number)
      case .flag(let flag): bool(flag)
      case .number(let number): decimal(number)
      }
    }
  }
}

extension WritingRequest {
  /// Refuses attributes whose names a format in JSON uses for something else.
  func checkNames(
    nodes: Set<String>, ties: Set<String>, file: String
  ) throws(FormatError) {
    guard nodes.isDisjoint(with: network.attributeNames),
      ties.isDisjoint(with: network.tieAttributeNames)
    else {
      throw FormatError(
        .cannotHold, at: Problem.Place(file: file),
        detail: "An attribute has a name that the format uses for something else.")
    }
  }

  /// Whether two nodes have more than one tie in the same direction.
  var hasParallelTies: Bool {
    var seen: Set<UInt64> = []
    return network.ties.indices.contains { row in
      var (source, target) = (network.ties.sources[row], network.ties.targets[row])
      if !network.isDirected, source > target { swap(&source, &target) }
      return !seen.insert(UInt64(source) << 32 | UInt64(target)).inserted
    }
  }
}

extension FileHead {
  /// Whether the file is an object in JSON that names something soon.
  func isJSON(naming words: [String]) -> Bool {
    guard text.first(where: { !$0.isWhitespace }) == "{" else { return false }
    return words.allSatisfy { text.contains("\"\($0)\"") }
  }
}
