// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// A JSON text, read whole: its values in the order of the text, each by where it stands in the
/// bytes.
///
/// Nothing is decoded until it is asked for, so that a text costs twelve bytes a value beyond its
/// own, integers keep all their digits, names that are there twice are seen, and every value knows
/// where it stands.
final class JSONDocument: Sendable {
  /// Where a value stands: twelve bytes, so that even a text of nothing but commas stays small.
  struct Token: Sendable {
    /// The place of its first byte.
    var start: UInt32
    /// The place after its last byte.
    var end: UInt32
    /// The number of the token after it and all within it.
    var next: UInt32
  }

  let data: Data
  let tokens: ContiguousArray<Token>

  init(data: Data, tokens: ContiguousArray<Token>) {
    self.data = data
    self.tokens = tokens
  }

  /// The outermost value.
  var root: JSONValue { JSONValue(document: self, index: 0) }
}

/// A value of a JSON text.
struct JSONValue {
  let document: JSONDocument
  let index: Int

  enum Kind { case object, array, string, number, flag, null }

  private var token: JSONDocument.Token { document.tokens[index] }

  /// What the value is; its first byte tells.
  var kind: Kind {
    switch document.data.span[Int(token.start)] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .flag
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// The byte the value begins with, counted from 0.
  var offset: Int { Int(token.start) }

  /// The value as it is written.
  var source: String { document.data.span.text(Int(token.start), Int(token.end)) }

  /// The text of a string.
  var string: String? {
    guard kind == .string else { return nil }
    return JSONText.decoded(document.data.span, Int(token.start) + 1, Int(token.end) - 1)
  }

  /// True or false.
  var flag: Bool? {
    kind == .flag ? document.data.span[Int(token.start)] == UInt8(ascii: "t") : nil
  }

  /// The name a string or number gives, as ids are: `7` and `"7"` are the same name.
  var name: String? {
    switch kind {
    case .string: string
    case .number: source
    default: nil
    }
  }

  /// The number, where it is one that a `Double` can hold.
  var number: Double? {
    guard kind == .number, let number = Double(source), number.isFinite else { return nil }
    return number
  }

  /// The values of an array, in order.
  var elements: Children { Children(self, isObject: false) }

  /// The names and values of an object, in order; a name that is there twice comes twice.
  var members: Children { Children(self, isObject: true) }

  /// The values within an array or object.
  struct Children: Sequence, IteratorProtocol {
    private let document: JSONDocument
    private var index: Int
    private let end: Int
    private let isObject: Bool

    fileprivate init(_ value: JSONValue, isObject: Bool) {
      document = value.document
      self.isObject = isObject
      let matches = value.kind == (isObject ? .object : .array)
      index = value.index + 1
      end = matches ? Int(value.token.next) : index
    }

    mutating func next() -> (key: JSONValue, value: JSONValue)? {
      guard index < end else { return nil }
      let key = JSONValue(document: document, index: index)
      if isObject { index += 1 }
      let value = JSONValue(document: document, index: index)
      index = Int(document.tokens[index].next)
      return (key, value)
    }
  }

  /// The value of an attribute, or `nil` for null; arrays and objects stand as their text.
  ///
  /// A whole number beyond what an `Int` holds stands as its digits, because a `Double` would change
  /// them.
  var attributeValue: AttributeValue? {
    switch kind {
    case .null: return nil
    case .string: return string.map(AttributeValue.text)
    case .flag: return flag.map(AttributeValue.flag)
    case .object, .array: return .text(source)
    case .number:
      let source = source
      if source.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }) {
        // The zero with a sign is a `Double` and no `Int`.
        if source == "-0" { return .number(-0.0) }
        return Int(source).map(AttributeValue.integer) ?? .text(source)
      }
      return number.map(AttributeValue.number) ?? .text(source)
    }
  }
}
