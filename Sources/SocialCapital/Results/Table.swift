// SPDX-License-Identifier: Apache-2.0

/// A result with named parts: a census, a matrix, a list; its fields keep the order they are given.
public struct Table: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// The parts, in order.
  public private(set) var fields: [Field] = []

  /// Makes a table of named parts; of a name given twice the last part stands.
  public init(dictionaryLiteral fields: (String, Cell)...) {
    for (name, cell) in fields { self[name] = cell }
  }

  /// The part of a name; setting one that exists replaces it where it stands.
  public subscript(name: String) -> Cell? {
    get { fields.first { $0.name == name }?.cell }
    set {
      let index = fields.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let cell?): fields[index].cell = cell
      case (let index?, nil): fields.remove(at: index)
      case (nil, let cell?): fields.append(Field(name: name, cell: cell))
      case (nil, nil): break
      }
    }
  }

  /// One named part.
  public struct Field: Sendable, Hashable {
    /// What the part is called, in kebab-case or as a group is called in the data.
    public var name: String
    /// What it holds.
    public var cell: Cell
  }

  /// What a part of a table holds.
  public indirect enum Cell: Sendable, Hashable {
    /// A whole number.
    case count(Int)
    /// A number, or the reason there is none.
    case quantity(Quantity)
    /// A word.
    case text(String)
    /// Yes or no.
    case flag(Bool)
    /// A row of cells.
    case list([Cell])
    /// A table within the table.
    case table(Table)
  }
}

extension Table.Cell {
  /// A number that is defined.
  public static func number(_ value: Double) -> Table.Cell { .quantity(.value(value)) }

  /// A matrix of whole numbers, row by row.
  public static func matrix(_ rows: [[Int]]) -> Table.Cell {
    .list(rows.map { .list($0.map(Table.Cell.count)) })
  }

  /// A matrix of quantities, row by row.
  public static func matrix(_ rows: [[Quantity]]) -> Table.Cell {
    .list(rows.map { .list($0.map(Table.Cell.quantity)) })
  }

  /// A row of words.
  public static func texts(_ words: [String]) -> Table.Cell { .list(words.map(Table.Cell.text)) }
}

extension Table.Cell: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// Makes a cell of a whole number.
  public init(integerLiteral value: Int) { self = .count(value) }
  /// Makes a cell of a word.
  public init(stringLiteral value: String) { self = .text(value) }
}
