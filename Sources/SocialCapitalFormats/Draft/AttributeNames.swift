// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Numbers the names of attributes; the first numbers are those of known properties.
struct AttributeNames {
  private var table = IdentifierTable()
  /// The names by number; every value of a node or tie shares the one text.
  private var names: [String] = []
  /// The name that stands for each property, which a reader may have set otherwise.
  private let propertyCount: Int
  /// The properties that were asked for by another name, and whether that name was seen.
  private(set) var asked: [(number: Int32, heading: String, isSeen: Bool)] = []
  /// The number of the last name looked up, which is often the next.
  private var last: (name: String, number: Int32)?

  init(_ properties: [String], headings: [TableColumn: String]) {
    propertyCount = properties.count
    for (number, property) in properties.enumerated() {
      let heading = TableColumn(rawValue: property).flatMap { headings[$0] }
      // A property whose heading was given is found by that alone.
      _ = table.insert(heading ?? property)
      names.append(heading ?? property)
      if let heading { asked.append((Int32(number), heading, false)) }
    }
  }

  /// Whether there were more names than a network may have.
  private(set) var isOverfull = false
  /// Whether a name was longer than any may be.
  private(set) var hasLongName = false

  /// The number of a name, below ``knownCount`` that of a property; `nil` when it is too long, or there
  /// are too many.
  mutating func number(of name: String) -> Int32? {
    if name.utf8.count > FormatLimits.longestName {
      hasLongName = true
      return nil
    }
    if let last, last.name == name { return last.number }
    if table.count >= FormatLimits.attributeNames, table.find(name) == nil {
      isOverfull = true
      return nil
    }
    let number = table.insert(name)
    if Int(number) == names.count { names.append(name) }
    for index in asked.indices where asked[index].number == number { asked[index].isSeen = true }
    last = (name, number)
    return number
  }

  /// The number of properties.
  var knownCount: Int { propertyCount }

  /// How many names there are, those of properties included.
  var count: Int { table.count }

  /// The name of a number.
  func name(_ number: Int32) -> String { names[Int(number)] }
}
