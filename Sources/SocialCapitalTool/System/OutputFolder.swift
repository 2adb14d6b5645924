// SPDX-License-Identifier: Apache-2.0

/// A folder of files that appears whole or not at all, in place of an earlier one of its kind.
///
/// The files are written into a folder beside it, which then takes its name in one instant. What
/// this tool wrote is listed in a hidden file, so that nothing of anybody else's is ever removed.
enum OutputFolder {
  private static let listName = Path(".social-capital-files")
  /// What file browsers leave in folders they show.
  private static let ignored: Set<Path> = [Path(".DS_Store"), Path("Thumbs.db"), listName]

  /// Throws when the folder holds anything this tool did not write.
  static func check(_ path: Path) throws {
    switch SystemCalls.kind(of: path) {
    case nil: break
    case .file, .other:
      throw FailedRun("\(path.shown) is not a folder; name one that does not exist yet.")
    case .folder: try checkContents(of: path)
    }
  }

  private static func checkContents(of path: Path) throws {
    do {
      let names = try files(in: path)
      guard !names.isEmpty else { return }
      let list = (try? SystemCalls.contents(of: path.appending(listName))) ?? []
      let own = Set(list.split(separator: UInt8(ascii: "\n")).map { Path(bytes: $0) })
      guard names.allSatisfy(own.contains) else {
        throw FailedRun(
          """
          The folder \(path.shown) holds files that were not written by this command. \
          Name another folder, or move them away: the whole folder is replaced.
          """)
      }
    } catch let error as SystemError {
      throw FailedRun("\(path.shown) could not be read: \(error.reason).")
    }
  }

  /// The files in a folder and the folders in it, by their paths from there.
  private static func files(in folder: Path) throws(SystemError) -> [Path] {
    var files: [Path] = []
    for name in try SystemCalls.names(in: folder) where !ignored.contains(name) {
      let path = folder.appending(name)
      if !SystemCalls.isLink(path), SystemCalls.kind(of: path) == .folder {
        files += try Self.files(in: path).map(name.appending)
      } else {
        files.append(name)
      }
    }
    return files
  }

  /// Writes files, by path, as all that the folder holds.
  static func write(_ files: [(name: String, bytes: [UInt8])], to path: Path) throws {
    try check(path)
    let target = SystemCalls.kind(of: path) == nil ? path : SystemCalls.resolved(path)
    let temporary = TemporaryFiles.name(beside: target)
    do {
      try fill(temporary, with: files)
      try Interruption.shared.whole { try put(temporary, at: target) }
      SystemCalls.synchronize(folder: target.folder)
    } catch let error as SystemError {
      throw FailedRun("\(path.shown) could not be written: \(error.reason).")
    }
    Interruption.shared.whole {
      TemporaryFiles.remove(temporary)
      Interruption.shared.forget(temporary)
    }
  }

  private static func fill(
    _ folder: Path, with files: [(name: String, bytes: [UInt8])]
  ) throws {
    let interruption = Interruption.shared
    do {
      try interruption.whole {
        interruption.remember(folder)
        try SystemCalls.createFolder(folder)
      }
      let list = files.map(\.name).joined(separator: "\n") + "\n"
      let all = files.map { (Path($0.name), $0.bytes) } + [(listName, Array(list.utf8))]
      for (name, bytes) in all {
        try interruption.whole {
          let file = folder.appending(name)
          if SystemCalls.kind(of: file.folder) == nil { try SystemCalls.createFolder(file.folder) }
          try SystemCalls.create(file, holding: bytes, permissions: nil)
        }
      }
      SystemCalls.synchronize(folder: folder)
    } catch {
      interruption.whole {
        TemporaryFiles.remove(folder)
        interruption.forget(folder)
      }
      throw error
    }
  }

  /// Gives a finished folder its name; afterwards the temporary name is that of the old one, if any.
  private static func put(_ temporary: Path, at path: Path) throws {
    guard SystemCalls.kind(of: path) != nil else {
      return try SystemCalls.rename(temporary, to: path)
    }
    do {
      try SystemCalls.exchange(temporary, path)
    } catch  where error.isUnsupported {
      // Without exchange there is a moment in which the folder has no name; both are kept whole.
      let old = TemporaryFiles.name(beside: temporary)
      try SystemCalls.rename(path, to: old)
      try SystemCalls.rename(temporary, to: path)
      try SystemCalls.rename(old, to: temporary)
    }
  }
}
