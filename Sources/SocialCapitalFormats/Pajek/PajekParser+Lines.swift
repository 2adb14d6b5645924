// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

extension PajekParser {
  /// Reads a vertex: number, label, coordinates, shape, then names and values.
  mutating func readVertex(_ bytes: Span<UInt8>, _ line: Cell) {
    guard let vertex = vertex(bytes, words[0]) else { return }
    if isListed[vertex] {
      // The other networks of a project list their vertices again.
      if networkNames.count < 2 { draft.report(.duplicateNode, at: .offset(line.start)) }
      checkLabel(bytes, vertex, line)
      return
    }
    isListed[vertex] = true
    offsets[vertex] = line.start
    guard words.count > 1 else { return }
    labels?[vertex] = bytes.text(of: words[1])
    var place = 2
    readCoordinates(bytes, vertex, &place)
    let time = readPairs(bytes, from: place) { parser, name, value in
      parser.draft.set(value, for: name, ofNode: Int32(vertex))
    }
    if let time { vertexTimes.append((vertex, time)) }
  }

  private mutating func checkLabel(_ bytes: Span<UInt8>, _ vertex: Int, _ line: Cell) {
    guard words.count > 1, bytes.text(of: words[1]) != labels?[vertex] else { return }
    draft.report(
      .notSupported, at: .offset(line.start), detail: "Networks with different vertices.")
  }

  /// Coordinates and a shape; those that other programs put where there are none are passed over.
  private mutating func readCoordinates(_ bytes: Span<UInt8>, _ vertex: Int, _ place: inout Int) {
    var coordinates: [AttributeValue] = []
    while coordinates.count < 3, place < words.count, !words[place].isQuoted {
      let value = value(bytes, words[place])
      guard let number = value.number, !isText(value) else { break }
      coordinates.append(.number(number))
      place += 1
    }
    let areZero = coordinates.allSatisfy { $0.number == 0 }
    if !areZero {
      for (name, value) in zip(["x", "y", "z"], coordinates) {
        draft.set(value, for: name, ofNode: Int32(vertex))
      }
    }
    guard place < words.count, !words[place].isQuoted else { return }
    let shape = bytes.text(of: words[place].cell)
    guard Self.shapes.contains(shape) else { return }
    place += 1
    if !areZero || shape != "ellipse" {
      draft.set(.text(shape), for: "shape", ofNode: Int32(vertex))
    }
  }

  private static let shapes: Set<String> = [
    "ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman",
  ]

  private func isText(_ value: AttributeValue) -> Bool {
    if case .text = value { true } else { false }
  }

  /// What a word means: without quotation marks a number, true or false where it can be.
  func value(_ bytes: Span<UInt8>, _ word: LineWords.Word) -> AttributeValue {
    let text = bytes.text(of: word)
    if word.isQuoted { return .text(text) }
    if let number = Int(text) { return .integer(number) }
    if NumberReader.isPlain(Array(text.utf8)), let number = Double(text), number.isFinite {
      return .number(number)
    }
    return text == "true" ? .flag(true) : text == "false" ? .flag(false) : .text(text)
  }

  /// Reads names and values to the end of the line; returns where the time stands, if there is one.
  private mutating func readPairs(
    _ bytes: Span<UInt8>, from start: Int,
    _ body: (inout PajekParser, String, AttributeValue) -> Void
  ) -> Cell? {
    var place = start
    guard words.count <= start + 2 * FormatLimits.attributeNames else {
      draft.report(.tooManyColumns, at: .offset(words[start].cell.start))
      return nil
    }
    while place < words.count {
      let word = words[place]
      if !word.isQuoted, bytes[word.cell.start] == UInt8(ascii: "[") {
        // A time may have spaces in it, and then ends with the line.
        let cell = Cell(start: word.cell.start, end: words[words.count - 1].cell.end)
        guard let time = PajekTime(bytes.text(of: cell)) else {
          draft.report(
            .unexpected, at: .offset(cell.start), detail: "Expected: a time such as [1-3,5].")
          return nil
        }
        lastTime = max(lastTime, time.last)
        return cell
      }
      guard place + 1 < words.count else {
        draft.report(
          .unexpected, at: .offset(word.cell.start), detail: "Expected: a name and a value.")
        return nil
      }
      body(&self, bytes.text(of: word), value(bytes, words[place + 1]))
      place += 2
    }
    return nil
  }

  mutating func readTie(
    _ bytes: Span<UInt8>, _ line: Cell, _ isDirected: Bool, _ relation: String?
  ) {
    guard words.count >= 2 else {
      draft.report(.unexpected, at: .offset(line.start), detail: "Expected: two vertices.")
      return
    }
    guard let source = vertex(bytes, words[0]), let target = vertex(bytes, words[1]) else { return }
    var tie = DraftTie(Int32(source), Int32(target))
    tie.isDirected = isDirected
    tie.relation = relation
    var place = 2
    if words.count > 2, !words[2].isQuoted, bytes[words[2].cell.start] != UInt8(ascii: "[") {
      let value = value(bytes, words[2])
      if !isText(value) {
        tie.weight = draft.weight(value, at: .offset(words[2].cell.start))
        place = 3
      }
    }
    let time = readPairs(bytes, from: place) { parser, name, value in
      parser.draft.set(value, for: name, of: &tie, at: .offset(line.start))
    }
    if let time { tieTimes.append((Int32(draft.ties.count), time)) }
    add(tie, offset: line.start)
  }

