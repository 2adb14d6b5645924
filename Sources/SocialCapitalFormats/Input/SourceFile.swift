// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// The name and the bytes of a file.
///
/// Readers work on these, so that they can be tested and used without a disk. The one place in the
/// libraries that opens files is ``init(contentsOf:)`` and what calls it.
public struct SourceFile: Sendable {
  /// The name of the file, without its folder, as problems give it.
  public let name: String
  /// What the file holds.
  public let contents: Data
  /// The file as it was given, where these are the contents of a packed one.
  private(set) var packed: Packed?

  /// A file from which another was unpacked.
  struct Packed: Sendable {
    let name: String
    let contents: Data
  }

  /// Makes a file of bytes in memory.
  public init(name: String, contents: Data) {
    self.name = name
    // A slice of other data counts from where it was cut; readers count from 0.
    self.contents = contents.startIndex == 0 ? contents : Data(contents)
  }

  /// Makes a file of bytes in memory.
  init(name: String, contents: [UInt8]) { self.init(name: name, contents: Data(contents)) }

  /// Makes a file of text in memory.
  public init(name: String, text: String) { self.init(name: name, contents: Data(text.utf8)) }

  /// Reads a file whole.
  ///
  /// It is read rather than mapped into memory: a mapped file that another program cuts short would
  /// end the process.
  public init(contentsOf url: URL) throws(FormatError) {
    let name = url.lastPathComponent
    do {
      self.init(name: name, contents: try Data(contentsOf: url))
    } catch {
      throw FormatError(.unreadableFile, at: Problem.Place(file: name))
    }
  }

  /// Makes a file of what was unpacked from another.
  init(name: String, contents: Data, unpackedFrom file: SourceFile) {
    self.init(name: name, contents: contents)
    packed = file.packed ?? Packed(name: file.name, contents: file.contents)
  }

  /// The name and the bytes of the file as it was given.
  var given: Packed { packed ?? Packed(name: name, contents: contents) }

  /// The name in small letters without what follows its last dot; `.gz` counts as part of the rest.
  var stem: String {
    let lowered = Gzip.nameWithoutEnding(name.lowercased())
    return lowered.lastIndex(of: ".").map { String(lowered[..<$0]) } ?? lowered
  }
}

/// The files a network is read from: one of any format, or up to three tables.
public struct InputFiles: Sendable {
  /// A row for each tie, or a file of a format that holds a whole network.
  public var ties: SourceFile
  /// A row for each node, or for each node and wave; without it the ties name the nodes.
  public var nodes: SourceFile?
  /// A row for each node in scope of a wave: whether it answered.
  public var participation: SourceFile?
  /// Further sheets of the same shape as ``ties``, such as a roster for each relation.
  public var others: [SourceFile] = []

  /// Names the tables.
  public init(ties: SourceFile, nodes: SourceFile? = nil, participation: SourceFile? = nil) {
    self.ties = ties
    self.nodes = nodes
    self.participation = participation
  }

  /// Finds the tables among the files of a folder by name; other files are left alone.
  ///
  /// - Throws: ``FormatError`` when there is no table of ties or a table is there twice.
  public init(folder: String, files: [SourceFile]) throws(FormatError) {
    func only(_ stem: String) throws(FormatError) -> SourceFile? {
      let found = files.filter { $0.stem == stem && Self.isTable($0.name) }
      guard found.count < 2 else {
        throw FormatError(
          .severalFiles, at: Problem.Place(file: folder),
          detail: found.map(\.name).sorted().joined(separator: ", ") + ".")
      }
      return found.first
    }
    guard let ties = try only("ties") else {
      throw FormatError(.missingFile, at: Problem.Place(file: folder))
    }
    self.init(ties: ties, nodes: try only("nodes"), participation: try only("participation"))
  }

  /// Reads the tables of a folder, or of one file of ties, from disk.
  ///
  /// - Parameters:
  ///   - url: A folder with `ties.csv` and perhaps `nodes.csv` and `participation.csv`, or a file.
  ///   - nodes: The node table, where it is not in the folder.
  public init(contentsOf url: URL, nodes: URL? = nil) throws(FormatError) {
    var isFolder = false
    if let values = try? url.resourceValues(forKeys: [.isDirectoryKey]) {
      isFolder = values.isDirectory ?? false
    }
    if isFolder {
      let listed: [URL]
      do {
        listed = try FileManager.default.contentsOfDirectory(
          at: url, includingPropertiesForKeys: nil)
      } catch {
        throw FormatError(.unreadableFile, at: Problem.Place(file: url.lastPathComponent))
      }
      var files: [SourceFile] = []
      for file in listed where Self.isTable(file.lastPathComponent) {
        files.append(try SourceFile(contentsOf: file))
      }
      try self.init(folder: url.lastPathComponent, files: files)
    } else {
      self.init(ties: try SourceFile(contentsOf: url))
    }
    if let nodes { self.nodes = try SourceFile(contentsOf: nodes) }
  }

  private static let stems = ["ties", "nodes", "participation"]

  private static func isTable(_ name: String) -> Bool {
    let file = SourceFile(name: name, contents: Data())
    return stems.contains(file.stem)
      && [".csv", ".tsv", ".txt"].contains {
        Gzip.nameWithoutEnding(name.lowercased()).hasSuffix($0)
      }
  }

  /// The files, those that are packed with gzip unpacked.
  func unpacked() throws(FormatError) -> InputFiles {
    var files = InputFiles(
      ties: try ties.unpacked(), nodes: try nodes?.unpacked(),
      participation: try participation?.unpacked())
    for file in others { files.others.append(try file.unpacked()) }
    return files
  }

  /// The files, nodes first, as they are read.
  var all: [SourceFile] { [nodes, ties, participation].compactMap { $0 } + others }
}
