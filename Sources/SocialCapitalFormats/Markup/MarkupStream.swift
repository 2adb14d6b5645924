// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Hands a document that comes in pieces to a ``MarkupScanner``: keeps what is not yet whole, and makes
/// sure that all of it is UTF-8 without zero bytes.
struct MarkupStream<Handler: ScannedMarkupHandler> {
  private var scanner: MarkupScanner<Handler>
  /// The bytes that were not gone over yet.
  private var window: ContiguousArray<UInt8> = []
  /// How many of them are known to be UTF-8.
  private var checkedCount = 0
  private var isBegun = false

  init(_ handler: Handler) { scanner = MarkupScanner(handler) }

  /// Takes a piece, and goes over it as far as it can be.
  mutating func take(_ piece: Span<UInt8>) throws(MarkupError) {
    for offset in 0..<piece.count { window.append(piece[offset]) }
    // A mark may be in several pieces, too.
    if isBegun || window.count >= 3 { try goOn(isLast: false) }
  }

  /// Goes over what is left, after the last piece.
  mutating func finish() throws(MarkupError) { try goOn(isLast: true) }

  private mutating func goOn(isLast: Bool) throws(MarkupError) {
    var window: ContiguousArray<UInt8> = []
    swap(&window, &self.window)
    var offset = 0
    if !isBegun, window.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    isBegun = true
    checkedCount = max(checkedCount, offset)
    if let fault = UTF8Validation.firstFault(in: window.span, from: checkedCount) {
      if fault.kind == .endlessMarks { throw MarkupText.endlessMarks }
      // A character that is cut off at the end may go on in the next piece.
      guard !isLast, fault.kind == .invalid, window.count - fault.offset < 4 else {
        throw MarkupError(kind: .encoding, message: "The text is not UTF-8.", line: 1)
      }
      checkedCount = fault.offset
    } else {
      checkedCount = window.count
    }
    try scanner.scan(window.span.extracting(0..<checkedCount), &offset, isLast: isLast)
    window.removeSubrange(0..<offset)
    checkedCount -= offset
    self.window = window
  }
}
