// SPDX-License-Identifier: Apache-2.0

/// Which columns of a sheet of names hold which name and what was said of it.
///
/// Sheets are headed in many ways: `name1, name1_relation`; `Name 1, Relation 1, Hours 1`;
/// `contact_2, how often contact_2`. A heading counts when it has a number and either a word for a
/// person or a word for what is said of one.
struct NameColumns {
  /// One place for a name.
  struct Slot {
    let number: Int
    let name: Int
    var relation: Int?
    var weight: Int?
    /// What else was said, by the name of the attribute.
    var attributes: [(name: String, column: Int)] = []
  }

  /// The places for names, by number.
  private(set) var slots: [Slot] = []
  /// The columns that belong to slots.
  private(set) var columns: Set<Int> = []
  /// How many of the first slots those are whose columns begin before each column.
  private var reach: [Int] = []
  /// Columns of a number for which there is no name.
  private(set) var strays: [Int] = []

  init(_ headings: [String]) {
    var parts: [(column: Int, heading: Heading)] = []
    for (column, text) in headings.enumerated() {
      guard let heading = Heading(text) else { continue }
      if heading.role == .name, !slots.contains(where: { $0.number == heading.number }) {
        slots.append(Slot(number: heading.number, name: column))
        columns.insert(column)
      } else {
        parts.append((column, heading))
      }
    }
    slots.sort { $0.number < $1.number }
    for (column, heading) in parts { add(heading, column) }
    reach = [Int](repeating: 0, count: headings.count + 1)
    for (place, slot) in slots.enumerated() {
      let others = [slot.relation, slot.weight].compactMap(\.self) + slot.attributes.map(\.column)
      reach[(others.min().map { min($0, slot.name) } ?? slot.name) + 1] = place + 1
    }
    for column in headings.indices { reach[column + 1] = max(reach[column], reach[column + 1]) }
  }

  /// The places for names that may have a cell in a row of some cells.
  func slots(before column: Int) -> ArraySlice<Slot> {
    slots.prefix(reach[min(column, reach.count - 1)])
  }

  private mutating func add(_ heading: Heading, _ column: Int) {
    guard let place = slots.firstIndex(where: { $0.number == heading.number }) else {
      if heading.hasPerson { strays.append(column) }
      return
    }
    switch heading.role {
    case .relation where slots[place].relation == nil: slots[place].relation = column
    case .weight where slots[place].weight == nil: slots[place].weight = column
    case .other where !heading.hasPerson: return
    default: slots[place].attributes.append((heading.rest, column))
    }
    columns.insert(column)
  }

  /// A heading taken apart.
  private struct Heading {
    enum Role { case name, relation, weight, other }

    let number: Int
    let role: Role
    /// Whether it has a word for a person.
    let hasPerson: Bool
    /// The words that are neither a number nor a person nor filling.
    let rest: String

    init?(_ text: String) {
      // A question, however long, is shorter.
      guard text.utf8.count <= FormatLimits.longestName else { return nil }
      let words = Self.words(of: text)
      let person = words.firstIndex { Self.persons.contains($0) }
      // The number after the word for a person, else the last one.
      let numbers = words.indices.filter { Int(words[$0]) != nil }
      guard let place = numbers.first(where: { $0 == person.map { $0 + 1 } }) ?? numbers.last,
        let number = Int(words[place])
      else { return nil }
      let others = words.indices.filter { place != $0 && person != $0 }.map { words[$0] }
        .filter { !Self.fillers.contains($0) }
      self.number = number
      hasPerson = person != nil
      rest = others.joined(separator: "_")
      if others.contains(where: Self.relations.contains) {
        role = .relation
      } else if others.contains(where: Self.weights.contains) {
        role = .weight
      } else if others.isEmpty, hasPerson {
        role = .name
      } else {
        role = .other
      }
    }

    /// The words and numbers of a heading, in small letters.
    private static func words(of text: String) -> [String] {
      var words: [String] = []
      var wasDigit: Bool?
      for character in text.lowercased() {
        guard character.isLetter || character.isNumber else {
          wasDigit = nil
          continue
        }
        let isDigit = character.isNumber
        if wasDigit == isDigit, !words.isEmpty {
          words[words.count - 1].append(character)
        } else {
          words.append(String(character))
        }
        wasDigit = isDigit
      }
      return words
    }

    private static let persons: Set = [
      "name", "names", "alter", "contact", "friend", "person", "nominee", "nomination", "peer",
      "colleague", "neighbour", "neighbor", "helper", "who", "tie",
    ]
    private static let relations: Set = [
      "relation", "relationship", "kind", "type", "role", "link",
    ]
    private static let weights: Set = [
      "weight", "strength", "frequency", "freq", "often", "hours", "times", "closeness", "close",
      "score", "days",
    ]
    private static let fillers: Set = [
      "to", "of", "with", "the", "a", "how", "your", "is", "this", "do", "you", "for", "and", "in",
      "per", "many", "what", "see",
    ]
  }
}
