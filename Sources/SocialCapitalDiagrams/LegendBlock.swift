// SPDX-License-Identifier: Apache-2.0

/// A legend set out in rows: headings, and symbols with their meanings.
package struct LegendBlock: Sendable {
  /// One heading or one symbol with its meaning.
  package struct Row: Sendable {
    package var symbol: Legend.Symbol?
    package var text: TextBlock
    package var top: Double
    package var height: Double
    package var textLeft: Double
    package var symbolMiddle: Double

    /// The space above the text that puts it in the middle of the row.
    package var textTop: Double { (height - text.height) / 2 }
  }

  package private(set) var rows: [Row] = []
  /// The first row of each section and the height the section takes.
  private var sections: [(rows: Range<Int>, height: Double)] = []
  package private(set) var width = 0.0
  package private(set) var height = 0.0

  package static let lineLength = 34.0
  private static let sectionGap = 13.0
  /// How much wider than the table of widths says text may be, in the font that is installed.
  private static let slack = 1.16

  package var isEmpty: Bool { rows.isEmpty }
  package var size: (width: Double, height: Double) { (width, height) }

  /// - Parameter scale: What the size of the text is multiplied by; symbols are as they are drawn.
  package init(_ legend: Legend, scale: Double = 1) {
    let symbols = legend.sections.flatMap { $0.entries.map(\.symbol.width) }.max() ?? 0
    let textLeft = symbols + 8
    for section in legend.sections where !section.entries.isEmpty {
      let start = height
      let first = rows.count
      let title = TextBlock(
        section.title, style: .heading.scaled(by: scale), width: textLeft + 130 * scale,
        lines: 2)
      append(nil, title, height: title.height + 4, textLeft: 0, middle: 0)
      for entry in section.entries {
        let text = TextBlock(
          entry.text, style: .entry.scaled(by: scale), width: 130 * scale, lines: 3)
        append(
          entry.symbol, text, height: max(text.height, entry.symbol.height) + 3.5,
          textLeft: textLeft, middle: symbols / 2)
      }
      sections.append((first..<rows.count, height - start))
      height += Self.sectionGap
    }
    height = max(0, height - Self.sectionGap)
  }

  private mutating func append(
    _ symbol: Legend.Symbol?, _ text: TextBlock, height rowHeight: Double, textLeft: Double,
    middle: Double
  ) {
    rows.append(
      Row(
        symbol: symbol, text: text, top: height, height: rowHeight, textLeft: textLeft,
        symbolMiddle: middle))
    height += rowHeight
    width = max(width, textLeft + text.width * Self.slack)
  }

  /// The rows with their sections side by side, in as many lines as a width asks for.
  package func columns(in limit: Double) -> [(rows: [Row], x: Double, y: Double)] {
    var columns: [(rows: [Row], x: Double, y: Double)] = []
    var (x, y, tallest) = (0.0, 0.0, 0.0)
    for section in sections {
      let rows = rows[section.rows]
      let width = (rows.map { $0.textLeft + $0.text.width * Self.slack }.max() ?? 0) + 24
      if x > 0, x + width > limit {
        (x, y, tallest) = (0, y + tallest + Self.sectionGap, 0)
      }
      columns.append((Array(rows), x, y - (rows.first?.top ?? 0)))
      x += width
      tallest = max(tallest, section.height)
    }
    return columns
  }

  /// The room that ``columns(in:)`` takes.
  package func flowed(in limit: Double) -> (width: Double, height: Double) {
    columns(in: limit).reduce((0, 0)) { size, column in
      column.rows.reduce(size) { size, row in
        (
          max(size.0, column.x + row.textLeft + row.text.width * Self.slack),
          max(size.1, column.y + row.top + row.height)
        )
      }
    }
  }
}

extension Legend.Symbol {
  var width: Double {
    switch self {
    case .mark(let mark): mark.extent.width + 2
    case .line: LegendBlock.lineLength
    }
  }

  var height: Double {
    switch self {
    case .mark(let mark): mark.extent.height + 2
    case .line(let line): line.width + 6
    }
  }
}
