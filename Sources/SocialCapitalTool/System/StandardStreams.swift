// SPDX-License-Identifier: Apache-2.0

/// Where data go: standard output, and nothing but data.
enum StandardOutput {
  private static let descriptor: Int32 = 1

  /// Whether a person may be looking.
  static var isTerminal: Bool { SystemCalls.isTerminal(descriptor) }

  /// Writes text.
  static func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes bytes; throws ``ClosedPipe`` when nobody reads them any more.
  static func write(_ bytes: [UInt8]) throws {
    do {
      try SystemCalls.write(bytes, to: descriptor)
    } catch {
      if error.isClosedPipe { throw ClosedPipe() }
      throw FailedRun("Standard output could not be written: \(error.reason).")
    }
  }
}

/// The reader of standard output has gone, which is its right.
struct ClosedPipe: Error {}

/// Where messages go.
enum StandardError {
  private static let descriptor: Int32 = 2

  /// Whether a person may be looking.
  static var isTerminal: Bool { SystemCalls.isTerminal(descriptor) }

  /// Writes text; if that fails there is nobody to tell.
  static func write(_ text: String) { try? SystemCalls.write(Array(text.utf8), to: descriptor) }

  /// Writes a message on lines of its own.
  static func say(_ message: String) { write("social-capital: \(message)\n") }

  /// Writes an error, marked in red on a terminal unless colours are unwanted.
  static func report(_ message: String) {
    let mark = usesColor ? "\u{1B}[1;31merror:\u{1B}[0m" : "error:"
    write("social-capital: \(mark) \(message)\n")
  }

  /// Whether colours are wanted: see no-color.org.
  private static var usesColor: Bool {
    let isUnwanted = SystemCalls.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    return isTerminal && !isUnwanted && SystemCalls.environment("TERM") != "dumb"
  }
}
