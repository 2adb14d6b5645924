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
    for offset in 0..<bytes.count {
      let byte = bytes[offset]
      if byte == 0x0A || (byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A))
      {
        starts.append(offset + 1)
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
