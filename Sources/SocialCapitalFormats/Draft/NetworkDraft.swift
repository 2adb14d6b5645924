// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// A network in the making: what parsers feed with nodes, ties and their attributes.
///
/// A parser knows a grammar; the draft knows what a network is. It numbers ids, finds what is there
/// twice or not at all, checks weights, takes attributes with known names for what they mean,
/// settles whether ties have a direction, and makes the data or the error. Everything costs time and
/// space in proportion to what it is fed.
///
/// ```swift
/// var draft = NetworkDraft(request)
/// let text = try draft.decodeText()
/// let ann = draft.declareNode("ann", at: .offset(0))
/// draft.set(.text("social"), for: "sector", ofNode: ann)
/// draft.add(DraftTie(ann, draft.node("bo", at: .offset(9))), at: .offset(9))
/// return try draft.finish(as: .someFormat)
/// ```
struct NetworkDraft {
  let request: ReadingRequest
  var problems: ProblemList
  /// Whether the file says that ties have a direction, where it says so for all of them.
  var isDirected: Bool?
  /// Whether every node must have been declared, as in formats that list them.
  var mustDeclareNodes = false
  /// How many nodes are of the first mode, where all others are of the second.
  var firstModeCount: Int?

  /// The ids of nodes; a node's number is its place in the network.
  var ids: IdentifierTable
  /// Where each node was first seen.
  var nodePositions: ContiguousArray<Int> = []
  var isDeclared: ContiguousArray<Bool> = []
  var nodeValues = Chunks<NodeEntry>()
  /// Values that all nodes have, which come after the others.
  var nodeColumns: [NodeColumn] = []
  /// What nodes are given that the file says nothing else of, and how many of it each was given.
  var nodeDefaults = DefaultValues()
  var nodeDefaultCounts: ContiguousArray<Int32> = []
  var nodeNames: AttributeNames
  var tieNames: AttributeNames
  var ties = DraftTies()
  var participation: [Participation] = []
  var tieGatherer = EntryGatherer(nameCount: 0)
  var tieDefaults = TieDefaults()
  var sharedByNodes = SharedValues()
  var defaultBudget: DefaultBudget
  private var data: Data?

  /// A value of a node.
  struct NodeEntry {
    let node: Int32
    let name: Int32
    let value: AttributeValue
    let isReplaceable: Bool
  }

  init(_ request: ReadingRequest) {
    self.request = request
    problems = ProblemList(limit: request.reader.problemLimit)
    ids = IdentifierTable(byteCount: request.file.contents.count)
    defaultBudget = DefaultBudget(byteCount: request.file.contents.count)
    nodeNames = AttributeNames(
      NodeProperty.allCases.map(\.rawValue), headings: request.reader.headings)
    tieNames = AttributeNames(
      TieProperty.allCases.map(\.rawValue), headings: request.reader.headings)
  }

  /// The text of the file, in UTF-8 without zero bytes.
  mutating func decodeText() throws(FormatError) -> DecodedText {
    try checkSize()
    let text = TextDecoding.decode(request.file, mayBeAnyText: true, problems: &problems)
    guard let text else { throw FormatError(problems) }
    data = text.data
    return text
  }

  /// Refuses a file that is larger than any that is read.
  func checkSize() throws(FormatError) {
    guard request.file.contents.count <= FormatLimits.byteCount else {
      throw FormatError(.tooLarge, at: Problem.Place(file: request.file.name))
    }
  }

  /// Notes that something is wrong, or should be known, at a place.
  ///
  /// - Parameter value: What stands there; it is kept only where the reader was asked to show it.
  mutating func report(
    _ reason: Problem.Reason, at position: TextPosition, detail: String = "",
    heading: String? = nil, value: String? = nil
  ) {
    // Most of many are only counted, so that finding their lines is not worth the work.
    guard problems.keepsMore(of: reason) else {
      problems.add(reason, at: Problem.Place(file: request.file.name))
      return
    }
    var place = place(of: position)
    place.heading = heading
    problems.add(
      reason, at: place, detail: detail, cell: request.reader.showsCells ? value : nil)
  }

  /// The error that ends reading here: everything noted so far and one thing more.
  func failure(
    _ reason: Problem.Reason, at position: TextPosition, detail: String = ""
  ) -> FormatError {
    var problems = problems
    problems.add(reason, at: place(of: position), detail: detail)
    problems.sort()
    return FormatError(problems)
  }

  /// Throws what is wrong so far, where anything is.
  mutating func throwErrors() throws(FormatError) {
    guard problems.hasErrors else { return }
    problems.sort()
    throw FormatError(problems)
  }

  private func place(of position: TextPosition) -> Problem.Place {
    var place = Problem.Place(file: request.file.name)
    switch position {
    case .file: break
    case .line(let line, let column): (place.line, place.column) = (line, column)
    case .offset(let offset):
      guard let data else { break }
      let line = LineStarts.lastLine(of: data.span.extracting(0..<min(offset, data.count)))
      place.line = line.number
      place.column = characterCount(from: line.start, to: offset) + 1
    }
    return place
  }

  private func characterCount(from start: Int, to end: Int) -> Int {
    guard let data else { return 0 }
    // What continues a character begins with the bits 10.
    return (start..<min(end, data.count)).count { data[$0] & 0xC0 != 0x80 }
  }

  /// The lines of places, which are offsets, or lines with their sign turned.
  func lines(of positions: ContiguousArray<Int>) -> ContiguousArray<Int> {
    let starts = data.map { LineStarts($0.span) }
    return ContiguousArray(positions.map { $0 < 0 ? -$0 : starts?.line(of: $0) ?? 1 })
  }

  /// The columns of places that do not begin their lines, and 0 for those that do; empty where all do.
  func columns(of positions: ContiguousArray<Int>) -> ContiguousArray<Int32> {
    guard let data else { return [] }
    let bytes = data.span
    let text = TextColumns(bytes)
    let columns = ContiguousArray(
      positions.map { code in
        code < 0 || code >= bytes.count
          ? 0 : Int32(truncatingIfNeeded: text.column(of: code, bytes))
      })
    return columns.contains { $0 > 0 } ? columns : []
  }

  static func code(of position: TextPosition) -> Int {
    switch position {
    case .offset(let offset): offset
    case .line(let line, _): -line
    case .file: 0
    }
  }

  func position(ofCode code: Int) -> TextPosition { code < 0 ? .line(-code) : .offset(code) }
}
