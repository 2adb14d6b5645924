// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// Reads networks from files of any format, tables of nodes, ties and participation among them.
///
/// Either everything is read, or nothing and an error that lists all that is wrong. What was read
/// but should be known, such as a heading that was guessed, comes with the data.
///
/// ```swift
/// let files = try InputFiles(contentsOf: URL(filePath: "town"))
/// let town = try NetworkReader().read(files).network
/// ```
public struct NetworkReader: Sendable {
  /// The format of the file, or `nil` to recognise it by its content, else by its name.
  public var format: NetworkFormat?
  /// The headings of columns, or names of attributes, that are not called by their usual word.
  public var headings: [TableColumn: String] = [:]
  /// Whether ties have a direction; `nil` for what the file says, and if it cannot say, they have.
  public var isDirected: Bool?
  /// The separator of cells, or `nil` to recognise it.
  public var separator: CellSeparator?
  /// How the sheet is laid out, where it is no list of ties; never guessed.
  public var shape: SurveyShape?
  /// The stretch of time that becomes a wave, in ledgers and memberships; `nil` for no waves.
  public var period: WavePeriod?
  /// How dates other than `2026-03-31` are read.
  public var dateOrder = DateOrder.yearFirst
  /// Whether problems show what stands in cells, which may name people.
  public var showsCells = false
  /// How many problems of a kind are kept in full; the others are counted.
  public var problemLimit = 20
  /// Whether provenance holds a checksum of each file.
  public var computesChecksums = true

  /// Makes a reader with the usual options.
  public init() {}

  /// Reads a network.
  ///
  /// - Throws: ``FormatError`` with every problem of every file, when any is an error.
  /// - Complexity: Time and space in proportion to the size of the files.
  public func read(_ files: InputFiles) throws(FormatError) -> Dataset {
    try reading(files, keepsLines: false).dataset
  }

  /// Reads a network, with the lines of nodes and ties if they are wanted.
  func reading(_ files: InputFiles, keepsLines: Bool) throws(FormatError) -> Reading {
    let files = try files.unpacked()
    return try format(of: files).read(
      ReadingRequest(files: files, reader: self, keepsLines: keepsLines))
  }

  /// The format some files are read in: the one asked for, else the one recognised, else tables.
  func format(of files: InputFiles) -> NetworkFormat {
    if let shape { return shape.format }
    if let format { return format }
    // Tables of nodes and participation go with a table of ties only.
    guard files.nodes == nil, files.participation == nil else { return .tables }
    let recognized = NetworkFormat.recognized(in: files.ties) ?? .tables
    let isPlain = [NetworkFormat.matrix, .incidence, .edgeList].contains { $0.id == recognized.id }
    return isPlain && namesColumnsOfTies ? .tables : recognized
  }

  /// Whether it was said what the columns of ties are called: then it is a table of them, even where
  /// it looks like other rows of numbers.
  private var namesColumnsOfTies: Bool { headings[.source] != nil || headings[.target] != nil }
}

/// A network as it was read, and what is to be known of how.
public struct Dataset: Sendable {
  /// Everybody and every tie, over all waves.
  public let network: SocialNetwork
  /// Who was in scope of each wave and who answered, in the order of the data.
  public let participation: [Participation]
  /// The network with its waves.
  public let panel: NetworkPanel
  /// What should be known; none is an error.
  public let problems: ProblemList
  /// What was read, and how.
  public let provenance: [Source]

  /// A file the data came from.
  public struct Source: Sendable, Hashable {
    /// The name of the file, without its folder.
    public let file: String
    /// The id of its format.
    public let format: String
    /// Its size in bytes.
    public let byteCount: Int
    /// The SHA-256 checksum of its bytes in hexadecimal, where it was asked for.
    public let checksum: String?
    /// The number of rows under the headings, or of ties in a file that is no table.
    public let rowCount: Int
    /// What separates its cells, in a table.
    public let separator: CellSeparator?
  }
}
