// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Merging nodes")
struct MergingTests {
  private func dataset(
    _ nodes: [Node], _ ties: [Tie], isDirected: Bool = true, _ participation: [Participation] = []
  ) throws -> Dataset {
    let network = try SocialNetwork(nodes: nodes, ties: ties, isDirected: isDirected)
    return Dataset(
      network: network, participation: participation,
      panel: try NetworkPanel(network, participation: participation),
      problems: ProblemList(limit: 20), provenance: [])
  }

  private func table(_ text: String) throws -> MergeTable {
    try MergeTable(SourceFile(name: "merge.csv", text: text))
  }

  private let abc = ["a", "b", "c", "d", "e"].map { Node($0) }

  private func count(_ data: Dataset, _ reason: Problem.Reason) -> String? {
    data.problems.problems.first { $0.reason == reason }?.detail
  }

  @Test("gives ties to the node kept; ties within it go, parallel ones stay")
  func ties() throws {
    let data = try dataset(
      abc,
      [
        Tie("a", "c", weight: 1), Tie("b", "c", weight: 2), Tie("a", "b", weight: 4),
        Tie("b", "b", weight: 8), Tie("d", "b", weight: 16),
      ])
    let merged = try data.merging(table("kept,merged,merge\na,b,yes\n"))
    #expect(merged.network.nodes.map(\.id) == ["a", "c", "d", "e"])
    let rows = merged.network.ties.indices.map { row in
      [Int(merged.network.ties.sources[row]), Int(merged.network.ties.targets[row])]
    }
    #expect(rows == [[0, 1], [0, 1], [0, 0], [2, 0]])
    #expect(merged.network.ties.weights == [1, 2, 8, 16])
    #expect(count(merged, .merged) == "(Nodes: 1.)")
    #expect(count(merged, .mergeMadeLoops) == "(Ties: 1.)")
    #expect(count(merged, .mergeMadeParallelTies) == "(Ties: 1.)")
    #expect(!merged.problems.hasErrors)
  }

