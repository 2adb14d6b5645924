// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SocialCapital
internal import SocialCapitalFormats

extension Verb {
  static let convert = Verb(
    name: "convert", summary: "Write the data in another format.",
    discussion: """
      Reads data in any format and writes them in any other. The format to write is that of \
      --to, else that of the ending of the output's name; csv is a folder of tables. A file whose \
      name ends with .gz is packed. What the format \
      cannot hold is listed on standard error with how many there are; with --strict it is an error \
      and nothing is written. People who asked to be taken out stay in, marked, where the format can \
      hold the mark, and else are left out. Output is written whole or not at all.
      """,
    operands: .input,
    groups: [
      OptionGroup(
        title: "Output", options: [.path, .to, .strict, .spreadsheetSafe]),
      .selecting, .reading,
    ],
    examples: [
      Example(
        command:
          "social-capital convert Examples/Ledger/ledger.csv --shape ledger -o tables --to csv",
        explanation: "Writes a ledger as a folder of tables."),
      Example(
        command: "social-capital convert Examples/Knoke --relation money --to csv -o money",
        explanation: "Writes one relation."),
    ],
    run: { try ConvertCommand($0).run() })
}

extension Option {
  fileprivate static let path = Option(
    name: "output", short: "o", takes: .path("FILE"), defaultValue: "standard output",
    affectsResult: false, help: "The file to write, or for csv the folder.")
  fileprivate static let to = Option(
    name: "to", takes: .choice("FORMAT", NetworkFormat.all.filter(\.isWritable).map(\.id)),
    defaultValue: "that of the output's name", listsWords: false, affectsResult: false,
    help: "The format to write; Docs/Formats.md lists them, and a wrong word here does.")
  fileprivate static let strict = Option(
    name: "strict", affectsResult: false,
    help: "Write nothing if the format cannot hold everything.")
}

/// One run of `convert`.
private struct ConvertCommand {
  private let arguments: Arguments
  private let path: Path?
  private let format: NetworkFormat

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    path = arguments.word(.path).map { Path($0) }.flatMap { $0 == Path("-") ? nil : $0 }
    let named = arguments.text(.to).flatMap(NetworkFormat.named)
    guard let format = named ?? path.flatMap(Self.format) else {
      throw UsageError(
        message: path == nil
          ? "Say which format to write: --to FORMAT."
          : "The ending of the output's name is not that of a format; say which: --to FORMAT.",
        verb: arguments.verb.name)
    }
    guard format.isWritable else {
      throw UsageError(
        message: "\(format.title) is only read; choose another format with --to.",
        verb: arguments.verb.name)
    }
    self.format = format
  }

  private static func format(of path: Path) -> NetworkFormat? {
    NetworkFormat.ofFile(named: name(of: path).unpacked)
  }

  /// The name of a file, without the ending of a packed one, and whether it has that.
  private static func name(of path: Path) -> (unpacked: String, isPacked: Bool) {
    let name = path.lastPart.shown
    let isPacked = name.lowercased().hasSuffix(".gz")
    return (isPacked ? String(name.dropLast(3)) : name, isPacked)
  }

  func run() throws {
    let progress = ProgressLine()
    progress.begin("reading")
    let dataset = try NetworkReader(arguments).read(InputFiles(arguments)).merging(arguments)
    progress.end()
    let notes = dataset.problems.description
    if !notes.isEmpty { StandardError.write(notes + "\n") }
    let (network, withdrawnCount) = try part(of: dataset)
    var writer = NetworkWriter()
    writer.isSpreadsheetSafe = arguments.has(.spreadsheetSafe)
    if let path { writer.name = Self.stem(of: path) }
    let written = try writer.write(
      network,
      participation: dataset.participation.filter { network.index(of: $0.id) != nil }, as: format)
    var losses = written.losses.map(\.description)
    if withdrawnCount > 0 { losses.append("people who asked to be taken out (\(withdrawnCount))") }
    try report(losses)
    try save(written.files, of: network)
  }

  /// The part of the data selected; whoever withdrew only where they can be marked.
  private func part(of dataset: Dataset) throws -> (SocialNetwork, withdrawnCount: Int) {
    let selected = try dataset.network.selecting(Selection(arguments))
    if format.holds.contains(.nodeAttributes) { return (selected, 0) }
    let kept = selected.removingWithdrawn()
    return (kept, selected.nodes.count - kept.nodes.count)
  }

  private func report(_ losses: [String]) throws {
    guard !losses.isEmpty else { return }
    let list = losses.map { "  \($0.printable)\n" }.joined()
    if arguments.has(.strict) {
      throw FailedRun(
        "\(format.title) cannot hold everything, so nothing was written. It would lose:\n"
          + list.dropLast())
    }
    StandardError.say("\(format.title) cannot hold everything. Not written:")
    StandardError.write(list)
  }

  private func save(_ files: [SourceFile], of network: SocialNetwork) throws {
    guard files.contains(where: { !$0.contents.isEmpty }) else {
      throw FailedRun(
        "\(format.title) holds ties alone and there are none, so nothing was written.")
    }
    if files.count == 1, let file = files.first { return try save(file) }
    let isFile = path.map { Self.format(of: $0) != nil } ?? true
    if isFile, network.isToldByItsTies, files.count == 2, let file = files.first {
      return try save(file)
    }
    guard let path, !isFile else {
      throw FailedRun(
        """
        These data make \(files.count) files in this format: \
        \(files.map(\.name).joined(separator: ", ")). Name a folder with -o, without an ending.
        """)
    }
    try OutputFolder.write(files.map { ($0.name, Array($0.contents)) }, to: path)
  }

  private func save(_ file: SourceFile) throws {
    let isPacked = path.map { Self.name(of: $0).isPacked } ?? false
    let file = isPacked ? try file.packedWithGzip() : file
    try OutputFile.write(Array(file.contents), to: path)
  }

  private static func stem(of path: Path) -> String {
    let name = name(of: path).unpacked
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension SocialNetwork {
  /// Whether a table of ties says everything: nodes come in its order and nothing is said of them.
  fileprivate var isToldByItsTies: Bool {
    var next = 0
    for row in ties.indices {
      for node in [Int(ties.sources[row]), Int(ties.targets[row])] where node >= next {
        guard node == next else { return false }
        next += 1
      }
    }
    return next == nodes.count && nodes.allSatisfy { $0 == Node($0.id) }
  }
}
