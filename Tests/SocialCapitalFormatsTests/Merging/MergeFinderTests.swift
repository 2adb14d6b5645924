// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Finding nodes that may be one")
struct MergeFinderTests {
  /// Some thirty other people, so that words have a rarity.
  private static let others = (0..<30).map { Node("x\($0)", label: "Other\($0) Person\($0)") }

  private func suggestions(
    _ one: Node, _ other: Node, others: [Node] = others, ties: [Tie] = [],
    participation: [Participation] = []
  ) throws -> [MergeSuggestion] {
    let network = try SocialNetwork(nodes: [one, other] + others, ties: ties)
    let panel = try NetworkPanel(network, participation: participation)
    return MergeFinder().suggestions(for: network, panel: panel)
  }

  private func score(_ one: String, _ other: String) throws -> Double? {
    try suggestions(Node("a", label: one), Node("b", label: other)).first?.score
  }

  @Test(
    "finds one name spelt in two ways",
    arguments: [
      ("Ann Ockenden", "ANN OCKENDEN"), ("Zoë Brontë", "Zoe Bronte"),
      ("Ockenden, Ann", "Ann Ockenden"),
      ("Ann O’Hara", "Ann O'Hara"), ("Anne-Marie Hill", "Anne Marie Hill"),
      ("Annemarie Hill", "Anne Marie Hill"), ("Łukasz Nowak", "Lukasz Nowak"),
      ("Jürgen Groß", "Jurgen Gross"), ("Ann Ockenden", "Ann Okenden"),
      ("Ann Ockenden", "Ann Ockendne"), ("Margaret Hillyard", "Margret Hillyard"),
      ("Ann Ockenden", "A. Ockenden"), ("Ann Ockenden", "Ann M Ockenden"),
      ("Robert (Bob) Thurlow", "Bob Thurlow"), ("Robert “Bob” Thurlow", "Bob Thurlow"),
      ("Mrs Ann Ockenden", "Ann Ockenden"), ("Cllr. Ann Ockenden", "Ann Ockenden"),
      ("Rivermead Food Bank", "Rivermead Foodbank"),
      ("Kettle & Loaf Ltd", "Kettle and Loaf Limited"),
      ("St Brannock’s Church", "Saint Brannocks Church"), ("Riverside", "Riversdie"),
    ])
  func finds(pair: (String, String)) throws {
    let found = try suggestions(Node("a", label: pair.0), Node("b", label: pair.1))
    #expect(found.count == 1)
    #expect(found.first.map { ($0.kept, $0.merged) == (0, 1) } == true)
  }

  @Test(
    "leaves two names alone",
    arguments: [
      ("Ann Ockenden", "Ann Thurlow"), ("Ann Ockenden", "Robert Ockenden"),
      ("Mr Ockenden", "Mrs Ockenden"), ("Ann Ockenden jr", "Ann Ockenden sr"),
      ("Ward 1", "Ward 2"), ("Person 12", "Person 13"),
      ("1st Rivermead Scouts", "2nd Rivermead Scouts"),
      ("Bo", "Bob"), ("Anna", "Annie"), ("Ann", "Anne"), ("Rivermead Library", "Rivermead Friends"),
      ("Ian Hill", "Ivan Mill"), ("", ""), ("—", "–"), ("A", "B"), ("J. Hill", "K. Hill"),
      ("Thurlow", "Thurlowe Ann"),
    ])
  func leaves(pair: (String, String)) throws {
    #expect(try suggestions(Node("a", label: pair.0), Node("b", label: pair.1)).isEmpty)
  }

  @Test("compares no ids that are numbers, and names among them as ever", .timeLimit(.minutes(3)))
  func numbers() throws {
    let numbers = (0..<200_000).map { Node("\($0)") }
    let (ann, anne) = (Node("a", label: "Ann Ockenden"), Node("b", label: "Ann Okenden"))
    let found = try suggestions(ann, anne, others: numbers)
    #expect(found.map { [$0.kept, $0.merged] } == [[0, 1]])
    // The same number as two labels may well be one.
    #expect(try score("10482", "10482") != nil)
  }

  @Test("scores 1 for the same name and less the more differs")
  func order() throws {
    let same = try #require(try score("Zoë Ockenden", "OCKENDEN, Zoe"))
    let slip = try #require(try score("Zoe Ockenden", "Zoe Okenden"))
    #expect(same > 0.97 && same <= 1)
    #expect(slip < same)
  }

  @Test("names in scripts without case and names of many words do no harm")
  func scripts() throws {
    #expect(try score("安娜 王", "王 安娜") != nil)
    #expect(try score("Анна Иванова", "анна иванова") != nil)
    let long = (0..<3000).map { "w\($0)" }.joined(separator: " ")
    #expect(try score(long, long) != nil)
    #expect(try score("()()", "\"\"") == nil)
  }

  @Test("a tie between the two, or answers of both in one wave, speak against")
  func against() throws {
    let (one, other) = (Node("a", label: "Ann Ockenden"), Node("b", label: "Ann Okenden"))
    let plain = try #require(try suggestions(one, other).first)
    #expect(try suggestions(one, other, ties: [Tie("a", "b")]).isEmpty)
    let answers = ["a", "b"].map { Participation(wave: "1", id: $0, responded: true) }
    #expect(try suggestions(one, other, participation: answers).isEmpty)
    let silent = ["a", "b"].map { Participation(wave: "1", id: $0, responded: $0 == "a") }
    #expect(try suggestions(one, other, participation: silent).first == plain)
  }

