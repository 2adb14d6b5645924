// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads lists of ties, line by line: edge lists, NCOL, LGL and adjacency lists.
struct EdgeListParser {
  /// Which kind of list it is.
  enum Style { case edgeList, ncol, lgl, adjacencyList }

  private var draft: NetworkDraft
  private let style: Style
  private var numberPairs = NumberPairs()
  private var waiting = WaitingTies<PlainTie>()
  private var words: ContiguousArray<LineWords.Word> = []
  private var splitter = LineWords()
  private var numbers = NumberReader(allowsComma: true)
  /// Whether what separates words was settled, by the first line that has any.
  private var isSettled = false
  /// Whether room for ties was made, which costs a look at what follows.
  private var hasReserved = false
  /// How many words of a line are looked at where only two or three can be right.
  private static let mostWords = 16
  /// The node whose neighbours follow, in LGL.
  private var head: Int32?

  init(_ request: ReadingRequest, style: Style) {
    draft = NetworkDraft(request)
    self.style = style
    splitter.hasQuotes = style == .edgeList || style == .adjacencyList
    if style == .lgl { draft.isDirected = false }
    if !splitter.hasQuotes { isSettled = true }
  }

  mutating func run(as format: NetworkFormat) throws(FormatError) -> Reading {
    let text = try draft.decodeText()
    let bytes = text.data.span
    var lines = TextLines(offset: text.start)
    while true {
      readPlainTies(bytes, &lines.offset)
      guard let line = lines.next(bytes) else { break }
      read(bytes, line)
    }
    return try draft.finish(as: format)
  }

  /// Reads ties until the text ends or a line needs a closer look.
  private mutating func readPlainTies(_ bytes: Span<UInt8>, _ offset: inout Int) {
    guard isSettled, style == .edgeList || style == .ncol else { return }
    let separator = PlainSeparator(splitter.separator)
    if !hasReserved { draft.reserveTies(like: bytes, from: offset) }
    hasReserved = true
    readNumbers(bytes, &offset, separator)
    while let tie = separator.nextTie(bytes, &offset) {
      // Numbers are looked up at once, as long as nothing waits that comes before them.
      if waiting.isEmpty, let source = draft.smallNode(tie.source, tie.sourceHead),
        let target = draft.smallNode(tie.target, tie.targetHead)
      {
        add(bytes, tie, source, target)
      } else {
        waiting.append(tie.source, tie.target, tie)
        if waiting.isFull { addWaitingTies(bytes) }
      }
    }
    addWaitingTies(bytes)
  }

  /// Reads ties between small whole numbers until the text ends or a line is anything else.
  private mutating func readNumbers(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ separator: PlainSeparator
  ) {
    repeat {
      numberPairs.read(bytes, &offset, separator, below: draft.ids.smallLimit)
      draft.addTies(&numberPairs)
    } while numberPairs.count > 0
  }

  private mutating func addWaitingTies(_ bytes: Span<UInt8>) {
    draft.resolve(&waiting, bytes)
    for (place, tie) in waiting.notes.enumerated() {
      add(bytes, tie, waiting.nodes[2 * place], waiting.nodes[2 * place + 1])
    }
    waiting.removeAll()
  }

  @inline(__always)
  private mutating func add(
    _ bytes: Span<UInt8>, _ tie: PlainTie, _ source: Int32, _ target: Int32
  ) {
    let weight = tie.weight.isEmpty ? nil : weight(bytes, tie.weight)
    draft.addTie(source, target, weight: weight, offset: tie.source.start)
  }

  @inline(__always)
  private mutating func read(_ bytes: Span<UInt8>, _ whole: Cell) {
    guard let first = firstMark(bytes, whole) else { return }
    var line = whole
    if splitter.hasQuotes, first == UInt8(ascii: "#") || first == UInt8(ascii: "%") {
      readComment(bytes, bytes.trimmed(line))
      return
    }
    if !isSettled { settleSeparator(bytes, line) }
    let values = style == .edgeList ? cutValues(bytes, &line) : nil
    let limit = style == .adjacencyList ? Int.max : Self.mostWords
    if let fault = splitter.split(bytes, line, into: &words, atMost: limit) {
      draft.report(.unexpected, at: .offset(fault.offset), detail: "Expected: a quotation mark.")
      return
    }
    switch style {
    case .edgeList, .ncol: readTie(bytes, line, values)
    case .adjacencyList: readNeighbors(bytes)
    case .lgl: readLGL(bytes, line)
    }
  }

  /// The first byte of a line that is no space, or `nil` in an empty line.
  @inline(__always)
  private func firstMark(_ bytes: Span<UInt8>, _ line: Cell) -> UInt8? {
    for offset in line.start..<line.end where bytes[offset] != 0x20 && bytes[offset] != 0x09 {
      return bytes[offset]
    }
    return nil
  }

  /// What data sets say of themselves in their first lines.
  private mutating func readComment(_ bytes: Span<UInt8>, _ line: Cell) {
    guard line.end - line.start < 200, draft.isDirected == nil else { return }
    let text = bytes.text(of: line)
    if text.hasPrefix("# Undirected graph") || text.hasPrefix("# Adjacency list of an undirected") {
      draft.isDirected = false
    } else if text.hasPrefix("# Directed graph") {
      draft.isDirected = true
    }
  }

