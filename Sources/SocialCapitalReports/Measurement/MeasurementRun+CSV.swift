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
    csv.row(["id"] + result.nodes.flatMap(Self.headings))
    for node in input.graph.nodes {
      csv.cell(id(of: node))
      for column in result.nodes {
        switch column.content {
        case .scores(let scores): csv.cell(scores[node])
        case .flags(let flags): csv.cell(flags[node])
        case .membership(let parts): csv.cell(parts[node])
        case .record(let fields): for field in fields { csv.cell(field.scores[node]) }
        }
      }
      csv.endRow()
    }
    return csv.bytes
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
    let isWeighted = input.graph.isWeighted
    csv.row(["source", "target"] + (isWeighted ? ["weight"] : []) + result.ties.map(\.name))
    for (place, edge) in input.graph.edges.enumerated() {
      csv.cell(id(of: edge.source))
      csv.cell(id(of: edge.target))
      if isWeighted { csv.cell(edge.weight) }
      for column in result.ties {
        switch column.content {
        case .scores(let scores): csv.cell(scores[place])
        case .flags(let flags): csv.cell(flags[place])
        }
      }
      csv.endRow()
    }
    return csv.bytes
  }

  /// The numbers of the network as CSV: `measure,value,undefined`, one row each.
  ///
  /// Where they were compared with chance, further columns give what was drawn, and further rows the
  /// numbers in tables that were compared, such as `brokerage:sector.network.liaison.count`.
  public func valuesCSV() -> [UInt8] {
    var csv = CSVWriter()
    csv.row(["measure", "value", "undefined"] + (chance == nil ? [] : MeasureChance.headings))
    for part in result.values {
      csv.cell(part.name)
      csv.cell(part.content.value)
      csv.cell(part.content.reason?.code ?? "")
      if let chance { chance.addCells(of: chance.test(part.name), to: &csv) }
      csv.endRow()
    }
    for cell in chance?.cells ?? [] {
      csv.cell("\(cell.table).\(cell.path)")
      csv.cell(cell.test.observed.value)
      csv.cell("")
      chance?.addCells(of: cell.test, to: &csv)
      csv.endRow()
    }
    return csv.bytes
  }
}

extension CSVWriter {
  /// Adds a number to the row, or an empty cell where there is none.
  mutating func cell(_ number: Double?) {
    if let number { cell(number) } else { emptyCell() }
  }
}
