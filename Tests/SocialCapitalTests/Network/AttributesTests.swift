// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapital

@Suite("Attributes")
struct AttributesTests {
  @Test("keep the order of the data, and of a name given twice the last value")
  func order() {
    var attributes: Attributes = ["b": 1, "a": "x", "b": 2]
    #expect(attributes.entries.map(\.name) == ["b", "a"])
    #expect(attributes.entries.map(\.value) == [2, "x"])
    #expect(attributes["b"] == 2 && attributes["c"] == nil)
    attributes["c"] = true
    attributes["b"] = nil
    #expect(attributes == ["a": "x", "c": true] && attributes != ["c": true, "a": "x"])
    attributes["nobody"] = nil
    #expect(attributes.entries.count == 2 && attributes.entries.last?.name == "c")
    attributes["a"] = nil
    attributes["c"] = nil
    #expect(attributes.isEmpty && attributes == [:])
  }

  @Test("are added to others as by hand")
  func adding() {
    let (one, other): (Attributes, Attributes) = (["a": 1, "b": 2], ["c": 3, "b": 4])
    #expect(one.adding(other.entries, isReplacing: true) == ["a": 1, "b": 4, "c": 3])
    #expect(one.adding(other.entries, isReplacing: false) == ["a": 1, "b": 2, "c": 3])
    #expect(one.filled(from: other) == ["a": 1, "b": 2, "c": 3])
    #expect(one.filled(from: [:]) == one && Attributes().filled(from: other) == other)
    // What is added may itself have a name twice.
    let twice = [
      Attributes.Entry(name: "d", value: 5), Attributes.Entry(name: "d", value: 6),
    ]
    #expect(one.adding(twice, isReplacing: true) == ["a": 1, "b": 2, "d": 6])
    #expect(one.adding(twice, isReplacing: false) == ["a": 1, "b": 2, "d": 5])
  }

  @Test("share names and values and stay of their own")
  func sharing() {
    let before: [Attributes] = [["a": 1, "b": 2], [:], ["b": 3], ["a": 4, "b": 5], ["b": 6], [:]]
    var common = SharedValues()
    var shared = before
    for place in shared.indices { common.share(&shared[place]) }
    #expect(shared == before)
    #expect(shared.map(\.hashValue) == before.map(\.hashValue))
    shared[0]["c"] = 7
    shared[4]["b"] = nil
    #expect(shared[0] == ["a": 1, "b": 2, "c": 7] && shared[4].isEmpty)
    #expect(shared[3] == before[3] && shared[2] == before[2])
  }
}