  /// Takes tabs where the first line has any, then commas, then semicolons, else spaces.
  private mutating func settleSeparator(_ bytes: Span<UInt8>, _ line: Cell) {
    isSettled = true
    if let asked = draft.request.reader.separator {
      splitter.separator = asked.rawValue
    } else {
      let marks: [UInt8] = [0x09, UInt8(ascii: ","), UInt8(ascii: ";")]
      var end = line.end
      for offset in line.start..<line.end where bytes[offset] == UInt8(ascii: "{") {
        end = offset
        break
      }
      splitter.separator = marks.first { mark in
        (line.start..<end).contains { bytes[$0] == mark }
      }
    }
    numbers = NumberReader(allowsComma: splitter.separator != UInt8(ascii: ","))
  }

  /// Cuts off the dictionary of values at the end of a line, as NetworkX writes it.
  private func cutValues(_ bytes: Span<UInt8>, _ line: inout Cell) -> Cell? {
    let whole = bytes.trimmed(line)
    guard whole.end > whole.start, bytes[whole.end - 1] == UInt8(ascii: "}") else { return nil }
    for offset in whole.start..<whole.end where bytes[offset] == UInt8(ascii: "{") {
      guard offset > whole.start,
        bytes[offset - 1] == 0x20 || bytes[offset - 1] == splitter.separator
      else { continue }
      line.end = offset
      // What separates the dictionary from the name before it would make an empty word.
      if splitter.separator != nil { line.end -= 1 }
      return Cell(start: offset, end: whole.end)
    }
    return nil
  }

  @inline(__always)
  private mutating func node(_ bytes: Span<UInt8>, _ word: LineWords.Word) -> Int32? {
    if word.cell.isEmpty {
      draft.report(.emptyID, at: .offset(word.cell.start))
      return nil
    }
    guard word.isQuoted else { return draft.node(bytes, word.cell) }
    return draft.node(bytes.text(of: word), at: .offset(word.cell.start))
  }

  @inline(__always)
  private mutating func readTie(_ bytes: Span<UInt8>, _ line: Cell, _ values: Cell?) {
    guard words.count == 2 || words.count == 3 else {
      draft.report(
        .unexpected, at: .offset(line.start),
        detail: "Expected: two nodes and perhaps a weight; found: \(words.count)"
          + (words.count < Self.mostWords ? " words." : " words or more."))
      return
    }
    guard let source = node(bytes, words[0]), let target = node(bytes, words[1]) else { return }
    let weight = words.count == 3 ? weight(bytes, words[2].cell) : nil
    guard let values else {
      draft.addTie(source, target, weight: weight, offset: line.start)
      return
    }
    var tie = DraftTie(source, target, weight: weight)
    var reader = PythonValues(offset: values.start)
    if let fault = reader.read(bytes, to: values.end, into: &tie, of: &draft) {
      draft.report(.unexpected, at: .offset(fault), detail: "Expected: {'name': value, …}.")
    }
    draft.add(tie, at: .offset(line.start))
  }

  @inline(__always)
  private mutating func weight(_ bytes: Span<UInt8>, _ cell: Cell) -> Double? {
    switch numbers.number(bytes, cell) {
    case .success(let weight):
      if weight < 0 {
        draft.report(.negativeWeight, at: .offset(cell.start))
      } else if !SocialNetwork.isWeight(weight) {
        draft.report(.weightOutOfRange, at: .offset(cell.start))
      }
      return weight
    case .failure(let fault):
      draft.report(
        fault.reason, at: .offset(cell.start), detail: "(A third word is taken for a weight.)",
        value: bytes.text(of: cell))
      return nil
    }
  }

  private mutating func readNeighbors(_ bytes: Span<UInt8>) {
    // A line of one name ends with a tab where the name has spaces in it.
    if words.count == 2, words[1].cell.isEmpty, !words[1].isQuoted { words.removeLast() }
    guard let first = words.first, let source = node(bytes, first) else { return }
    for word in words.dropFirst() {
      guard let target = node(bytes, word) else { continue }
      draft.addTie(source, target, offset: word.cell.start)
    }
  }

  private mutating func readLGL(_ bytes: Span<UInt8>, _ line: Cell) {
    if bytes[words[0].cell.start] == UInt8(ascii: "#"), words[0].cell.end - words[0].cell.start == 1
    {
      guard words.count == 2 else {
        draft.report(.unexpected, at: .offset(line.start), detail: "Expected: # and a name.")
        return
      }
      head = node(bytes, words[1])
      return
    }
    guard let head else {
      draft.report(.unexpected, at: .offset(line.start), detail: "Expected: # and a name.")
      return
    }
    guard words.count <= 2 else {
      draft.report(
        .unexpected, at: .offset(line.start), detail: "Expected: a node and perhaps a weight.")
      return
    }
    guard let target = node(bytes, words[0]) else { return }
    let weight = words.count == 2 ? weight(bytes, words[1].cell) : nil
    draft.addTie(head, target, weight: weight, offset: line.start)
  }
}
