// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// As JSON: the object `chance`, which stands beside `values`.
extension MeasureChance {
  /// Writes the key and the object.
  func write(to json: inout JSONWriter) {
    json.key("chance")
    json.object { json in
      json.key("draws")
      json.number(draws)
      json.key("kept")
      json.string(model.summary)
      json.key("model")
      json.string(model.rawValue)
      json.key("seed")
      // Many readers hold numbers as doubles, which are exact to 2⁵³ only.
      if seed <= 1 << 53 { json.number(Int(seed)) } else { json.string("\(seed)") }
      json.key("tables")
      writeTables(to: &json)
      json.key("undefined")
      json.object { json in
        for part in ResultJSON.inOrder(undefined, by: \.name) {
          json.key(part.name)
          json.string(part.content.code)
        }
      }
      json.key("values")
      json.object { json in
        for part in ResultJSON.inOrder(values, by: \.name) {
          json.key(part.name)
          Self.write(part.content, to: &json)
        }
      }
    }
  }

  private func writeTables(to json: inout JSONWriter) {
    let tables = Dictionary(grouping: cells, by: \.table)
    json.object { json in
      for name in ResultJSON.inOrder(Array(tables.keys), by: \.self) {
        json.key(name)
        json.object { json in
          for cell in ResultJSON.inOrder(tables[name] ?? [], by: \.path) {
            json.key(cell.path)
            Self.write(cell.test, to: &json)
          }
        }
      }
    }
  }

  /// A test, with the reasons of what it leaves undefined among its numbers.
  private static func write(_ test: RandomizationTest, to json: inout JSONWriter) {
    var table = test.numbers
    var reasons: Table = [:]
    for field in table.fields {
      if case .quantity(.undefined(let reason)) = field.cell {
        reasons[field.name] = .text(reason.code)
      }
    }
    if !reasons.fields.isEmpty { table["undefined"] = .table(reasons) }
    var undefined: [(path: String, reason: Undefined)] = []
    ResultJSON.write(table, path: "", to: &json, undefined: &undefined)
  }
}

/// As CSV and as text.
extension MeasureChance {
  /// The columns that stand beside a number in CSV.
  static let headings = [
    "chance", "mean", "standard-deviation", "z", "at-least", "at-least-error", "at-most",
    "at-most-error", "draws", "undefined-draws", "seed",
  ]

  /// Adds the cells of a test to a row, all empty where there is none.
  func addCells(of test: RandomizationTest?, to table: inout some TableWriter) {
    guard let test else {
      for _ in Self.headings { table.emptyCell() }
      return
    }
    table.cell(model.rawValue)
    for quantity in [
      test.mean, test.standardDeviation, test.z, test.atLeast, test.error(of: test.atLeast),
      test.atMost, test.error(of: test.atMost),
    ] {
      table.cell(quantity.value)
    }
    table.cell("\(draws)")
    table.cell("\(test.undefinedDraws)")
    table.cell("\(seed)")
  }

  /// What was drawn and, for each number, what that gave.
  var text: String {
    let title = "chance: \(model.summary); \(draws) draws from seed \(seed)\n"
    var table = AlignedTable([
      ("number", false), ("observed", true), ("mean", true), ("deviation", true), ("z", true),
      ("at least", true), ("at most", true), ("error", true),
    ])
    func add(_ name: String, _ test: RandomizationTest) {
      // The larger of the two errors that so few draws leave.
      let errors = [test.atLeast, test.atMost].compactMap { test.error(of: $0).value }
      let numbers = [
        test.observed, test.mean, test.standardDeviation, test.z, test.atLeast, test.atMost,
        errors.max().map(Quantity.value) ?? .undefined(.tooFewTies),
      ]
      table.add([name] + numbers.map(MeasurementRun.cell))
    }
    for part in values { add(part.name, part.content) }
    for cell in cells { add("\(cell.table).\(cell.path)", cell.test) }
    let lines = values.isEmpty && cells.isEmpty ? "" : table.text
    let left = undefined.map { "  \($0.name.visible): \($0.content)\n" }
    return title + lines + (left.isEmpty ? "" : "not compared\n" + left.joined())
  }
}
