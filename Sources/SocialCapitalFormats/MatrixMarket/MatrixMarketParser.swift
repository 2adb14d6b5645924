// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads Matrix Market files: a square matrix is a network, another one two-mode data.
struct MatrixMarketParser {
  private var draft: NetworkDraft
  private var words: ContiguousArray<LineWords.Word> = []
  private var numbers = NumberReader(allowsComma: false)
  private var isArray = false
  private var isPattern = false
  private var symmetry = "general"
  private var rowCount = 0
  private var columnCount = 0
  /// The entries announced, and those read.
  private var announced = 0
  private var entryCount = 0
  /// The place of the next entry of a dense matrix, which goes down each column.
  private var next = (row: 0, column: 0)

  init(_ request: ReadingRequest) { draft = NetworkDraft(request) }

  mutating func run() throws(FormatError) -> Reading {
    let text = try draft.decodeText()
    let bytes = text.data.span
    var lines = TextLines(offset: text.start)
    guard let first = lines.next(bytes) else { throw draft.failure(.emptyFile, at: .file) }
    try readBanner(bytes.text(of: first).lowercased())
    let splitter = LineWords(hasQuotes: false)
    var hasSize = false
    while let line = lines.next(bytes) {
      _ = splitter.split(bytes, line, into: &words)
      guard let word = words.first, bytes[word.cell.start] != UInt8(ascii: "%") else { continue }
      if hasSize {
        readEntry(bytes, line)
      } else {
        try readSize(bytes, line)
        hasSize = true
      }
    }
    guard hasSize else { throw draft.failure(.endsEarly, at: .offset(bytes.count)) }
    if entryCount != announced {
      draft.report(
        .wrongCount, at: .file, detail: "(Announced: \(announced); found: \(entryCount).)")
    }
    draft.isDirected =
      rowCount == columnCount && symmetry != "symmetric" && symmetry != "hermitian"
    return try draft.finish(as: .matrixMarket)
  }

  private mutating func readBanner(_ banner: String) throws(FormatError) {
    let words = banner.split { $0.isWhitespace }
    guard words.count == 5, words[0] == "%%matrixmarket", words[1] == "matrix" else {
      throw draft.failure(
        .unexpected, at: .line(1),
        detail: "Expected: %%MatrixMarket matrix coordinate|array FIELD SYMMETRY.")
    }
    isArray = words[2] == "array"
    isPattern = words[3] == "pattern"
    symmetry = String(words[4])
    let isKnown =
      (isArray || words[2] == "coordinate")
      && ["real", "double", "integer", "pattern"].contains(words[3])
      && ["general", "symmetric", "skew-symmetric", "hermitian"].contains(symmetry)
      && !(isArray && isPattern)
    if !isKnown {
      throw draft.failure(
        .notSupported, at: .line(1),
        detail: "Read are: coordinate or array; real, integer or pattern; general, symmetric or "
          + "skew-symmetric.")
    }
  }

  private mutating func readSize(_ bytes: Span<UInt8>, _ line: Cell) throws(FormatError) {
    let sizes = words.map { Int(bytes.text(of: $0.cell)) ?? -1 }
    guard sizes.count == (isArray ? 2 : 3), sizes.allSatisfy({ $0 >= 0 }) else {
      throw draft.failure(
        .unexpected, at: .offset(line.start),
        detail: "Expected: the numbers of rows, columns\(isArray ? "" : " and entries").")
    }
    (rowCount, columnCount) = (sizes[0], sizes[1])
    let isSquare = rowCount == columnCount
    guard sizes.allSatisfy({ FormatLimits.allows(declared: $0, in: bytes.count) }),
      FormatLimits.allows(
        numberedNodes: isSquare ? rowCount : rowCount + columnCount, in: bytes.count)
    else {
      throw draft.failure(.tooLarge, at: .offset(line.start))
    }
    if !isSquare, symmetry != "general" {
      throw draft.failure(
        .unexpected, at: .offset(line.start), detail: "A symmetric matrix must be square.")
    }
    announced = isArray ? entriesOfArray : sizes[2]
    draft.reserveNodes(isSquare ? rowCount : rowCount + columnCount)
    for row in 0..<rowCount {
      _ = draft.declareNode(isSquare ? "\(row + 1)" : "r\(row + 1)", at: .offset(line.start))
    }
    guard !isSquare else { return }
    draft.firstModeCount = rowCount
    for column in 0..<columnCount {
      _ = draft.declareNode("c\(column + 1)", at: .offset(line.start))
    }
  }

  private var entriesOfArray: Int {
    switch symmetry {
    case "general": rowCount * columnCount
    case "skew-symmetric": rowCount * (rowCount - 1) / 2
    default: rowCount * (rowCount + 1) / 2
    }
  }

  private mutating func readEntry(_ bytes: Span<UInt8>, _ line: Cell) {
    entryCount += 1
    var words = words[...]
    var (row, column) = next
    if isArray {
      if next.column == 0, next.row == 0, symmetry == "skew-symmetric" { (row, column) = (1, 0) }
      guard entryCount <= announced else { return }
      moveOn(from: row, column)
    } else {
      guard words.count == (isPattern ? 2 : 3), let first = Int(bytes.text(of: words[0].cell)),
        let second = Int(bytes.text(of: words[1].cell)), 1...max(rowCount, 1) ~= first,
        1...max(columnCount, 1) ~= second, rowCount > 0, columnCount > 0
      else {
        draft.report(
          .unexpected, at: .offset(line.start),
          detail: "Expected: a row and a column of the matrix\(isPattern ? "" : ", and a value").")
        return
      }
      (row, column) = (first - 1, second - 1)
      words = words.dropFirst(2)
    }
    var weight: Double?
    if !isPattern {
      guard words.count == 1, let word = words.first else {
        draft.report(.unexpected, at: .offset(line.start), detail: "Expected: one number.")
        return
      }
      weight = value(bytes, word.cell)
      if weight == nil || isArray && weight == 0 { return }
    }
    addTie(row, column, weight, line.start)
  }

  /// Goes on to the next place of a dense matrix.
  private mutating func moveOn(from row: Int, _ column: Int) {
    next = (row + 1, column)
    if next.row == rowCount {
      next.column += 1
      next.row =
        symmetry == "general"
        ? 0 : symmetry == "skew-symmetric" ? next.column + 1 : next.column
    }
  }

  private mutating func value(_ bytes: Span<UInt8>, _ cell: Cell) -> Double? {
    switch numbers.number(bytes, cell) {
    case .success(let number):
      if number < 0 || symmetry == "skew-symmetric" && number != 0 {
        draft.report(.negativeWeight, at: .offset(cell.start))
      } else if !SocialNetwork.isWeight(number) {
        draft.report(.weightOutOfRange, at: .offset(cell.start))
      }
      return number
    case .failure(let fault):
      draft.report(fault.reason, at: .offset(cell.start), value: bytes.text(of: cell))
      return nil
    }
  }

  private mutating func addTie(_ row: Int, _ column: Int, _ weight: Double?, _ offset: Int) {
    let target = rowCount == columnCount ? column : rowCount + column
    draft.addTie(Int32(row), Int32(target), weight: weight, offset: offset)
  }
}
