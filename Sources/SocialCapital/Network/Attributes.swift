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
  /// The names and values, in order.
  public private(set) var entries: [Entry] = []

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

  /// Makes attributes; of a name given twice the last value stands.
  public init(dictionaryLiteral pairs: (String, AttributeValue)...) {
    for (name, value) in pairs { self[name] = value }
  }

  /// Makes attributes of entries whose names are known to be distinct, in time linear in them.
  package init(distinct entries: [Entry]) { self.entries = entries }

  /// These and others, in time linear in both.
  ///
  /// - Parameter isReplacing: Whether of a name in both the other value stands.
  package func adding(_ others: [Entry], isReplacing: Bool) -> Attributes {
    if others.isEmpty { return self }
    var all = entries
    var places: [String: Int] = [:]
    for (place, entry) in entries.enumerated() { places[entry.name] = place }
    for entry in others {
      if let place = places[entry.name] {
        if isReplacing { all[place] = entry }
      } else {
        places[entry.name] = all.count
        all.append(entry)
      }
    }
    return Attributes(distinct: all)
  }

  /// The value of a name, or `nil` where there is none; setting `nil` removes it.
  public subscript(name: String) -> AttributeValue? {
    get { entries.first { $0.name == name }?.value }
    set {
      let index = entries.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { entries.isEmpty }
}
