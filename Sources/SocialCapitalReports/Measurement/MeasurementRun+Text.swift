// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension MeasurementRun {
  /// Everything as aligned text for a terminal: the numbers of the network, then nodes, ties and
  /// tables; an undefined quantity is a dash, with its reason where there is room for one.
  ///
  /// Control characters in names are replaced, so that a name cannot act on the terminal.
  public func text() -> String {
    ([valuesText, chance?.text ?? "", nodesText, tiesText] + result.tables.map(Self.text(of:))
      + [notesText])
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What was estimated, and how well.
  private var notesText: String {
    result.notes.map { "\($0.name): \($0.content)\n" }.joined()
  }

  private var valuesText: String {
    if result.values.isEmpty { return "" }
    var table = AlignedTable([("measure", false), ("value", true), ("", false)])
    for part in result.values {
      table.add([part.name, Self.cell(part.content), part.content.reason?.description ?? ""])
    }
    return table.text
  }

  private var nodesText: String {
    if result.nodes.isEmpty { return "" }
    let columns = result.nodes.flatMap(Self.columns)
    var table = AlignedTable([("id", false)] + columns.map { ($0.heading, true) })
    for node in input.graph.nodes {
      table.add([id(of: node)] + columns.map { $0.cell(node) })
    }
    return table.text
  }

  private typealias TextColumn = (heading: String, cell: (Int) -> String)

  private static func columns(
    of column: MeasureResult.Named<MeasureResult.NodeColumn>
  ) -> [TextColumn] {
    switch column.content {
    case .scores(let scores): [(column.name, { cell(scores.quantity(at: $0)) })]
    case .flags(let flags): [(column.name, { flags[$0] ? "yes" : "no" })]
    case .membership(let parts): [(column.name, { "\(parts[$0])" })]
    case .record(let fields):
      fields.map { field in
        ("\(column.name).\(field.name)", { cell(field.scores.quantity(at: $0)) })
      }
    }
  }

  private var tiesText: String {
    if result.ties.isEmpty { return "" }
    var table = AlignedTable(
      [("source", false), ("target", false)] + result.ties.map { ($0.name, true) })
    for (place, edge) in input.graph.edges.enumerated() {
      let cells = result.ties.map { column in
        switch column.content {
        case .scores(let scores): Self.cell(scores.quantity(at: place))
        case .flags(let flags): flags[place] ? "yes" : "no"
        }
      }
      table.add([id(of: edge.source), id(of: edge.target)] + cells)
    }
    return table.text
  }

  private static func text(of table: MeasureResult.Named<Table>) -> String {
    var lines = AlignedTable([(table.name, false), ("", true)])
    add(table.content, path: "", to: &lines)
    return lines.text
  }

  private static func add(_ table: Table, path: String, to lines: inout AlignedTable) {
    for field in table.fields {
      let place = path.isEmpty ? field.name : path + "." + field.name
      if case .table(let inner) = field.cell {
        add(inner, path: place, to: &lines)
      } else {
        lines.add(["  " + place, text(of: field.cell)])
      }
    }
  }

  private static func text(of cell: Table.Cell) -> String {
    switch cell {
    case .count(let count): "\(count)"
    case .quantity(let quantity): self.cell(quantity)
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let cells): "[" + cells.map(text(of:)).joined(separator: " ") + "]"
    case .table(let table):
      "{"
        + table.fields.map { "\($0.name): \(text(of: $0.cell))" }.joined(separator: ", ") + "}"
    }
  }

  /// A number to six significant digits, or a dash.
  static func cell(_ quantity: Quantity) -> String {
    quantity.value.map { RoundedNumber($0).significant(6).text() } ?? "–"
  }
}
