// SPDX-License-Identifier: Apache-2.0

/// One value of an attribute.
public enum AttributeValue: Sendable, Hashable {
  /// A text.
  case text(String)
  /// A number.
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// True or false.
  case flag(Bool)

  /// The value as a text, numbers in the shortest form that reads back the same.
  public var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): "\(number)"
    case .integer(let number): "\(number)"
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  /// The value as a number, where it is one or a text that reads as one; never infinite.
  public var number: Double? {
    let number: Double? =
      switch self {
      case .text(let text): Double(text)
      case .number(let number): number
      case .integer(let number): Double(number)
      case .flag: nil
      }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }
}

extension AttributeValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  /// Makes a text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// Makes a whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// Makes a number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Makes true or false.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// Named values, in the order of the data; there are few, so looking one up is a short walk.
public struct Attributes: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// The names, apart from the values, as many nodes or ties have the same.
  fileprivate var names: [String] = []
  private var values: [AttributeValue] = []

  /// The names and values, in order.
  public var entries: Entries { Entries(names: names, values: values) }

  /// One named value.
  public struct Entry: Sendable, Hashable {
    /// The name of the attribute.
    public let name: String
    /// Its value.
    public var value: AttributeValue

    package init(name: String, value: AttributeValue) {
      self.name = name
      self.value = value
    }
  }

  /// Named values as a collection.
  public struct Entries: Sendable, Hashable, RandomAccessCollection {
    fileprivate let names: [String]
    fileprivate let values: [AttributeValue]

    /// The first place.
    public var startIndex: Int { 0 }
    /// The place after the last.
    public var endIndex: Int { names.count }
    /// The name and value at a place.
    public subscript(place: Int) -> Entry { Entry(name: names[place], value: values[place]) }
  }

  /// Makes attributes; of a name given twice the last value stands.
  public init(dictionaryLiteral pairs: (String, AttributeValue)...) {
    for (name, value) in pairs { self[name] = value }
  }

  /// Makes attributes of entries whose names are known to be distinct, in time linear in them.
  package init(distinct entries: some Collection<Entry>) {
    names = entries.map(\.name)
    values = entries.map(\.value)
  }

  /// These and others, in time linear in both.
  ///
  /// - Parameter isReplacing: Whether of a name in both the other value stands.
  package func adding(_ others: some Collection<Entry>, isReplacing: Bool) -> Attributes {
    if others.isEmpty { return self }
    var all = self
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }
    for entry in others {
      if let place = places[entry.name] {
        if isReplacing { all.values[place] = entry.value }
      } else {
        places[entry.name] = all.names.count
        all.append(entry.name, entry.value)
      }
    }
    return all
  }

  /// These and those of others whose names are not among them, in time linear in both.
  package func filled(from others: Attributes) -> Attributes {
    isEmpty ? others : adding(others.entries, isReplacing: false)
  }

  /// The value of a name, or `nil` where there is none; setting `nil` removes it.
  public subscript(name: String) -> AttributeValue? {
    get { names.firstIndex(of: name).map { values[$0] } }
    set {
      let place = names.firstIndex(of: name)
      switch (place, newValue) {
      case (let place?, let value?): values[place] = value
      case (let place?, nil):
        names.remove(at: place)
        values.remove(at: place)
      case (nil, let value?): append(name, value)
      case (nil, nil): break
      }
    }
  }

  private mutating func append(_ name: String, _ value: AttributeValue) {
    names.append(name)
    values.append(value)
  }

  /// Whether there are none.
  public var isEmpty: Bool { names.isEmpty }
}

/// The lists of names that nodes or ties have, each once, for all that have the same.
package struct AttributeNameLists {
  private var lists: Set<[String]> = []
  /// The last list, which is most likely the next.
  private var last: [String] = []

  package init() {}

  /// Lets attributes share their names with others that have the same.
  package mutating func share(_ attributes: inout Attributes) {
    if attributes.isEmpty { return }
    if attributes.names != last { last = lists.insert(attributes.names).memberAfterInsert }
    attributes.names = last
  }
}
