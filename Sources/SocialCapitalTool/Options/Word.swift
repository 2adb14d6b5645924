// SPDX-License-Identifier: Apache-2.0

/// One word of the command line, byte for byte: a file may have a name that is not UTF-8.
struct Word: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The bytes the shell passed; none is zero.
  let bytes: [UInt8]

  init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
  init(_ text: String) { bytes = Array(text.utf8) }
  init(stringLiteral text: String) { self.init(text) }

  /// The word as text, with marks in place of what is not UTF-8.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The word as messages show it: nothing in it can move the cursor of a terminal.
  var shown: String { text.printable }

  /// The words of this command line, after the name of the program.
  static var ofThisCommand: [Word] {
    var words: [Word] = []
    // `CommandLine.arguments` replaces what is not UTF-8, so the file could not be found again.
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let start = unsafe CommandLine.unsafeArgv[index] else { break }
      let count = unsafe SystemCalls.length(of: start)
      let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
      words.append(Word(bytes: unsafe Array(bytes)))
    }
    return words
  }
}

extension String {
  /// The text with control characters, which could rewrite what a terminal shows, made visible.
  var printable: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