  @Test("knows ids that have a mark in the table, which keeps them from being run as formulas")
  func formulas() throws {
    let nodes = ["=HYPERLINK Anderson", "=HYPERLINK Andersen", "'=HYPERLINK Anders", "+x"].map {
      Node($0)
    }
    let data = try dataset(nodes, [Tie("+x", "=HYPERLINK Andersen")])
    let suggestions = [
      MergeSuggestion(kept: 0, merged: 1, score: 1, reasons: []),
      MergeSuggestion(kept: 0, merged: 2, score: 1, reasons: []),
    ]
    let file = MergeTable.file(of: suggestions, for: data.network)
    let text = String(decoding: file.contents, as: UTF8.self)
    #expect(
      text == """
        merge,kept,merged,score,reasons
        ,'=HYPERLINK Anderson,'=HYPERLINK Andersen,1.00,
        ,'=HYPERLINK Anderson,''=HYPERLINK Anders,1.00,

        """)
    let decided = text.replacing("\n,", with: "\nyes,")
    let merged = try data.merging(table(decided)).network
    #expect(merged.nodes.map(\.id) == ["=HYPERLINK Anderson", "+x"])
    // As they stand they are known too.
    let plain = "kept,merged\n=HYPERLINK Anderson,'=HYPERLINK Anders\n"
    #expect(try data.merging(table(plain)).network.nodes.count == 3)
  }

  @Test("follows chains wherever they begin")
  func chains() throws {
    let data = try dataset(abc, [Tie("c", "e"), Tie("b", "e"), Tie("d", "a")])
    for text in [
      "kept,merged\na,b\nb,c\nc,d\n", "kept,merged\nc,d\nb,c\na,b\n",
      "kept,merged\nb,c\na,b\nb,d\n",
    ] {
      let merged = try data.merging(table(text))
      #expect(merged.network.nodes.map(\.id) == ["a", "e"])
      #expect(merged.network.ties.count == 2)
    }
  }

  @Test(
    "refuses circles, unknown ids and a node merged into two, with the line",
    arguments: [
      ("kept,merged\na,b\nb,a\n", Problem.Reason.mergeCircle, 3),
      ("kept,merged\na,a\n", .mergeCircle, 2),
      ("kept,merged\na,b\nb,c\nc,a\n", .mergeCircle, 4),
      ("kept,merged\na,b\nx,c\n", .mergeUnknown, 3), ("kept,merged\na,x\n", .mergeUnknown, 2),
      ("kept,merged\na,c\nb,c\n", .mergeTwice, 3),
      ("merge,kept,merged\nyes,a,b\nno,a,b\n", .mergeContradiction, 3),
      ("merge,kept,merged\nno,b,a\nyes,a,b\n", .mergeContradiction, 2),
      ("merge,kept,merged\nyes,a,b\nyes,b,c\nno,a,c\n", .mergeContradiction, 4),
    ])
  func refuses(text: String, reason: Problem.Reason, line: Int) throws {
    let data = try dataset(abc, [Tie("a", "b")])
    let error = #expect(throws: FormatError.self) { try data.merging(table(text)) }
    #expect(error?.problems.problems.contains { $0.reason == reason } == true)
    if reason != .mergeCircle || !text.contains("c,a") {
      #expect(error?.problems.problems.first?.place.line != nil)
    }
    #expect(error?.problems.problems.last.map { ($0.place.line ?? 0) <= line } == true)
    #expect(error?.description.contains("Found") == false)
  }

  @Test("does only what was decided")
  func decisions() throws {
    let data = try dataset(abc, [Tie("a", "b")])
    let merged = try data.merging(table("merge,kept,merged\nyes,a,b\nno,a,c\n,a,d\nY,a,e\n"))
    #expect(merged.network.nodes.map(\.id) == ["a", "c", "d"])
    #expect(count(merged, .undecidedMerges) == "(Rows: 1.)")
    #expect(throws: FormatError.self) { try table("merge,kept,merged\nperhaps,a,b\n") }
    #expect(throws: FormatError.self) { try table("kept,b\na,b\n") }
    #expect(throws: FormatError.self) { try table("") }
    // Nothing decided, nothing done.
    let same = try data.merging(table("merge,kept,merged\n,a,b\n"))
    #expect(same.network == data.network)
  }

  @Test("keeps what the node kept says and fills in what it lacks")
  func values() throws {
    var (one, other, third) = (
      Node("a", sector: .public), Node("b", label: "B", sector: .social), Node("c")
    )
    one.attributes = ["age": 1]
    other.attributes = ["age": 2, "job": "cook"]
    other.place = "North"
    third.place = "South"
    let data = try dataset([one, other, third], [])
    let node = try data.merging(table("kept,merged\na,b\na,c\n")).network.nodes[0]
    #expect(node.label == "B" && node.sector == .public && node.place == "North")
    #expect(node.attributes == ["age": 1, "job": "cook"])
    let merged = try data.merging(table("kept,merged\na,b\na,c\n"))
    #expect(count(merged, .mergeDroppedValues) == "(Values: 3.)")
  }

  @Test("who withdrew in either has withdrawn; rosters and answers are joined")
  func people() throws {
    var (one, other) = (
      Node("a", consent: .consented, waves: ["1"]), Node("b", consent: .withdrawn, waves: ["2"])
    )
    let answers = [
      Participation(wave: "1", id: "a", responded: false),
      Participation(wave: "1", id: "b", responded: true),
      Participation(wave: "2", id: "b", responded: false),
    ]
    let merged = try dataset([one, other], [], answers).merging(table("kept,merged\na,b\n"))
    #expect(merged.network.nodes == [Node("a", consent: .withdrawn, waves: ["1", "2"])])
    #expect(
      merged.participation == [
        Participation(wave: "1", id: "a", responded: true),
        Participation(wave: "2", id: "a", responded: false),
      ])
    (one.consent, other.consent) = (.named, .consented)
    let consented = try dataset([one, other], []).merging(table("kept,merged\na,b\n"))
    #expect(consented.network.nodes[0].consent == .consented)
  }

  @Test("a table of suggestions reads back, and merges nothing until it is decided")
  func roundTrip() throws {
    let roster = try MadeRoster(count: 200, seed: 3)
    let network = roster.network
    let found = MergeFinder().suggestions(for: network)
    let file = MergeTable.file(of: found, for: network)
    let undecided = try MergeTable(file)
    #expect(undecided.rows.isEmpty)
    #expect(undecided.undecidedCount == found.count)
    let decided = String(decoding: file.contents, as: UTF8.self)
      .split(separator: "\n").enumerated()
      .map { $0 == 0 ? String($1) : "yes" + $1 }.joined(separator: "\n")
    let rows = try table(decided).rows
    #expect(rows.map(\.kept) == found.map { network.nodes[$0.kept].id })
    #expect(rows.map(\.merged) == found.map { network.nodes[$0.merged].id })
  }

  @Test("keeps the sum of weights, but for ties within nodes", arguments: 0..<40)
  func sums(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let nodes = (0..<12).map { Node("n\($0)") }
    let ties = (0..<40).map { _ in
      Tie(
        "n\(generator.index(below: 12))", "n\(generator.index(below: 12))",
        weight: Double(1 + generator.index(below: 9)))
    }
    let isDirected = seed % 2 == 0
    let data = try dataset(nodes, ties, isDirected: isDirected)
    // Each is merged into one of a lower number, so that there is no circle.
    var targets = Array(0..<12)
    var text = "kept,merged\n"
    for node in stride(from: 11, to: 0, by: -1) where generator.uniform() < 0.4 {
      targets[node] = generator.index(below: node)
      text += "n\(targets[node]),n\(node)\n"
    }
    func root(_ node: Int) -> Int { targets[node] == node ? node : root(targets[node]) }
    let merged = try data.merging(table(text))
    var expected: [String: Double] = [:]
    for tie in ties {
      let (source, target) = (Int(tie.source.dropFirst()) ?? 0, Int(tie.target.dropFirst()) ?? 0)
      if root(source) == root(target), source != target { continue }
      expected["\(root(source))-\(root(target))", default: 0] += tie.weight ?? 0
    }
    var found: [String: Double] = [:]
    for row in merged.network.ties.indices {
      let source = merged.network.nodes[Int(merged.network.ties.sources[row])].id.dropFirst()
      let target = merged.network.nodes[Int(merged.network.ties.targets[row])].id.dropFirst()
      found["\(source)-\(target)", default: 0] += merged.network.ties.weights?[row] ?? 0
    }
    #expect(found == expected)
  }
}
