// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@Suite("Nodes")
struct NodeTests {
  private static let known = Node(
    "library", label: "Town Library", kind: .organization, sector: .public, tier: .service,
    place: "Rivermead", consent: .named, mode: 2, waves: ["1", "2"], attributes: ["staff": 3])

  @Test("give back what they were made with")
  func values() {
    let node = Self.known
    #expect(node.id == "library" && node.label == "Town Library" && node.kind == .organization)
    #expect(node.sector == .public && node.tier == .service && node.place == "Rivermead")
    #expect(node.consent == .named && node.mode == 2 && node.waves == ["1", "2"])
    #expect(node.attributes == ["staff": 3])
    for column in Node.columns { #expect(node.value(of: column) != nil) }
    #expect(node.value(of: "staff") == 3)
  }

  @Test("say nothing where nothing is known")
  func nothing() {
    let node = Node("ann")
    #expect(node.label == nil && node.kind == nil && node.sector == nil && node.tier == nil)
    #expect(node.place == nil && node.consent == nil && node.mode == nil && node.waves.isEmpty)
    #expect(node.attributes.isEmpty)
    #expect(Node.columns.filter { node.value(of: $0) != nil } == ["id"])
  }

  @Test("are values: changing a copy leaves the other as it was")
  func copies() {
    var copy = Self.known
    copy.label = "Library"
    copy.attributes["staff"] = nil
    #expect(Self.known.label == "Town Library" && Self.known.attributes == ["staff": 3])
    #expect(copy.label == "Library" && copy.attributes.isEmpty && copy.kind == .organization)
    var third = copy
    third.id = "other"
    third.waves.append("3")
    #expect(
      copy.waves == ["1", "2"] && third.waves == ["1", "2", "3"] && third.label == "Library")
  }

  @Test("are the same where they say the same, however they came to")
  func equality() {
    let changes: [(inout Node) -> Void] = [
      { $0.label = nil }, { $0.kind = nil }, { $0.sector = nil }, { $0.tier = nil },
      { $0.place = nil }, { $0.consent = nil }, { $0.mode = nil }, { $0.waves = [] },
      { $0.attributes["staff"] = nil },
    ]
    var node = Self.known
    for change in changes {
      let before = node
      change(&node)
      #expect(node != before)
    }
    // What is left says no more than a node of which nothing was ever known.
    #expect(node == Node("library") && node.hashValue == Node("library").hashValue)
    node.mode = 1
    #expect(node == Node("library", mode: 1))
    #expect(node.hashValue == Node("library", mode: 1).hashValue)
    #expect(node != Node("library", mode: 2) && node != Node("library"))
  }

  @Test("are small where nothing but the id is known, since large files have millions of such")
  func size() { #expect(MemoryLayout<Node>.stride <= 24) }
}