  private mutating func add(_ tie: DraftTie, offset: Int) {
    var tie = tie
    if tie.relation == nil { tie.relation = networkRelation }
    draft.add(tie, at: .offset(offset))
  }

  /// Reads a vertex and those it has ties to.
  mutating func readList(_ bytes: Span<UInt8>, _ isDirected: Bool, _ relation: String?) {
    guard let source = vertex(bytes, words[0]) else { return }
    for place in words.indices.dropFirst() {
      guard let target = vertex(bytes, words[place]) else { return }
      addTie(source, target, 1, isDirected, relation, words[place].cell.start)
    }
  }

  private mutating func addTie(
    _ source: Int, _ target: Int, _ weight: Double, _ isDirected: Bool, _ relation: String?,
    _ offset: Int
  ) {
    var tie = DraftTie(Int32(source), Int32(target), weight: weight)
    tie.isDirected = isDirected
    tie.relation = relation
    add(tie, offset: offset)
  }

  /// Reads numbers of a matrix, which goes on over any number of lines.
  mutating func readMatrix(_ bytes: Span<UInt8>, _ relation: String?, _ start: Int) {
    let count = labels?.count ?? 0
    let rowCount = firstModeCount ?? count
    let columnCount = firstModeCount.map { count - $0 } ?? count
    var next = start
    for place in words.indices {
      let word = words[place]
      guard next < rowCount * columnCount else {
        draft.report(
          .wrongCount, at: .offset(word.cell.start), detail: "The matrix ends before this.")
        break
      }
      let found = value(bytes, word)
      let weight = draft.weight(found, at: .offset(word.cell.start))
      let (row, column) = next.quotientAndRemainder(dividingBy: columnCount)
      if let weight, weight != 0 {
        addTie(
          row, (firstModeCount ?? 0) + column, weight, firstModeCount == nil, relation,
          word.cell.start)
      }
      next += 1
    }
    section = .matrix(relation: relation, next: next)
  }

  /// Reports a matrix that ends early.
  mutating func checkMatrix(at offset: Int) throws(FormatError) {
    switch section {
    case .matrix(_, let next):
      let count = labels?.count ?? 0
      let size = firstModeCount.map { $0 * (count - $0) } ?? count * count
      if next < size {
        draft.report(
          .wrongCount, at: .offset(offset), detail: "(Numbers of the matrix: \(next) of \(size).)")
      }
    case .values(_, _, let next):
      let count = labels?.count ?? 0
      if next != count {
        draft.report(
          .wrongCount, at: .offset(offset), detail: "(Values: \(next ?? 0) of \(count).)")
      }
    default: break
    }
  }

  mutating func readValues(
    _ bytes: Span<UInt8>, _ line: Cell, _ name: String, _ isReal: Bool, _ next: Int?
  ) {
    guard let next, next < labels?.count ?? 0, words.count == 1 else {
      draft.report(
        .unexpected, at: .offset(line.start), detail: "Expected: a value for each vertex.")
      return
    }
    let found = value(bytes, words[0])
    guard let number = found.number, !isText(found) else {
      draft.report(.notANumber, at: .offset(line.start))
      return
    }
    if next == 0 { draft.beginColumn(name) }
    draft.appendToColumn(isReal ? .number(number) : found)
    section = .values(name: name, isReal: isReal, next: next + 1)
  }

  /// Declares vertices under their labels, or where these are not distinct under their numbers.
  mutating func declareVertices() {
    let labels = labels ?? []
    let filled = labels.enumerated().map { $1 ?? "\($0 + 1)" }
    let areIDs = DistinctNames.areIDs(filled)
    draft.reserveNodes(filled.count)
    for (vertex, label) in filled.enumerated() {
      _ = draft.declareNode(areIDs ? label : "\(vertex + 1)", at: .offset(offsets[vertex]))
      if !areIDs, let label = labels[vertex] {
        draft.set(.text(label), for: "label", ofNode: Int32(vertex))
      }
    }
    draft.firstModeCount = firstModeCount
  }

  /// Puts in the place of each tie with a time one for every wave it was there in.
  mutating func spreadOverTime(_ bytes: Span<UInt8>) throws(FormatError) {
    let lastTime = lastTime
    func time(_ cell: Cell) -> PajekTime? { PajekTime(bytes.text(of: cell)) }
    var count = 0
    for cell in vertexTimes.lazy.map(\.cell) + tieTimes.lazy.map(\.cell) {
      count += time(cell)?.count(until: lastTime) ?? 0
      guard FormatLimits.allows(declared: count, in: bytes.count) else {
        throw draft.failure(
          .tooLarge, at: .offset(cell.start), detail: "There are too many points of time.")
      }
    }
    for (vertex, cell) in vertexTimes {
      let waves = time(cell)?.waves(until: lastTime) ?? []
      draft.set(.text(WaveNames.text(of: waves)), for: "rosterWaves", ofNode: Int32(vertex))
    }
    guard !tieTimes.isEmpty else { return }
    let times = tieTimes
    var next = 0
    draft.ties.spread { row in
      guard next < times.count, times[next].row == row else { return nil }
      next += 1
      return time(times[next - 1].cell)?.waves(until: lastTime)
    }
  }
}
