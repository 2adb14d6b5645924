// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension MeasurementRun {
  /// The node table as CSV: `id`, then a column for each measure of nodes; undefined cells empty.
  ///
  /// A measure with several numbers for a node has a column for each, such as
  /// `brokerage:sector.liaison`.
  ///
  /// - Parameter isSpreadsheetSafe: Whether ids that a spreadsheet would run as formulas are made
  ///   text; leave it out for data that programs read back.
  public func nodesCSV(isSpreadsheetSafe: Bool = false) -> [UInt8] {
    var csv = CSVWriter(isSpreadsheetSafe: isSpreadsheetSafe)
    writeNodes(to: &csv)
    return csv.bytes
  }

  /// Writes the node table, its headings first.
  package func writeNodes(to table: inout some TableWriter) {
    table.row(["id"] + result.nodes.flatMap(Self.headings))
    for node in input.graph.nodes {
      table.cell(id(of: node))
      for column in result.nodes {
        switch column.content {
        case .scores(let scores): table.cell(scores[node])
        case .flags(let flags): table.cell(flags[node])
        case .membership(let parts): table.cell(parts[node])
        case .record(let fields): for field in fields { table.cell(field.scores[node]) }
        }
      }
      table.endRow()
    }
  }

  private static func headings(of column: MeasureResult.Named<MeasureResult.NodeColumn>) -> [String]
  {
    guard case .record(let fields) = column.content else { return [column.name] }
    return fields.map { "\(column.name).\($0.name)" }
  }

  /// The tie table as CSV: `source`, `target`, `weight` where ties have one, then a column for each
  /// measure of ties; undefined cells empty.
  ///
  /// - Parameter isSpreadsheetSafe: Whether ids that a spreadsheet would run as formulas are made
  ///   text.
  public func tiesCSV(isSpreadsheetSafe: Bool = false) -> [UInt8] {
    var csv = CSVWriter(isSpreadsheetSafe: isSpreadsheetSafe)
    writeTies(to: &csv)
    return csv.bytes
  }

  /// Writes the tie table, its headings first.
  package func writeTies(to table: inout some TableWriter) {
    let isWeighted = input.graph.isWeighted
    table.row(["source", "target"] + (isWeighted ? ["weight"] : []) + result.ties.map(\.name))
    for (place, edge) in input.graph.edges.enumerated() {
      table.cell(id(of: edge.source))
      table.cell(id(of: edge.target))
      if isWeighted { table.cell(edge.weight) }
      for column in result.ties {
        switch column.content {
        case .scores(let scores): table.cell(scores[place])
        case .flags(let flags): table.cell(flags[place])
        }
      }
      table.endRow()
    }
  }

  /// The numbers of the network as CSV: `measure,value,undefined`, one row each.
  ///
  /// Where they were compared with chance, further columns give what was drawn, and further rows the
  /// numbers in tables that were compared, such as `brokerage:sector.network.liaison.count`.
  public func valuesCSV() -> [UInt8] {
    var csv = CSVWriter()
    writeValues(to: &csv)
    return csv.bytes
  }

  /// Writes the numbers of the network, their headings first.
  package func writeValues(to table: inout some TableWriter) {
    table.row(["measure", "value", "undefined"] + (chance == nil ? [] : MeasureChance.headings))
    for part in result.values {
      table.cell(part.name)
      table.cell(part.content.value)
      table.cell(part.content.reason?.code ?? "")
      if let chance { chance.addCells(of: chance.test(part.name), to: &table) }
      table.endRow()
    }
    for cell in chance?.cells ?? [] {
      table.cell("\(cell.table).\(cell.path)")
      table.cell(cell.test.observed.value)
      table.cell("")
      chance?.addCells(of: cell.test, to: &table)
      table.endRow()
    }
  }
}
