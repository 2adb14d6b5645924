// SPDX-License-Identifier: Apache-2.0

/// The name of a file or folder, byte for byte.
struct Path: Sendable, Hashable {
  /// The bytes of the name.
  let bytes: [UInt8]

  init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
  init(_ word: Word) { bytes = word.bytes }
  init(_ text: String) { bytes = Array(text.utf8) }

  /// The name as messages show it.
  var shown: String { String(decoding: bytes, as: UTF8.self).printable }

  /// The name without the folders it is in.
  var lastPart: Path {
    let trimmed = trimmed
    guard let slash = trimmed.lastIndex(of: UInt8(ascii: "/")) else { return Path(bytes: trimmed) }
    return Path(bytes: trimmed[(slash + 1)...])
  }

  /// The folder it is in.
  var folder: Path {
    let trimmed = trimmed
    guard let slash = trimmed.lastIndex(of: UInt8(ascii: "/")) else { return Path(".") }
    return slash == 0 ? Path("/") : Path(bytes: trimmed[..<slash])
  }

  /// A file within this folder.
  func appending(_ part: Path) -> Path {
    bytes.last == UInt8(ascii: "/")
      ? Path(bytes: bytes + part.bytes) : Path(bytes: bytes + "/".utf8 + part.bytes)
  }

  /// The bytes without slashes at their end.
  private var trimmed: ArraySlice<UInt8> {
    var rest = bytes[...]
    while rest.count > 1, rest.last == UInt8(ascii: "/") { rest.removeLast() }
    return rest
  }

  /// Calls a function of the C library that takes a name.
  func withName<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let name = bytes.map { CChar(bitPattern: $0) } + [0]
    return unsafe name.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("A name has an end.") }
      return unsafe body(start)
    }
  }
}
