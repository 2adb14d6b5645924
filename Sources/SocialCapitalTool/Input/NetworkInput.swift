// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SocialCapital
internal import SocialCapitalFormats
internal import SocialCapitalReports

/// The data a command line names, read, and the part of them it selects.
struct NetworkInput {
  /// What was read.
  let dataset: Dataset
  /// The part selected, without people who asked to be taken out.
  let network: SocialNetwork
  /// How long reading took.
  let reading: MeasurementRun.Timing

  /// Reads what a command line names; says on standard error what should be known of it.
  init(_ arguments: Arguments, progress: ProgressLine) throws {
    progress.begin("reading")
    var outcome: (dataset: Dataset, network: SocialNetwork)?
    let duration = try ContinuousClock().measure {
      let reader = try NetworkReader(arguments)
      let dataset = try reader.read(InputFiles(arguments)).merging(arguments)
      outcome = (dataset, try Self.part(of: dataset, Selection(arguments)))
    }
    guard let outcome else { throw FailedRun("Nothing was read.") }
    dataset = outcome.dataset
    network = outcome.network
    reading = MeasurementRun.Timing("read", seconds: duration / .seconds(1))
    progress.end()
    let warnings = dataset.problems.description
    if !warnings.isEmpty { StandardError.write(warnings + "\n") }
  }

  /// The part of the data selected, without people who asked to be taken out; of one wave, only
  /// those who were in its scope.
  private static func part(of dataset: Dataset, _ selection: Selection) throws -> SocialNetwork {
    let everybody = dataset.network.removingWithdrawn()
    let panel = try panel(of: everybody, dataset)
    guard let wave = panel.waves.first(where: { $0.name == selection.wave }) else {
      return try everybody.selecting(selection)
    }
    return try panel.network(of: wave, selecting: selection)
  }

  private static func panel(of network: SocialNetwork, _ dataset: Dataset) throws -> NetworkPanel {
    let present = dataset.participation.filter { network.index(of: $0.id) != nil }
    return try NetworkPanel(network, participation: present)
  }

  /// The waves of the part selected.
  var panel: NetworkPanel {
    get throws { try Self.panel(of: network, dataset) }
  }

  /// What measures of the part selected are computed on.
  func measureInput(_ arguments: Arguments, monitor: Monitor) throws -> MeasureInput {
    if network.waves.count > 1, !arguments.has(.wave) {
      StandardError.say(
        """
        The ties of \(network.waves.count) waves are taken together. Choose one with --wave: \
        \(network.waves.joined(separator: ", ").printable).
        """)
    }
    let graph = try network.graph(
      view: Self.view(arguments), weights: !arguments.has(.unweighted))
    return MeasureInput(
      graph, network: network, groupings: try groupings(arguments),
      view: Self.view(arguments), length: Self.length(arguments),
      options: try MeasureOptions(arguments), seed: arguments.number(.seed) ?? 1,
      monitor: monitor)
  }

  /// How direction is looked at.
  static func view(_ arguments: Arguments) -> DirectionView {
    arguments.text(.view).flatMap(DirectionView.init) ?? .directed
  }

  /// How long a tie is in measures of paths.
  static func length(_ arguments: Arguments) -> TieLength {
    arguments.text(.length).flatMap(TieLength.init) ?? .unit
  }

  /// The groupings asked for, or the usual one.
  func groupings(_ arguments: Arguments) throws -> [Grouping] {
    let columns = arguments.texts(.by)
    if columns.isEmpty { return network.defaultGrouping.map { [$0] } ?? [] }
    return try columns.map { try network.grouping(by: $0) }
  }

  /// What results rest on.
  func provenance(_ arguments: Arguments) -> Provenance {
    Provenance(
      files: dataset.provenance.map { source in
        .init(name: source.file, byteCount: source.byteCount, sha256: source.checksum ?? "")
      },
      options: arguments.given.map { .init($0.name, $0.value) },
      seed: arguments.number(.seed) ?? 1, version: Tool.version)
  }
}

extension MeasureOptions {
  /// The settings a command line gives.
  init(_ arguments: Arguments) throws {
    self.init()
    for (name, value) in arguments.pairs(.setting) { self[name] = value }
    try checkNames()
  }
}

extension Selection {
  /// The part of the data a command line selects.
  init(_ arguments: Arguments) {
    self.init(
      relations: arguments.texts(.relation), kinds: arguments.texts(.kind).map { NodeKind($0) },
      wave: arguments.text(.wave),
      conditions: arguments.pairs(.condition).map { Condition(column: $0.name, value: $0.value) })
  }
}

