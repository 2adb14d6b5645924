// SPDX-License-Identifier: Apache-2.0

/// Writes HTML that is well-formed XML too, so that any XML parser can check it.
///
/// Everything given as text or as the value of an attribute is escaped; only ``markup(_:)`` is not.
struct HTMLWriter {
  /// The text so far.
  private(set) var html = ""

  typealias Attributes = KeyValuePairs<String, String>

  /// Writes an element and what the body writes within it.
  mutating func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ body: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    html += ">"
    body(&self)
    html += "</\(name)>"
    if Self.endsLine(name) { html += "\n" }
  }

  /// Writes an element that holds a text.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element that holds nothing, such as `br`.
  mutating func emptyElement(_ name: StaticString, _ attributes: Attributes = [:]) {
    open(name, attributes)
    html += "/>"
    if Self.endsLine(name) { html += "\n" }
  }

  /// Writes a text.
  mutating func text(_ text: String) { html += Self.escaped(text) }

  /// Writes markup as it is; it must be known to be harmless.
  mutating func markup(_ markup: String) { html += markup }

  private mutating func open(_ name: StaticString, _ attributes: Attributes) {
    html += "<\(name)"
    for (name, value) in attributes { html += " \(name)=\"\(Self.escaped(value))\"" }
  }

  /// A text with the signs of HTML written as references and nothing in it that acts unseen.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Whether a line ends after an element, so that the source of a page can be read.
  private static func endsLine(_ name: StaticString) -> Bool {
    switch "\(name)" {
    case "a", "bdi", "span", "strong", "em", "td", "th", "abbr", "code": false
    default: true
    }
  }
}
