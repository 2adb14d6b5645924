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
  /// Ties that stood with their end of the lower number and not yet with the other.
  private var waiting = WaitingListings()
  /// Where a tie stands that does not stand with both its ends.
  private var oddOffset: Int?

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
        var listings: ContiguousArray<Listing> = []
        readNode(node, bytes, line, &listings)
        check(&listings, of: node)
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
    checkCounts()
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

  /// Reads what a node is, adds its ties to nodes that follow it, and gathers those to others.
  private mutating func readNode(
    _ node: Int, _ bytes: Span<UInt8>, _ line: Cell, _ listings: inout ContiguousArray<Listing>
  ) {
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
      if neighbor - 1 >= node { list(node, neighbor - 1, weight, cell.start) }
      if neighbor - 1 <= node {
        listings.append(Listing(neighbor: neighbor - 1, weight: weight, offset: cell.start))
      }
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
    waiting.add(offset: offset, for: neighbor)
    draft.addTie(
      Int32(node), Int32(neighbor), weight: hasWeights ? weight : nil, offset: offset)
  }

  /// Checks that a node lists the same ties to nodes before it as they list to it.
  private mutating func check(_ listings: inout ContiguousArray<Listing>, of node: Int) {
    var expected: ContiguousArray<Listing> = []
    waiting.take(for: node) { row, offset in
      expected.append(
        Listing(
          neighbor: Int(draft.ties.sources[row]), weight: draft.ties.weights?[row] ?? 1,
          offset: offset))
    }
    guard oddOffset == nil else { return }
    expected.sort(by: Listing.comesBefore)
    listings.sort(by: Listing.comesBefore)
    var place = 0
    while place < expected.count, place < listings.count,
      expected[place].isSame(as: listings[place])
    { place += 1 }
    let candidates = [expected, listings].compactMap { place < $0.count ? $0[place] : nil }
    oddOffset = candidates.min(by: Listing.comesBefore)?.offset
  }

  /// Checks that all ties were listed twice, and as many as were announced.
  private mutating func checkCounts() {
    if let offset = oddOffset ?? waiting.firstOffset {
      draft.report(
        .unexpected, at: .offset(offset),
        detail: "Each tie must stand with both its nodes, with the same weight.")
    } else if draft.ties.count != announced {
      draft.report(
        .wrongCount, at: .file,
        detail: "(Ties announced: \(announced); found: \(draft.ties.count).)")
    }
  }
}

/// A tie as its end of the higher number lists it; small, as a line may have very many.
private struct Listing {
  private let neighbor: UInt32
  private let code: UInt32
  private let weight: Double

  init(neighbor: Int, weight: Double, offset: Int) {
    self.neighbor = UInt32(neighbor)
    code = UInt32(truncatingIfNeeded: offset)
    self.weight = weight
  }

  var offset: Int { Int(code) }

  static func comesBefore(_ left: Listing, _ right: Listing) -> Bool {
    (left.neighbor, left.weight) < (right.neighbor, right.weight)
  }

  func isSame(as other: Listing) -> Bool {
    (neighbor, weight) == (other.neighbor, other.weight)
  }
}

/// Ties that wait to be listed again with their end of the higher number, chained for each of them.
private struct WaitingListings {
  /// The last tie that waits for each node, and the one before each, counted from 1; 0 for none.
  private var last: ContiguousArray<Int32> = []
  private var previous: ContiguousArray<Int32> = []
  private var offsets: ContiguousArray<UInt32> = []

  /// Adds the next tie.
  mutating func add(offset: Int, for node: Int) {
    while last.count <= node { last.append(0) }
    previous.append(last[node])
    offsets.append(UInt32(truncatingIfNeeded: offset))
    last[node] = Int32(previous.count)
  }

  /// Hands over the ties that wait for a node, which do no longer, with where they stand.
  mutating func take(for node: Int, _ body: (_ tie: Int, _ offset: Int) -> Void) {
    guard node < last.count else { return }
    var tie = Int(last[node])
    while tie > 0 {
      body(tie - 1, Int(offsets[tie - 1]))
      tie = Int(previous[tie - 1])
    }
    last[node] = 0
  }

  /// Where a tie stands that waits still.
  var firstOffset: Int? { last.first { $0 > 0 }.map { Int(offsets[Int($0) - 1]) } }
}
