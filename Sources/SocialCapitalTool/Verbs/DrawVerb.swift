// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital
internal import SocialCapitalDiagrams
internal import SocialCapitalGraphviz

extension Verb {
  static let draw = Verb(
    name: "draw", summary: "Draw a diagram of a network.",
    discussion: """
      Draws who is tied to whom, with a legend: colour for a group, shape for kind, size for a \
      measure, width for weight, two arrowheads for ties that go both ways. Citizens have no labels \
      unless --show-names is given, because they are people. SVG, PDF and PNG need Graphviz; DOT \
      text does not.
      """,
    operands: .input,
    groups: [
      OptionGroup(
        title: "Drawing",
        options: [.colorBy, .sizeBy, .layout, .title, .weightName, .showNames]),
      OptionGroup(title: "Output", options: [.picture, .width, .output]),
      .selecting, .meaning, .reading,
    ],
    examples: [
      Example(
        command:
          "social-capital draw Examples/Knoke --relation money --size-by betweenness -o money.svg",
        explanation: "Draws who sends whom money, go-betweens largest."),
      Example(
        command: """
          social-capital draw Examples/Town --wave 3 --colour-by tier --format png --width 2000 \
          -o town.png
          """,
        explanation: "Draws one wave, coloured by tier, as an image 2,000 pixels wide."),
    ],
    run: { try DrawCommand($0).run() })
}

extension Option {
  fileprivate static let colorBy = Option(
    name: "colour-by", aliases: ["color-by"], takes: .text("COLUMN"),
    defaultValue: "sector, else kind", help: "The column whose groups colours stand for.")
  fileprivate static let sizeBy = Option(
    name: "size-by",
    takes: .choice("MEASURE", Measure.all.filter { $0.scope == .node }.map(\.id)),
    help: "The measure of nodes that sizes stand for.")
  fileprivate static let layout = Option(
    name: "layout", takes: .choice("LAYOUT", GraphvizRenderer.Engine.allCases.map(\.rawValue)),
    defaultValue: "automatic", help: "How nodes are placed.")
  fileprivate static let picture = Option(
    name: "format", short: "f", takes: .choice("FORMAT", ["svg", "pdf", "png", "dot"]),
    defaultValue: "what the name of the output ends in, else svg", affectsResult: false,
    help: "What to write.")
  fileprivate static let width = Option(
    name: "width", takes: .number("PIXELS", 1...100_000), defaultValue: "1600",
    affectsResult: false, help: "How wide a PNG is.")
}

/// One run of `draw`.
private struct DrawCommand {
  private let arguments: Arguments
  private let output: Path?
  private let format: String
  private let progress = ProgressLine()

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    if let column = arguments.text(.colorBy), ["id", "label"].contains(column),
      !arguments.has(.showNames)
    {
      throw UsageError(
        message: "Colours for each \(column) would show who people are; add --show-names.",
        verb: arguments.verb.name)
    }
    output = arguments.word(.output).map { Path($0) }
    let known = ["svg", "pdf", "png", "dot"]
    let name = output?.shown.lowercased() ?? ""
    format =
      arguments.text(.picture) ?? known.first { name.hasSuffix("." + $0) }
      ?? (name.hasSuffix(".gv") ? "dot" : "svg")
    if output == nil, ["pdf", "png"].contains(format), StandardOutput.isTerminal {
      throw UsageError(
        message: "A \(format) file cannot be shown on a terminal; name one with --output.",
        verb: arguments.verb.name)
    }
  }

  func run() throws {
    let data = try NetworkInput(arguments, progress: progress)
    let input = try data.measureInput(arguments, monitor: progress.monitor(arguments))
    let diagram = try diagram(of: data.network, input)
    progress.begin("drawing")
    let bytes = try picture(of: diagram)
    progress.end()
    try OutputFile.write(bytes, to: output)
  }

  private func diagram(of network: SocialNetwork, _ input: MeasureInput) throws -> Diagram {
    var style = DiagramStyle(
      grouping: try arguments.text(.colorBy).map { try network.grouping(by: $0) }
        ?? input.groupings.first,
      sizes: try sizes(input))
    if let name = arguments.text(.weightName) { style.weightTitle = name }
    let title = arguments.text(.title)
    guard arguments.has(.showNames) else {
      return Diagram(network, graph: input.graph, style: style, title: title)
    }
    return Diagram(network, graph: input.graph, style: style, title: title) { _, node in
      // Who was named by others and never asked may be counted, never shown.
      node.consent == .named ? nil : node.label ?? node.id
    }
  }

  /// What sizes stand for: the first numbers the measure gives for nodes.
  private func sizes(_ input: MeasureInput) throws -> DiagramStyle.Sizes? {
    guard let id = arguments.text(.sizeBy), let measure = Measure.named(id) else { return nil }
    progress.begin(measure.id)
    for column in try measure.compute(input).nodes {
      if case .scores(let scores) = column.content {
        return DiagramStyle.Sizes(measure.title, scores)
      }
    }
    throw UsageError(
      message: "--size-by cannot be \(id), which gives nodes no number.", verb: "draw")
  }

  private func picture(of diagram: Diagram) throws -> [UInt8] {
    if format == "dot" { return Array(diagram.dot().utf8) }
    let engine = arguments.text(.layout).flatMap(GraphvizRenderer.Engine.init) ?? .automatic
    let seed = UInt16(truncatingIfNeeded: arguments.number(.seed) ?? 1)
    return try GraphvizRenderer(engine: engine, seed: seed).render(diagram, as: pictureFormat)
  }

  private var pictureFormat: GraphvizRenderer.Format {
    switch format {
    case "pdf": .pdf
    case "png": .png(width: arguments.number(.width).map { Int($0) } ?? 1600)
    default: .svg
    }
  }
}
