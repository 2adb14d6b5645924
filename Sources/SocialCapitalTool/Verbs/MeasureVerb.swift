// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital
internal import SocialCapitalFormats
internal import SocialCapitalReports

extension Verb {
  static let measure = Verb(
    name: "measure", summary: "Compute measures of a network.",
    discussion: """
      Computes the measures named, or all, and prints them as a table to read, as CSV with a row for \
      each node, as a workbook with a sheet for the network, its nodes and its ties, or as JSON with \
      everything: numbers of the network, of nodes and of ties, tables, and why anything is \
      undefined. Ids are printed as the data give them. With --chance every \
      number of the network stands beside those of networks drawn at random that keep its members \
      (size), its ties too (edges), its two-way and one-way pairs (dyads), everybody's ties given and \
      received (degrees), or beside those of the same ties with the groups dealt out anew (labels).
      """,
    operands: .input,
    groups: [
      OptionGroup(
        title: "Measures and output",
        options: [
          .measures, .all, .exact, .chance, .draws, .format, .rows, .output, .timings,
          .spreadsheetSafe,
        ]),
      .selecting, .meaning, .reading,
    ],
    examples: [
      Example(
        command: "social-capital measure Examples/Knoke --measures density,constraint",
        explanation: "Prints the density and each organisation's constraint."),
      Example(
        command: """
          social-capital measure Examples/Knoke --all --relation money --format json -o money.json
          """,
        explanation: "Writes everything about one relation as JSON."),
      Example(
        command: "social-capital measure Examples/Knoke --all -o knoke.xlsx",
        explanation: "Writes everything that fits in tables as a workbook."),
      Example(
        command: """
          social-capital measure Examples/Knoke --measures arc-reciprocity,transitivity \
          --relation information --chance edges
          """,
        explanation: "Says whether more is returned than where as many ties fall at random."),
      Example(
        command: """
          social-capital measure Examples/Town --measures ei-index,brokerage --wave 2 \
          --chance labels --draws 499
          """,
        explanation: "Says whether sectors matter for who is tied to whom, and who goes between."),
      Example(
        command: """
          social-capital measure Examples/Knoke --measures \
          relation-correlation,relation-regression
          """,
        explanation: "Says whether money goes where information goes, beyond chance (QAP, MRQAP)."),
    ],
    run: { try MeasureCommand($0).run() })
}

extension Option {
  fileprivate static let measures = Option(
    name: "measures", short: "m", takes: .list("ID,…", Measure.all.map(\.id)), isRepeatable: true,
    excludes: ["all"], help: "The measures to compute; 'social-capital measures' lists them.")
  fileprivate static let all = Option(
    name: "all", excludes: ["measures"], help: "Compute every measure.")
  fileprivate static let chance = Option(
    name: "chance", takes: .choice("MODEL", ChanceModel.allCases.map(\.rawValue)),
    help: """
      Compare numbers of the network with chance, keeping this: the size, the ties (edges), the pairs \
      (dyads), everybody's ties (degrees), or all but who is in which group (labels).
      """)
  static let draws = Option(
    name: "draws", takes: .number("N", 2...1_000_000),
    defaultValue: "999 for chance, 1000 for intervals",
    help: "How many networks, or samples of members, are drawn at random.")
  fileprivate static let exact = Option(
    name: "exact",
    help: """
      Compute everything exactly, however long it takes. By default a measure that would take more \
      than about a minute is estimated, and a note says how well, or left undefined as too large.
      """)
  fileprivate static let format = Option(
    name: "format", short: "f", takes: .choice("FORMAT", formats),
    defaultValue: "what the name of the output ends in, else table", affectsResult: false,
    help: "How to write: as a table to read, or as a file for other programs.")
  fileprivate static let formats = ["table", "csv", "json", "xlsx"]
  fileprivate static let rows = Option(
    name: "rows", takes: .choice("ROWS", ["nodes", "ties", "network"]),
    defaultValue: "nodes, if a measure of nodes was asked for; with --chance, network",
    affectsResult: false,
    help: "What CSV has a row for: each node, each tie, each number of the network.")
  static let output = Option(
    name: "output", short: "o", takes: .path("FILE"), defaultValue: "standard output",
    affectsResult: false, help: "Where to write.")
  fileprivate static let timings = Option(
    name: "timings", affectsResult: false, help: "Print how long each measure took, in JSON.")
  static let spreadsheetSafe = Option(
    name: "spreadsheet-safe", affectsResult: false,
    help: "Mark as text, in CSV, ids that a spreadsheet would run as formulas.")
}

