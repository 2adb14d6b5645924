// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a JSON text holds, as values that any thread may read.
enum JSONValue: Sendable, Decodable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case fields([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .fields(try container.decode([String: JSONValue].self))
    }
  }

  /// Reads a file, or gives `nil` where there is none.
  init?(contentsOf file: URL) {
    guard let data = try? Data(contentsOf: file),
      let value = try? JSONDecoder().decode(JSONValue.self, from: data)
    else { return nil }
    self = value
  }

  /// What a script wrote to a file of `Fixtures`, or `nil` where there is none.
  static func fixture(_ name: String) -> JSONValue? {
    JSONValue(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/\(name).json"))
  }

  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
  var fields: [String: JSONValue]? { if case .fields(let fields) = self { fields } else { nil } }

  /// Rows of numbers, such as ties.
  var rows: [[Double]] { (list ?? []).map { $0.list?.compactMap(\.number) ?? [] } }

  subscript(name: String) -> JSONValue? { fields?[name] }
}
