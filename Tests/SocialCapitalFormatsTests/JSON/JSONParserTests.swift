// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("JSON")
struct JSONParserTests {
  private func parse(_ text: String) throws(JSONSyntaxError) -> JSONDocument {
    try JSONParser.parse(Data(text.utf8))
  }

  // By hand

  @Test("keeps order, digits, positions and names that are there twice")
  func values() throws {
    let document = try parse(
      """
      {"b": [1, -2.5e3, true, null],
       "a": "x\\n\\"\\u00e9\\ud83d\\ude00", "a": 12345678901234567890}
      """)
    let members = Array(document.root.members)
    #expect(members.map { $0.key.string } == ["b", "a", "a"])
    #expect(members[0].value.elements.map { $0.value.kind } == [.number, .number, .flag, .null])
    #expect(
      members[0].value.elements.map { $0.value.attributeValue } == [
        .integer(1), .number(-2500), .flag(true), nil,
      ])
    #expect(members[1].value.string == "x\n\"é😀")
    #expect(members[1].value.offset == 37)
    #expect(members[2].value.attributeValue == .text("12345678901234567890"))
    #expect(members[0].value.source == "[1, -2.5e3, true, null]")
    #expect(members[0].value.name == nil && members[2].value.name == "12345678901234567890")
  }

  @Test(
    "has whole numbers apart from others",
    arguments: [
      ("0", AttributeValue.integer(0)), ("-7", .integer(-7)), ("7.0", .number(7)),
      ("1e2", .number(100)), ("-0", .number(-0.0)), ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .text("9223372036854775808")), ("1e999", .text("1e999")),
      ("[1, {}]", .text("[1, {}]")), ("\"\"", .text("")),
    ])
  func numbers(text: String, value: AttributeValue) throws {
    #expect(try parse(text).root.attributeValue == value)
  }

  // Edge cases

  @Test(
    "says what is wrong and where",
    arguments: [
      ("", 0), ("  \n", 3), ("{", 1), ("[1", 2), ("[1,]", 3), ("{\"a\"}", 4), ("{\"a\":}", 5),
      ("{a:1}", 1), ("[1 2]", 3), ("[01]", 1), ("[-]", 1), ("[1.]", 1), ("[.5]", 1), ("[1e]", 1),
      ("[+1]", 1), ("[NaN]", 1), ("[-Infinity]", 1), ("[tru]", 1), ("\"a", 0), ("\"a\nb\"", 2),
      ("\"\\x\"", 1), ("\"\\u12\"", 1), ("\"\\ud800\"", 1), ("\"\\udc00\"", 1),
      ("\"\\ud800\\u0041\"", 1), ("{}\n{}", 3), ("['a']", 1), ("[1,\n\"é\", x]", 10), ("[}", 1),
      ("{]", 1), ("// no\n1", 0), ("{\"a\":1,}", 7),
    ])
  func faults(text: String, offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try parse(text) }
    #expect(error?.offset == offset, "\(text)")
  }

  @Test("says that arrays and objects are too deep", arguments: ["[", "{\"a\":"])
  func depth(opening: String) throws {
    let deep = String(repeating: opening, count: 1_000_000)
    let error = #expect(throws: JSONSyntaxError.self) { try parse(deep) }
    #expect(error?.isTooDeep == true)
    let most = JSONParser.deepest
    let arrays = String(repeating: "[", count: most) + String(repeating: "]", count: most)
    #expect(try parse(arrays).tokens.count == most)
  }

  @Test("costs twelve bytes a value", arguments: ["[1,1,1,1]", "[[],[],{}]", "{\"a\":{\"b\":[]}}"])
  func space(text: String) throws {
    #expect(MemoryLayout<JSONDocument.Token>.stride == 12)
    let document = try parse(text)
    // Each value takes two bytes of text at least, so a document costs six times its text at most.
    #expect(document.tokens.count * 2 <= text.utf8.count + 1)
  }

  // Other tools

  @Test("takes what Foundation takes, and the same from it", arguments: 0..<8)
  func sameAsFoundation(part: Int) throws {
    var acceptedCount = 0
    for seed in part * 500..<(part + 1) * 500 {
      var damage = Damage(seed: UInt64(seed))
      let data = Data(damage.damaged(Array(Self.sample.utf8)))
      guard UTF8Validation.firstFault(in: data.span, from: 0) == nil else { continue }
      let theirs = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      let ours = try? JSONParser.parse(data)
      if let ours {
        acceptedCount += 1
        // A number beyond a Double is no error here, and names that come twice are one there.
        if theirs == nil { #expect(Self.hasHugeNumber(ours), "seed \(seed)") }
        if let theirs { #expect(Self.isEqual(ours.root, theirs), "seed \(seed)") }
      } else {
        #expect(theirs == nil, "seed \(seed)")
      }
    }
    #expect((10..<490).contains(acceptedCount), "\(acceptedCount)")
  }

  private static let sample = """
    {"directed": true, "multigraph": false, "graph": {"name": "\\u00e9 \\ud83d\\ude00"},
     "nodes": [{"id": 1, "w": -0.25e2, "t": [1, [2, {}]]}, {"id": "b\\"\\\\/", "n": null}],
     "links": [{"source": 1, "target": "b", "key": 0}, []], "x": "日本"}
    """

  private static func hasHugeNumber(_ document: JSONDocument) -> Bool {
    document.tokens.indices.contains { index in
      let value = JSONValue(document: document, index: index)
      return value.kind == .number && value.number == nil
    }
  }

  private static func isEqual(_ ours: JSONValue, _ theirs: Any) -> Bool {
    switch ours.kind {
    case .null: return theirs is NSNull
    case .string: return ours.string == theirs as? String
    case .flag: return ours.flag == theirs as? Bool
    case .number: return ours.number == (theirs as? NSNumber)?.doubleValue
    case .array:
      let ours = ours.elements.map(\.value)
      guard let theirs = theirs as? [Any], ours.count == theirs.count else { return false }
      return zip(ours, theirs).allSatisfy { isEqual($0, $1) }
    case .object:
      guard let theirs = theirs as? [String: Any] else { return false }
      let names = ours.members.compactMap { $0.key.string }
      guard Set(names) == Set(theirs.keys) else { return false }
      guard Set(names).count == names.count else { return true }
      return ours.members.allSatisfy { member in
        member.key.string.flatMap { theirs[$0] }.map { isEqual(member.value, $0) } ?? false
      }
    }
  }
}