extension NetworkReader {
  /// A reader as a command line asks for.
  init(_ arguments: Arguments) throws(UsageError) {
    self.init()
    headings[.source] = arguments.text(.source)
    headings[.target] = arguments.text(.target)
    headings[.weight] = arguments.text(.weight)
    for (name, heading) in arguments.pairs(.column) {
      guard let column = TableColumn(rawValue: name) else {
        throw .unknown(
          "column", name, known: TableColumn.allCases.map(\.rawValue), verb: arguments.verb.name)
      }
      headings[column] = heading
    }
    if arguments.has(.directed) { isDirected = true }
    if arguments.has(.undirected) { isDirected = false }
    switch arguments.text(.separator) {
    case "comma": separator = .comma
    case "semicolon": separator = .semicolon
    case "tab": separator = .tab
    default: break
    }
    switch arguments.text(.dates) {
    case "day-first": dateOrder = .dayFirst
    case "month-first": dateOrder = .monthFirst
    default: break
    }
    showsCells = arguments.has(.showValues)
    format = arguments.text(.from).flatMap(NetworkFormat.named)
    shape = arguments.text(.shape).flatMap(SurveyShape.init)
    period = arguments.text(.wavesBy).flatMap(WavePeriod.init)
    guard period == nil || shape == .ledger || shape == .membership else {
      throw UsageError(
        message: "--waves-by goes with --shape ledger or --shape membership.",
        verb: arguments.verb.name)
    }
  }
}

extension MergeTable {
  /// The decisions a command line names, or `nil` where it names none.
  static func read(_ arguments: Arguments) throws -> MergeTable? {
    guard let word = arguments.word(.merge) else { return nil }
    return try MergeTable(
      SourceFile(reading: Path(word)), showsCells: arguments.has(.showValues))
  }
}

extension Dataset {
  /// The data with the nodes merged that a command line says are one.
  func merging(_ arguments: Arguments) throws -> Dataset {
    try MergeTable.read(arguments).map { try merging($0) } ?? self
  }
}

extension InputFiles {
  /// The files a command line names: a folder of tables, a file of ties, or standard input.
  init(_ arguments: Arguments) throws {
    let path = Path(arguments.operands.first ?? "-")
    let nodes = arguments.word(.nodes).map(Path.init)
    if path == Path("-") {
      self.init(ties: try SourceFile(reading: nil))
    } else if SystemCalls.kind(of: path) == .folder {
      let names = try whileReading(path) { () throws(SystemError) in try SystemCalls.names(in: path)
      }
      if arguments.has(.shape) {
        try self.init(sheetsIn: path, names)
      } else {
        let files = try names.filter(Self.isTable).map {
          try SourceFile(reading: path.appending($0))
        }
        try self.init(folder: path.lastPart.shown, files: files)
      }
    } else {
      self.init(ties: try SourceFile(reading: path))
    }
    if let nodes { self.nodes = try SourceFile(reading: nodes) }
  }

  /// The sheets of a folder, each of one shape, with the tables of nodes and participation.
  private init(sheetsIn folder: Path, _ names: [Path]) throws {
    func isSheet(_ name: Path) -> Bool {
      let text = name.shown.lowercased()
      return [".csv", ".tsv", ".txt"].contains(where: text.hasSuffix) && !text.hasPrefix(".")
    }
    func isOne(_ stems: [String]) -> (Path) -> Bool {
      { name in stems.contains { name.shown.lowercased().hasPrefix($0 + ".") } }
    }
    let all = names.filter(isSheet)
    let sheets = try all.filter { !isOne(["nodes", "participation", "merge"])($0) }
      .sorted { $0.shown < $1.shown }.map { try SourceFile(reading: folder.appending($0)) }
    guard let first = sheets.first else {
      throw FailedRun("There is no sheet in \(folder.shown).")
    }
    self.init(
      ties: first,
      nodes: try all.first(where: isOne(["nodes"])).map {
        try SourceFile(reading: folder.appending($0))
      },
      participation: try all.first(where: isOne(["participation"])).map {
        try SourceFile(reading: folder.appending($0))
      })
    others = Array(sheets.dropFirst())
  }

  /// Whether a file of a folder is one of the tables, so that large other files are not read.
  private static func isTable(_ name: Path) -> Bool {
    ["ties", "nodes", "participation"].contains { name.shown.lowercased().hasPrefix($0 + ".") }
  }
}

extension SourceFile {
  /// Reads a file whole, or standard input where there is no name.
  init(reading path: Path?) throws {
    let bytes = try whileReading(path ?? Path("standard input")) {
      () throws(SystemError) in try SystemCalls.contents(of: path)
    }
    self.init(name: path?.lastPart.shown ?? "standard input", contents: Data(bytes))
  }
}

/// Does something with a file and says which it was when that fails.
private func whileReading<Result>(
  _ path: Path, _ body: () throws(SystemError) -> Result
) throws -> Result {
  do {
    return try body()
  } catch {
    throw FailedRun("\(path.shown) could not be read: \(error.reason).")
  }
}
