// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital
internal import SocialCapitalReports

extension Verb {
  static let measure = Verb(
    name: "measure", summary: "Compute measures of a network.",
    discussion: """
      Computes the measures named, or all, and prints them as a table to read, as CSV with a row for \
      each node, or as JSON with everything: numbers of the network, of nodes and of ties, tables, \
      and why anything is undefined. Ids are printed as the data give them.
      """,
    operands: .input,
    groups: [
      OptionGroup(
        title: "Measures and output",
        options: [.measures, .all, .format, .rows, .output, .timings, .spreadsheetSafe]),
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
    ],
    run: { try MeasureCommand($0).run() })
}

extension Option {
  fileprivate static let measures = Option(
    name: "measures", short: "m", takes: .list("ID,…", Measure.all.map(\.id)), isRepeatable: true,
    excludes: ["all"], help: "The measures to compute; 'social-capital measures' lists them.")
  fileprivate static let all = Option(
    name: "all", excludes: ["measures"], help: "Compute every measure.")
  fileprivate static let format = Option(
    name: "format", short: "f", takes: .choice("FORMAT", ["table", "csv", "json"]),
    defaultValue: "table", affectsResult: false, help: "How to print.")
  fileprivate static let rows = Option(
    name: "rows", takes: .choice("ROWS", ["nodes", "ties", "network"]),
    defaultValue: "nodes, if a measure of nodes was asked for", affectsResult: false,
    help: "What CSV has a row for: each node, each tie, each number of the network.")
  static let output = Option(
    name: "output", short: "o", takes: .path("FILE"), defaultValue: "standard output",
    affectsResult: false, help: "Where to write.")
  fileprivate static let timings = Option(
    name: "timings", affectsResult: false, help: "Print how long each measure took, in JSON.")
  fileprivate static let spreadsheetSafe = Option(
    name: "spreadsheet-safe", affectsResult: false,
    help: "Mark as text, in CSV, ids that a spreadsheet would run as formulas.")
}

/// One run of `measure`.
private struct MeasureCommand {
  private let arguments: Arguments
  private let progress = ProgressLine()

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    guard arguments.has(.all) || arguments.has(.measures) else {
      throw UsageError(
        message: "Say what to measure: --measures ID,… or --all.", verb: arguments.verb.name)
    }
  }

  func run() throws {
    let data = try NetworkInput(arguments, progress: progress)
    let input = try data.measureInput(arguments, monitor: progress.monitor(arguments))
    let run = try MeasurementRun(measures, of: input) { measure, done, total in
      progress.begin("\(done + 1) of \(total): \(measure.id)")
    }
    progress.end()
    try OutputFile.write(
      bytes(of: run, from: data), to: arguments.word(.output).map { Path($0) })
  }

  /// The measures asked for, in the order of the catalogue, each once.
  private var measures: [Measure] {
    if arguments.has(.all) { return Measure.all }
    let ids = Set(arguments.items(.measures))
    return Measure.all.filter { ids.contains($0.id) }
  }

  private func bytes(of run: MeasurementRun, from data: NetworkInput) -> [UInt8] {
    switch arguments.text(.format) {
    case "json":
      run.json(
        provenance: data.provenance(arguments),
        timings: arguments.has(.timings) ? [data.reading] : nil)
    case "csv": csv(of: run)
    default: Array(run.text().utf8)
    }
  }

  private func csv(of run: MeasurementRun) -> [UInt8] {
    let isSafe = arguments.has(.spreadsheetSafe)
    let usual =
      !run.result.nodes.isEmpty || run.result.values.isEmpty && run.result.ties.isEmpty
      ? "nodes" : run.result.values.isEmpty ? "ties" : "network"
    return switch arguments.text(.rows) ?? usual {
    case "ties": run.tiesCSV(isSpreadsheetSafe: isSafe)
    case "network": run.valuesCSV()
    default: run.nodesCSV(isSpreadsheetSafe: isSafe)
    }
  }
}