/// One run of `measure`.
private struct MeasureCommand {
  private let arguments: Arguments
  private let output: Path?
  private let format: String
  private let progress = ProgressLine()

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    output = arguments.word(.output).map { Path($0) }
    let name = output?.lastPart.shown.lowercased() ?? ""
    format =
      arguments.text(.format) ?? Option.formats.first { name.hasSuffix(".\($0)") } ?? "table"
    if output == nil, format == "xlsx", StandardOutput.isTerminal {
      throw UsageError(
        message: "A workbook cannot be shown on a terminal; name a file with --output.",
        verb: arguments.verb.name)
    }
    guard arguments.has(.all) || arguments.has(.measures) else {
      throw UsageError(
        message: "Say what to measure: --measures ID,… or --all.", verb: arguments.verb.name)
    }
    if arguments.has(.draws), !arguments.has(.chance) {
      throw UsageError(
        message: """
          --draws says how often --chance draws; for a single measure use --option, such as \
          relation-correlation.draws=99.
          """, verb: arguments.verb.name)
    }
    if arguments.has(.chance), let rows = arguments.text(.rows), rows != "network" {
      throw UsageError(
        message: "Chance stands beside numbers of the network: leave out --rows \(rows).",
        verb: arguments.verb.name)
    }
  }

  func run() throws {
    let data = try NetworkInput(arguments, progress: progress)
    var input = try data.measureInput(arguments, monitor: progress.monitor(arguments))
    if arguments.has(.exact) { input.effort = .exact }
    let chance = arguments.text(.chance).flatMap(ChanceModel.init).map { model in
      (model: model, draws: Int(arguments.number(.draws) ?? 999))
    }
    let run = try MeasurementRun(measures, of: input, comparedWith: chance) {
      measure, done, total in
      progress.begin("\(done + 1) of \(total): \(measure.id)")
      if done + 1 == total, chance != nil { progress.begin("drawing networks") }
    }
    progress.end()
    try OutputFile.write(bytes(of: run, from: data), to: output)
  }

  /// The measures asked for, in the order of the catalogue, each once.
  private var measures: [Measure] {
    if arguments.has(.all) { return Measure.all }
    let ids = Set(arguments.items(.measures))
    return Measure.all.filter { ids.contains($0.id) }
  }

  private func bytes(of run: MeasurementRun, from data: NetworkInput) throws -> [UInt8] {
    switch format {
    case "json":
      run.json(
        provenance: data.provenance(arguments),
        timings: arguments.has(.timings) ? [data.reading] : nil)
    case "csv": csv(of: run)
    case "xlsx": try run.workbook(named: output?.lastPart.shown ?? "standard output")
    default: Array(run.text().utf8)
    }
  }

  private func csv(of run: MeasurementRun) -> [UInt8] {
    let isSafe = arguments.has(.spreadsheetSafe)
    let usual =
      run.chance != nil
      ? "network"
      : !run.result.nodes.isEmpty || run.result.values.isEmpty && run.result.ties.isEmpty
        ? "nodes" : run.result.values.isEmpty ? "ties" : "network"
    return switch arguments.text(.rows) ?? usual {
    case "ties": run.tiesCSV(isSpreadsheetSafe: isSafe)
    case "network": run.valuesCSV()
    default: run.nodesCSV(isSpreadsheetSafe: isSafe)
    }
  }
}
