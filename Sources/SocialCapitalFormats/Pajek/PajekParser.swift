// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads Pajek's networks and projects, line by line.
///
/// Several networks of a project that have the same vertices are relations of one network.
struct PajekParser {
  var draft: NetworkDraft
  var words: ContiguousArray<LineWords.Word> = []
  var section = Section.none
  /// What vertices are called, by their numbers less 1; `nil` before there are any.
  var labels: [String?]?
  var isListed: ContiguousArray<Bool> = []
  var offsets: ContiguousArray<Int> = []
  /// The number of vertices on the first side, in two-mode data.
  var firstModeCount: Int?
  /// The vertices that have times, with where these stand.
  var vertexTimes: [(vertex: Int, cell: Cell)] = []
  /// The ties that have times, by their rows in the draft, with where these stand.
  var tieTimes: [(row: Int32, cell: Cell)] = []
  var lastTime = 0
  var networkNames: [String] = []
  /// The number of ties before the first network that has a name.
  private var namelessTieCount = 0
  var leftOutCount = 0

  /// The part of the file that lines belong to.
  enum Section {
    case none, vertices, leftOut
    case ties(isDirected: Bool, relation: String?)
    case lists(isDirected: Bool, relation: String?)
    case matrix(relation: String?, next: Int)
    /// Values of vertices; the count of vertices comes first.
    case values(name: String, isReal: Bool, next: Int?)
  }

  init(_ request: ReadingRequest) {
    draft = NetworkDraft(request)
    // Where every weight is 1 there are none: other programs write one with each tie.
    draft.ties.ignoresOnes = true
  }

  mutating func run() throws(FormatError) -> Reading {
    let text = try draft.decodeText()
    let bytes = text.data.span
    var lines = TextLines(offset: text.start)
    let splitter = LineWords()
    while let line = lines.next(bytes) {
      if let fault = splitter.split(bytes, line, into: &words) {
        draft.report(.openQuote, at: .offset(fault.offset))
        continue
      }
      guard let first = words.first, !first.isQuoted else {
        if !words.isEmpty { draft.report(.unexpected, at: .offset(line.start)) }
        continue
      }
      switch bytes[first.cell.start] {
      case UInt8(ascii: "%"): continue
      // Programs from the time of DOS end files with this.
      case 0x1A where first.cell.length == 1: continue
      case UInt8(ascii: "/") where bytes.text(of: first.cell).hasPrefix("/*"): continue
      case UInt8(ascii: "*"): try begin(bytes, line)
      default: try read(bytes, line)
      }
    }
    try checkMatrix(at: bytes.count)
    guard labels != nil else {
      throw draft.failure(.unexpected, at: .file, detail: "Expected: *Vertices and their number.")
    }
    if leftOutCount > 0 {
      draft.report(.leftOut, at: .file, detail: "(Parts of the project: \(leftOutCount).)")
    }
    declareVertices()
    try spreadOverTime(bytes)
    // The nodes have them by now.
    (labels, offsets) = ([], [])
    return try draft.finish(as: .pajek)
  }

  /// Begins a section with the line that names it.
  private mutating func begin(_ bytes: Span<UInt8>, _ line: Cell) throws(FormatError) {
    let name = bytes.text(of: words[0].cell).lowercased()
    // The number of vertices stands before the values of a partition.
    if case .values(_, _, nil) = section, name.hasPrefix("*vertice") {
      return try beginVertices(bytes, line)
    }
    // It stands before clusters and permutations too, which are left out.
    if case .leftOut = section, name.hasPrefix("*vertice"), labels != nil { return }
    try checkMatrix(at: line.start)
    switch name {
    case "*network":
      beginNetwork(bytes.text(of: bytes.trimmed(Cell(start: words[0].cell.end, end: line.end))))
    case "*vertices", "*vertice": try beginVertices(bytes, line)
    case "*arcs": section = .ties(isDirected: true, relation: relation(bytes))
    case "*edges": section = .ties(isDirected: false, relation: relation(bytes))
    case "*arcslist": section = .lists(isDirected: true, relation: relation(bytes))
    case "*edgeslist": section = .lists(isDirected: false, relation: relation(bytes))
    case "*matrix": section = .matrix(relation: relation(bytes), next: 0)
    case "*partition", "*vector":
      let title = bytes.text(of: bytes.trimmed(Cell(start: words[0].cell.end, end: line.end)))
      let plain = name == "*vector" ? "vector" : "partition"
      section = .values(name: title.isEmpty ? plain : title, isReal: name == "*vector", next: nil)
    case "*events":
      throw draft.failure(.notSupported, at: .offset(line.start), detail: "(Events of time.)")
    default:
      leftOutCount += 1
      section = .leftOut
    }
    if case .ties = section { try needVertices(line) }
    if case .lists = section { try needVertices(line) }
    if case .matrix = section { try needVertices(line) }
  }

