// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads a network from a document in XML into a draft.
protocol MarkupNetworkReader: MarkupHandler {
  var draft: NetworkDraft { get set }
}

extension MarkupNetworkReader {
  /// Goes through the whole document.
  func read() throws(FormatError) {
    let text = try draft.decodeMarkup()
    do {
      try MarkupReader.read(text.data, start: text.start, with: self)
    } catch {
      throw draft.failure(error)
    }
  }
}

extension NetworkDraft {
  /// The text of the file, which in XML may say that it is in one of the older encodings.
  mutating func decodeMarkup() throws(FormatError) -> DecodedText {
    let contents = request.file.contents
    guard let encoding = MarkupProlog.olderEncoding(of: contents),
      let fault = UTF8Validation.firstFault(in: contents.span, from: 0),
      fault.kind != .endlessMarks
    else { return try decodeText() }
    try checkSize()
    guard let text = String(data: contents, encoding: encoding) else {
      throw failure(.invalidUTF8, at: .file)
    }
    let data = Data(text.utf8)
    if let fault = UTF8Validation.firstFault(in: data.span, from: 0) {
      throw fault.kind == .endlessMarks
        ? failure(MarkupText.endlessMarks) : failure(.zeroByte, at: .file)
    }
    return DecodedText(data: data, start: 0)
  }

  /// What is wrong with XML, as a problem of the file.
  func failure(_ error: MarkupError) -> FormatError {
    let reason: Problem.Reason =
      switch error.kind {
      case .malformed: .unexpected
      case .documentType: .notSupported
      case .tooDeep: .tooDeep
      case .longText: .longCell
      case .encoding: .invalidUTF8
      }
    return failure(
      reason, at: .line(error.line, column: error.column), detail: error.message)
  }

  /// What is wrong with JSON, as a problem of the file.
  func failure(_ error: JSONSyntaxError) -> FormatError {
    failure(
      error.isTooDeep ? .tooDeep : .unexpected, at: .offset(error.offset), detail: error.message)
  }

  /// Notes how many of several things were left out, each kind once.
  mutating func reportLeftOut(_ counts: [(what: String, count: Int)]) {
    for (what, count) in counts where count > 0 {
      report(.leftOut, at: .file, detail: "(\(what): \(count).)")
    }
  }

  /// Warns of nodes that ties name and the file does not describe.
  mutating func reportUndescribedNodes() {
    let count = isDeclared.count { !$0 }
    guard count > 0, count < isDeclared.count else { return }
    report(.undescribedNode, at: .file, detail: "(Nodes: \(count).)")
  }
}
