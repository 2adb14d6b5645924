// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads METIS graph files and checks that each tie stands with both its ends.
struct METISParser {
  private var draft: NetworkDraft
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
    var hasHeader = false
    var node = 0
    while let line = lines.next(bytes) {
      var words = PlainWords(line)
      let first = words.peek(bytes)
      if let first, bytes[first.start] == UInt8(ascii: "%") { continue }
      if !hasHeader {
        if first == nil { continue }
        try readHeader(bytes, line)
        hasHeader = true
      } else if node < nodeCount {
        var listings: ContiguousArray<Listing> = []
        readNode(node, bytes, line, &words, &listings)
        check(&listings, of: node)
        node += 1
      } else if first != nil {
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
    var words = PlainWords(line)
    var header: [Int] = []
    while header.count <= 4, let word = words.next(bytes) {
      header.append(Int(bytes.text(of: word)) ?? -1)
    }
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
    guard FormatLimits.allows(numberedNodes: nodeCount, in: bytes.count),
      FormatLimits.allows(declared: max(announced, nodeWeightCount), in: bytes.count)
    else {
      throw draft.failure(.tooLarge, at: .offset(line.start))
    }
    draft.reserveNodes(nodeCount)
    for node in 0..<nodeCount { _ = draft.declareNode("\(node + 1)", at: .offset(line.start)) }
  }

  /// Reads what a node is, adds its ties to nodes that follow it, and gathers those to others.
  private mutating func readNode(
    _ node: Int, _ bytes: Span<UInt8>, _ line: Cell, _ words: inout PlainWords,
    _ listings: inout ContiguousArray<Listing>
  ) {
    draft.nodePositions[node] = line.start
    if hasSizes { readNodeValue("size", node, words.next(bytes), bytes) }
    for weight in 0..<nodeWeightCount {
      let name = nodeWeightCount == 1 ? "nodeWeight" : "nodeWeight\(weight + 1)"
      guard readNodeValue(name, node, words.next(bytes), bytes) else { break }
    }
    while let cell = words.next(bytes) {
      guard let neighbor = Int(bytes.text(of: cell)), 1...max(nodeCount, 1) ~= neighbor else {
        draft.report(
          .unexpected, at: .offset(cell.start), detail: "Expected: the number of a node.")
        return
      }
      var weight = 1.0
      if hasWeights {
        guard let word = words.next(bytes) else {
          draft.report(.unexpected, at: .offset(line.end), detail: "Expected: a weight.")
          return
        }
        weight = tieWeight(bytes, word) ?? 1
      }
      if neighbor - 1 >= node {
        // A loop stands with both its ends at once.
        waiting.add(offset: cell.start, for: neighbor - 1 > node ? neighbor - 1 : nil)
        draft.addTie(
          Int32(node), Int32(neighbor - 1), weight: hasWeights ? weight : nil, offset: cell.start)
      } else {
        listings.append(Listing(neighbor: neighbor - 1, weight: weight, offset: cell.start))
      }
    }
  }

  @discardableResult
  private mutating func readNodeValue(
    _ name: String, _ node: Int, _ cell: Cell?, _ bytes: Span<UInt8>
  ) -> Bool {
    guard let cell else {
      draft.report(
        .unexpected, at: .offset(draft.nodePositions[node]), detail: "Expected: a number.")
      return false
    }
    let text = bytes.text(of: cell)
    if let number = Int(text) {
      draft.set(.integer(number), for: name, ofNode: Int32(node))
    } else {
      draft.report(.notANumber, at: .offset(cell.start), value: text)
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

  /// Adds the next tie, which may wait for no node.
  mutating func add(offset: Int, for node: Int?) {
    offsets.append(UInt32(truncatingIfNeeded: offset))
    guard let node else { return previous.append(0) }
    while last.count <= node { last.append(0) }
    previous.append(last[node])
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
