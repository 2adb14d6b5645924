// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital
internal import SocialCapitalFormats

extension OptionGroup {
  /// How files are read.
  static let reading = OptionGroup(
    title: "Reading",
    options: [
      .from, .shape, .wavesBy, .merge, .nodes, .source, .target, .weight, .column, .separator,
      .dates, .directed, .undirected, .showValues,
    ])

  /// Which part of the data is looked at.
  static let selecting = OptionGroup(
    title: "Selecting", options: [.relation, .wave, .kind, .condition])

  /// How the data are looked at.
  static let meaning = OptionGroup(
    title: "Meaning",
    options: [.view, .unweighted, .length, .by, .setting, .seed, .threads])
}

extension Verb.Operands {
  /// One folder or file of data.
  static let input = Verb.Operands(
    placeholder: "INPUT", count: 1...1, help: InputHelp.plain)
}

extension Option {
  static let from = Option(
    name: "from", takes: .choice("FORMAT", NetworkFormat.all.map(\.id)),
    defaultValue: "what the content or the name shows", excludes: ["shape"], listsWords: false,
    help: "The format of the input; Docs/Formats.md lists them, and a wrong word here does.")
  static let shape = Option(
    name: "shape", takes: .choice("SHAPE", SurveyShape.allCases.map(\.rawValue)),
    excludes: ["from"],
    help: """
      How the sheet is laid out, if it is no list of ties: a roster with a column for each person \
      asked about; names in columns name1, name2 …; a ledger of hours; a membership list.
      """)
  static let wavesBy = Option(
    name: "waves-by", takes: .choice("PERIOD", WavePeriod.allCases.map(\.rawValue)),
    help: "Make a wave of each month, quarter or year of a ledger or a membership list.")
  static let merge = Option(
    name: "merge", takes: .path("FILE"),
    help: "Merge the nodes that this table says are one; 'check --suggest' makes one to decide on.")
  static let nodes = Option(
    name: "nodes", takes: .path("FILE"),
    help: "Read nodes from this file, where INPUT is a file of ties.")
  static let source = Option(
    name: "source", takes: .text("HEADING"),
    help: "The heading of the column a tie comes from, if it is not source.")
  static let target = Option(
    name: "target", takes: .text("HEADING"),
    help: "The heading of the column a tie goes to, if it is not target.")
  static let weight = Option(
    name: "weight", takes: .text("HEADING"),
    help: "The heading of the column of weights, if it is not weight.")
  static let column = Option(
    name: "column", takes: .pair("NAME=HEADING"), isRepeatable: true,
    help: "The heading of any other known column, such as wave=round.")
  static let separator = Option(
    name: "separator", takes: .choice("WORD", ["comma", "semicolon", "tab"]),
    defaultValue: "what the first lines show", help: "What stands between cells.")
  static let dates = Option(
    name: "dates", takes: .choice("ORDER", ["year-first", "day-first", "month-first"]),
    defaultValue: "year-first", help: "How dates are written.")
  static let directed = Option(
    name: "directed", excludes: ["undirected"],
    help: "Ties have a direction. This is what tables are taken to mean.")
  static let undirected = Option(
    name: "undirected", excludes: ["directed"], help: "Ties have no direction.")
  static let showValues = Option(
    name: "show-values",
    help: "Show in messages what stands in cells. It may name people.")

  static let relation = Option(
    name: "relation", takes: .text("NAME"), isRepeatable: true,
    help: "Only ties of this relation.")
  static let wave = Option(
    name: "wave", takes: .text("NAME"),
    help: "Only ties of this wave, and nodes that were in its scope.")
  static let kind = Option(
    name: "kind", takes: .text("NAME"), isRepeatable: true,
    help: "Only nodes of this kind, such as citizen or organisation.")
  static let condition = Option(
    name: "where", takes: .pair("COLUMN=VALUE"), isRepeatable: true,
    help: "Only nodes, or ties, with this value in this column.")

  static let view = Option(
    name: "view", takes: .choice("VIEW", DirectionView.allCases.map(\.rawValue)),
    defaultValue: "directed",
    help: """
      How directed ties are looked at: as they are; as a tie where either direction is there (weak); \
      as a tie where both are (strong).
      """)
  static let unweighted = Option(name: "unweighted", help: "Leave weights out of account.")
  static let length = Option(
    name: "length", takes: .choice("LENGTH", TieLength.allCases.map(\.rawValue)),
    defaultValue: "unit",
    help: "How long a tie is to measures of paths: one step, its weight, or one divided by it.")
  static let by = Option(
    name: "by", takes: .text("COLUMN"), isRepeatable: true, defaultValue: "sector, else kind",
    help: "The column that puts nodes in groups, for measures of groups.")
  static let setting = Option(
    name: "option", takes: .pair("MEASURE.NAME=VALUE"), isRepeatable: true,
    help: "A setting of one measure; 'social-capital measures ID' lists them.")
  static let seed = Option(
    name: "seed", takes: .number("N", 0...UInt64.max), defaultValue: "1",
    help: "The seed of all that is drawn at random.")
  static let threads = Option(
    name: "threads", takes: .number("N", 1...1024), defaultValue: "one for each core",
    affectsResult: false, help: "The most threads to use. Results do not depend on it.")
}
