// SPDX-License-Identifier: Apache-2.0

/// Why something packed cannot be unpacked.
enum CompressionError: Error, Hashable {
  /// The bytes end before the packed data do.
  case truncated
  /// The bytes are not what they should be.
  case damaged(String)
  /// What is unpacked is not what was packed: its checksum differs.
  case checksum
  /// More comes out than was allowed.
  case tooLarge(limit: Int)
  /// So much comes out of so little that it can only be made to do harm.
  case bomb(ratio: Int)
  /// A way of packing, or a part of the format, that is not read.
  case unsupported(String)
  /// Packed so that only who knows a password can read it.
  case encrypted
  /// The library was built without the trait that reads packed files.
  case unavailable

  /// What is wrong, in a sentence.
  var message: String {
    switch self {
    case .truncated: "The packed data end too early; the file was cut off."
    case .damaged(let what): what
    case .checksum: "What is unpacked is not what was packed: the checksum differs."
    case .tooLarge(let limit): "More than \(limit >> 20) megabytes would be unpacked."
    case .bomb(let ratio): "It would unpack to more than \(ratio) times its size."
    case .unsupported(let what): what
    case .encrypted: "It is protected by a password."
    case .unavailable: "This program was built without zlib, which unpacks it."
    }
  }
}

/// How much may come out of packed bytes.
///
/// Both bounds stand against archives made to fill memory. Tables of repeated rows pack well, but
/// hardly to a hundredth; deflate itself cannot pass a thousandth.
struct UnpackingLimits: Sendable {
  /// The most bytes that may come out.
  var byteCount = 2 << 30
  /// The most bytes that may come out for each that went in, beyond ``allowance``.
  var ratio = 200
  /// What may come out whatever the ratio, so that small files of one repeated row pass.
  var allowance = 16 << 20

  /// The most that a number of packed bytes may become, and what to say beyond it.
  func bound(for packed: Int) -> (byteCount: Int, error: CompressionError) {
    let (product, overflows) = packed.multipliedReportingOverflow(by: ratio)
    let byRatio = max(overflows ? Int.max : product, allowance)
    return byRatio < byteCount
      ? (byRatio, .bomb(ratio: ratio)) : (byteCount, .tooLarge(limit: byteCount))
  }
}

extension CompressionError {
  /// The error as a problem of a file.
  func problem(in file: SourceFile) -> FormatError {
    let reason: Problem.Reason =
      switch self {
      case .truncated: .endsEarly
      case .damaged, .checksum: .damaged
      case .tooLarge, .bomb: .tooLarge
      case .unsupported, .encrypted: .notSupported
      case .unavailable: .compressed
      }
    return FormatError(reason, at: Problem.Place(file: file.name), detail: message)
  }
}
