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
  /// The values with their names, or `nil` where there are none.
  ///
  /// Of a node's values those that are no attributes stand after them, and are nothing to these.
  var values: NamedValues?

  /// Makes attributes of those among the values of a node.
  init(_ values: NamedValues?) { self.values = values }

  private init(names: [String], values: [AttributeValue]) {
    if names.isEmpty { return }
    self.values = NamedValues(ValueNames(attributes: names), values)
  }

  /// The names and values, in order.
  public var entries: Entries { Entries(attributes: self) }

  fileprivate var names: [String] { values?.names.attributes ?? [] }

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
    fileprivate let attributes: Attributes

    /// The first place.
    public var startIndex: Int { 0 }
    /// The place after the last.
    public var endIndex: Int { attributes.names.count }
    /// The name and value at a place.
    public subscript(place: Int) -> Entry {
      Entry(name: attributes.names[place], value: attributes.value(at: place))
    }
  }

  /// Makes attributes; of a name given twice the last value stands.
  public init(dictionaryLiteral pairs: (String, AttributeValue)...) {
    let entries = pairs.map { Entry(name: $0, value: $1) }
    self = Attributes(nil).adding(entries, isReplacing: true)
  }

  /// Makes attributes of entries whose names are known to be distinct, in time linear in them.
  package init(distinct entries: some Collection<Entry>) {
    self.init(names: entries.map(\.name), values: entries.map(\.value))
  }

  /// These and others, in time linear in both.
  ///
  /// - Parameter isReplacing: Whether of a name in both the other value stands.
  package func adding(_ others: some Collection<Entry>, isReplacing: Bool) -> Attributes {
    if others.isEmpty { return self }
    var names = names
    var values = allValues
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }
    for entry in others {
      if let place = places[entry.name] {
        if isReplacing { values[place] = entry.value }
      } else {
        places[entry.name] = names.count
        names.append(entry.name)
        values.append(entry.value)
      }
    }
    return Attributes(names: names, values: values)
  }

  /// These and those of others whose names are not among them, in time linear in both.
  package func filled(from others: Attributes) -> Attributes {
    isEmpty ? others : adding(others.entries, isReplacing: false)
  }

  /// The value of a name, or `nil` where there is none; setting `nil` removes it.
  ///
  /// - Complexity: *O*(the number of attributes); many are set faster all at once.
  public subscript(name: String) -> AttributeValue? {
    get { names.firstIndex(of: name).map { value(at: $0) } }
    set {
      var names = names
      var values = allValues
      switch (names.firstIndex(of: name), newValue) {
      case (let place?, let value?): values[place] = value
      case (let place?, nil):
        names.remove(at: place)
        values.remove(at: place)
      case (nil, let value?):
        names.append(name)
        values.append(value)
      case (nil, nil): return
      }
      self = Attributes(names: names, values: values)
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { values?.names.attributes.isEmpty ?? true }

  private func value(at place: Int) -> AttributeValue {
    guard let values, place < values.names.attributes.count else {
      preconditionFailure("There is no attribute at place \(place).")
    }
    return values[place]
  }

  var allValues: [AttributeValue] { names.indices.map { value(at: $0) } }

  /// Whether both have the same names and values in the same order.
  public static func == (one: Attributes, other: Attributes) -> Bool {
    if let own = one.values, let others = other.values, own.isIdentical(to: others) { return true }
    return one.names == other.names
      && one.names.indices.allSatisfy { one.value(at: $0) == other.value(at: $0) }
  }

  /// Adds the names and values to a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(names)
    for place in names.indices { hasher.combine(value(at: place)) }
  }
}
