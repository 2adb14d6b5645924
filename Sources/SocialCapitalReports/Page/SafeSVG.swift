// SPDX-License-Identifier: Apache-2.0

/// An SVG drawing made fit to stand within a page: only shapes and texts, nothing that acts.
///
/// Elements and attributes that are not known to be harmless are left out, and so are ids, which
/// would clash with those of the page and of other drawings.
struct SafeSVG {
  private let bytes: [UInt8]
  private var place = 0
  private var output: [UInt8] = []
  private var open: [String] = []
  private let rootAttributes: String

  /// The drawing as markup for a page, or `nil` where the text is no drawing.
  ///
  /// - Parameters:
  ///   - svg: The text of an SVG file.
  ///   - label: The id of the element that names the drawing.
  ///   - description: The id of the element that describes it.
  static func markup(_ svg: String, label: String, description: String) -> String? {
    var parser = SafeSVG(svg, label: label, description: description)
    return parser.parse() ? String(decoding: parser.output, as: UTF8.self) : nil
  }

  private init(_ svg: String, label: String, description: String) {
    bytes = Array(svg.utf8)
    rootAttributes =
      " role=\"img\" aria-labelledby=\"\(HTMLWriter.escaped(label))\""
      + " aria-describedby=\"\(HTMLWriter.escaped(description))\""
  }

  private mutating func parse() -> Bool {
    while place < bytes.count {
      if bytes[place] != UInt8(ascii: "<") {
        copyText()
      } else if starts("<!--") {
        if !skip(past: "-->") { return false }
      } else if starts("<?") {
        if !skip(past: "?>") { return false }
      } else if starts("<!") {
        if !skip(past: ">") { return false }
      } else if starts("</") {
        guard closeElement() else { return false }
        if open.isEmpty { return true }
      } else {
        guard openElement() else { return false }
      }
    }
    return false
  }

  private func starts(_ text: StaticString) -> Bool {
    bytes[place...].starts(with: "\(text)".utf8)
  }

  private mutating func skip(past end: StaticString) -> Bool {
    let end = Array("\(end)".utf8)
    while place + end.count <= bytes.count {
      if bytes[place..<place + end.count].elementsEqual(end) {
        place += end.count
        return true
      }
      place += 1
    }
    return false
  }

  /// Copies a text, in which a sign of markup that is no reference is escaped.
  private mutating func copyText() {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
    guard !open.isEmpty, !isSkipping else { return }
    append(Self.text(bytes[start..<place]))
  }

  /// A text with its references read, unseen characters replaced, and escaped again.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: "&", omittingEmptySubsequences: false).map(String.init)
    for index in parts.indices.dropFirst() {
      guard let end = parts[index].firstIndex(of: ";") else {
        parts[index] = "&" + parts[index]
        continue
      }
      let rest = parts[index][parts[index].index(after: end)...]
      parts[index] =
        reference(parts[index][..<end]).map { $0 + rest } ?? "&" + parts[index]
    }
    return HTMLWriter.escaped(parts.joined())
  }

  private static func reference(_ name: Substring) -> String? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let isHex = name.dropFirst().first == "x"
      let number = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
      return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  private var isSkipping: Bool { open.contains { !Self.isShape($0) && $0 != "a" } }

  private mutating func closeElement() -> Bool {
    place += 2
    let name = takeName()
    guard skip(past: ">"), let last = open.popLast(), last == name else { return false }
    if Self.isShape(name), !isSkipping { append("</\(name)>") }
    return true
  }

  private mutating func openElement() -> Bool {
    place += 1
    let name = takeName()
    if name.isEmpty || (open.isEmpty && name != "svg") { return false }
    let isKept = Self.isShape(name) && !isSkipping
    if isKept { append("<\(name)") }
    if name == "svg", open.isEmpty { append(rootAttributes) }
    while true {
      skipSpace()
      guard place < bytes.count else { return false }
      if bytes[place] == UInt8(ascii: ">") {
        place += 1
        open.append(name)
        if isKept { append(">") }
        return true
      }
      if starts("/>") {
        place += 2
        if isKept { append("/>") }
        return !open.isEmpty
      }
      guard let (attribute, value) = takeAttribute() else { return false }
      if isKept, isHarmless(attribute, value) { append(" \(attribute)=\"\(value)\"") }
    }
  }

  private mutating func takeAttribute() -> (String, String)? {
    let name = takeName()
    skipSpace()
    guard !name.isEmpty, place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return nil }
    place += 1
    skipSpace()
    guard place < bytes.count else { return nil }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != quote { place += 1 }
    guard place < bytes.count else { return nil }
    place += 1
    return (name, Self.text(bytes[start..<place - 1]))
  }

  private mutating func takeName() -> String {
    let start = place
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        place += 1
      default: return String(decoding: bytes[start..<place], as: UTF8.self)
      }
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private static func isShape(_ name: String) -> Bool {
    switch name {
    case "svg", "g", "title", "desc", "polygon", "polyline", "path", "ellipse", "circle", "rect",
      "line", "text", "tspan":
      true
    default: false
    }
  }

  /// Whether an attribute says how a shape looks and nothing else.
  private func isHarmless(_ name: String, _ value: String) -> Bool {
    if value.contains("url(") || value.contains(":") { return false }
    switch name {
    case "width", "height", "viewBox", "transform", "d", "points", "x", "y", "x1", "y1", "x2", "y2",
      "dx", "dy", "cx",
      "cy", "r", "rx", "ry", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity",
      "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-family",
      "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline",
      "text-decoration":
      return true
    default: return false
    }
  }
}
