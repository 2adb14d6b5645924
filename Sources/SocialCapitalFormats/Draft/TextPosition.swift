// SPDX-License-Identifier: Apache-2.0

/// A place in a file, as parsers know it.
enum TextPosition {
  /// A byte of the text, counted from 0.
  case offset(Int)
  /// A line, and a character of it where that is known, counted from 1.
  case line(Int, column: Int? = nil)
  /// The file as a whole.
  case file
}

/// Where lines begin in a text, so that places can be given in lines.
struct LineStarts {
  private var starts: ContiguousArray<Int> = [0]

  /// Goes through a text once; lines end with LF, CR LF or CR.
  init(_ bytes: Span<UInt8>) {
    Self.forEachEnd(bytes) { starts.append($0) }
  }

  /// The number of the last line of a text, counted from 1, and where it begins.
  static func lastLine(of bytes: Span<UInt8>) -> (number: Int, start: Int) {
    var line = (number: 1, start: 0)
    forEachEnd(bytes) { line = (line.number + 1, $0) }
    return line
  }

  /// Calls a function with the place after the end of each line.
  @inline(__always)
  private static func forEachEnd(_ bytes: Span<UInt8>, _ body: (Int) -> Void) {
    for offset in 0..<bytes.count {
      let byte = bytes[offset]
      if byte == 0x0A || (byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A))
      {
        body(offset + 1)
      }
    }
  }

  /// The line of a byte, counted from 1.
  func line(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Where a line begins.
  func start(ofLine line: Int) -> Int { starts[line - 1] }
}
