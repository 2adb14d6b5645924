// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads UCINET's data language: a head that says what the data are, then numbers or lists.
struct DLParser {
  var draft: NetworkDraft
  var words = DLWords(offset: 0)
  var rows = DLSide(count: 0)
  var columns = DLSide(count: 0)
  var hasTwoModes = false
  var matrixCount = 1
  var matrixNames: [String] = []
  var form = "fullmatrix"
  var hasDiagonal = true

  init(_ request: ReadingRequest) { draft = NetworkDraft(request) }

  mutating func run() throws(FormatError) -> Reading {
    let text = try draft.decodeText()
    let bytes = text.data.span
    words = DLWords(offset: text.start)
    try readHead(bytes)
    if hasTwoModes, form.hasSuffix("half") {
      throw draft.failure(
        .notSupported, at: .file, detail: "Half a matrix of two modes has no meaning.")
    }
    switch form {
    case "fullmatrix", "upperhalf", "lowerhalf":
      // Where every entry of a matrix is 0 or 1 there are no weights.
      draft.ties.ignoresOnes = true
      try readMatrices(bytes)
    default: readLines(bytes)
    }
    try declareNodes()
    draft.isDirected = !hasTwoModes && form != "upperhalf" && form != "lowerhalf"
    return try draft.finish(as: .dl)
  }

  private func unexpected(_ expected: String) -> FormatError {
    draft.failure(.unexpected, at: .offset(words.start), detail: "Expected: \(expected).")
  }

  mutating func headWord(_ bytes: Span<UInt8>) throws(FormatError) -> String {
    guard let word = words.next(bytes, inHead: true) else {
      throw draft.failure(.endsEarly, at: .offset(words.start))
    }
    return bytes.text(of: word)
  }

  private mutating func readHead(_ bytes: Span<UInt8>) throws(FormatError) {
    guard try headWord(bytes).lowercased() == "dl" else { throw unexpected("dl") }
    while true {
      let word = try headWord(bytes).lowercased()
      switch word {
      case "data": if words.hasColon { return }
      case "n":
        rows.count = try count(bytes)
        columns.count = rows.count
      case "nr":
        rows.count = try count(bytes)
        hasTwoModes = true
      case "nc":
        columns.count = try count(bytes)
        hasTwoModes = true
      case "nm": matrixCount = try count(bytes)
      case "format": form = try readForm(bytes)
      case "diagonal": hasDiagonal = try headWord(bytes).lowercased() != "absent"
      case "title", "alpha": _ = try headWord(bytes)
      case "labels": try readLabels(bytes, of: .both)
      case "row", "rows": try readLabels(bytes, of: .rows, skippingWord: !words.hasColon)
      case "column", "columns", "col", "cols":
        try readLabels(bytes, of: .columns, skippingWord: !words.hasColon)
      case "matrix", "level", "matrices":
        try readLabels(bytes, of: .matrices, skippingWord: !words.hasColon)
      default: throw unexpected("n, format, labels or data:")
      }
    }
  }

  private mutating func count(_ bytes: Span<UInt8>) throws(FormatError) -> Int {
    guard let count = Int(try headWord(bytes)), count >= 0 else { throw unexpected("a number") }
    guard FormatLimits.allows(declared: count, in: bytes.count) else {
      throw draft.failure(.tooLarge, at: .offset(words.start))
    }
    return count
  }

  private mutating func readForm(_ bytes: Span<UInt8>) throws(FormatError) -> String {
    let short = ["fm": "fullmatrix", "uh": "upperhalf", "lh": "lowerhalf"]
    let word = try headWord(bytes).lowercased()
    switch short[word] ?? word {
    case "fullmatrix", "upperhalf", "lowerhalf": return short[word] ?? word
    case "edgelist1", "el1": return "edgelist1"
    case "edgelist2", "el2": return "edgelist2"
    case "nodelist1", "nl1": return "nodelist1"
    case "nodelist2", "nl2": return "nodelist2"
    default:
      throw draft.failure(
        .notSupported, at: .offset(words.start),
        detail: "Read are: fullmatrix, upperhalf, lowerhalf, edgelist1 and 2, nodelist1 and 2.")
    }
  }