  @Test("contacts in common speak for a pair")
  func contacts() throws {
    let (one, other) = (Node("a", label: "Ann Ockenden"), Node("b", label: "Ann Okenden"))
    let plain = try #require(try suggestions(one, other).first?.score)
    let ties = ["x1", "x2", "x3"].flatMap { [Tie("a", $0), Tie($0, "b")] }
    let shared = try #require(try suggestions(one, other, ties: ties).first)
    #expect(shared.score > plain)
    #expect(shared.reasons.contains(.sharedContacts(3, of: 3)))
    let apart = (1...5).flatMap { [Tie("a", "x\($0)"), Tie("b", "x\($0 + 10)")] }
    #expect(try suggestions(one, other, ties: apart).first.map { $0.score < plain } ?? true)
  }

  @Test("a person and an organisation, or two sides of a network, are never one")
  func kinds() throws {
    let one = Node("a", label: "Ann Ockenden", kind: .citizen)
    #expect(
      try suggestions(one, Node("b", label: "Ann Ockenden", kind: .organization)).isEmpty)
    #expect(
      try suggestions(
        Node("a", label: "Ann Ockenden", mode: 1), Node("b", label: "Ann Ockenden", mode: 2)
      ).isEmpty)
  }

  @Test("words that other names have too are no slips, and common names no evidence")
  func whatTheDataSay() throws {
    let pair = (Node("a", label: "Maro Thurlow"), Node("b", label: "Mara Thurlow"))
    #expect(try suggestions(pair.0, pair.1).count == 1)
    let attested =
      Self.others + [
        Node("y", label: "Maro Pemberley"), Node("z", label: "Mara Quillfeather"),
      ]
    #expect(try suggestions(pair.0, pair.1, others: attested).isEmpty)
    let namesakes = (0..<40).map { Node("y\($0)", label: "\($0 % 2 == 0 ? "Ann" : "Bob") Hill") }
    let common = try suggestions(
      Node("a", label: "Ann Hill"), Node("b", label: "Ann Hill"), others: namesakes)
    #expect(common.isEmpty)
  }

  @Test("an initial that fits two people is nobody's")
  func initials() throws {
    let found = try suggestions(
      Node("a", label: "J. Ockenden"), Node("b", label: "Joren Ockenden"),
      others: Self.others + [Node("c", label: "Jessamy Ockenden")])
    #expect(!found.contains { $0.reasons.contains(.initial) })
  }

  @Test("ids serve as names where there are no labels")
  func ids() throws {
    let found = try suggestions(Node("Ann Ockenden"), Node("ann  okenden"))
    #expect(found.count == 1)
  }

  @Test("keeps the node with more ties, and gives the same result every time")
  func keeps() throws {
    let found = try suggestions(
      Node("a", label: "Ann Ockenden"), Node("b", label: "ANN OCKENDEN"),
      ties: [Tie("b", "x1"), Tie("b", "x2"), Tie("a", "x1")])
    #expect(found.first.map { ($0.kept, $0.merged) == (1, 0) } == true)
    let roster = try MadeRoster(count: 300, seed: 7)
    let first = MergeFinder().suggestions(for: roster.network)
    for _ in 0..<3 { #expect(MergeFinder().suggestions(for: roster.network) == first) }
  }

  @Test("blocks lose no pair that comparing all with all would find", arguments: [1, 2, 3])
  func blocks(seed: UInt64) throws {
    let roster = try MadeRoster(count: 250, share: 0.2, seed: seed)
    let names = roster.network.nodes.map { $0.label ?? $0.id }
    let index = NameIndex(names)
    var compared: Set<MadeRoster.Pair> = []
    var blocks = NameBlocks(index)
    blocks.forEachPair { compared.insert(MadeRoster.Pair($0, $1)) }
    var comparison = NameComparison(index)
    var (all, missed) = (0, 0)
    for one in names.indices {
      for other in names.indices where other > one {
        guard let pair = comparison.pair(one, other, isBody: false), pair.likeness >= 0.9 else {
          continue
        }
        all += 1
        if !compared.contains(MadeRoster.Pair(one, other)) { missed += 1 }
      }
    }
    #expect(all > 10)
    #expect(missed == 0, "\(missed) of \(all)")
    #expect(compared.count < names.count * names.count / 20)
  }

  @Test(
    "on an invented roster most suggestions are right and most pairs are found",
    arguments: [11, 12, 13])
  func quality(seed: UInt64) throws {
    let roster = try MadeRoster(count: 1000, seed: seed)
    let found = MergeFinder().suggestions(for: roster.network)
    let right = found.count { roster.pairs.contains(MadeRoster.Pair($0.kept, $0.merged)) }
    let precision = Double(right) / Double(found.count)
    let recall = Double(right) / Double(roster.pairs.count)
    #expect(precision > 0.5, "\(right) of \(found.count) suggestions")
    #expect(recall > 0.5, "\(right) of \(roster.pairs.count) pairs")
  }
}
