// SPDX-License-Identifier: Apache-2.0

/// Names for what is not finished, beside what it will replace so that renaming is one instant.
enum TemporaryFiles {
  /// A name nobody else uses, in the same folder.
  static func name(beside path: Path) -> Path {
    let last = Array(path.lastPart.bytes.prefix(180))
    let mark = ".social-capital-\(SystemCalls.processNumber)"
    return path.folder.appending(Path(bytes: ".".utf8 + last + mark.utf8))
  }

  /// Removes a file, or a folder and what is in it, as far as it can; of a link only the link.
  static func remove(_ path: Path) {
    if !SystemCalls.isLink(path), SystemCalls.kind(of: path) == .folder {
      for name in (try? SystemCalls.names(in: path)) ?? [] { remove(path.appending(name)) }
      try? SystemCalls.removeFolder(path)
    } else {
      try? SystemCalls.remove(path)
    }
  }
}

/// A file that appears whole or not at all.
enum OutputFile {
  /// Writes a file, or to standard output where the name is `-` or there is none.
  static func write(_ bytes: [UInt8], to path: Path?) throws {
    guard let path, path != Path("-") else { return try StandardOutput.write(bytes) }
    do {
      switch SystemCalls.kind(of: path) {
      case .folder: throw FailedRun("\(path.shown) is a folder; name a file to write.")
      case .other: try SystemCalls.write(bytes, toSpecial: path)
      case .file, nil: try replace(SystemCalls.resolved(path), with: bytes)
      }
    } catch let error as SystemError {
      if error.isClosedPipe { throw ClosedPipe() }
      throw FailedRun("\(path.shown) could not be written: \(error.reason).")
    }
  }

  private static func replace(_ path: Path, with bytes: [UInt8]) throws {
    let temporary = TemporaryFiles.name(beside: path)
    let permissions = SystemCalls.permissions(of: path)
    Interruption.shared.whole { Interruption.shared.remember(temporary) }
    do {
      try SystemCalls.create(temporary, holding: bytes, permissions: permissions)
      try Interruption.shared.whole {
        try SystemCalls.rename(temporary, to: path)
        Interruption.shared.forget(temporary)
      }
    } catch {
      Interruption.shared.whole {
        TemporaryFiles.remove(temporary)
        Interruption.shared.forget(temporary)
      }
      throw error
    }
    SystemCalls.synchronize(folder: path.folder)
  }
}
