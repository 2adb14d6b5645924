// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SocialCapital
internal import SocialCapitalDiagrams
internal import SocialCapitalGraphviz
internal import SocialCapitalReports

extension Verb {
  static let report = Verb(
    name: "report",
    summary: "Write a report: a page to read, tables, diagrams, and everything as JSON.",
    discussion: """
      Measures everything and writes a folder with report.html, one page that needs no other file; \
      its tables as CSV; its diagrams as SVG; and report.json. Citizens appear under pseudonyms \
      unless --show-names is given. The folder appears whole or not at all; one that an earlier run \
      wrote is replaced, any other is left alone.
      """,
    operands: .input,
    groups: [
      OptionGroup(
        title: "Report",
        options: [.folder, .title, .author, .date, .weightName, .assumeComplete]),
      OptionGroup(
        title: "Privacy",
        options: [.showNames, .forPublic, .pseudonymSalt, .pseudonymKey]),
      .selecting, .meaning, .reading,
    ],
    examples: [
      Example(
        command: "social-capital report Examples/Town --output report",
        explanation: "Writes the report on the example town into the folder report."),
      Example(
        command: """
          social-capital report Examples/Town --relation helps --weight-name hours \
          --public -o public-report
          """,
        explanation: "Writes one about help, for publication: nothing in it is about one person."),
    ],
    run: { try ReportCommand($0).run() })
}

extension Option {
  fileprivate static let folder = Option(
    name: "output", short: "o", takes: .path("FOLDER"), defaultValue: "report",
    affectsResult: false, help: "The folder to write.")
  static let title = Option(
    name: "title", takes: .text("TEXT"), help: "What it is called.")
  fileprivate static let author = Option(
    name: "author", takes: .text("TEXT"), help: "Who made it, or for whom.")
  fileprivate static let date = Option(
    name: "date", takes: .text("YYYY-MM-DD"), defaultValue: "today",
    help: "The date the report bears.")
  static let weightName = Option(
    name: "weight-name", takes: .text("TEXT"), help: "What weights count, such as hours.")
  static let showNames = Option(
    name: "show-names", excludes: ["public"],
    help: "Show the names of citizens, who are people.")
  fileprivate static let forPublic = Option(
    name: "public", excludes: ["show-names"],
    help: "Leave out all that is about single people, and withhold small counts.")
  fileprivate static let pseudonymSalt = Option(
    name: "pseudonym-salt", takes: .text("SECRET"), affectsResult: false,
    help: """
      A secret that keeps pseudonyms from being worked out by others with the same data. It is not \
      written anywhere.
      """)
  fileprivate static let pseudonymKey = Option(
    name: "pseudonym-key", takes: .path("FILE"), affectsResult: false,
    help: "Also write which pseudonym stands for whom. Keep that file apart.")
}

/// One run of `report`.
private struct ReportCommand {
  private let arguments: Arguments
  private let folder: Path
  private let date: CalendarDate
  private let progress = ProgressLine()

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    folder = arguments.word(.folder).map { Path($0) } ?? Path("report")
    if let text = arguments.text(.date) {
      guard let date = CalendarDate(text) else {
        throw UsageError(
          message: "--date needs a day such as 2026-03-31.", verb: arguments.verb.name)
      }
      self.date = date
    } else {
      date = Self.today
    }
  }

  func run() throws {
    // Better now than after minutes of work.
    try OutputFolder.check(folder)
    let data = try NetworkInput(arguments, progress: progress)
    let report = try SocialCapitalReport(
      of: try data.panel, options: try options(data), monitor: progress.monitor(arguments)
    ) { measure, done, total in
      progress.begin("\(done + 1) of \(total): \(measure.id)")
    }
    let drawings = drawings(for: report)
    progress.begin("writing")
    var provenance = data.provenance(arguments)
    provenance.date = date.description
    let files =
      report.files(figures: drawings.figures, provenance: provenance).map { ($0.path, $0.bytes) }
      + drawings.texts
    if let key = arguments.word(.pseudonymKey) {
      try OutputFile.write(report.pseudonymKeyCSV(), to: Path(key))
    }
    try OutputFolder.write(files, to: folder)
    progress.end()
    StandardError.say("The report is \(folder.appending(Path("report.html")).shown)")
  }

  /// What a report can show of the diagrams it asks for.
  private struct Drawings {
    var figures: [ReportFigure] = []
    /// Diagrams as files of DOT text, where they cannot be drawn.
    var texts: [(String, [UInt8])] = []
  }

  /// Draws the diagrams a report asks for; one that cannot be drawn is left out, and said to be.
  private func drawings(for report: SocialCapitalReport) -> Drawings {
    let renderer = GraphvizRenderer(
      seed: UInt16(truncatingIfNeeded: arguments.number(.seed) ?? 1))
    var drawings = Drawings()
    var layout: (of: Diagram, places: Diagram.Layout)?
    for request in report.figureRequests {
      progress.begin("drawing \(request.id)")
      do {
        var diagram = request.diagram
        if let placement = request.placement {
          if layout?.of != placement {
            layout = (placement, try renderer.layout(of: placement))
          }
          if let layout { diagram = diagram.placed(at: layout.places) }
        }
        let svg = try renderer.svg(diagram, idPrefix: request.id)
        drawings.figures.append(request.figure(svg: svg))
      } catch {
        progress.end()
        StandardError.say("The diagram \(request.id) was not drawn. \(error)")
        drawings.texts.append(
          ("figures/\(request.id).dot", Array(request.diagram.dot().utf8)))
      }
    }
    return drawings
  }

  private func options(_ data: NetworkInput) throws -> ReportOptions {
    var options = ReportOptions()
    if let title = arguments.text(.title) { options.title = title }
    options.author = arguments.text(.author)
    options.selection = selection
    options.weightName = arguments.text(.weightName)
    options.groupingColumns = arguments.texts(.by)
    options.view = NetworkInput.view(arguments)
    options.usesWeights = !arguments.has(.unweighted)
    options.length = NetworkInput.length(arguments)
    options.measureOptions = try MeasureOptions(arguments)
    options.assumesComplete = arguments.has(.assumeComplete)
    options.showsNames = arguments.has(.showNames)
    options.isPublic = arguments.has(.forPublic)
    options.pseudonymSalt = arguments.text(.pseudonymSalt) ?? ""
    options.seed = arguments.number(.seed) ?? 1
    return options
  }

  /// The part of the data selected, in words, or `nil` for all.
  private var selection: String? {
    let parts =
      arguments.texts(.relation).map { "relation \($0)" }
      + arguments.texts(.wave).map { "wave \($0)" } + arguments.texts(.kind).map { "kind \($0)" }
      + arguments.pairs(.condition).map { "\($0.name) \($0.value)" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static var today: CalendarDate {
    let parts = Calendar(identifier: .gregorian)
      .dateComponents([.year, .month, .day], from: Date())
    return CalendarDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
      ?? CalendarDate(dayNumber: 0)
  }
}
