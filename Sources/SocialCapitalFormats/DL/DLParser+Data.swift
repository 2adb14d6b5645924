// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

extension DLParser {
  /// Reads whole or half matrices, whose numbers go on over any number of lines.
  mutating func readMatrices(_ bytes: Span<UInt8>) throws(FormatError) {
    // Many matrices of nothing would take long and say nothing.
    for matrix in 0..<(rows.count * columns.count > 0 ? matrixCount : 0) {
      if columns.isEmbedded {
        for column in 0..<columns.count {
          let label = try dataWord(bytes)
          // In one-mode data the labels of columns name the same nodes as those of rows.
          if hasTwoModes { place(label, column, isRow: false) }
          if !hasTwoModes { place(label, column, isRow: true) }
        }
      }
      for row in 0..<rows.count {
        if rows.isEmbedded { place(try dataWord(bytes), row, isRow: true) }
        for column in columnsGiven(row) where hasDiagonal || row != column {
          guard let word = words.next(bytes, inHead: false) else {
            throw draft.failure(.endsEarly, at: .offset(words.start))
          }
          let start = words.start
          let weight = draft.weight(.text(bytes.text(of: word)), at: .offset(start))
          guard let weight, weight != 0 else { continue }
          addTie(row, column, weight: weight, matrix: matrix, offset: start)
        }
      }
    }
    if words.next(bytes, inHead: false) != nil {
      draft.report(
        .wrongCount, at: .offset(words.start), detail: "The data go on after the last matrix.")
    }
  }

  /// The columns of a row that stand in the data.
  private func columnsGiven(_ row: Int) -> Range<Int> {
    switch form {
    case "upperhalf": min(row, columns.count)..<columns.count
    case "lowerhalf": 0..<min(row + 1, columns.count)
    default: 0..<columns.count
    }
  }

  /// Notes a label in the data, which must be that of its row or column.
  private mutating func place(_ label: String, _ place: Int, isRow: Bool) {
    let found: Int?
    if isRow {
      rows.isEmbedded = true
      found = rows.place(label)
    } else {
      columns.isEmbedded = true
      found = columns.place(label)
    }
    if found != place {
      draft.report(
        label.isEmpty ? .emptyID : .unexpected, at: .offset(words.start),
        detail: "Labels must be distinct, and those of rows in the order of columns.", value: label)
    }
  }

  /// Reads lists of ties or of neighbours, line by line; `!` goes on to the next matrix.
  mutating func readLines(_ bytes: Span<UInt8>) {
    var lines = TextLines(offset: words.offset)
    let splitter = LineWords(hasCommas: true)
    let areTies = form.hasPrefix("edgelist")
    var found: ContiguousArray<LineWords.Word> = []
    var matrix = 0
    while let line = lines.next(bytes) {
      // Of a tie no more than its ends and value are looked for.
      let fault = splitter.split(bytes, line, into: &found, atMost: areTies ? 4 : .max)
      if let fault {
        draft.report(.openQuote, at: .offset(fault.offset))
        continue
      }
      guard let first = found.first else { continue }
      if found.count == 1, bytes.text(of: first) == "!" {
        matrix += 1
        if matrix >= matrixCount {
          draft.report(.wrongCount, at: .offset(line.start), detail: "(Matrices: \(matrixCount).)")
          return
        }
      } else if areTies {
        readTie(bytes, line, found, matrix)
      } else {
        guard let row = node(bytes, first, isRow: true) else { continue }
        for word in found.dropFirst() {
          guard let column = node(bytes, word, isRow: false) else { continue }
          addTie(row, column, weight: nil, matrix: matrix, offset: word.cell.start)
        }
      }
    }
  }

  private mutating func readTie(
    _ bytes: Span<UInt8>, _ line: Cell, _ words: ContiguousArray<LineWords.Word>, _ matrix: Int
  ) {
    guard 2...3 ~= words.count else {
      draft.report(
        .unexpected, at: .offset(line.start), detail: "Expected: two nodes and perhaps a value.")
      return
    }
    guard let row = node(bytes, words[0], isRow: true),
      let column = node(bytes, words[1], isRow: false)
    else { return }
    var weight: Double?
    if words.count == 3 {
      let position = TextPosition.offset(words[2].cell.start)
      weight = draft.weight(.text(bytes.text(of: words[2])), at: position)
    }
    addTie(row, column, weight: weight, matrix: matrix, offset: line.start)
  }

  private mutating func node(
    _ bytes: Span<UInt8>, _ word: LineWords.Word, isRow: Bool
  ) -> Int? {
    let text = bytes.text(of: word)
    let place = isRow || !hasTwoModes ? rows.place(text) : columns.place(text)
    if place == nil { draft.report(.unknownNode, at: .offset(word.cell.start), value: text) }
    return place
  }
}
