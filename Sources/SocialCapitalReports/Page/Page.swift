// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// What a report says, before it is written as HTML or as tables.
struct Page {
  var title: String
  /// What, when and who, a line each.
  var facts: [(term: String, description: String)] = []
  /// What must be read before the rest.
  var cautions: [String] = []
  var sections: [Section] = []

  /// A part of the page with a heading.
  struct Section {
    let id: String
    let title: String
    var blocks: [Block] = []

    /// Starts a section.
    init(_ id: String, _ title: String) {
      self.id = id
      self.title = title
    }

    mutating func add(_ text: String) { blocks.append(.paragraph(text)) }
    mutating func add(note text: String) { blocks.append(.note(text)) }
    mutating func add(heading text: String) { blocks.append(.heading(text)) }
    mutating func add(list texts: [String]) { if !texts.isEmpty { blocks.append(.list(texts)) } }
    mutating func add(figure id: String) { blocks.append(.figure(id)) }
    mutating func add(_ table: ReportTable) {
      if !table.rows.isEmpty { blocks.append(.table(table)) }
    }
  }

  /// A part of a section.
  enum Block {
    case heading(String)
    case paragraph(String)
    case note(String)
    case list([String])
    case table(ReportTable)
    case figure(String)
    case indicators([Indicator])
    case definitions([(term: String, description: String)])
  }

  /// Every table of the page, in order.
  var tables: [ReportTable] {
    sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}

/// A table of a report: shown on the page and written as CSV.
struct ReportTable {
  /// What its file is called.
  let id: String
  /// What it shows, in a sentence.
  let caption: String
  let columns: [Column]
  var rows: [[Cell]] = []
  /// What to know to read it.
  var note: String?

  /// A column and what is in it.
  struct Column {
    let heading: String
    let isNumber: Bool

    static func text(_ heading: String) -> Column { Column(heading: heading, isNumber: false) }
    static func number(_ heading: String) -> Column { Column(heading: heading, isNumber: true) }
  }

  /// What a cell holds; the first of a row is its heading.
  enum Cell {
    case text(String)
    case count(Int)
    case number(Quantity, places: Int)
    case percent(Quantity)
    /// A count with a second line under it, tinted by a strength from 0 to 1.
    case heat(Int, detail: String, strength: Double)
    /// Withheld to protect people.
    case withheld
    case empty
  }
}

/// One plain sentence with the number it is about.
struct Indicator {
  let id: String
  let group: Group
  let title: String
  /// The number, large.
  let figure: String
  /// What it says, with its denominator.
  let sentence: String
  /// What chance, or the last wave, gives.
  var comparisons: [String] = []
  /// Whether more is better; mostly neither is.
  var reading = "Neither high nor low is good in itself."
  /// The measures it rests on.
  let measures: [String]

  /// What an indicator is about.
  enum Group: String, CaseIterable {
    case bonding = "Bonding"
    case bridging = "Bridging"
    case linking = "Linking"
    case reciprocity = "Reciprocity"
    case reach = "Reach"
    case growth = "Growth"
    case equity = "Equity"
    case resilience = "Resilience"
    case wealth = "Local wealth"
  }
}
