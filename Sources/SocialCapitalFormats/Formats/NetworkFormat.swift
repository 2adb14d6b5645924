// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// A kind of file that networks are read from and written to.
///
/// The reader, the writer and the command line list ``all`` and ask each format to recognise, read
/// and write, so that adding a format touches its own files and one line of the catalogue.
///
/// ```swift
/// let file = try SourceFile(contentsOf: URL(filePath: "town.gml"))
/// let town = try NetworkFormat.named("gml")?.read(file).network
/// ```
public struct NetworkFormat: Sendable, Identifiable {
  /// What commands call the format, in kebab-case; it never changes.
  public let id: String
  /// What people call it.
  public let title: String
  /// What it is for, in one plain sentence.
  public let summary: String
  /// The endings of file names, without the dot and in small letters, the usual one first.
  public let fileExtensions: [String]
  /// What its files can hold of a network.
  public let holds: Capabilities
  private let recognition: @Sendable (FileHead) -> Bool
  private let resemblance: @Sendable (FileHead) -> Bool
  private let reading: @Sendable (ReadingRequest) throws(FormatError) -> Reading
  private let writing: (@Sendable (WritingRequest) throws(FormatError) -> WrittenNetwork)?

  /// Makes a format.
  ///
  /// - Parameters:
  ///   - recognizes: Whether a file is of this format, by its first bytes. It must be sure: a format
  ///     that cannot be told from others by its content says no, and is known by name or extension.
  ///   - resembles: Whether a file may be of this format, where neither its content nor its name
  ///     say what it is.
  ///   - read: Reads a file, or throws everything that is wrong with it.
  ///   - write: Writes a network and lists what was lost; `nil` where the format is only read.
  init(
    id: String, title: String, summary: String, fileExtensions: [String], holds: Capabilities,
    recognizes: @escaping @Sendable (FileHead) -> Bool,
    resembles: @escaping @Sendable (FileHead) -> Bool = { _ in false },
    read: @escaping @Sendable (ReadingRequest) throws(FormatError) -> Reading,
    write: (@Sendable (WritingRequest) throws(FormatError) -> WrittenNetwork)? = nil
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.fileExtensions = fileExtensions
    self.holds = holds
    recognition = recognizes
    resemblance = resembles
    reading = read
    writing = write
  }

  /// Whether networks can be written in this format.
  public var isWritable: Bool { writing != nil }

  /// Whether a file is surely of this format, by what it begins with.
  public func recognizes(_ file: SourceFile) -> Bool { recognition(FileHead(file)) }

  func recognizes(_ head: FileHead) -> Bool { recognition(head) }

  func resembles(_ head: FileHead) -> Bool { resemblance(head) }

  /// Reads a network from a file of this format.
  ///
  /// - Throws: ``FormatError`` with every problem of the file, when any is an error.
  public func read(
    _ file: SourceFile, reader: NetworkReader = NetworkReader()
  ) throws(FormatError) -> Dataset {
    try read(ReadingRequest(files: InputFiles(ties: file.unpacked()), reader: reader)).dataset
  }

  func read(_ request: ReadingRequest) throws(FormatError) -> Reading { try reading(request) }

  func write(_ request: WritingRequest) throws(FormatError) -> WrittenNetwork {
    guard let writing else {
      throw FormatError(
        .cannotHold, at: Problem.Place(file: request.fileName(fileExtensions)),
        detail: "\(title) is read only.")
    }
    return try writing(request)
  }
}

/// What a reader of a format is given.
struct ReadingRequest: Sendable {
  /// The file, or the tables, to read.
  let files: InputFiles
  /// How to read.
  let reader: NetworkReader
  /// Whether the lines that ties and nodes stand on are wanted.
  var keepsLines = false

  /// The one file of formats that have one.
  var file: SourceFile { files.ties }
}

/// What was read, and where it stands.
struct Reading: Sendable {
  let dataset: Dataset
  /// The line of each tie, where lines were wanted.
  var tieLines: ContiguousArray<Int> = []
  /// The line of each node, where lines were wanted and nodes are listed.
  var nodeLines: ContiguousArray<Int> = []
  /// The column of each tie, or 0 where it begins its line; empty where all do.
  var tieColumns: ContiguousArray<Int32> = []
  /// The column of each node, in the same way.
  var nodeColumns: ContiguousArray<Int32> = []
  /// Which file each tie is from, where there are several.
  var tieFiles: [TieFile] = []
}
