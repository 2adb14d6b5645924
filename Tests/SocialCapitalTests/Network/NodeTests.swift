// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapital

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

  @Test("give back any of their properties without the others")
  func subsets() {
    let all: [(inout Node) -> Void] = [
      { $0.label = Self.known.label }, { $0.kind = Self.known.kind },
      { $0.sector = Self.known.sector }, { $0.tier = Self.known.tier },
      { $0.place = Self.known.place }, { $0.consent = Self.known.consent },
      { $0.mode = Self.known.mode }, { $0.waves = Self.known.waves },
      { $0.attributes = Self.known.attributes },
    ]
    for chosen in 0..<512 {
      func has(_ place: Int) -> Bool { chosen >> place & 1 == 1 }
      var node = Node("library")
      for (place, set) in all.enumerated().reversed() where has(place) { set(&node) }
      #expect(node.label == (has(0) ? "Town Library" : nil))
      #expect(node.kind == (has(1) ? .organization : nil))
      #expect(node.sector == (has(2) ? .public : nil))
      #expect(node.tier == (has(3) ? .service : nil))
      #expect(node.place == (has(4) ? "Rivermead" : nil))
      #expect(node.consent == (has(5) ? .named : nil))
      #expect(node.mode == (has(6) ? 2 : nil))
      #expect(node.waves == (has(7) ? ["1", "2"] : []))
      #expect(node.attributes == (has(8) ? ["staff": 3] : [:]))
      #expect(node.attributes.isEmpty == !has(8))
      #expect(node.attributes.entries.count == (has(8) ? 1 : 0))
    }
  }

  @Test("keep to themselves what is no attribute when they hand these to others")
  func attributesAlone() {
    let other = Node("ann", attributes: Self.known.attributes)
    #expect(other == Node("ann", attributes: ["staff": 3]) && other.label == nil)
    #expect(other.waves.isEmpty && Self.known.attributes == ["staff": 3])
    #expect(Self.known.attributes.hashValue == other.attributes.hashValue)
    var relabeled = Node("bo", label: "Bo")
    relabeled.attributes = Self.known.attributes
    #expect(relabeled == Node("bo", label: "Bo", attributes: ["staff": 3]))
  }

  @Test("share what they have in common and stay values of their own")
  func sharing() {
    let before = [
      Self.known, Node("ann"), Node("bo", mode: 2), Node("shop", attributes: ["staff": 3]),
      Node("school", attributes: ["staff": 4]), Node("cy", mode: 2, attributes: ["staff": 3]),
      Node("di", mode: 2), Node("ed", waves: ["2"]), Node("flo", waves: ["1"]), Self.known,
    ]
    var common = SharedValues()
    var shared = before
    for place in shared.indices { common.share(&shared[place]) }
    #expect(shared == before && shared.map(\.hashValue) == before.map(\.hashValue))
    // What is equal, but not to the letter, stays as it is spelt.
    var spellings: [Node] = [
      Node("a", label: "Ren\u{E9}"), Node("b", label: "Rene\u{301}"),
      Node("c", attributes: ["x": 0.0]), Node("d", attributes: ["x": -0.0]),
    ]
    for place in spellings.indices { common.share(&spellings[place]) }
    #expect(spellings.compactMap { $0.label?.unicodeScalars.count } == [4, 5])
    #expect(spellings.compactMap { $0.attributes["x"]?.text } == ["0.0", "-0.0"])
    shared[2].mode = 1
    shared[3].attributes["staff"] = 5
    #expect(shared[6] == before[6] && shared[0] == before[0] && shared[9] == before[9])
    #expect(shared[2].mode == 1 && shared[3].attributes == ["staff": 5])
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
