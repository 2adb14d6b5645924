// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// Writes the parts of a measure's result, names in order, and gathers why any is undefined.
///
/// An undefined quantity is `null` where it stands, and its reason stands under `undefined`.
struct ResultJSON {
  let result: MeasureResult
  private var undefinedTables: [(name: String, cells: [(path: String, reason: Undefined)])] = []

  init(_ result: MeasureResult) { self.result = result }

  /// Writes the values as the object `values`.
  func writeValues(to json: inout JSONWriter) {
    json.key("values")
    json.object { json in
      for part in Self.inOrder(result.values, by: \.name) {
        json.key(part.name)
        json.quantity(part.content)
      }
    }
  }

  /// Writes the tables as the object `tables`.
  mutating func writeTables(to json: inout JSONWriter) {
    json.key("tables")
    json.object { json in
      for part in Self.inOrder(result.tables, by: \.name) {
        json.key(part.name)
        var cells: [(path: String, reason: Undefined)] = []
        Self.write(part.content, path: "", to: &json, undefined: &cells)
        if !cells.isEmpty { undefinedTables.append((part.name, cells)) }
      }
    }
  }

  /// Writes the reasons of undefined cells as the object `tables`.
  ///
  /// Call it after ``writeTables(to:)``, which finds the reasons.
  func writeUndefinedTables(to json: inout JSONWriter) {
    json.key("tables")
    json.object { json in
      for table in undefinedTables {
        json.key(table.name)
        json.object { json in
          for cell in Self.inOrder(table.cells, by: \.path) {
            json.key(cell.path)
            json.string(cell.reason.code)
          }
        }
      }
    }
  }

  /// Writes the reasons of undefined values as the object `values`.
  func writeUndefinedValues(to json: inout JSONWriter) {
    json.key("values")
    json.object { json in
      for part in Self.inOrder(result.values, by: \.name) {
        guard let reason = part.content.reason else { continue }
        json.key(part.name)
        json.string(reason.code)
      }
    }
  }

  /// Writes a table as an object, and adds the undefined cells it holds.
  static func write(
    _ table: Table, path: String, to json: inout JSONWriter,
    undefined: inout [(path: String, reason: Undefined)]
  ) {
    // A table of tables takes lines; one of plain cells stays on one.
    let isInline = !table.fields.contains { field in
      if case .table = field.cell { true } else { false }
    }
    json.object(isInline: isInline) { json in
      for field in inOrder(table.fields, by: \.name) {
        json.key(field.name)
        let place = path.isEmpty ? field.name : path + "." + field.name
        write(field.cell, path: place, to: &json, undefined: &undefined)
      }
    }
  }

  private static func write(
    _ cell: Table.Cell, path: String, to json: inout JSONWriter,
    undefined: inout [(path: String, reason: Undefined)]
  ) {
    switch cell {
    case .count(let count): json.number(count)
    case .quantity(let quantity):
      json.quantity(quantity)
      if let reason = quantity.reason { undefined.append((path, reason)) }
    case .text(let text): json.string(text)
    case .flag(let flag): json.bool(flag)
    case .table(let table): write(table, path: path, to: &json, undefined: &undefined)
    case .list(let cells):
      json.array(isInline: true) { json in
        for (place, cell) in cells.enumerated() {
          write(cell, path: "\(path).\(place)", to: &json, undefined: &undefined)
        }
      }
    }
  }

  /// Elements by a name, in the order of its bytes, which is what sorted keys means.
  static func inOrder<Element>(
    _ elements: [Element], by name: KeyPath<Element, String>
  ) -> [Element] {
    elements.sorted { $0[keyPath: name].utf8.lexicographicallyPrecedes($1[keyPath: name].utf8) }
  }
}

extension JSONWriter {
  /// Writes a quantity, `null` where it is undefined.
  mutating func quantity(_ quantity: Quantity) {
    if let value = quantity.value { number(value) } else { null() }
  }
}