  private enum Labelled { case both, rows, columns, matrices }

  /// Reads as many labels as there are nodes, or notes that they stand in the data.
  private mutating func readLabels(
    _ bytes: Span<UInt8>, of side: Labelled, skippingWord: Bool = false
  ) throws(FormatError) {
    if skippingWord, !(try headWord(bytes).lowercased().hasPrefix("label")) {
      throw unexpected("labels")
    }
    if !words.hasColon {
      guard try headWord(bytes).lowercased() == "embedded" else {
        throw unexpected("embedded or :")
      }
      if side != .columns { rows.isEmbedded = true }
      if side != .rows { columns.isEmbedded = true }
      return
    }
    if side == .matrices {
      for _ in 0..<matrixCount { matrixNames.append(try dataWord(bytes)) }
      return
    }
    // In one-mode data the labels of rows are those of columns.
    if side != .columns || !hasTwoModes {
      guard rows.nameCount == 0 else {
        for _ in 0..<columns.count { _ = try dataWord(bytes) }
        return
      }
      rows.reserveNames(bytes.count - words.offset)
      for _ in 0..<rows.count { try addLabel(bytes, isRow: true) }
    }
    if side != .rows, hasTwoModes {
      columns.reserveNames(bytes.count - words.offset)
      for _ in 0..<columns.count { try addLabel(bytes, isRow: false) }
    }
  }

  private mutating func addLabel(_ bytes: Span<UInt8>, isRow: Bool) throws(FormatError) {
    let label = try dataWord(bytes)
    let isNew = isRow ? rows.add(label) : columns.add(label)
    if label.isEmpty { draft.report(.emptyID, at: .offset(words.start)) }
    if !isNew { draft.report(.duplicateNode, at: .offset(words.start), value: label) }
  }

  /// A word that is none of the head's, such as a label.
  mutating func dataWord(_ bytes: Span<UInt8>) throws(FormatError) -> String {
    guard let word = words.next(bytes, inHead: false) else {
      throw draft.failure(.endsEarly, at: .offset(words.start))
    }
    return bytes.text(of: word)
  }

  /// Declares rows, then in two-mode data columns.
  private mutating func declareNodes() throws(FormatError) {
    var numberedCount = 0
    for isRow in hasTwoModes ? [true, false] : [true] {
      let (count, nameCount) =
        isRow ? (rows.count, rows.nameCount) : (columns.count, columns.nameCount)
      if !draft.problems.hasErrors, nameCount > 0, nameCount != count {
        draft.report(
          .wrongCount, at: .file,
          detail: "(Nodes announced: \(count); named: \(nameCount).)")
      }
      try draft.throwErrors()
      numberedCount += nameCount == 0 ? count : 0
      guard FormatLimits.allows(numberedNodes: numberedCount, in: draft.request.file.contents.count)
      else {
        throw draft.failure(.tooLarge, at: .file)
      }
      let names = isRow ? rows.drainNames() : columns.drainNames()
      draft.reserveNodes(count)
      for place in 0..<count {
        let plain = hasTwoModes ? isRow ? "r\(place + 1)" : "c\(place + 1)" : "\(place + 1)"
        _ = draft.declareNode(names.isEmpty ? plain : names[place], at: .file)
      }
    }
    if hasTwoModes { draft.firstModeCount = rows.count }
    // A label on both sides would be one node with ties to itself.
    try draft.throwErrors()
  }

  /// Adds a tie between places of a row and a column; nodes are declared in this order.
  mutating func addTie(_ row: Int, _ column: Int, weight: Double?, matrix: Int, offset: Int) {
    let target = Int32(hasTwoModes ? rows.count + column : column)
    if matrixCount == 1, matrixNames.isEmpty {
      draft.addTie(Int32(row), target, weight: weight, offset: offset)
      return
    }
    var tie = DraftTie(Int32(row), target, weight: weight)
    if matrix < matrixNames.count {
      tie.relation = matrixNames[matrix].isEmpty ? nil : matrixNames[matrix]
    } else if matrixCount > 1 {
      tie.relation = "\(matrix + 1)"
    }
    draft.add(tie, at: .offset(offset))
  }
}