  private mutating func beginNetwork(_ name: String) {
    networkNames.append(name)
    section = .none
    if networkNames.count == 1 { namelessTieCount = draft.ties.count }
    // Only where there are several networks are they relations.
    if networkNames.count == 2 {
      draft.ties.fillRelations(from: namelessTieCount, with: networkName(1))
    }
  }

  /// What a network is called as a relation; networks count from 1.
  private func networkName(_ network: Int) -> String {
    let name = networkNames[network - 1]
    return name.isEmpty ? "\(network)" : name
  }

  /// The relation of ties of which no other is known, where there are several networks.
  var networkRelation: String? {
    networkNames.count > 1 ? networkName(networkNames.count) : nil
  }

  private func needVertices(_ line: Cell) throws(FormatError) {
    guard labels == nil else { return }
    throw draft.failure(
      .unexpected, at: .offset(line.start), detail: "Expected: *Vertices and their number.")
  }

  /// What the line that begins ties calls them: `:2 "advice"`, or the network they belong to.
  private func relation(_ bytes: Span<UInt8>) -> String? {
    var words = words.dropFirst().map { bytes.text(of: $0) }
    var number: String?
    if let first = words.first, first.hasPrefix(":") {
      number = String(first.dropFirst())
      if number?.isEmpty == true, words.count > 1 { number = words.remove(at: 1) }
      words.removeFirst()
    }
    if let name = words.first { return name }
    return number.flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func beginVertices(_ bytes: Span<UInt8>, _ line: Cell) throws(FormatError) {
    let numbers = words.dropFirst().map { Int(bytes.text(of: $0.cell)) ?? -1 }
    guard 1...2 ~= numbers.count, numbers.allSatisfy({ $0 >= 0 }),
      numbers.count < 2 || numbers[1] <= numbers[0]
    else {
      throw draft.failure(
        .unexpected, at: .offset(line.start), detail: "Expected: the number of vertices.")
    }
    guard FormatLimits.allows(numberedNodes: numbers[0], in: bytes.count) else {
      throw draft.failure(.tooLarge, at: .offset(line.start))
    }
    if let labels, labels.count != numbers[0] {
      throw draft.failure(
        .notSupported, at: .offset(line.start), detail: "Networks with different vertices.")
    }
    if case .values(let name, let isReal, nil) = section {
      section = .values(name: name, isReal: isReal, next: 0)
    } else if case .leftOut = section {
      return
    } else {
      section = .vertices
    }
    if numbers.count == 2, numbers[1] < numbers[0] { firstModeCount = numbers[1] }
    guard labels == nil else { return }
    labels = [String?](repeating: nil, count: numbers[0])
    isListed = ContiguousArray(repeating: false, count: numbers[0])
    offsets = ContiguousArray(repeating: line.start, count: numbers[0])
  }

  private mutating func read(_ bytes: Span<UInt8>, _ line: Cell) throws(FormatError) {
    switch section {
    case .none:
      throw draft.failure(
        .unexpected, at: .offset(line.start), detail: "Expected: a line that begins with *.")
    case .leftOut: break
    case .vertices: readVertex(bytes, line)
    case .ties(let isDirected, let relation): readTie(bytes, line, isDirected, relation)
    case .lists(let isDirected, let relation): readList(bytes, isDirected, relation)
    case .matrix(let relation, let next): readMatrix(bytes, relation, next)
    case .values(let name, let isReal, let next): readValues(bytes, line, name, isReal, next)
    }
  }

  /// The number of a vertex less 1, or `nil` where a word is none, which is reported.
  mutating func vertex(_ bytes: Span<UInt8>, _ word: LineWords.Word) -> Int? {
    let count = labels?.count ?? 0
    let number = word.isQuoted ? nil : Int(bytes.text(of: word.cell))
    guard let number, 1...max(count, 1) ~= number, count > 0 else {
      draft.report(
        .unexpected, at: .offset(word.cell.start), detail: "Expected: the number of a vertex.")
      return nil
    }
    return number - 1
  }
}
