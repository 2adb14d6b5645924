// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads METIS graph files and checks that each tie stands with both its ends.
struct METISParser {
  private var draft: NetworkDraft
  private var words: ContiguousArray<LineWords.Word> = []
  private var numbers = NumberReader(allowsComma: false)
  private var nodeCount = 0
  private var announced = 0
  private var hasSizes = false
  private var nodeWeightCount = 0
  private var hasWeights = false
  /// Ties as they stand with the end of the lower number, and with the other.
  private var lower: ContiguousArray<Listing> = []
  private var upper: ContiguousArray<Listing> = []
  private var loopCount = 0

  /// A tie as one of its ends lists it.
  private struct Listing {
    let first: Int32
    let second: Int32
    let weight: Double
    let offset: Int

    static func comesBefore(_ left: Listing, _ right: Listing) -> Bool {
      (left.first, left.second, left.weight) < (right.first, right.second, right.weight)
    }

    func isSame(as other: Listing) -> Bool {
      (first, second, weight) == (other.first, other.second, other.weight)
    }
  }

  init(_ request: ReadingRequest) { draft = NetworkDraft(request) }

  mutating func run() throws(FormatError) -> Reading {
    let text = try draft.decodeText()
    let bytes = text.data.span
    var lines = TextLines(offset: text.start)
    let splitter = LineWords(hasQuotes: false)
    var hasHeader = false
    var node = 0
    while let line = lines.next(bytes) {
      _ = splitter.split(bytes, line, into: &words)
      if let word = words.first, bytes[word.cell.start] == UInt8(ascii: "%") { continue }
      if !hasHeader {
        if words.isEmpty { continue }
        try readHeader(bytes, line)
        hasHeader = true
      } else if node < nodeCount {
        readNode(node, bytes, line)
        node += 1
      } else if !words.isEmpty {
        draft.report(
          .wrongCount, at: .offset(line.start), detail: "(Nodes announced: \(nodeCount).)")
      }
    }
    guard hasHeader else { throw draft.failure(.endsEarly, at: .offset(bytes.count)) }
    if node < nodeCount {
      draft.report(
        .wrongCount, at: .file, detail: "(Nodes announced: \(nodeCount); found: \(node).)")
    }
    checkListings()
    for tie in lower {
      draft.addTie(tie.first, tie.second, weight: hasWeights ? tie.weight : nil, offset: tie.offset)
    }
    draft.isDirected = false
    return try draft.finish(as: .metis)
  }

  private mutating func readHeader(_ bytes: Span<UInt8>, _ line: Cell) throws(FormatError) {
    let header = words.map { Int(bytes.text(of: $0.cell)) ?? -1 }
    let form = header.count > 2 ? header[2] : 0
    guard 2...4 ~= header.count, header.allSatisfy({ $0 >= 0 }),
      [0, 1, 10, 11, 100, 101, 110, 111].contains(form)
    else {
      throw draft.failure(
        .unexpected, at: .offset(line.start),
        detail: "Expected: the numbers of nodes and ties, and perhaps what weights there are.")
    }
    (nodeCount, announced) = (header[0], header[1])
    hasWeights = form % 10 == 1
    nodeWeightCount = form / 10 % 10 == 1 ? header.count > 3 ? header[3] : 1 : 0
    hasSizes = form / 100 == 1
    for count in header.prefix(2) + [nodeWeightCount]
    where !FormatLimits.allows(declared: count, in: bytes.count) {
      throw draft.failure(.tooLarge, at: .offset(line.start))
    }
    for node in 0..<nodeCount { _ = draft.declareNode("\(node + 1)", at: .offset(line.start)) }
  }

  private mutating func readNode(_ node: Int, _ bytes: Span<UInt8>, _ line: Cell) {
    draft.nodePositions[node] = line.start
    var place = 0
    if hasSizes { readNodeValue("size", node, &place, bytes) }
    for weight in 0..<nodeWeightCount {
      let name = nodeWeightCount == 1 ? "nodeWeight" : "nodeWeight\(weight + 1)"
      guard readNodeValue(name, node, &place, bytes) else { break }
    }
    while place < words.count {
      let cell = words[place].cell
      guard let neighbor = Int(bytes.text(of: cell)), 1...max(nodeCount, 1) ~= neighbor else {
        draft.report(
          .unexpected, at: .offset(cell.start), detail: "Expected: the number of a node.")
        return
      }
      place += 1
      var weight = 1.0
      if hasWeights {
        guard place < words.count else {
          draft.report(.unexpected, at: .offset(line.end), detail: "Expected: a weight.")
          return
        }
        weight = tieWeight(bytes, words[place].cell) ?? 1
        place += 1
      }
      list(node, neighbor - 1, weight, cell.start)
    }
  }

  @discardableResult
  private mutating func readNodeValue(
    _ name: String, _ node: Int, _ place: inout Int, _ bytes: Span<UInt8>
  ) -> Bool {
    guard place < words.count else {
      draft.report(
        .unexpected, at: .offset(draft.nodePositions[node]), detail: "Expected: a number.")
      return false
    }
    let text = bytes.text(of: words[place].cell)
    place += 1
    if let number = Int(text) {
      draft.set(.integer(number), for: name, ofNode: Int32(node))
    } else {
      draft.report(.notANumber, at: .offset(words[place - 1].cell.start), value: text)
    }
    return true
  }

  private mutating func tieWeight(_ bytes: Span<UInt8>, _ cell: Cell) -> Double? {
    switch numbers.number(bytes, cell) {
    case .success(let weight):
      if weight < 0 {
        draft.report(.negativeWeight, at: .offset(cell.start))
      } else if !SocialNetwork.isWeight(weight) {
        draft.report(.weightOutOfRange, at: .offset(cell.start))
      }
      return weight
    case .failure(let fault):
      draft.report(fault.reason, at: .offset(cell.start), value: bytes.text(of: cell))
      return nil
    }
  }

  private mutating func list(_ node: Int, _ neighbor: Int, _ weight: Double, _ offset: Int) {
    let listing = Listing(
      first: Int32(min(node, neighbor)), second: Int32(max(node, neighbor)), weight: weight,
      offset: offset)
    if node == neighbor { loopCount += 1 }
    if node <= neighbor { lower.append(listing) }
    if node >= neighbor { upper.append(listing) }
  }

  /// Checks that both ends list the same ties, and as many as were announced.
  private mutating func checkListings() {
    let first = lower.sorted(by: Listing.comesBefore)
    let second = upper.sorted(by: Listing.comesBefore)
    var place = 0
    while place < first.count, place < second.count, first[place].isSame(as: second[place]) {
      place += 1
    }
    if place < max(first.count, second.count) {
      let candidates = [
        place < first.count ? first[place] : nil, place < second.count ? second[place] : nil,
      ].compactMap { $0 }
      let odd = candidates.min(by: Listing.comesBefore)
      draft.report(
        .unexpected, at: odd.map { .offset($0.offset) } ?? .file,
        detail: "Each tie must stand with both its nodes, with the same weight.")
    } else if lower.count != announced {
      draft.report(
        .wrongCount, at: .file, detail: "(Ties announced: \(announced); found: \(lower.count).)")
    }
  }
}
